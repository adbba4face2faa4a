"""Is this file what two people sealed? Rules beyond the signature library, for it alone misses real changes.

All expected seals are there and in order; the last covers the whole file; each revision is one seal and nothing
else, the first too; the first certifies; nothing hides behind a signature; the attached data is valid and is what
the pages show. What
a file cannot show (a later seal cut off whole) its register must.
"""

import hashlib
import io
import logging
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from reviewdesk.document.attached import attached_json, compare
from reviewdesk.document.certificates import fingerprint, issued_by
from reviewdesk.document.increments import first_foreign_revision
from reviewdesk.document.record import SIGNATURE_FIELDS, ReviewRecord
from reviewdesk.document.record_json import load_json
from reviewdesk.document.revisions import first_cross_reference, only_seals_follow
from reviewdesk.document.signature_form import is_plain
from reviewdesk.document.verdict import UNDECIDED, Problem, Signer, Verdict
from reviewdesk.domain.errors import DocumentError

MAX_FILE = 16 * 1024 * 1024
"""A sealed plan has about 100 KiB, and the longest there may be a few MiB: what is larger need not be read."""
_LONGEST_NAME = 64


def verify(data: bytes, *, trusted_roots: Sequence[bytes] = ()) -> Verdict:
    """Return what can be said about ``data``; ``trusted_roots`` are DER certificates of known desks.

    Never raises for anything that is in the file.
    """
    digest = hashlib.sha256(data).hexdigest()
    if len(data) > MAX_FILE:
        return Verdict(readable=False, intact=False, sha256=digest, problems=(Problem("too_large"),))
    try:
        record, problems = _record(data)
        seals = _Seals(data, record, trusted_roots)
    except DocumentError as refused:
        return Verdict(readable=False, intact=False, sha256=digest, problems=(Problem(refused.key),))
    except _broken():  # a signature, found broken where nobody thought of it
        return Verdict(readable=False, intact=False, sha256=digest, problems=(Problem("not_a_pdf"),))
    problems += seals.problems
    shown = "unknown"
    if record is not None:
        shown = compare(data, record, seals.first_revision)
        if shown == "no":
            problems.append(Problem("shown_differs"))
        if shown == "text":
            problems.append(Problem(UNDECIDED))
    return Verdict(
        readable=True,
        intact=not problems,
        sha256=digest,
        problems=tuple(problems),
        signers=tuple(seals.signers),
        shown_equals_attached=shown,
        document_id=record.document_id if record else "",
        revision=record.revision if record else 0,
        supersedes=record.supersedes if record else "",
        audit_sequence=record.audit.sequence if record else None,
        audit_head=record.audit.head if record else "",
    )


def _record(data: bytes) -> tuple[ReviewRecord | None, list[Problem]]:
    """Return the attached record if there is a valid one."""
    try:
        return load_json(attached_json(data)), []
    except DocumentError as refused:
        if refused.key in ("encrypted", "not_a_pdf"):
            raise
        key = "no_attached_review" if refused.key == "no_attached_review" else "attached_review_invalid"
        return None, [Problem(key)]


class _Seals:
    """All signatures of one file, judged."""

    def __init__(self, data: bytes, record: ReviewRecord | None, trusted_roots: Sequence[bytes]) -> None:
        self.data = data
        self.record = record
        self.problems: list[Problem] = []
        self.signers: list[Signer] = []
        self.roots = trusted_roots
        for name in ("pyhanko", "pyhanko_certvalidator"):  # they would log names of signers
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        reader, seals = _open(data)
        self.first_revision = first_cross_reference(reader)
        self._check_order([seal.field_name for seal in seals])
        for seal in seals:
            self._judge(seal)
        if seals:
            self._check_first(seals[0])
            self._check_between(reader, seals)
            self._check_end(reader, seals)

    def _add(self, key: str, **params: str) -> None:
        self.problems.append(Problem(key, params))

    def _check_order(self, found: list[str]) -> None:
        """See that all expected seals are there, in order, and no others."""
        expected = list(self.record.expected_signatures) if self.record else []
        if not found:
            self._add("no_signature")
        for field in expected:
            if field not in found:
                self._add("signature_missing", field=field)
        if self.record and found != [field for field in expected if field in found]:
            self._add("signature_unexpected")

    def _judge(self, seal: Any) -> None:
        """Check one seal by itself: mathematics, coverage, what came after it, who signed."""
        from pyhanko.sign.validation.status import SignatureCoverageLevel

        field = str(seal.field_name)
        claimed = _claimed_time(seal)
        try:
            status = _validate(seal, self.roots, claimed)
        except _broken():
            self._add("signature_unreadable", field=field)
            return
        unchanged = bool(status.intact and status.valid)
        if not unchanged:
            self._add("signature_broken", field=field)
        if status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
            self._add("signature_coverage", field=field)
        if not self._gap_is_clean(seal):
            self._add("signature_padded", field=field)
        if not self._is_plain(seal):
            self._add("signature_form", field=field)
        name = self._check_name(field, seal)
        self.signers.append(
            Signer(
                field=field,
                name=name,
                time=claimed,
                stamped=status.timestamp_validity is not None and bool(status.timestamp_validity.trusted),
                level=getattr(self.record.assurance, SIGNATURE_FIELDS.get(field, ""), "")
                if self.record
                else "",
                trusted=bool(status.trusted) and unchanged,
                unchanged=unchanged,
                root=_vouching_root(seal),
            )
        )

    def _check_name(self, field: str, seal: Any) -> str:
        """Return who signed; it must be the person whose field it is."""
        name = str(seal.signer_cert.subject.native.get("common_name", ""))
        if self.record and field in SIGNATURE_FIELDS:
            expected = self.record.person(SIGNATURE_FIELDS[field]).name
            if name != expected.strip()[:_LONGEST_NAME]:
                self._add("signer_differs", field=field, signer=name, expected=expected)
        return name

    def _gap_is_clean(self, seal: Any) -> bool:
        """Tell whether the hole that a signature leaves holds it, then zeros, and nothing else."""
        try:
            start, length, resume, _ = (int(value) for value in seal.byte_range)
            hole = self.data[start + length : resume]
            if hole[:1] != b"<" or hole[-1:] != b">":
                return False
            content = bytes.fromhex(hole[1:-1].decode("ascii"))
            written = content.hex().upper().encode() == hole[1:-1]
            return written and not content[_der_length(content) :].strip(b"\0")
        except _broken():
            return False

    def _is_plain(self, seal: Any) -> bool:
        """Tell whether nothing is written into the signature beside what it signs."""
        try:
            content = bytes(seal.pkcs7_content)
            return is_plain(content[: _der_length(content)])
        except _broken():
            return False

    def _check_first(self, first: Any) -> None:
        from pyhanko.sign.fields import MDPPerm

        try:
            certifies = first.docmdp_level in (MDPPerm.FILL_FORMS, MDPPerm.NO_CHANGES)
        except _broken():
            certifies = False
        if not certifies:
            self._add("certification_missing")

    def _check_between(self, reader: Any, seals: list[Any]) -> None:
        """See that the pages are those that were drawn, whoever signed what came later.

        The library's own rules cost most of the time, and are asked last: where nothing else was found to be wrong.
        """
        try:
            foreign = first_foreign_revision(self.data, reader)
            if not foreign and not self.problems and not only_seals_follow(reader):
                foreign = 1
        except _broken():
            foreign = 1
        if foreign:
            self._add("drawn_over")
        for seal in seals:
            if seal.signed_revision < foreign:
                self._add("changed_between", field=str(seal.field_name))

    def _check_end(self, reader: Any, seals: list[Any]) -> None:
        """See that the last seal covers the file to its last byte, and none is without a seal."""
        try:
            start, length, resume, rest = (int(value) for value in seals[-1].byte_range)
            covered = start == 0 and length < resume and resume + rest == len(self.data)
        except _broken():
            covered = False
        if not covered or reader.xrefs.total_revisions != len(seals) + 1:
            self._add("bytes_after_seal")


def _open(data: bytes) -> tuple[Any, list[Any]]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(data))
        if reader.encrypted:
            raise DocumentError("encrypted")
        return reader, list(reader.embedded_signatures)
    except _broken():
        raise DocumentError("not_a_pdf") from None


def _broken() -> tuple[type[Exception], ...]:
    """Return what the library raises on files made to confuse it; anything else is a mistake of ours."""
    from pyhanko.pdf_utils.misc import PdfError

    return (
        PdfError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        AssertionError,
        RecursionError,
        NotImplementedError,
        OSError,
        zlib.error,
    )


def _vouching_root(seal: Any) -> str:
    """Return the fingerprint of the embedded root that did issue the signer's certificate."""
    for candidate in seal.other_embedded_certs:
        if issued_by(seal.signer_cert.dump(), candidate.dump()):
            return fingerprint(candidate.dump())
    return ""


def _claimed_time(seal: Any) -> datetime | None:
    try:
        claimed = seal.self_reported_timestamp
    except _broken():
        return None
    return claimed if isinstance(claimed, datetime) and claimed.tzinfo else None


def _validate(seal: Any, roots: Sequence[bytes], moment: datetime | None) -> Any:
    """Validate at the claimed time: a plan is read long after the certificates have run out."""
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(
        trust_roots=[Certificate.load(root) for root in roots],
        allow_fetching=False,
        moment=moment,
        revocation_mode="soft-fail",
    )
    return validate_pdf_signature(seal, signer_validation_context=context, skip_diff=True)


def _der_length(content: bytes) -> int:
    """Return how many bytes the DER object at the start takes."""
    if len(content) < 2:  # noqa: PLR2004 - a tag and a length
        raise ValueError
    first = content[1]
    if first < 0x80:  # noqa: PLR2004 - short form
        return 2 + first
    count = first & 0x7F
    return 2 + count + int.from_bytes(content[2 : 2 + count], "big")
