"""A plan whose file a look over the archive did not find is marked, until its file comes in again."""

from pathlib import Path

import pytest

from reviewdesk.services.archive import Archive
from reviewdesk.services.archive_check import ArchiveCheck
from reviewdesk.services.archive_export import PLANS, ArchiveExport
from reviewdesk.services.archive_import import ArchiveImport
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import Outcome
from reviewdesk.services.register import Register, Search, Which
from reviewdesk.services.stored_files import newest_file
from tests.services.archive_kit import document_id, folder_of, plan

MISSING, ALTERED, WELL = document_id(1), document_id(2), document_id(3)


@pytest.fixture
def copy(context: DeskContext, tmp_path: Path) -> Path:
    """Make an archive of three plans and a copy of it; then one file is lost and one altered, and somebody looks."""
    Archive(context).intake.add_folder(folder_of(tmp_path / "files", 1, 2, 3))
    folder = tmp_path / "copy"
    ArchiveExport(context).write(folder)
    for document, harm in ((MISSING, None), (ALTERED, b"something else")):
        stored = file_of(context, document)
        if harm is None:
            stored.unlink()
        else:
            stored.write_bytes(harm)
    return folder


def file_of(context: DeskContext, document: str) -> Path:
    with context.reading() as session:
        name = newest_file(session, document)
    return context.desk.folder / "files" / name[:2] / name


def marked(context: DeskContext) -> dict[str, str]:
    """Return what every way of looking says, which must be the same."""
    register = Register(context)
    listed = {each.document_id: each.lost for each in register.page().plans}
    found = register.search(Search("thursdays")).plans
    assert {each.document_id: each.lost for each in found} == listed
    assert {each: register.plan(each).lost for each in listed} == listed
    lost = {each: how for each, how in listed.items() if how}
    assert {each.document_id: each.lost for each in register.page(Which.LOST).plans} == lost
    assert register.counts().lost == len(lost)
    return lost


@pytest.mark.usefixtures("copy")
def test_what_the_last_look_found_is_marked_everywhere(context: DeskContext) -> None:
    assert marked(context) == {}
    ArchiveCheck(context).run(cancelled=lambda: True)
    assert marked(context) == {}
    ArchiveCheck(context).run()
    assert marked(context) == {MISSING: "missing", ALTERED: "altered"}
    file_of(context, ALTERED).unlink()
    ArchiveCheck(context).run()
    assert marked(context) == {MISSING: "missing", ALTERED: "missing"}


@pytest.mark.usefixtures("copy")
def test_bringing_a_file_in_again_takes_its_mark_away(context: DeskContext, tmp_path: Path) -> None:
    ArchiveCheck(context).run()
    intake = Archive(context).intake
    well = intake.examine_data(plan(3))
    assert intake.enter([well]).topics == frozenset()  # nothing has changed
    told = intake.add_folder(folder_of(tmp_path / "again", 1, 3))
    assert {each.outcome for each in told} == {Outcome.KNOWN}
    assert marked(context) == {ALTERED: "altered"}
    assert intake.enter([intake.examine_data(plan(2))]).topics
    assert marked(context) == {}
    assert ArchiveCheck(context).run().sound


def test_taking_the_copy_in_brings_lost_files_back(context: DeskContext, copy: Path) -> None:
    ArchiveCheck(context).run()
    files = sorted((copy / PLANS).rglob("*.pdf"))
    kept = [file.read_bytes() for file in files]
    imports = ArchiveImport(context, Archive(context).verifying)
    for file in files:
        file.write_bytes(b"%PDF of somebody else")
    list(imports.read(copy))
    assert set(marked(context)) == {MISSING, ALTERED}
    for file in files:
        file.unlink()
    list(imports.read(copy))
    assert set(marked(context)) == {MISSING, ALTERED}
    for file, data in zip(files, kept, strict=True):
        file.write_bytes(data)
    assert {each.outcome for each in imports.read(copy)} == {Outcome.KNOWN}
    assert marked(context) == {}
    assert ArchiveCheck(context).run().sound
