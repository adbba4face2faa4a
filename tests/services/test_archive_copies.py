"""A copy of the archive: whole, readable by anything, and the same bytes again from the desk that takes it in."""

import csv
import hashlib
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reviewdesk.domain.errors import DocumentError
from reviewdesk.services.archive import Archive
from reviewdesk.services.archive_export import ArchiveExport, Exported
from reviewdesk.services.archive_import import ArchiveImport
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import Outcome
from reviewdesk.services.register import Register, Search
from reviewdesk.services.retention import Retention
from tests.document.signed import sealed
from tests.services.archive_kit import document_id, folder_of, keep, plan, record
from tests.services.copies_kit import bytes_in, change, refused, take_in
from tests.services.surroundings import StandingClock


def test_another_desk_gives_the_same_bytes_back(
    context: DeskContext, elsewhere: DeskContext, own_copy: Path, tmp_path: Path
) -> None:
    taken = take_in(elsewhere, own_copy)
    assert [one.outcome for one in taken] == [Outcome.ADDED] * 3
    ArchiveExport(elsewhere).write(tmp_path / "again")
    assert bytes_in(tmp_path / "again") == bytes_in(own_copy)
    assert len(bytes_in(own_copy)) == 5
    here, there = Register(context), Register(elsewhere)
    assert here.page().plans == there.page().plans
    assert here.counts() == there.counts()
    (gone,) = Retention(context).disposals().disposals
    assert Retention(elsewhere).disposals().disposals == (replace(gone, brought=True),)
    assert Retention(elsewhere).classes() == Retention(context).classes()
    assert there.search(Search("jonas thursdays")).plans
    assert take_in(elsewhere, own_copy)[0].outcome is Outcome.KNOWN


def test_the_register_is_json_and_the_manifest_names_every_file(copy: Path) -> None:
    register = json.loads((copy / "register.json").read_bytes())
    assert register["format"] == "reviewdesk/register"
    assert [len(register[name]) for name in ("classes", "plans", "disposals")] == [3, 3, 1]
    assert "Brûlé" not in json.dumps(register["disposals"], ensure_ascii=False)
    with (copy / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        assert hashlib.sha256((copy / "plans" / row["file"]).read_bytes()).hexdigest() == row["sha256"]
    assert {row["document_id"]: row["on_hold"] for row in rows}[document_id(3)] == "yes"


def test_no_cell_is_a_formula(context: DeskContext, tmp_path: Path) -> None:
    plain = record(1)
    for number, title in enumerate(("=1+1", "+49", "-x", "@sum", "＝1", "plain")):
        of = replace(plain, document_id=document_id(90 + number), review=replace(plain.review, title=title))
        keep(Archive(context), sealed(of).sealed)
    ArchiveExport(context).write(tmp_path / "copy")
    with (tmp_path / "copy" / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        titles = {row["title"] for row in csv.DictReader(file)}
    assert titles == {"'=1+1", "'+49", "'-x", "'@sum", "'＝1", "plain"}


def test_stopped_it_goes_on_where_it_was(context: DeskContext, tmp_path: Path) -> None:
    Archive(context).intake.add_folder(folder_of(tmp_path / "files", 1, 2, 3))
    folder, asked = tmp_path / "copy", iter([False, True])
    assert ArchiveExport(context).write(folder, cancelled=lambda: next(asked)) == Exported(1, whole=False)
    assert [file.name for file in folder.iterdir()] == ["plans"]
    (first,) = (folder / "plans").iterdir()
    before = first.stat().st_ino
    seen: list[tuple[int, int]] = []
    done = ArchiveExport(context).write(folder, lambda *step: seen.append(step), lambda: False)
    assert done == Exported(3, whole=True)
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert first.stat().st_ino == before, "not written twice"
    assert len(bytes_in(folder)) == 5


def test_a_plan_whose_file_is_lost_is_told(context: DeskContext, tmp_path: Path) -> None:
    keep(Archive(context), plan(1))
    for stored in context.desk.folder.glob("files/??/*"):
        stored.unlink()
    done = ArchiveExport(context).write(tmp_path / "copy")
    assert done == Exported(1, whole=True, lost=(document_id(1),))


def test_an_empty_archive_has_a_copy_too(
    context: DeskContext, elsewhere: DeskContext, tmp_path: Path
) -> None:
    assert ArchiveExport(context).write(tmp_path / "copy") == Exported(0, whole=True)
    assert take_in(elsewhere, tmp_path / "copy") == []
    assert ArchiveImport(elsewhere, Archive(elsewhere).verifying).count(tmp_path / "copy") == 0


def test_a_place_that_takes_nothing_is_said_plainly(context: DeskContext, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DocumentError, match="export-not-written"):
        ArchiveExport(context).write(tmp_path / "file")


def test_a_changed_or_missing_file_is_refused(elsewhere: DeskContext, copy: Path) -> None:
    first, second, _third = sorted((copy / "plans").iterdir())
    first.unlink()
    changed = second.read_bytes() + b"\n% more"
    second.write_bytes(changed)
    lines = (copy / "register.json").read_text(encoding="utf-8").split("\n")
    line = next(number for number, text in enumerate(lines) if second.name in text)
    change(copy, "sha256", hashlib.sha256(changed).hexdigest(), line)
    assert sorted(refused(elsewhere, copy)) == ["file-unreadable", "plan-not-intact"]


@pytest.mark.parametrize(
    ("head", "key"),
    [
        (b'{"format": "reviewdesk/register", "version": 9, "classes": [],', "export-newer"),
        (b'{"format": "reviewdesk/register", "version": 0, "classes": [],', "export-unreadable"),
        (b'{"format": "other", "version": 2, "classes": [],', "export-unreadable"),
        (b'{"format": "other", "version": 1, "classes": [],', "export-unreadable"),
        (b'{"format": "other", "version": 1, "classes": [{"id": 1}],', "export-unreadable"),
        (b'{"format": "reviewdesk/register", "version": 1, "classes": [],', "export-unreadable"),
        (b'{"format": "reviewdesk/register", "version": 1, "classes": 5,', "export-unreadable"),
        (b"nothing", "export-unreadable"),
        (b"[" * 100_000, "export-unreadable"),
        (b" " * (5 * 1024 * 1024), "export-unreadable"),
    ],
)
def test_what_is_no_register_is_not_read(
    elsewhere: DeskContext, tmp_path: Path, head: bytes, key: str
) -> None:
    (tmp_path / "register.json").write_bytes(head + b'\n"plans": [\n],\n"disposals": [\n]}\n')
    with pytest.raises(DocumentError, match=key):
        take_in(elsewhere, tmp_path)


@pytest.mark.parametrize("left", [1, 2, 3])
def test_a_register_that_was_cut_off_is_not_read(elsewhere: DeskContext, copy: Path, left: int) -> None:
    lines = (copy / "register.json").read_bytes().split(b"\n")
    (copy / "register.json").write_bytes(b"\n".join(lines[:left]) + b"\n")
    with pytest.raises(DocumentError, match="export-unreadable"):
        take_in(elsewhere, copy)


def test_a_folder_without_a_register_is_told(elsewhere: DeskContext, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(DocumentError, match="export-unreadable"):
            take_in(elsewhere, folder)
    (tmp_path / "register.json").mkdir()
    with pytest.raises(DocumentError, match="export-unreadable"):
        take_in(elsewhere, tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="a file that can be opened and not read")
def test_a_register_that_cannot_be_read_to_its_end_is_told(elsewhere: DeskContext, tmp_path: Path) -> None:
    (tmp_path / "register.json").symlink_to("/proc/self/mem")
    with pytest.raises(DocumentError, match="export-unreadable"):
        take_in(elsewhere, tmp_path)


def test_a_register_that_may_not_be_opened_is_told(
    elsewhere: DeskContext, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_mode: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DocumentError, match="export-unreadable"):
        take_in(elsewhere, copy)


def test_who_stops_takes_in_the_rest_later(elsewhere: DeskContext, copy: Path) -> None:
    asked = iter([False, True, True, True])
    some = ArchiveImport(elsewhere, Archive(elsewhere).verifying).read(copy, lambda: next(asked))
    assert [one.outcome for one in some] == [Outcome.ADDED]
    assert Retention(elsewhere).disposals().disposals == ()
    assert [one.outcome for one in take_in(elsewhere, copy)].count(Outcome.ADDED) == 2
    assert len(Retention(elsewhere).disposals().disposals) == 1


def test_a_desk_with_plans_keeps_its_rules_and_what_it_disposed_of(
    context: DeskContext, elsewhere: DeskContext, own_copy: Path, time: StandingClock
) -> None:
    """A log that is brought in takes nothing away, and nothing comes back that was disposed of here."""
    keep(Archive(elsewhere), plan(1))
    keep(Archive(elsewhere), plan(3))
    time.advance(days=1)
    Retention(elsewhere).dispose(document_id(3))
    own = tuple(each for each in Retention(elsewhere).classes() if each.id != "check-in")
    Retention(elsewhere).set_classes(own)
    assert refused(elsewhere, own_copy) == ["plan-was-disposed-of"]
    assert Register(elsewhere).plan(document_id(1)).document_id == document_id(1)
    assert {each.id for each in Retention(elsewhere).classes()} == {"review", "contested", "check-in"}
    assert [each.document_id for each in Retention(elsewhere).disposals().disposals] == [document_id(3)]
    assert Register(context).counts().plans == 3
