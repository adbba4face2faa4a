"""Plans are kept as the rules say, longer where somebody says why, and go only when a person says so."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.domain.retention import Applies, RetentionClass
from reviewdesk.models.register_rows import Disposal
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.register import Register, Search, Which
from reviewdesk.services.retention import Retention
from tests.services.archive_kit import document_id, folder_of, keep, plan
from tests.services.meeting import Meeting
from tests.services.surroundings import StandingClock
from tests.services.test_superseded_files import orphans

LATER = 365 * 4
OTHERWISE = RetentionClass("all", "All", 2, "House rule 7", Applies.OTHERWISE)


@pytest.fixture
def retention(context: DeskContext) -> Retention:
    """Return the rules of a desk on which one plan is filed."""
    keep(Archive(context), plan(1))
    return Retention(context)


def tables(context: DeskContext) -> dict[str, int]:
    names = ("sealed_plan", "register_entry", "plan_words", "hold", "disposal")
    with context.reading() as session:
        return {name: session.scalar(text(f"SELECT count(*) FROM {name}")) or 0 for name in names}  # noqa: S608


def in_the_index(context: DeskContext, word: str) -> bool:
    """Say whether a word stands in what the index keeps, found or not."""
    with context.reading() as session:
        blocks = session.execute(text("SELECT block FROM plan_index_data")).scalars().all()
    return any(word.encode() in block for block in blocks)


def test_what_ships_is_one_three_and_five_years(context: DeskContext) -> None:
    years = {each.id: each.years for each in Retention(context).classes()}
    assert years == {"check-in": 1, "review": 3, "contested": 5}


def test_a_class_can_be_added_and_its_years_changed(context: DeskContext, retention: Retention) -> None:
    longer = tuple(replace(each, years=7) if each.id == "review" else each for each in retention.classes())
    special = RetentionClass("project", "Project end", 4, "Rule 9", Applies.TEMPLATES, ("Project end",))
    set_ = retention.set_classes((*longer, special)).value
    assert retention.classes() == set_
    assert Register(context).plan(document_id(1)).review_on == date(2032, 10, 16)
    moved = retention.move(document_id(1), "project").value
    assert (moved.retention_class, moved.review_on) == ("project", date(2029, 10, 16))
    again = retention.set_classes(set_)
    assert again.value == set_


def test_it_says_beforehand_how_many_plans_would_be_due(retention: Retention, time: StandingClock) -> None:
    assert retention.due_with("review", 1) == 0
    time.advance(days=LATER)
    assert retention.due_with("review", 3) == 1
    assert retention.due_with("review", 9) == 0
    assert retention.due_with("check-in", 1) == 0
    retention.hold(document_id(1), "A case is open")
    assert retention.due_with("review", 3) == 0


@pytest.mark.parametrize(
    ("classes", "key"),
    [
        ((), "retention-needs-otherwise"),
        ((OTHERWISE, replace(OTHERWISE, id="b")), "retention-needs-otherwise"),
        ((OTHERWISE, replace(OTHERWISE, applies=Applies.TEMPLATES)), "retention-classes-unclear"),
        ((replace(OTHERWISE, id="Ä b"),), "retention-classes-unclear"),
        ((replace(OTHERWISE, name=" "),), "retention-needs-name"),
        ((replace(OTHERWISE, rule=""),), "retention-needs-rule"),
        ((replace(OTHERWISE, years=0),), "retention-years"),
        ((replace(OTHERWISE, years=101),), "retention-years"),
        ((OTHERWISE,), "retention-class-in-use"),
    ],
)
def test_classes_that_leave_a_plan_without_a_rule_are_refused(
    retention: Retention, classes: tuple[RetentionClass, ...], key: str
) -> None:
    before = retention.classes()
    with pytest.raises(RuleViolation, match=key):
        retention.set_classes(classes)
    assert retention.classes() == before


def test_a_plan_goes_into_a_class_that_there_is(retention: Retention) -> None:
    with pytest.raises(RuleViolation, match="retention-class-unknown"):
        retention.move(document_id(1), "nothing")
    with pytest.raises(RuleViolation, match="not-on-this-desk"):
        retention.move("nothing", "review")


def test_a_hold_says_why_and_is_lifted_once(context: DeskContext, retention: Retention) -> None:
    with pytest.raises(RuleViolation, match="hold-needs-reason"):
        retention.hold(document_id(1), "  ")
    with pytest.raises(RuleViolation, match="not-on-this-desk"):
        retention.hold("nothing", "A case")
    first = retention.hold(document_id(1), " A case is open ").value
    second = retention.hold(document_id(1), "Another").value
    assert [each.reason for each in retention.holds(document_id(1))] == ["Another", "A case is open"]
    lifted = retention.lift(first.id).value
    assert lifted.lifted_by == context.desk.info.owner_id
    assert lifted.lifted_at is not None
    assert Register(context).plan(document_id(1)).held
    with pytest.raises(RuleViolation, match="hold-is-lifted"):
        retention.lift(first.id)
    retention.lift(second.id)
    assert not Register(context).plan(document_id(1)).held


def test_nothing_goes_before_its_day_or_under_a_hold(
    context: DeskContext, retention: Retention, time: StandingClock
) -> None:
    with pytest.raises(RuleViolation, match="disposal-not-due"):
        retention.dispose(document_id(1))
    time.advance(days=LATER)
    hold = retention.hold(document_id(1), "A case is open").value
    with pytest.raises(RuleViolation, match="disposal-held"):
        retention.dispose(document_id(1))
    retention.lift(hold.id)
    retention.dispose(document_id(1))
    assert Register(context).page().plans == ()


def test_what_is_disposed_of_leaves_no_name_no_word_and_no_file(
    context: DeskContext, retention: Retention, time: StandingClock, tmp_path: Path
) -> None:
    time.advance(days=LATER)
    register, archive = Register(context), Archive(context)
    retention.lift(retention.hold(document_id(1), "Brûlé against Ellis").value.id)
    assert register.search(Search("elodie")).plans
    assert in_the_index(context, "thursdays")
    gone = retention.dispose(document_id(1)).value
    assert gone.sha256 == hashlib.sha256(plan(1)).hexdigest()
    assert (gone.retention_class, gone.review_on) == ("review", date(2028, 10, 16))
    assert gone.disposed_by == context.desk.info.owner_id
    assert "look back" in gone.rule
    assert tables(context) == {
        "sealed_plan": 0, "register_entry": 0, "plan_words": 0, "hold": 0, "disposal": 1,
    }  # fmt: skip
    assert not register.search(Search("elodie")).plans
    assert orphans(context) == frozenset()
    assert list(context.desk.folder.glob("files/??/*")) == []
    with context.reading() as session:
        logs = [
            str(session.execute(text(f"SELECT * FROM {log}")).all())  # noqa: S608 - from this line
            for log in ("disposal", "audit_event")
        ]
    assert not in_the_index(context, "thursdays")
    assert not [log for log in logs if "Brûlé" in log or "Ellis" in log]
    assert context.desk.verify_trail().broken_at is None
    assert retention.dispose(document_id(1)).value == gone, "asked again, it is the same"
    (refused,) = archive.intake.add_folder(folder_of(tmp_path / "again", 1))
    assert refused.error is not None
    assert refused.error.key == "plan-was-disposed-of"


def test_a_plan_whose_review_is_still_here_stays(
    context: DeskContext, meeting: Meeting, time: StandingClock
) -> None:
    sealed = meeting.seal()
    time.advance(days=LATER)
    assert len(Register(context).page(Which.DUE).plans) == 1
    with pytest.raises(RuleViolation, match="disposal-sealed-here"):
        Retention(context).dispose(sealed.document_id)


def test_the_log_of_disposals_is_read_page_by_page(
    context: DeskContext, retention: Retention, time: StandingClock, tmp_path: Path
) -> None:
    Archive(context).intake.add_folder(folder_of(tmp_path / "more", 2, 3))
    time.advance(days=LATER)
    for number in (1, 2, 3):
        retention.dispose(document_id(number))
    first = retention.disposals(size=2)
    assert [each.document_id for each in first.disposals] == [document_id(3), document_id(2)]
    rest = retention.disposals(first.after, size=2)
    assert ([each.document_id for each in rest.disposals], rest.after) == ([document_id(1)], "")


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("DELETE FROM sealed_plan", "record-sealed"),
        ("DELETE FROM register_entry", "record-sealed"),
        ("UPDATE register_entry SET trusted = 1", "record-sealed"),
        ("UPDATE hold SET reason = 'x'", "append-only"),
        ("DELETE FROM hold", "append-only"),
        ("UPDATE disposal SET rule = 'x'", "append-only"),
        ("DELETE FROM disposal", "append-only"),
    ],
)
def test_the_database_itself_refuses_every_other_way(
    context: DeskContext, retention: Retention, time: StandingClock, statement: str, key: str
) -> None:
    keep(Archive(context), plan(2))
    time.advance(days=LATER)
    retention.dispose(document_id(2))
    retention.hold(document_id(1), "A case is open")
    with pytest.raises(DeskError, match=key), context.writing() as unit:
        unit.session.execute(text(statement))


def log_disposal(context: DeskContext, **changes: object) -> None:
    """Write the row that takes plan 1 away, past the service."""
    view = Register(context).plan(document_id(1))
    row: dict[str, object] = {
        "document_id": document_id(1), "sha256": view.sha256, "retention_class": "review", "rule": "",
        "review_on": view.review_on, "disposed_at": context.clock.now(), "disposed_by": "x",
    }  # fmt: skip
    with context.writing() as unit:
        unit.session.add(Disposal(**{**row, **changes}))
        unit.audit("plan.disposed", document_id(1))


@pytest.mark.parametrize(
    ("moved", "changes"),
    [
        ((0, False), {}),
        ((LATER, True), {}),
        ((LATER, False), {"review_on": date(2020, 1, 1)}),
        ((LATER, False), {"sha256": "0" * 64}),
    ],
)
def test_the_database_itself_refuses_a_disposal_that_no_rule_asks_for(
    context: DeskContext,
    retention: Retention,
    time: StandingClock,
    moved: tuple[int, bool],
    changes: dict[str, object],
) -> None:
    days, held = moved
    time.advance(days=days)
    if held:
        retention.hold(document_id(1), "A case is open")
    with pytest.raises(DeskError, match="disposal-refused"):
        log_disposal(context, **changes)
    assert len(Register(context).page().plans) == 1


def test_the_log_and_the_removal_are_one(
    context: DeskContext, retention: Retention, time: StandingClock
) -> None:
    assert retention.classes()
    time.advance(days=LATER)
    log_disposal(context)
    assert Register(context).page().plans == ()
