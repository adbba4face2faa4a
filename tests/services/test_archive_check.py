"""What is wrong in an archive is found, and what holds nothing of its own is put right."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from reviewdesk.services.archive import Archive
from reviewdesk.services.archive_check import ArchiveCheck, ArchiveReport
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import Outcome
from reviewdesk.services.register import Register, Search
from reviewdesk.services.retention import Retention
from tests.desk_kit import leave_behind
from tests.document.sample import MAYA
from tests.document.signed import sealed
from tests.services.archive_kit import document_id, folder_of, keep, plan, record
from tests.services.meeting import Meeting


@pytest.fixture
def checks(context: DeskContext, tmp_path: Path) -> ArchiveCheck:
    """Return the check of an archive of three plans, one of them held."""
    Archive(context).intake.add_folder(folder_of(tmp_path / "files", 1, 2, 3))
    Retention(context).hold(document_id(3), "A case is open")
    return ArchiveCheck(context)


def files(context: DeskContext) -> list[Path]:
    return sorted(context.desk.folder.glob("files/??/*"))


def behind_the_guards(context: DeskContext, *statements: str) -> None:
    """Change rows as only damage or a defect could."""
    with context.writing() as unit:
        triggers = unit.session.execute(
            text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name <> 'audit_event'")
        ).all()
        for name, _sql in triggers:
            unit.session.execute(text(f"DROP TRIGGER {name}"))
        for statement in statements:
            unit.session.execute(text(statement))
        for _name, sql in triggers:
            unit.session.connection().exec_driver_sql(sql)
        unit.audit("test.harmed", document_id(1))


def test_a_sound_archive_is_sound(checks: ArchiveCheck) -> None:
    seen: list[tuple[int, int]] = []
    report = checks.run(lambda *step: seen.append(step), lambda: False)
    assert report == ArchiveReport(3, whole=True)
    assert report.sound
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_lost_and_altered_files_are_named(context: DeskContext, checks: ArchiveCheck) -> None:
    first, second, third = files(context)
    first.unlink()
    second.write_bytes(b"something else")
    third.write_bytes(third.read_bytes())
    report = checks.run()
    assert (len(report.missing), len(report.altered), report.orphaned) == (1, 1, ())
    assert {*report.missing, *report.altered} < {document_id(number) for number in (1, 2, 3)}
    assert not report.sound


def test_a_row_that_names_another_file_is_noticed(context: DeskContext, checks: ArchiveCheck) -> None:
    stored = leave_behind(context.desk, b"%PDF of somebody else")
    behind_the_guards(context, f"UPDATE register_entry SET stored_name = '{stored}' WHERE revision = 1")  # noqa: S608
    report = checks.run()
    assert len(report.altered) == 3
    assert report.orphaned == ()  # the three were stored since the desk was opened: a row may be on its way


def test_what_no_row_names_is_found_and_removed(context: DeskContext, checks: ArchiveCheck) -> None:
    stored = leave_behind(context.desk, b"left behind")
    report = checks.run()
    assert report.orphaned == (stored,)
    checks.mend(report)
    assert checks.run().sound
    assert len(files(context)) == 3


def test_a_file_that_was_filed_since_is_not_removed(context: DeskContext, checks: ArchiveCheck) -> None:
    keep(Archive(context), sealed(record(4)).sealed)
    stored = [file.name for file in files(context)]
    checks.mend(ArchiveReport(4, whole=True, orphaned=tuple(stored)))
    assert checks.run() == ArchiveReport(4, whole=True)


def test_a_file_on_its_way_in_is_no_leftover(context: DeskContext, checks: ArchiveCheck) -> None:
    intake = Archive(context).intake
    examined = intake.examine_data(plan(4))
    report = checks.run()
    assert report == ArchiveReport(3, whole=True)
    checks.mend(ArchiveReport(3, whole=True, orphaned=tuple(context.desk.files.names())))
    intake.enter([examined])
    assert checks.run() == ArchiveReport(4, whole=True)


def test_a_leftover_that_is_coming_in_again_stays(context: DeskContext, checks: ArchiveCheck) -> None:
    stored = leave_behind(context.desk, plan(4))
    report = checks.run()
    assert report.orphaned == (stored,)
    intake = Archive(context).intake
    examined = intake.examine_data(plan(4))
    checks.mend(report)
    intake.enter([examined])
    assert checks.run() == ArchiveReport(4, whole=True)


def test_a_file_that_was_lost_on_its_way_is_refused_and_can_come_again(
    context: DeskContext, checks: ArchiveCheck
) -> None:
    intake = Archive(context).intake
    examined = intake.examine_data(plan(4))
    assert examined.arrival is not None
    context.desk.files.discard(examined.arrival.stored_name)
    (taken,) = intake.enter([examined]).value
    assert taken.outcome is Outcome.REFUSED
    assert taken.error is not None
    assert taken.error.key == "plan-lost-on-its-way"
    assert checks.run() == ArchiveReport(3, whole=True)
    keep(Archive(context), plan(4))
    assert checks.run() == ArchiveReport(4, whole=True)


def test_putting_right_while_plans_come_in_takes_none_away(
    context: DeskContext, checks: ArchiveCheck, tmp_path: Path
) -> None:
    numbers = range(4, 16)
    leave_behind(context.desk, b"left behind")
    for number in numbers[::2]:
        leave_behind(context.desk, plan(number))
    folder = folder_of(tmp_path / "more", *numbers)
    coming = threading.Thread(target=lambda: Archive(context).intake.add_folder(folder))
    coming.start()
    mended = 0
    while coming.is_alive():
        checks.mend(ArchiveReport(3, whole=True, orphaned=tuple(context.desk.files.names())))
        mended += 1
    coming.join()
    assert mended > 1
    assert checks.run() == ArchiveReport(15, whole=True)


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        ("DELETE FROM plan_words", lambda report: len(report.unfindable) == 3),
        ("UPDATE plan_words SET words = 'nothing'", lambda report: not report.index_sound),
        ("UPDATE register_count SET value = 9", lambda report: not report.counters_sound),
    ],
)
def test_words_and_counters_are_written_anew(
    context: DeskContext, checks: ArchiveCheck, harm: str, found: Callable[[ArchiveReport], bool]
) -> None:
    behind_the_guards(context, harm)
    report = checks.run()
    assert found(report)
    assert not report.sound
    checks.mend(report)
    again = checks.run()
    if "words = 'nothing'" not in harm:
        assert len(Register(context).search(Search("thursdays")).plans) == 3
    assert again.sound
    assert Register(context).counts().held == 1


def test_a_plan_that_is_not_in_the_register_is_named(context: DeskContext, checks: ArchiveCheck) -> None:
    behind_the_guards(
        context,
        "DELETE FROM hold",
        "DELETE FROM plan_words",
        "DELETE FROM register_entry WHERE audit_seq = 10",
    )
    assert checks.run().unregistered == (document_id(1),)


@pytest.mark.parametrize("changes", [{"sequence": 20, "head": "ab" * 32}, {"sequence": 15, "minutes": 60}])
def test_a_desk_that_told_two_stories_is_named_and_no_fault_of_this_one(
    context: DeskContext, checks: ArchiveCheck, changes: dict[str, object]
) -> None:
    keep(Archive(context), sealed(record(4, **changes)).sealed)  # type: ignore[arg-type]
    report = checks.run()
    assert report.untidy == (Register(context).plan(document_id(1)).origin_root,)
    assert report.sound
    assert checks.managers_of(report.untidy) == ((MAYA.name,),)


def test_two_desks_are_never_compared(context: DeskContext, meeting: Meeting) -> None:
    meeting.seal()
    keep(Archive(context), plan(1))
    assert len(Register(context).page().plans) == 2
    assert ArchiveCheck(context).run() == ArchiveReport(2, whole=True)


def test_who_stops_is_told_what_was_seen(checks: ArchiveCheck) -> None:
    asked = iter([False, True])
    report = checks.run(cancelled=lambda: next(asked))
    assert (report.plans, report.whole, report.sound) == (1, False, False)
