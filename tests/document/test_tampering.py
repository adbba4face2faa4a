"""Whatever is done to a sealed file is seen."""

import io
from dataclasses import replace

import pikepdf

from reviewdesk.document import signing
from reviewdesk.document.record_json import to_json
from reviewdesk.document.render import render
from reviewdesk.document.verify import verify
from tests.document.attacks.kit import incremental
from tests.document.attacks.pages import paint_over
from tests.document.sample import DEVON, MAYA, sample
from tests.document.signed import person, plan, root, seal


def test_untouched_file_is_called_unchanged() -> None:
    verdict = verify(plan().sealed, trusted_roots=[root().certificate])
    assert verdict.intact
    assert verdict.trusted
    assert verdict.problems == ()
    assert verdict.sentence == "Unchanged since it was sealed."


def test_change_slipped_in_between_two_signatures_is_reported() -> None:
    slipped = incremental(plan().once, paint_over)
    data = seal(slipped, "Manager", MAYA.name, certify=False)
    keys = {problem.key for problem in verify(data).problems}
    assert "changed_between" in keys
    assert "bytes_after_seal" in keys


def test_pages_prepared_to_show_something_else_are_reported() -> None:
    """Shadow attack: everything is signed in order, but pages and data were never the same."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(render(sample()))) as pdf:
        other = to_json(replace(sample(), heard="Nothing of the kind."))
        pdf.Root.AF[0].EF.F.write(other)
        pdf.save(out, force_version="1.7", fix_metadata_version=False)
    once = seal(out.getvalue(), "Employee", DEVON.name, certify=True)
    verdict = verify(seal(once, "Manager", MAYA.name, certify=False))
    assert [problem.key for problem in verdict.problems] == ["shown_differs"]
    assert verdict.shown_equals_attached == "no"


def test_signature_by_somebody_else_is_reported() -> None:
    once = seal(render(sample()), "Employee", "Mallory", certify=True)
    verdict = verify(seal(once, "Manager", MAYA.name, certify=False))
    assert [problem.key for problem in verdict.problems] == ["signer_differs"]
    assert "Mallory" in verdict.problems[0].sentence


def test_first_signature_that_permits_changes_is_reported() -> None:
    once = seal(render(sample()), "Employee", DEVON.name, certify=False)
    verdict = verify(seal(once, "Manager", MAYA.name, certify=False))
    assert [problem.key for problem in verdict.problems] == ["certification_missing"]


def test_signatures_out_of_order_are_reported() -> None:
    once = seal(render(sample()), "Manager", MAYA.name, certify=True)
    verdict = verify(seal(once, "Employee", DEVON.name, certify=False))
    assert [problem.key for problem in verdict.problems] == ["signature_unexpected"]


def test_sneaky_third_signature_is_reported() -> None:
    from pyhanko.sign.fields import SigFieldSpec
    from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

    who = person("Mallory")
    signer = PdfSigner(
        PdfSignatureMetadata(field_name="HR"),
        signer=signing._signer(who.key, [who.certificate, root().certificate]),
        new_field_spec=SigFieldSpec("HR", on_page=0, box=(100, 600, 300, 700)),
    )
    writer = signing._writer_class()(io.BytesIO(plan().sealed))
    data = signer.sign_pdf(writer).getvalue()
    assert "signature_unexpected" in {problem.key for problem in verify(data).problems}
