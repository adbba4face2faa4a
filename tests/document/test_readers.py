"""Readers that had no part in it agree about the file, from the first drawing to the last renewal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewdesk.document.render import render
from tests.document import readers
from tests.document.archived import archived
from tests.document.checks import archival_problems, tagging_problems
from tests.document.kinds import KINDS
from tests.document.signed import declined_plan, plan

BOTH = {"Employee": "valid", "Manager": "valid"}
STAGES: dict[str, tuple[Callable[[], bytes], dict[str, str]]] = {
    "drawn": (lambda: plan().drawn, {"Employee": "empty", "Manager": "empty", "Archive": "empty"}),
    "once": (lambda: plan().once, {"Employee": "valid", "Manager": "empty", "Archive": "empty"}),
    "both": (lambda: plan().sealed, {**BOTH, "Archive": "empty"}),
    "declined": (declined_plan, {"Manager": "valid", "Archive": "empty"}),
    "stamped-once": (lambda: archived().once, {"Employee": "valid", "Manager": "empty", "Archive": "empty"}),
    "archived": (lambda: archived().sealed, {**BOTH, "Archive": "valid"}),
    "stamped": (lambda: archived().stamped, {**BOTH, "Archive": "valid", "ArchiveTime1": "stamp"}),
    "renewed": (
        lambda: archived().renewed[-1],
        {**BOTH, "Archive": "valid", **{f"ArchiveTime{n}": "stamp" for n in range(1, 5)}},
    ),
}


def _written(data: bytes, folder: Path) -> Path:
    path = folder / "plan.pdf"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("stage", STAGES)
def test_poppler_and_qpdf_agree_at_every_revision(stage: str, tmp_path: Path) -> None:
    make, signatures = STAGES[stage]
    path = _written(make(), tmp_path)
    assert readers.qpdf_problems(path) == ""
    assert readers.poppler_signatures(path) == signatures


@pytest.mark.parametrize("stage", STAGES)
def test_archival_form_and_tags_hold_at_every_revision(stage: str) -> None:
    data = STAGES[stage][0]()
    assert archival_problems(data) == ""
    assert tagging_problems(data) == []


@pytest.mark.parametrize("stage", STAGES)
def test_mupdf_draws_every_revision_without_complaint(stage: str, tmp_path: Path) -> None:
    told = readers.mupdf_problems(_written(STAGES[stage][0](), tmp_path))
    if told is None:
        pytest.skip("MuPDF is not installed here")
    assert told == ""


@pytest.mark.parametrize("stage", ["drawn", "both", "renewed"])
def test_pdfbox_finds_the_pages_of_a_revision_archival(stage: str, tmp_path: Path) -> None:
    told = readers.pdfbox_problems(_written(STAGES[stage][0](), tmp_path), tmp_path)
    if told is None:
        pytest.skip("Java or PDFBox is not installed here")
    assert told == ""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_plan_is_sound_to_all_readers(kind: str, tmp_path: Path) -> None:
    drawn = render(KINDS[kind][0]())
    path = _written(drawn, tmp_path)
    assert archival_problems(drawn) == ""
    assert tagging_problems(drawn) == []
    assert readers.qpdf_problems(path) == ""
    assert not readers.mupdf_problems(path)
    if kind in {"long", "scripts", "arabic"}:
        assert not readers.pdfbox_problems(path, tmp_path)


def test_readers_notice_a_file_that_is_not_as_it_should_be(tmp_path: Path) -> None:
    """None of them would prove anything if it said yes to everything."""
    signed = plan().sealed
    place = signed.index(b"/ByteRange") - 2000
    path = _written(signed[:place] + b"\x00" * 40 + signed[place + 40 :], tmp_path)
    assert readers.poppler_signatures(path) != STAGES["both"][1]
    broken = _written(signed[: len(signed) // 2], tmp_path)
    assert readers.qpdf_problems(broken) != ""
    assert readers.mupdf_problems(broken) != ""


def test_pdfbox_notices_a_font_that_is_not_embedded(tmp_path: Path) -> None:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(plan().drawn)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each:
                del each["/FontFile2"]
        out = io.BytesIO()
        pdf.save(out)
    told = readers.pdfbox_problems(_written(out.getvalue(), tmp_path), tmp_path)
    if told is None:
        pytest.skip("Java or PDFBox is not installed here")
    assert "not a valid PDF/A-1b" in told
