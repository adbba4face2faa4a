"""A copy of the archive while plans come and go: its parts agree, no plan hides another, nothing that is gone stays."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import update

from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.services.archive import Archive
from reviewdesk.services.archive_export import ArchiveExport, Exported
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import Intake
from reviewdesk.services.retention import Retention
from reviewdesk.vault.unsealing import sealed_records_open
from tests.services.archive_kit import document_id, folder_of, keep, plan
from tests.services.surroundings import StandingClock
from tests.services.test_intake import Stamped, judging, undecided

LATER = 365 * 4


@pytest.fixture
def archive(context: DeskContext, tmp_path: Path) -> Archive:
    Archive(context).intake.add_folder(folder_of(tmp_path / "files", 2, 3))
    return Archive(context)


def told_by(folder: Path) -> set[str]:
    """Return the plans in a copy, of which register, table and files tell the same."""
    register = json.loads((folder / "register.json").read_bytes())
    listed = {entry["file"]: entry["document_id"] for entry in register["plans"]}
    with (folder / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["file"]: row["document_id"] for row in csv.DictReader(file)} == listed
    assert {file.name for file in (folder / "plans").iterdir()} == set(listed)
    assert {file.name for file in folder.iterdir()} == {"plans", "register.json", "manifest.csv"}
    return set(listed.values())


def after(first: int, do: Callable[[], object]) -> Callable[[int, int], None]:
    """Do something when so many plans were written."""

    def told(done: int, total: int) -> None:
        assert done <= total
        if done == first:
            do()

    return told


def call_alike(context: DeskContext, **names: str) -> None:
    """Give plans the names that another desk's register may have given them."""
    with context.writing() as unit, sealed_records_open(unit.session):
        for document, name in names.items():
            renamed = update(SealedPlan).where(SealedPlan.document_id == document.replace("_", "-"))
            unit.session.execute(renamed.values(file_name=name))
        unit.audit("test.renamed", document_id(1))


@pytest.mark.parametrize(("number", "there"), [(1, {2, 3}), (4, {2, 3, 4})])
def test_a_plan_that_is_filed_meanwhile_is_in_all_parts_or_in_none(
    context: DeskContext, archive: Archive, tmp_path: Path, number: int, there: set[int]
) -> None:
    done = ArchiveExport(context).write(tmp_path / "copy", after(2, lambda: keep(archive, plan(number))))
    assert done == Exported(len(there), whole=True)
    assert told_by(tmp_path / "copy") == set(map(document_id, there))


def test_a_plan_that_is_disposed_of_meanwhile_is_not_lost(
    context: DeskContext, archive: Archive, time: StandingClock, tmp_path: Path
) -> None:
    del archive
    time.advance(days=LATER)
    export, retention = ArchiveExport(context), Retention(context)
    done = export.write(tmp_path / "copy", after(1, lambda: retention.dispose(document_id(3))))
    assert done == Exported(1, whole=True)
    assert told_by(tmp_path / "copy") == {document_id(2)}
    export.write(tmp_path / "again", after(1, lambda: retention.dispose(document_id(2))))
    assert told_by(tmp_path / "again") == {document_id(2)}
    logged = json.loads((tmp_path / "again" / "register.json").read_bytes())["disposals"]
    assert [each["document_id"] for each in logged] == [document_id(3)]


def test_a_plan_that_is_stamped_meanwhile_is_copied_with_its_stamp(
    context: DeskContext, archive: Archive, tmp_path: Path
) -> None:
    del archive
    stamped = plan(3) + b"\n% a stamp"
    intake = Intake(context, judging(undecided))
    step = after(1, lambda: intake.keep_revision(document_id(3), Stamped(stamped)))
    assert ArchiveExport(context).write(tmp_path / "copy", step) == Exported(2, whole=True)
    assert told_by(tmp_path / "copy") == {document_id(2), document_id(3)}
    assert stamped in {file.read_bytes() for file in (tmp_path / "copy" / "plans").iterdir()}


def test_plans_of_one_name_both_lie_there(context: DeskContext, archive: Archive, tmp_path: Path) -> None:
    keep(archive, plan(4))
    call_alike(context, plan_00000002="Alike.pdf", plan_00000003="alike.pdf", plan_00000004="alike_2.pdf")
    ArchiveExport(context).write(tmp_path / "copy")
    assert len(told_by(tmp_path / "copy")) == 3
    names = {file.name for file in (tmp_path / "copy" / "plans").iterdir()}
    assert names == {"Alike.pdf", "alike_2.pdf", "alike_2_2.pdf"}


def test_written_again_it_holds_nothing_that_is_gone_and_foreign_files_stay(
    context: DeskContext, archive: Archive, time: StandingClock, tmp_path: Path
) -> None:
    copy, intake = tmp_path / "copy", Intake(context, judging(undecided))
    ArchiveExport(context).write(copy)
    (old,) = (file for file in (copy / "plans").iterdir() if "00000003" in file.name)
    intake.keep_revision(document_id(3), Stamped(plan(3) + b"\n% a stamp"))
    time.advance(days=LATER)
    Retention(context).dispose(document_id(3))
    foreign = {"letter.pdf": b"a letter", "note.txt": b"a note"}
    for name, content in foreign.items():
        (copy / "plans" / name).write_bytes(content)
    (copy / "plans" / "folder.pdf").mkdir()
    assert ArchiveExport(context).write(copy, cancelled=lambda: True) == Exported(0, whole=False)
    assert old.exists()
    assert ArchiveExport(context).write(copy) == Exported(1, whole=True)
    assert not old.exists()
    (copy / "plans" / "folder.pdf").rmdir()
    for name, content in foreign.items():
        assert (copy / "plans" / name).read_bytes() == content
        (copy / "plans" / name).unlink()
    assert told_by(copy) == {document_id(2)}
    assert archive.pdf(document_id(2)) == plan(2)


def test_what_a_stopped_copy_left_goes_with_its_plan(
    context: DeskContext, archive: Archive, time: StandingClock, tmp_path: Path
) -> None:
    del archive
    asked = iter([False, True])
    ArchiveExport(context).write(tmp_path / "copy", cancelled=lambda: next(asked))
    time.advance(days=LATER)
    Retention(context).dispose(document_id(2))
    ArchiveExport(context).write(tmp_path / "copy")
    assert told_by(tmp_path / "copy") == {document_id(3)}


def test_the_copy_of_another_desk_loses_nothing(
    context: DeskContext, archive: Archive, tmp_path: Path
) -> None:
    ArchiveExport(context).write(tmp_path / "copy")
    register = (tmp_path / "copy" / "register.json").read_text(encoding="utf-8")
    (tmp_path / "copy" / "register.json").write_text(
        register.replace(document_id(2), "theirs"), encoding="utf-8"
    )
    (theirs,) = (file for file in (tmp_path / "copy" / "plans").iterdir() if "00000002" in file.name)
    theirs.rename(theirs.with_name(theirs.name.replace(document_id(2), "theirs")))
    ArchiveExport(context).write(tmp_path / "copy")
    assert len(list((tmp_path / "copy" / "plans").iterdir())) == 3
    assert archive.pdf(document_id(2)) == plan(2)
