"""With the manager's unlocked desk in hand, nothing of a draft nor of a sealed rating can be read."""

import gc
import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import select, text

from reviewdesk.coedit.blind import NONCE_BYTES, BlindSubject, Opening, commitment
from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.content.template_toml import to_toml
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.models.base import Base
from reviewdesk.models.rating_rows import RatingRow
from reviewdesk.models.text_rows import DocUpdate
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.drawers import DrawerSession
from reviewdesk.services.goals import Goals
from reviewdesk.services.meetings import Meetings
from reviewdesk.services.people import People
from reviewdesk.services.preparation import Preparation
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.sealing import Sealing
from tests.services.conftest import Company
from tests.services.meeting import Meeting, attached, goals_of
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, MORNING, OWNER_PASSPHRASE, typed

DRAFT = "Kanarienvogel im Bergwerk"
REASON = "Weil der Vogel verstummt"


def everything_stored(context: DeskContext) -> Iterator[bytes]:
    """Yield every value in every column of the opened database, as bytes; the form that was filled in is left out."""
    forms = {to_toml(template) for template in context.library.templates}
    with context.reading() as session:
        for table in Base.metadata.sorted_tables:
            for row in session.execute(text(f'SELECT * FROM "{table.name}"')):  # noqa: S608 - our own names
                for value in (value for value in row if value not in forms):
                    yield value if isinstance(value, bytes) else str(value).encode()


def everything_shown(context: DeskContext, company: Company, meeting: Meeting) -> str:
    """Return all that the owner's services and the meeting's show, in one text."""
    review = meeting.review
    shown = [
        Reviews(context).home(),
        Reviews(context).all(),
        Reviews(context).get(review),
        People(context).all(),
        People(context).page(company.dana),
        Goals(context).tree(),
        Archive(context).all(),
        Preparation(context).view(review),
        Preparation(context).document(review),
        meeting.now(),
        meeting.meetings.documents(review),
        meeting.meetings,
        meeting.sealing,
        *vars(meeting.meetings).values(),
        context,
    ]
    return "\n".join(repr(value) for value in shown)


@pytest.fixture
def prepared(context: DeskContext, review: str, drawer: DrawerSession) -> Meeting:
    """Return the meeting of a review for which the employee alone has prepared, the drawer closed again."""
    first, second = goals_of(context, review)
    drawer.save_updates(
        review, typed(Authority.SELF, {"self/glad": DRAFT, f"self/goal/{first}/reason": REASON})
    )
    drawer.rate(review, first, Progress.BEYOND)
    drawer.rate(review, second, Progress.NOT_STARTED)
    drawer.close()
    return Meeting.opened(context, review)


def test_nothing_of_the_draft_is_stored_or_shown_before_the_employee_opens_it(
    context: DeskContext, company: Company, prepared: Meeting
) -> None:
    stored = b"\n".join(everything_stored(context))
    shown = everything_shown(context, company, prepared)
    for canary in (DRAFT, REASON, Progress.BEYOND.value, Progress.NOT_STARTED.value):
        assert canary.encode() not in stored
        assert canary not in shown
    with pytest.raises(ReviewDeskError):
        prepared.meetings.open_self_assessment(prepared.review, OWNER_PASSPHRASE)


def test_the_search_for_canaries_finds_them_once_they_are_open(
    context: DeskContext, company: Company, prepared: Meeting
) -> None:
    prepared.open_draft()
    assert DRAFT.encode() in b"\n".join(everything_stored(context))
    prepared.go(StageKind.PROGRESS)
    goal = prepared.goals()[0]
    prepared.seal_both(goal, None, Progress.BEYOND)
    prepared.meetings.reveal(prepared.review, goal)
    assert Progress.BEYOND.value.encode() in b"\n".join(everything_stored(context))
    assert Progress.BEYOND.value in everything_shown(context, company, prepared)


@pytest.mark.parametrize("aloud", [False, True])
def test_no_reason_of_a_rating_is_stored_or_shown_before_its_reveal(
    context: DeskContext, company: Company, prepared: Meeting, *, aloud: bool
) -> None:
    if aloud:
        prepared.meetings.open_drawer(prepared.review, EMPLOYEE_PASSPHRASE)
    else:
        prepared.open_draft()
    prepared.go(StageKind.PROGRESS)
    goal = prepared.goals()[0]
    prepared.seal_both(goal, None, Progress.BEYOND)
    assert REASON.encode() not in b"\n".join(everything_stored(context))
    assert REASON not in everything_shown(context, company, prepared)
    prepared.meetings.reveal(prepared.review, goal)
    assert REASON.encode() in b"\n".join(everything_stored(context))


def test_prepared_ratings_all_take_the_same_room(context: DeskContext, prepared: Meeting) -> None:
    assert prepared.review
    with context.reading() as session:
        sizes = session.execute(text("SELECT DISTINCT length(sealed_blob) FROM prepared_rating")).all()
    assert len(sizes) == 1


def test_a_sealed_rating_is_neither_stored_nor_shown_before_the_reveal(
    context: DeskContext, company: Company, prepared: Meeting
) -> None:
    first, second = prepared.goals()
    prepared.open_draft()
    prepared.go(StageKind.PROGRESS)
    prepared.meetings.seal_rating(prepared.review, first, Party.EMPLOYEE, None)
    prepared.seal_both(second, Progress.WELL_ON_THE_WAY, Progress.GETTING_GOING)
    stored = b"\n".join(everything_stored(context))
    shown = everything_shown(context, company, prepared)
    for rating in (Progress.BEYOND, Progress.WELL_ON_THE_WAY, Progress.GETTING_GOING):
        assert rating.value.encode() not in stored
        assert rating.value not in shown
    rounds = [value for value in gc.get_objects() if type(value).__name__ in {"BlindRound", "LiveMeeting"}]
    assert rounds
    assert not [value for value in rounds if Progress.WELL_ON_THE_WAY.value in repr(value)]


def test_a_preview_before_the_reveal_shows_no_sealed_rating(prepared: Meeting) -> None:
    second = prepared.goals()[1]
    prepared.seal_both(second, Progress.WELL_ON_THE_WAY, Progress.GETTING_GOING)
    prepared.go(StageKind.SIGN_OFF)
    pdf = prepared.sealing.preview(prepared.review).pdf
    assert "well_on_the_way" not in json.dumps(attached(pdf))


def test_an_error_carries_neither_words_nor_ratings(meeting: Meeting) -> None:
    goal = meeting.goals()[0]
    meeting.meetings.seal_rating(meeting.review, goal, Party.EMPLOYEE, Progress.BEYOND)
    with pytest.raises(ReviewDeskError) as refused:
        meeting.meetings.seal_rating(meeting.review, goal, Party.EMPLOYEE, Progress.NOT_STARTED)
    assert "beyond" not in repr(refused.value) + repr(refused.value.params)
    assert "not_started" not in repr(refused.value) + repr(refused.value.params)


def test_the_audit_trail_holds_no_word_that_was_said(context: DeskContext, meeting: Meeting) -> None:
    meeting.seal()
    with context.reading() as session:
        trail = "\n".join(str(tuple(row)) for row in session.execute(text("SELECT * FROM audit_event")))
    for canary in ("Dana", "Maya", "scripts", "Chair the Monday", "achieved", "beyond"):
        assert canary not in trail
    assert context.desk.verify_trail().broken_at is None


def test_services_of_another_program_hold_no_sealed_rating(context: DeskContext, prepared: Meeting) -> None:
    goal = prepared.goals()[0]
    prepared.seal_both(goal, Progress.BEYOND, Progress.BEYOND)
    other = Meeting(prepared.review, Meetings(context), Sealing(context))
    with pytest.raises(ReviewDeskError, match="seals-were-lost"):
        other.meetings.reveal(prepared.review, goal)


def test_with_all_that_is_stored_no_sealed_rating_can_be_found_by_trying(
    context: DeskContext, prepared: Meeting
) -> None:
    """Six values are soon tried; the nonce that each is mixed with must not lie anywhere before the reveal."""
    goal = prepared.goals()[1]
    prepared.seal_both(goal, Progress.WELL_ON_THE_WAY, Progress.GETTING_GOING)
    seals = found_by_trying(context, prepared.review, goal)
    assert seals == {Party.EMPLOYEE: None, Party.MANAGER: None}
    prepared.meetings.reveal(prepared.review, goal)
    seals = found_by_trying(context, prepared.review, goal)
    assert seals == {Party.EMPLOYEE: Progress.WELL_ON_THE_WAY, Party.MANAGER: Progress.GETTING_GOING}


def found_by_trying(context: DeskContext, review: str, goal: str) -> dict[Party, Progress | None]:
    """Try every value, with everything of the right length that lies on the desk, against the stored seals."""
    with context.reading() as session:
        row = session.get_one(RatingRow, (review, goal))
        assert row.session is not None
        subject = BlindSubject(bytes.fromhex(row.session), goal, row.round)
        seals = {Party.EMPLOYEE: row.employee_commitment, Party.MANAGER: row.manager_commitment}
    stored = [value for value in everything_stored(context) if len(value) == NONCE_BYTES]
    assert set(seals.values()) <= set(stored)
    return {
        party: next(
            (
                rating
                for rating in Progress
                for nonce in (*stored, bytes(NONCE_BYTES))
                if commitment(subject, party, Opening(rating, nonce)) == seal
            ),
            None,
        )
        for party, seal in seals.items()
    }


def test_words_struck_out_in_the_drawer_are_not_in_the_draft_that_is_opened(
    context: DeskContext, review: str, drawer: DrawerSession
) -> None:
    doc = SharedDoc(Authority.SELF, ())
    typed_keys: list[bytes] = []
    listening = doc.observe(typed_keys.append)
    doc.text("self/glad").insert(0, DRAFT, "employee")
    doc.text("self/glad").delete(0, len(DRAFT), "employee")
    doc.text("self/glad").insert(0, REASON, "employee")
    listening.close()
    doc.close()
    assert DRAFT.encode() in b"".join(typed_keys)
    drawer.save_updates(review, typed_keys)
    drawer.close()
    meeting = Meeting.opened(context, review)
    meeting.open_draft()
    stored = b"\n".join(everything_stored(context))
    assert REASON.encode() in stored
    assert DRAFT.encode() not in stored


def test_a_draft_or_rating_moved_into_another_review_opens_nothing(
    context: DeskContext, company: Company, prepared: Meeting
) -> None:
    """Whoever holds the desk may copy locked rows under a review whose draft is opened sooner."""
    other = (
        Reviews(context)
        .plan(
            company.dana,
            "year-review",
            "Another",
            date(2025, 3, 1),
            date(2026, 2, 28),
            MORNING + timedelta(days=2),
            company.goals,
        )
        .value
    )
    with context.writing() as unit:
        for row in unit.session.scalars(select(DocUpdate).where(DocUpdate.encrypted)).all():
            values = {name: getattr(row, name) for name in ("authority", "seq", "update", "encrypted", "at")}
            unit.session.add(DocUpdate(review_id=other, **values))
        unit.audit("test.copied", other)
    moved = Meeting.opened(context, other)
    with pytest.raises(ReviewDeskError, match="drawer-damaged"):
        moved.open_draft()
    assert DRAFT.encode() not in b"\n".join(everything_stored(context))
    assert prepared.open_draft().self_opened


def test_the_employees_answers_cannot_be_opened_by_setting_the_mark(
    context: DeskContext, prepared: Meeting
) -> None:
    """A draft is open because its words were unlocked, never because a column says so."""
    with context.writing() as unit:
        unit.session.execute(
            text("UPDATE review SET self_opened_at = created_at WHERE id = :id"), {"id": prepared.review}
        )
        unit.audit("test.marked", prepared.review)
    assert prepared.meetings.documents(prepared.review)[Authority.SELF] == ()
    prepared.go(StageKind.PROGRESS)
    prepared.seal_both(prepared.goals()[0], Progress.ACHIEVED, Progress.ACHIEVED)
    prepared.meetings.reveal(prepared.review, prepared.goals()[0])
    stored = b"\n".join(everything_stored(context))
    assert DRAFT.encode() not in stored
    assert REASON.encode() not in stored
