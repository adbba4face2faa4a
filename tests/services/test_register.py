"""The archive's lists: found by what it should be found by, page by page, and never by reading everything."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.register import Register, Search, Which
from reviewdesk.services.register_snapshots import RegisterCounts, RegisterPage
from reviewdesk.services.retention import Retention
from reviewdesk.services.stored_files import is_named
from tests.document.signed import NOW
from tests.services.archive_kit import document_id, folder_of
from tests.services.query_plans import asked_of, whole_tables
from tests.services.surroundings import StandingClock

LATER = 365 * 4


@pytest.fixture
def register(context: DeskContext, tmp_path: Path) -> Register:
    """Return the register of five plans, each of somebody else."""
    Archive(context).intake.add_folder(folder_of(tmp_path / "files", 1, 2, 3, 4, 5))
    return Register(context)


def numbers(page: RegisterPage) -> set[int]:
    return {int(view.document_id[-8:]) for view in page.plans}


def walked(ask: Callable[[str], RegisterPage]) -> list[str]:
    """Turn page after page, and return every id as it came."""
    found, after = [], ""
    while True:
        page = ask(after)
        found += [view.document_id for view in page.plans]
        after = page.after
        if not after:
            return found


FOUND: list[tuple[Search, set[int]]] = [
    (Search("elodie"), {1}),
    (Search("ÉLODIE brule"), {1}),
    (Search("elo"), {1}),
    (Search("odie"), set()),
    (Search("berg jonas"), {2}),
    (Search("berg", people="dana"), set()),
    (Search(people="ma"), {1, 2, 3, 4, 5}),
    (Search(people="ma am"), {3}),
    (Search("answer 4 days"), {4}),
    (Search("answ"), set()),
    (Search("thursdays"), {1, 2, 3, 4, 5}),
    (Search("2024"), {1, 2, 3, 4, 5}),
    (Search("2023"), set()),
    (Search(), {1, 2, 3, 4, 5}),
    (Search("year", since=date(2025, 10, 16), until=date(2025, 10, 16)), {1, 2, 3, 4, 5}),
    (Search("year", since=date(2025, 10, 17)), set()),
    (Search("year", until=date(2025, 10, 15)), set()),
    (Search(since=date(2025, 10, 17)), set()),
    (Search(until=date(2025, 10, 16)), {1, 2, 3, 4, 5}),
    (Search(since=date.min, until=date.max), {1, 2, 3, 4, 5}),
    (Search("dana* OR jonas"), set()),
    (Search('year"'), {1, 2, 3, 4, 5}),
    (Search("NEAR ( - ) ^"), set()),
    (Search(" …!? "), set()),
    (Search("year", people="—"), set()),
    (Search("secretwhy"), set()),
    (Search("secretwords"), set()),
]


def test_plans_are_found_by_names_words_and_days(register: Register) -> None:
    found = [(wanted, numbers(register.search(wanted))) for wanted, _expected in FOUND]
    assert found == FOUND


def test_pages_go_through_everything_once_newest_first(register: Register) -> None:
    every = [view.document_id for view in register.page().plans]
    assert len(every) == 5
    assert walked(lambda after: register.page(after=after, size=2)) == every
    assert walked(lambda after: register.search(Search("year"), after, 2)) == every
    assert walked(lambda after: register.search(Search(), after, 2)) == every


def test_held_and_due_plans_have_lists_of_their_own(
    context: DeskContext, register: Register, time: StandingClock
) -> None:
    assert register.page(Which.DUE).plans == ()
    time.advance(days=LATER)
    Retention(context).hold(document_id(2), "A case is open")
    assert numbers(register.page(Which.HELD)) == {2}
    due = walked(lambda after: register.page(Which.DUE, after, 1))
    assert {int(found[-8:]) for found in due} == {1, 3, 4, 5}
    assert len(due) == 4


@pytest.mark.parametrize("after", ["x", str(2**70), "1/2", "2026-01-01/x", "noon/1"])
def test_a_place_that_no_page_gave_is_refused(context: DeskContext, after: str) -> None:
    for which in Which:
        with pytest.raises(RuleViolation, match="no-such-page"):
            Register(context).page(which, after)


def test_a_plan_that_is_not_there_is_not_found(register: Register) -> None:
    with pytest.raises(RuleViolation, match="not-on-this-desk"):
        register.plan("nothing")


def test_counters_follow_every_change(context: DeskContext, register: Register, time: StandingClock) -> None:
    retention = Retention(context)
    assert register.counts() == RegisterCounts(5, 0, (("review", 5),))
    held = retention.hold(document_id(2), "A case is open").value
    retention.hold(document_id(2), "Another")
    assert register.counts().held == 1
    retention.lift(held.id)
    assert register.counts().held == 1, "the other reason still holds it"
    retention.move(document_id(1), "check-in")
    assert register.counts().classes == (("check-in", 1), ("review", 4))
    time.advance(days=LATER)
    retention.dispose(document_id(1))
    assert register.counts() == RegisterCounts(4, 1, (("check-in", 0), ("review", 4)))


def test_no_list_and_no_search_reads_a_whole_table(
    context: DeskContext, register: Register, time: StandingClock
) -> None:
    time.advance(days=LATER)
    Retention(context).dispose(document_id(5))
    archive = Archive(context)
    with asked_of(context) as lines:
        for which in Which:
            walked(lambda after, which=which: register.page(which, after, 2))  # type: ignore[misc]
        for wanted in (Search("year"), Search("year", "dana", NOW.date(), NOW.date()), Search()):
            walked(lambda after, wanted=wanted: register.search(wanted, after, 2))  # type: ignore[misc]
        register.plan(document_id(1))
        register.counts()
        disposals = Retention(context).disposals()
        Retention(context).disposals(disposals.disposals[0].document_id)
        Retention(context).holds(document_id(1))
        archive.pdf(document_id(1))
        archive.intake.add_folder(context.desk.folder.parent / "files")
        with context.reading() as session:
            assert not is_named(session, "0" * 64)
    assert len(lines) > 30
    assert not whole_tables(lines)


def test_the_check_of_plans_finds_who_reads_everything(context: DeskContext, register: Register) -> None:
    assert register.counts().plans == 5
    with asked_of(context) as lines, context.reading() as session:
        session.execute(text("SELECT * FROM sealed_plan WHERE title LIKE '%x%'")).all()
        session.execute(text("SELECT * FROM register_entry ORDER BY archived_at")).all()
    assert len(whole_tables(lines)) == 3


def test_the_period_is_a_day_where_the_person_sits(register: Register) -> None:
    sealed = register.page().plans[0].sealed_at.astimezone().date()
    assert numbers(register.search(Search(since=sealed, until=sealed))) == {1, 2, 3, 4, 5}
    assert not register.search(Search(until=sealed - timedelta(days=1))).plans
