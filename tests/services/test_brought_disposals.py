"""What a copy says was disposed of: kept and told of, but it takes no plan away and keeps none out."""

import hashlib
import json
from pathlib import Path

import pytest

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.services.archive import Archive
from reviewdesk.services.archive_export import ArchiveExport
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import Outcome
from reviewdesk.services.register import Register
from reviewdesk.services.retention import Retention
from tests.services.archive_kit import document_id, folder_of, keep, plan
from tests.services.copies_kit import take_in
from tests.services.surroundings import StandingClock


def _with_disposal_of(copy: Path, number: int) -> Path:
    """Write into a copy that its desk disposed of a plan, which nobody did."""
    line = {
        "document_id": document_id(number),
        "sha256": "0" * 64,
        "retention_class": "review",
        "rule": "Because I say so.",
        "review_on": "2020-01-01",
        "disposed_at": "2020-01-02T00:00:00+00:00",
        "disposed_by": "somebody",
    }
    register = copy / "register.json"
    told = register.read_text(encoding="utf-8")
    line_of = '"disposals": [\n' + json.dumps(line) + "\n"
    register.write_text(told.replace('"disposals": [\n', line_of), encoding="utf-8")
    return copy


@pytest.fixture
def forged(context: DeskContext, elsewhere: DeskContext, tmp_path: Path) -> Path:
    """Return a copy that was taken in and says that plan 5, which no desk ever had, was disposed of."""
    keep(Archive(context), plan(1))
    ArchiveExport(context).write(tmp_path / "copy")
    take_in(elsewhere, _with_disposal_of(tmp_path / "copy", 5))
    return tmp_path / "copy"


def test_a_line_that_says_a_plan_was_disposed_of_keeps_it_out_of_nothing(
    elsewhere: DeskContext, forged: Path, tmp_path: Path
) -> None:
    del forged
    (line,) = Retention(elsewhere).disposals().disposals
    assert line.brought
    folder_of(tmp_path / "files", 5)
    (taken,) = Archive(elsewhere).intake.add_folder(tmp_path / "files")
    assert taken.outcome is Outcome.ADDED
    assert "plan-disposed-elsewhere" in {note.key for note in taken.notes}
    assert Register(elsewhere).plan(document_id(5)).document_id == document_id(5)


def test_such_a_plan_comes_in_with_a_copy_and_the_person_is_told(
    context: DeskContext, elsewhere: DeskContext, forged: Path, tmp_path: Path
) -> None:
    del forged
    keep(Archive(context), plan(5))
    ArchiveExport(context).write(tmp_path / "later")
    taken = {one.document_id: one for one in take_in(elsewhere, tmp_path / "later")}[document_id(5)]
    assert taken.outcome is Outcome.ADDED
    assert [note.key for note in taken.notes] == ["signers-unknown", "plan-disposed-elsewhere"]


def test_a_plan_that_is_then_disposed_of_here_stays_away_and_is_logged_once(
    elsewhere: DeskContext, forged: Path, tmp_path: Path, time: StandingClock
) -> None:
    del forged
    keep(Archive(elsewhere), plan(5))
    time.advance(days=4000)
    Retention(elsewhere).dispose(document_id(5))
    with pytest.raises(RuleViolation, match="plan-was-disposed-of"):
        keep(Archive(elsewhere), plan(5))
    (line,) = Retention(elsewhere).disposals().disposals
    assert not line.brought
    ArchiveExport(elsewhere).write(tmp_path / "again")
    logged = json.loads((tmp_path / "again" / "register.json").read_bytes())["disposals"]
    assert [each["rule"] for each in logged] == [line.rule]


def test_such_a_line_removes_no_file_from_a_copy(
    elsewhere: DeskContext, forged: Path, tmp_path: Path
) -> None:
    """A file of a plan that another archive has stays in its copy when this desk goes on with it."""
    stranger = tmp_path / "copy" / "plans" / "stranger.pdf"
    stranger.write_bytes(plan(5))
    _rename_in_register(forged, document_id(5), stranger)
    ArchiveExport(elsewhere).write(forged)
    assert stranger.is_file()


def _rename_in_register(copy: Path, document: str, file: Path) -> None:
    """Have the register of the copy name ``file`` for ``document``."""
    register = copy / "register.json"
    told = register.read_text(encoding="utf-8")
    (line,) = [line for line in told.splitlines() if '"arrived_sha256"' in line]
    entry = json.loads(line.rstrip(","))
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    entry |= {"document_id": document, "file": file.name, "sha256": digest}
    register.write_text(told.replace(line, f"{line.rstrip(',')},\n{json.dumps(entry)}"), encoding="utf-8")
