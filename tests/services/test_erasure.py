"""What is erased is gone: from every list, from the file of the database, from its log and from the files beside it."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import DocumentError, RuleViolation
from reviewdesk.models.base import Base
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.people_rows import Person
from reviewdesk.models.review_rows import Review
from reviewdesk.models.schema import triggers_as_expected
from reviewdesk.services.archive import Archive
from reviewdesk.services.changes import Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.erasure import Erasure
from reviewdesk.services.erasure_words import stays
from reviewdesk.services.goals import Goals
from reviewdesk.services.notes import Notes
from reviewdesk.services.people import People
from reviewdesk.services.personal_data import PersonalData
from reviewdesk.services.retention import Retention
from reviewdesk.services.reviews import Reviews
from reviewdesk.vault.desk import Desk
from tests.desk_kit import leave_behind
from tests.services.canaries import Filled, fill, plan_from_elsewhere
from tests.services.conftest import Company
from tests.services.meeting import Meeting
from tests.services.surroundings import Surroundings
from tests.vault.pages import all_pages


def everything(context: DeskContext) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table but the trail."""
    with context.reading() as session:
        return {name: _all(session, name) for name in Base.metadata.tables if name != "audit_event"}


def _all(session: Session, table: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in session.execute(text(f'SELECT * FROM "{table}"'))]  # noqa: S608 - our own names


def everywhere(context: DeskContext) -> bytes:
    """Return all that lies in the folder, in the open: every page, every file, and the rest as it is."""
    desk = context.desk
    files = b"".join(desk.files.get(name) for name in desk.files.names())
    beside = b"".join(path.read_bytes() for path in desk.folder.glob("*.json"))
    return all_pages(desk) + files + beside


def shown(context: DeskContext, person_id: str) -> str:
    """Return what the owner's window can show or find."""
    parts = (
        People(context).all(),
        People(context).page(person_id),
        Goals(context).tree(),
        Reviews(context).all(),
        Reviews(context).home(),
        Archive(context).all(),
    )
    return repr(parts)


def years_later(surroundings: Surroundings) -> None:
    """Let so much time pass that no rule keeps a plan any more."""
    surroundings.time.moment = surroundings.time.moment.replace(year=2060)


def ids_of(context: DeskContext, person: Filled) -> set[object]:
    """Return the ids of somebody, and of their goals and reviews."""
    rows = everything(context)
    return {person.id} | {row[0] for name in ("goal", "review") for row in rows[name] if person.id in row}


def test_nothing_that_was_erased_can_be_read_any_more_and_all_of_others_can(
    context: DeskContext, surroundings: Surroundings
) -> None:
    ada, bo = fill(context, "ada"), fill(context, "bo")
    before = everywhere(context)
    assert ada.words - ada.found_in(before) == set()
    files = set(context.desk.files.names())
    of_bo = {
        name: [row for row in rows if ids_of(context, bo) & set(row)]
        for name, rows in everything(context).items()
    }
    years_later(surroundings)
    change = Erasure(context).erase(ada.id)
    assert change.value.stays == ()
    assert {Topic.PEOPLE, Topic.ARCHIVE, Topic.REVIEWS} <= change.topics
    after = everywhere(context)
    assert ada.found_in(after) == set()
    assert b"Canary ada" not in after
    assert "ada" not in shown(context, ada.id).replace(ada.id, "")
    assert len(files - set(context.desk.files.names())) == len(ada.documents)
    assert bo.words - bo.found_in(after) == set()
    assert {Archive(context).pdf(number)[:4] for number in bo.documents} == {b"%PDF"}
    assert sum(map(len, of_bo.values())) > 40
    assert {name: rows for name, rows in everything(context).items() if set(of_bo[name]) - set(rows)} == {}
    assert context.desk.verify_trail().broken_at is None
    with context.reading() as session:
        assert triggers_as_expected(session.connection())
        assert _all(session, "pragma_foreign_key_check") == []


def test_deleting_alone_would_leave_the_words_on_the_disk(context: DeskContext, company: Company) -> None:
    """The look at the pages above finds what a database shows to nobody any more."""
    Notes(context).add(company.dana, "canary-in-a-free-page")
    with context.writing() as unit:
        unit.session.execute(text("DELETE FROM private_note"))
        unit.audit("test.deleted", company.dana)
    assert b"canary-in-a-free-page" in all_pages(context.desk)
    context.desk.sweep()
    assert b"canary-in-a-free-page" not in all_pages(context.desk)
    assert (context.desk.folder / "desk.db-wal").stat().st_size == 0


def test_a_neutral_name_is_left_and_nothing_else(context: DeskContext, company: Company) -> None:
    Erasure(context).erase(company.dana)
    with context.reading() as session:
        row = session.get_one(Person, company.dana)
        assert row.name == f"Erased person {company.dana[-6:]}"
        assert (row.email, row.role_title, row.team_id, row.manager_id) == (None, None, None, None)
    assert company.dana not in {each.id for each in People(context).all()}
    assert company.dana not in {each.id for each in PersonalData(context).people()}


def test_it_is_told_beforehand_what_goes(context: DeskContext, company: Company, review: str) -> None:
    del review
    Notes(context).add(company.dana, "a note")
    told = Erasure(context).preview(company.dana)
    assert (told.name, told.refused, told.stays) == ("Dana Whitfield", None, ())
    kinds = ("goals", "evidence", "notes", "reviews", "commitments", "drawers", "plans")
    assert [told.count(kind) for kind in kinds] == [2, 2, 1, 1, 0, 0, 0]


def test_what_was_erased_stays_erased_when_the_program_is_opened_again(
    context: DeskContext, company: Company, surroundings: Surroundings
) -> None:
    Erasure(context).erase(company.dana)
    again = surroundings.reopened(context)
    try:
        assert again.desk.verify_trail().broken_at is None
        assert [each.name for each in People(again).all()] == ["Maya Okafor", "Omar Said"]
    finally:
        again.desk.close()


@pytest.fixture
def kept_here(meeting: Meeting) -> str:
    """Return a plan sealed on this desk, which the rule for reviews keeps for three years."""
    return meeting.seal().document_id


def test_a_plan_that_a_rule_keeps_stays_alone_and_is_named_with_its_day(
    context: DeskContext, company: Company, kept_here: str
) -> None:
    Notes(context).add(company.dana, "canary-note")
    (kept,) = Erasure(context).erase(company.dana).value.stays
    assert (kept.document_id, kept.held) == (kept_here, False)
    assert kept.until is not None
    assert kept.until.year == 2029
    assert Archive(context).verify(Archive(context).pdf(kept_here)).intact
    with context.reading() as session:
        assert session.scalars(select(Review)).all() == []
        assert session.get_one(SealedPlan, kept_here).review_id is None
    assert b"canary-note" not in all_pages(context.desk)
    (still,) = (each for each in PersonalData(context).people() if each.id == company.dana)
    assert (still.name, still.listed) == ("Dana Whitfield", False)


def test_done_again_it_takes_what_is_due_by_then(
    context: DeskContext, company: Company, kept_here: str, surroundings: Surroundings
) -> None:
    Erasure(context).erase(company.dana)
    years_later(surroundings)
    told = Erasure(context).erase(company.dana).value
    assert (told.count("plans"), told.stays) == (1, ())
    assert Archive(context).all() == ()
    assert list(context.desk.files.names()) == []
    with pytest.raises(RuleViolation, match="not-on-this-desk"):
        Archive(context).pdf(kept_here)
    assert company.dana not in {each.id for each in PersonalData(context).people()}


def test_under_a_hold_nothing_goes(context: DeskContext, company: Company) -> None:
    Archive(context).keep(plan_from_elsewhere(company.dana, "Dana Whitfield", "elsewhere-2"))
    Retention(context).hold("elsewhere-2", "A dispute")
    told = Erasure(context).preview(company.dana)
    assert [kept.held for kept in told.stays] == [True]
    assert stays(told) == (
        "the sealed plan “Year review 2025”, because it is on hold",
        "everything else as well, for now",
    )
    before = everything(context)
    with pytest.raises(RuleViolation, match="erasure-under-hold") as refused:
        Erasure(context).erase(company.dana)
    assert "on hold" in sentence(refused.value)
    assert everything(context) == before


def test_the_owner_is_not_erased_from_their_own_desk(context: DeskContext) -> None:
    with pytest.raises(RuleViolation, match="erasure-of-owner"):
        Erasure(context).erase(context.desk.info.owner_id)


def test_while_a_meeting_is_open_nothing_goes(
    context: DeskContext, company: Company, meeting: Meeting
) -> None:
    with pytest.raises(RuleViolation, match="erasure-meeting-open"):
        Erasure(context).erase(company.dana)
    meeting.meetings.pause(meeting.review)
    assert Erasure(context).erase(company.dana).value.count("reviews") == 1


def test_somebody_known_from_plans_alone_can_be_erased(
    context: DeskContext, surroundings: Surroundings
) -> None:
    Archive(context).keep(plan_from_elsewhere("E-9", "Zoë Hart", "elsewhere-1"))
    years_later(surroundings)
    assert Erasure(context).erase("E-9").value.name == "Zoë Hart"
    assert Archive(context).all() == ()
    with pytest.raises(RuleViolation, match="not-on-this-desk"):
        Erasure(context).preview("E-9")


def test_what_fails_half_way_undoes_it_all(
    context: DeskContext, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object) -> Iterator[None]:
        raise RuntimeError

    before = everything(context)
    monkeypatch.setattr("reviewdesk.services.erasure._forget_name", full)
    with pytest.raises(RuntimeError):
        Erasure(context).erase(company.dana)
    assert everything(context) == before
    with context.reading() as session:
        assert triggers_as_expected(session.connection())


def test_what_could_not_be_swept_is_swept_the_next_time(
    context: DeskContext, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    Notes(context).add(company.dana, "canary-left-behind")
    orphan = leave_behind(context.desk, b"a revision that could not be removed")
    coming = context.desk.files.put(b"a plan that is being filed just now")
    with monkeypatch.context() as broken:
        broken.setattr(Desk, "sweep", _fails)
        with pytest.raises(DocumentError):
            Erasure(context).erase(company.dana)
    assert b"canary-left-behind" in all_pages(context.desk)
    Erasure(context).erase(company.dana)
    assert b"canary-left-behind" not in all_pages(context.desk)
    assert orphan not in context.desk.files.names()
    assert coming in context.desk.files.names()


def _fails(_desk: Desk) -> None:
    raise DocumentError("file-not-saved")


def test_it_says_in_the_trail_that_it_was_done_and_nothing_of_what_was_there(
    context: DeskContext, company: Company
) -> None:
    Erasure(context).erase(company.dana)
    with context.reading() as session:
        kind, subject, data = session.execute(
            text("SELECT kind, subject, data FROM audit_event ORDER BY seq DESC LIMIT 1")
        ).one()
    assert (kind, subject) == ("person.erased", company.dana)
    assert '"goals":2' in data
