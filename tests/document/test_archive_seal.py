"""HR’s seal follows the two people’s, changes nothing they signed, and is missed by nobody where it is not there."""

import json
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from reviewdesk.document.verdict_words import told_of
from reviewdesk.document.verify import verify
from tests.document.archived import archived
from tests.document.attacks.kit import incremental
from tests.document.attacks.pages import paint_over
from tests.document.checks import archival_problems, tagging_problems
from tests.document.reading import page_texts
from tests.document.sample import DEVON, MAYA
from tests.document.signed import archive_seal, declined_plan, plan, root, seal
from tests.document.time_service import time_root


def test_plan_without_the_archives_seal_is_whole() -> None:
    verdict = verify(plan().sealed, trusted_roots=[root().certificate])
    assert verdict.intact
    assert verdict.trusted
    assert verdict.archive is None
    assert "Not archived by HR." in told_of(verdict)
    assert json.loads(verdict.to_json())["archived"] is False


@pytest.mark.parametrize("sealed", [plan().sealed, declined_plan()], ids=["both", "declined"])
def test_archives_seal_follows_the_peoples(sealed: bytes) -> None:
    data = archive_seal(sealed)
    assert data.startswith(sealed)
    verdict = verify(data, trusted_roots=[root().certificate])
    assert verdict.intact, verdict.problems
    assert verdict.archive is not None
    assert (verdict.archive.name, verdict.archive.trusted) == ("Northwind Cooperative", True)
    assert [signer.field for signer in verdict.signers] == [s.field for s in verify(sealed).signers]
    assert any(said.startswith("Archived by HR of Northwind Cooperative: ") for said in told_of(verdict))


def test_archives_seal_can_be_read_on_the_page() -> None:
    with pypdfium2.PdfDocument(archive_seal(plan().sealed)) as document:
        document.init_forms()
        before = _ink(plan().sealed)
        picture = document[len(document) - 1].render(scale=1).to_pil().convert("L")
        assert sum(picture.histogram()[:128]) > before + 100


def _ink(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        picture = document[len(document) - 1].render(scale=1).to_pil().convert("L")
        return int(sum(picture.histogram()[:128]))


def test_empty_place_says_that_nothing_is_missing() -> None:
    assert "The document is complete without." in page_texts(plan().drawn)[-1]


def test_every_stage_is_archival_tagged_and_sound(tmp_path: Path) -> None:
    stages = archived()
    for data in (stages.once, stages.both, stages.sealed, stages.stamped, *stages.renewed):
        assert archival_problems(data) == ""
        assert tagging_problems(data) == []
        path = tmp_path / "plan.pdf"
        path.write_bytes(data)
        checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stderr


def test_another_reader_finds_all_three_seals_valid(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(archived().renewed[-1])
    told = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False).stdout
    assert told.count("Signature is Valid") == 3
    assert told.count("Signature Field Name: ArchiveTime") == 4
    assert (told.count("- Total document signed"), told.count("- Not total document signed")) == (1, 6)


def test_pages_stay_those_that_were_drawn() -> None:
    assert verify(archived().renewed[-1]).shown_equals_attached == "exact"


def test_person_cannot_sign_in_the_archives_place() -> None:
    verdict = verify(archive_seal(plan().sealed, name=DEVON.name), trusted_roots=[root().certificate])
    assert [problem.key for problem in verdict.problems] == ["signer_differs"]


def test_archive_may_not_come_before_both_have_signed() -> None:
    early = archive_seal(plan().once)
    late = seal(early, "Manager", MAYA.name, certify=False, later=90)
    assert "signature_unexpected" in {problem.key for problem in verify(late).problems}
    assert "signature_missing" in {problem.key for problem in verify(early).problems}


def test_pages_painted_over_after_archiving_are_seen() -> None:
    for data in (archive_seal(plan().sealed), archived().stamped, archived().renewed[-1]):
        painted = verify(incremental(data, paint_over), trusted_time_roots=[time_root().certificate])
        assert {"drawn_over", "bytes_after_seal"} <= {problem.key for problem in painted.problems}


def test_time_stamp_that_was_damaged_is_seen() -> None:
    data = bytearray(archived().stamped)
    data[data.rindex(b"/Contents") + 300] ^= 1
    assert not verify(bytes(data)).intact


def test_archive_that_is_not_known_here_is_told_and_the_people_still_trusted() -> None:
    data = archived().stamped
    verdict = verify(data, trusted_time_roots=[time_root().certificate])
    assert verdict.intact
    assert verdict.archive is not None
    assert not verdict.archive.trusted
    assert "not known here" in " ".join(told_of(verdict))
