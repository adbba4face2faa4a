"""Verifying says plainly what a file is, and never breaks on one."""

import io
import json
import logging
import random
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pikepdf
import pytest

from reviewdesk.document import attached, certificates, verify as verify_module
from reviewdesk.document.appearance import Appearance
from reviewdesk.document.record import Renderer
from reviewdesk.document.record_json import MAX_BYTES
from reviewdesk.document.render import render
from reviewdesk.document.signing import sign
from reviewdesk.document.verdict import Problem, _sentences
from reviewdesk.document.verify import verify
from reviewdesk.domain.errors import DocumentError
from tests.document.sample import DEVON, MAYA, sample
from tests.document.signed import NOW, declined_plan, far_names, keys, plan, root, sealed, steady_bytes


def test_verdict_names_signers_level_and_place_in_the_audit_trail() -> None:
    verdict = verify(plan().sealed, trusted_roots=[root().certificate])
    assert [(s.field, s.name, s.level, s.trusted) for s in verdict.signers] == [
        ("Employee", "Devon Park", "A", True),
        ("Manager", "Maya Ellis", "A", True),
    ]
    assert verdict.shown_equals_attached == "exact"
    assert verdict.document_id == sample().document_id
    assert (verdict.audit_sequence, verdict.audit_head) == (42, sample().audit.head)


def test_unknown_signers_are_said_to_be_unknown_and_the_file_unchanged() -> None:
    other = certificates.make_root("Elsewhere", "desk-9", NOW, steady_bytes, key=certificates.new_key())
    for roots in ([], [other.certificate]):
        verdict = verify(plan().sealed, trusted_roots=roots)
        assert verdict.intact
        assert not verdict.trusted
        assert verdict.sentence == "Unchanged since it was sealed. Who signed is not known here."


def test_declined_plan_needs_the_manager_alone() -> None:
    verdict = verify(declined_plan(), trusted_roots=[root().certificate])
    assert verdict.intact
    assert [signer.field for signer in verdict.signers] == ["Manager"]


def test_names_in_other_scripts_are_verified_alike() -> None:
    verdict = verify(sealed(far_names()).sealed, trusted_roots=[root().certificate])
    assert verdict.intact
    assert verdict.signers[0].name == "أحمد بن علي"


def test_unsigned_and_half_signed_files_are_not_sealed() -> None:
    assert [p.key for p in verify(plan().drawn).problems] == [
        "no_signature",
        "signature_missing",
        "signature_missing",
    ]
    assert [p.sentence for p in verify(plan().once).problems] == ["The signature “Manager” is missing."]


def test_plan_drawn_by_other_versions_is_compared_by_its_words() -> None:
    other = Renderer("reviewdesk.document", {"reportlab": "0"})
    verdict = verify(sealed(replace(sample(), renderer=other)).sealed)
    assert verdict.intact
    assert verdict.shown_equals_attached == "exact"


HEARD = "Devon has thought about an apprenticeship in carpentry."


def _other_pages(words: str) -> bytes:
    """Pages that say ``words`` instead, with the sample's data attached as if drawn by other versions."""
    from reviewdesk.document.record_json import to_json

    versions = Renderer("reviewdesk.document", {"reportlab": "0"})
    other = replace(sample(), heard=HEARD, renderer=versions)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(render(replace(sample(), heard=words)))) as pdf:
        pdf.Root.AF[0].EF.F.write(to_json(other))
        pdf.save(out)
    return out.getvalue()


def test_other_versions_may_move_the_words_but_not_change_them() -> None:
    assert verify(_other_pages("So: " + HEARD)).shown_equals_attached == "text"
    verdict = verify(_other_pages("Nothing of the kind"))
    assert verdict.shown_equals_attached == "no"
    assert "shown_differs" in {problem.key for problem in verdict.problems}


def test_result_for_scripts_is_json_with_sentences() -> None:
    tree = json.loads(verify(plan().once).to_json())
    assert tree["intact"] is False
    assert tree["problems"][0]["sentence"] == "The signature “Manager” is missing."
    assert tree["signers"][0]["time"] == "2025-10-16T13:08:00+00:00"
    assert json.loads(verify(b"").to_json())["readable"] is False


def _blank() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return pdf


def _saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7", b"\0" * 5000, b"%PDF-1.7\n" + b"<<" * 5000])
def test_garbage_is_called_unreadable(data: bytes) -> None:
    verdict = verify(data)
    assert not verdict.readable
    assert not verdict.intact
    assert verdict.sentence == "This file cannot be read as a sealed plan."
    assert [problem.key for problem in verdict.problems] == ["not_a_pdf"]


@pytest.mark.parametrize("user", ["", "secret"])
def test_locked_file_is_called_locked(user: str) -> None:
    data = _saved(_blank(), encryption=pikepdf.Encryption(owner="owner", user=user))
    assert [problem.key for problem in verify(data).problems] == ["encrypted"]


def test_pdf_of_somebody_else_is_no_sealed_plan() -> None:
    verdict = verify(_saved(_blank()))
    assert verdict.readable
    assert [problem.key for problem in verdict.problems] == ["no_attached_review", "no_signature"]
    assert verdict.shown_equals_attached == "unknown"


def test_file_of_a_gigabyte_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_module, "MAX_FILE", 10)
    assert [problem.key for problem in verify(plan().sealed).problems] == ["too_large"]


def _attached_as(content: bytes, **entries: object) -> bytes:
    with pikepdf.open(io.BytesIO(plan().drawn)) as pdf:
        stream = pdf.make_stream(content, **entries)
        pdf.Root.AF[0].EF.F = stream
        return _saved(pdf, compress_streams=False)


def test_attachment_that_unpacks_to_gigabytes_is_refused() -> None:
    bomb = zlib.compress(b" " * (MAX_BYTES * 3), 9)
    with pytest.raises(DocumentError) as refused:
        attached.attached_json(_attached_as(bomb, Filter=pikepdf.Name.FlateDecode))
    assert refused.value.key == "record_too_large"


def test_attachment_packed_in_a_strange_way_is_refused() -> None:
    with pytest.raises(DocumentError) as refused:
        attached.attached_json(_attached_as(b"00>", Filter=pikepdf.Name.ASCIIHexDecode))
    assert refused.value.key == "no_attached_review"


def test_attachment_may_lie_unpacked() -> None:
    assert attached.attached_json(_attached_as(b"{}")) == b"{}"


def test_invalid_attachment_is_named() -> None:
    keys_found = [problem.key for problem in verify(_attached_as(b"{}")).problems]
    assert keys_found[0] == "attached_review_invalid"


def test_plan_is_trusted_long_after_its_certificates_ran_out() -> None:
    then = datetime(2001, 3, 1, 9, 0, tzinfo=UTC)
    old_root = certificates.make_root("Northwind", "desk-0", then, steady_bytes, key=keys()[0])
    data = render(sample())
    for field, party in (("Employee", DEVON), ("Manager", MAYA)):
        who = certificates.issue(old_root, party.name, then, steady_bytes, key=keys()[1])
        chain = [who.certificate, old_root.certificate]
        look = Appearance(party.name, then, typed=party.name)
        data = sign(data, field, who.key, chain, appearance=look, certify=field == "Employee", now=then)
    verdict = verify(data, trusted_roots=[old_root.certificate])
    assert verdict.intact
    assert verdict.trusted


def test_fingerprint_of_the_vouching_desk_is_told_even_if_unknown() -> None:
    expected = certificates.fingerprint(root().certificate)
    assert [signer.root for signer in verify(plan().sealed).signers] == [expected, expected]


def test_random_damage_never_breaks_the_verifier() -> None:
    chance = random.Random(20)
    whole = plan().sealed
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        assert not verify(bytes(data)).intact


def test_truncation_at_any_place_never_breaks_the_verifier() -> None:
    whole = plan().sealed
    for length in range(0, len(whole), len(whole) // 25):
        assert not verify(whole[:length]).intact


def test_nobody_is_named_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        verify(plan().sealed)
        verify(plan().sealed + b"x")
    assert "Devon" not in caplog.text
    assert "Northwind" not in caplog.text


def test_every_finding_has_a_sentence() -> None:
    params = {"field": "Employee", "signer": "A", "expected": "B", "date": "today", "service": "C"}
    for key in _sentences():
        assert "{" not in Problem(key, params).sentence
