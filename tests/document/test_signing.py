"""A seal changes nothing but its field, and other readers find it valid."""

import io
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from reviewdesk.document import signing
from reviewdesk.document.appearance import Appearance, draw
from reviewdesk.document.certificates import PrivateKeyBytes
from reviewdesk.document.render import render
from reviewdesk.document.verify import verify
from reviewdesk.domain.errors import DocumentError
from tests.document.checks import archival_problems, tagging_problems
from tests.document.reading import text
from tests.document.sample import DEVON, MAYA, sample
from tests.document.signed import NOW, declined_plan, far_names, person, plan, root, seal, sealed


def test_each_seal_only_adds_to_the_file() -> None:
    file = plan()
    assert file.once.startswith(file.drawn)
    assert file.sealed.startswith(file.once)


def test_every_revision_stays_archival_and_tagged() -> None:
    far = sealed(far_names())
    for data in (plan().once, plan().sealed, declined_plan(), far.sealed):
        assert archival_problems(data) == ""
        assert tagging_problems(data) == []


def test_another_reader_finds_both_signatures_valid(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(plan().sealed)
    told = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False).stdout
    assert told.count("Signature is Valid") == 2
    assert told.count("Total document signed") == 1
    assert re.findall(r"Field Name: (\w+)", told) == ["Employee", "Manager", "Archive"]
    assert re.findall(r"Certificate Common Name: (.*)", told) == [DEVON.name, MAYA.name]
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_metadata_is_left_as_it_was() -> None:
    with pikepdf.open(io.BytesIO(plan().drawn)) as before, pikepdf.open(io.BytesIO(plan().sealed)) as after:
        assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()
        assert str(before.docinfo.ModDate) == str(after.docinfo.ModDate)
        assert after.pdf_version == "1.7"


def test_claimed_time_is_the_one_given() -> None:
    verdict = verify(plan().sealed)
    assert [signer.time for signer in verdict.signers] == [NOW, NOW + timedelta(minutes=3)]
    assert not any(signer.stamped for signer in verdict.signers)


def _ink(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        picture = document[len(document) - 1].render(scale=1).to_pil().convert("L")
        return int(sum(count for level, count in enumerate(picture.histogram()) if level < 128))


def test_signature_can_be_seen_on_the_page() -> None:
    assert _ink(plan().drawn) + 300 < _ink(plan().once)
    assert _ink(plan().once) + 200 < _ink(plan().sealed)


def test_appearance_prints_name_and_time_in_any_script() -> None:
    told = text(draw(Appearance("أحمد", NOW, typed="أحمد"), 200, 66))
    assert "16 October 2025, 13:08 UTC" in told
    assert told.count("أحمد") == 2


def test_long_typed_name_is_made_to_fit() -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff " * 4
    with pypdfium2.PdfDocument(draw(Appearance(name, NOW, typed=name), 200, 66)) as document:
        for thing in document[0].get_objects():
            left, _, right, _ = thing.get_bounds()
            assert left >= 0
            assert right <= 200


@pytest.mark.parametrize("unit", [0.002, 1.0, 700.0])
def test_strokes_fill_the_field_whatever_they_are_counted_in(unit: float) -> None:
    """A pad counts in shares of its width; such a signature was drawn as a speck in the corner."""
    strokes = [[(0.1 * unit, 0.3 * unit), (0.5 * unit, 0.1 * unit), (0.9 * unit, 0.25 * unit)]]
    with pypdfium2.PdfDocument(draw(Appearance("Devon", NOW, strokes), 222, 74)) as document:
        left, bottom, right, top = next(
            page_object.get_bounds()
            for page_object in document[0].get_objects()
            if page_object.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH
        )
    assert right - left > 150
    assert bottom > 15
    assert top < 74


def test_strokes_of_any_size_stay_inside_the_field() -> None:
    strokes = [[(0.0, 0.0), (5000.0, 9000.0)], [(2500.0, 100.0)]]
    with pypdfium2.PdfDocument(draw(Appearance("Devon", NOW, strokes), 222, 74)) as document:
        for thing in document[0].get_objects():
            left, bottom, right, top = thing.get_bounds()
            assert left >= 0
            assert bottom >= 0
            assert right <= 222
            assert top <= 74


@pytest.mark.parametrize("field", ["Witness", "Employee"])
def test_field_that_is_missing_or_taken_is_refused(field: str) -> None:
    with pytest.raises(DocumentError) as refused:
        seal(plan().once, field, DEVON.name, certify=False)
    assert refused.value.key == "signature_field_missing"
    assert refused.value.params == {"field": field}


def test_second_certification_is_refused() -> None:
    with pytest.raises(DocumentError) as refused:
        seal(plan().once, "Manager", MAYA.name, certify=True)
    assert refused.value.key == "signing_failed"


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_cannot_be_signed(data: bytes) -> None:
    with pytest.raises(DocumentError) as refused:
        seal(data, "Employee", DEVON.name, certify=True)
    assert refused.value.key == "signing_failed"


def test_broken_key_and_broken_chain_are_refused() -> None:
    look = Appearance("Devon", NOW, typed="Devon")
    drawn = render(sample())
    own = person(DEVON.name)
    with pytest.raises(DocumentError) as refused:
        signing.sign(
            drawn,
            "Employee",
            PrivateKeyBytes(b"x"),
            [own.certificate],
            appearance=look,
            certify=True,
            now=NOW,
        )
    assert refused.value.key == "key_unreadable"
    with pytest.raises(DocumentError) as refused:
        signing.sign(drawn, "Employee", own.key, [b"x"], appearance=look, certify=True, now=NOW)
    assert refused.value.key == "signing_failed"


def test_file_that_would_leave_the_archival_version_is_refused() -> None:
    writer = signing._writer_class()(io.BytesIO(plan().drawn))
    with pytest.raises(ValueError, match=r"^$"):
        writer.ensure_output_version((2, 0))


def test_names_of_signers_do_not_reach_a_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    seal(plan().drawn, "Employee", DEVON.name, certify=True)
    assert list(tmp_path.iterdir()) == []


def test_importing_the_doors_loads_no_heavy_library() -> None:
    code = (
        "import sys, reviewdesk.document.record_json, reviewdesk.document.render,"
        "reviewdesk.document.signing,"
        "reviewdesk.document.verify, reviewdesk.document.certificates;"
        "heavy = ('reportlab','pikepdf','pyhanko','lxml','jsonschema','cryptography');"
        "print([m for m in heavy if m in sys.modules])"
    )
    cwd = Path(__file__).parents[2]
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=cwd)
    assert told.stdout.strip() == "[]"


def test_root_is_embedded_so_that_the_file_explains_itself() -> None:
    assert root().certificate.hex().upper().encode() in plan().sealed


@pytest.mark.parametrize("name", ["அனிதா 🎉", "अनिल क्षत्रिय", "Noël Ångström"])
def test_name_below_a_signature_can_be_copied_in_any_script(name: str, tmp_path: Path) -> None:
    path = tmp_path / "look.pdf"
    path.write_bytes(draw(Appearance(name, NOW, typed=name), 220, 74))
    read = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    assert read.count(name) == 2
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
