"""Is this file what two people sealed? Rules beyond the signature library, for it alone misses real changes.

All expected seals are there and in order; the last covers the whole file; each revision is one seal and nothing
else, the first too; the first certifies; nothing hides behind a signature; the attached data is valid and is what
the pages show. What
a file cannot show (a later seal cut off whole) its register must.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from reviewdesk.document.attached import attached_json, compare
from reviewdesk.document.certificates import ARCHIVE_NAME
from reviewdesk.document.increments import first_foreign_revision
from reviewdesk.document.judging import (
    Known,
    broken,
    claimed_time,
    flaws,
    flaws_of_stamp,
    gap_is_clean,
    trust_in,
    validate,
)
from reviewdesk.document.levels import overclaims
from reviewdesk.document.names import same_person
from reviewdesk.document.quiet import quiet_library
from reviewdesk.document.record import ARCHIVE_FIELD, SIGNATURE_FIELDS, ReviewRecord
from reviewdesk.document.record_json import load_json
from reviewdesk.document.revisions import first_cross_reference, only_seals_follow
from reviewdesk.document.revocation import embedded_lists
from reviewdesk.document.signed_look import differing
from reviewdesk.document.stamps import STAMP_FIELD, is_document_stamp, judge, may_follow
from reviewdesk.document.verdict import UNDECIDED, Problem, Signer, Stamp, Verdict
from reviewdesk.domain.errors import DocumentError
from reviewdesk.system.clock import Clock

MAX_FILE = 16 * 1024 * 1024
"""A sealed plan has about 100 KiB, and the longest there may be a few MiB: what is larger need not be read."""


def verify(
    data: bytes,
    *,
    trusted_roots: Sequence[bytes] = (),
    trusted_time_roots: Sequence[bytes] = (),
    revocations: Sequence[bytes] = (),
    now: datetime | None = None,
) -> Verdict:
    """Return what can be said about ``data`` at the time ``now``.

    The roots (DER) are those of known desks and of known time-stamp services, ``revocations`` lists (DER) of
    certificates that known desks have withdrawn. Never raises for anything that is in the file.
    """
    digest = hashlib.sha256(data).hexdigest()
    if len(data) > MAX_FILE:
        return Verdict(readable=False, intact=False, sha256=digest, problems=(Problem("too_large"),))
    try:
        record, problems = _record(data)
        seals = _Seals(
            data, record, Known(now or Clock().now(), trusted_roots, trusted_time_roots, revocations)
        )
    except DocumentError as refused:
        return Verdict(readable=False, intact=False, sha256=digest, problems=(Problem(refused.key),))
    except broken():  # a signature, found broken where nobody thought of it
        return Verdict(readable=False, intact=False, sha256=digest, problems=(Problem("not_a_pdf"),))
    problems += seals.problems
    shown = "unknown"
    if record is not None:
        shown = compare(data, record, seals.first_revision)
        if shown == "no":
            problems.append(Problem("shown_differs"))
        if shown == "text":
            problems.append(Problem(UNDECIDED))
        problems += seals.looks(record) if not problems else []
    return Verdict(
        readable=True,
        intact=not problems,
        sha256=digest,
        problems=tuple(problems),
        signers=tuple(signer for signer in seals.signers if signer.field != ARCHIVE_FIELD),
        archive=next((signer for signer in seals.signers if signer.field == ARCHIVE_FIELD), None),
        stamps=tuple(stamp for field, stamp in seals.stamps.items() if field.startswith(STAMP_FIELD)),
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

    def __init__(self, data: bytes, record: ReviewRecord | None, known: Known) -> None:
        self.data = data
        self.record = record
        self.problems: list[Problem] = []
        self.signers: list[Signer] = []
        self.stamps: dict[str, Stamp] = {}
        quiet_library()
        reader, seals = _open(data)
        self.all = seals
        self.first_revision = first_cross_reference(reader)
        self._check_order(seals)
        self.known = self._also_embedded(known, reader)
        try:
            self.stamps = judge(seals, known.time_roots, known.now)
        except broken():
            self._add("stamp_unreadable")
        for seal in seals:
            if is_document_stamp(seal):
                self._judge_stamp(seal)
            else:
                self._judge(seal)
        if seals:
            self._check_first(seals[0])
            self._check_between(reader, seals)
            self._check_end(reader, seals)
        for field in overclaims(self.signers):
            self._add("level_overclaimed", field=field)

    def _add(self, key: str, **params: str) -> None:
        self.problems.append(Problem(key, params))

    @staticmethod
    def _also_embedded(known: Known, reader: Any) -> Known:
        """Add what the file itself brings along of withdrawn certificates."""
        try:
            return replace(known, revocations=[*known.revocations, *embedded_lists(reader)])
        except broken():
            return known

    def _check_order(self, seals: list[Any]) -> None:
        """See that all expected seals are there, in order, and that only the archive's and stamps follow."""
        expected = list(self.record.expected_signatures) if self.record else []
        found = [seal.field_name for seal in seals]
        if not found:
            self._add("no_signature")
        for field in expected:
            if field not in found:
                self._add("signature_missing", field=field)
        signed = [field for field in expected if field in found]
        clean = found[: len(signed)] == signed and found.count(ARCHIVE_FIELD) <= 1
        if self.record and not (clean and all(may_follow(seal) for seal in seals[len(signed) :])):
            self._add("signature_unexpected")

    def _judge(self, seal: Any) -> None:
        """Check one seal by itself: mathematics, coverage, what came after it, who signed."""
        field = str(seal.field_name)
        stamp = self.stamps.get(field)
        moment = stamp.time if stamp is not None and stamp.trusted else claimed_time(seal)
        try:
            status = validate(seal, self.known.roots, moment)
            trust = trust_in(seal, status, self.known, moment, stamp)
        except broken():
            self._add("signature_unreadable", field=field)
            return
        unchanged = bool(status.intact and status.valid)
        if not unchanged:
            self._add("signature_broken", field=field)
        self._check_cover(seal)
        level = getattr(self.record.assurance, SIGNATURE_FIELDS.get(field, ""), "") if self.record else ""
        for flaw in flaws(seal, stamp, without_root=level == "C"):
            self._add(flaw, field=field)
        name = self._check_name(field, seal, level)
        self.signers.append(
            Signer(
                field=field,
                name=name,
                time=moment,
                stamped=stamp is not None and stamp.trusted,
                level=level,
                trusted=trust.trusted and unchanged,
                unchanged=unchanged,
                root=trust.root,
                root_name=trust.root_name,
                stamp=stamp,
                remarks=trust.remarks,
            )
        )

    def looks(self, record: ReviewRecord) -> list[Problem]:
        """Return what signatures show otherwise than they hold."""
        fields = differing(self.data, record, self.all, self.stamps)
        return [Problem("appearance_differs", {"field": field}) for field in fields]

    def _judge_stamp(self, seal: Any) -> None:
        """Check a time stamp over the whole document; whether its service is known is said elsewhere."""
        field = str(seal.field_name)
        stamp = self.stamps.get(field)
        try:
            seal.compute_integrity_info(skip_diff=True)
        except broken():
            self._add("signature_unreadable", field=field)
            return
        if stamp is None or not stamp.sound:
            self._add("signature_broken", field=field)
        self._check_cover(seal)
        for flaw in flaws_of_stamp(seal):
            self._add(flaw, field=field)

    def _check_cover(self, seal: Any) -> None:
        """See that a seal covers all there was, hides nothing, and that nothing but seals came after it."""
        from pyhanko.sign.validation.status import SignatureCoverageLevel

        field = str(seal.field_name)
        if seal.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
            self._add("signature_coverage", field=field)
        if not gap_is_clean(self.data, seal):
            self._add("signature_padded", field=field)

    def _check_name(self, field: str, seal: Any, level: str) -> str:
        """Return who signed; it must be the person whose field it is."""
        subject = seal.signer_cert.subject.native
        name = str(subject.get("common_name", ""))
        expected = name
        if field == ARCHIVE_FIELD:
            expected = ARCHIVE_NAME
        elif self.record and field in SIGNATURE_FIELDS:
            expected = self.record.person(SIGNATURE_FIELDS[field]).name
        if not same_person(name, expected, exactly=level != "C"):
            self._add("signer_differs", field=field, signer=name, expected=expected)
        return str(subject.get("organization_name", name)) if field == ARCHIVE_FIELD else name

    def _check_first(self, first: Any) -> None:
        from pyhanko.sign.fields import MDPPerm

        try:
            certifies = first.docmdp_level in (MDPPerm.FILL_FORMS, MDPPerm.NO_CHANGES)
        except broken():
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
        except broken():
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
        except broken():
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
    except broken():
        raise DocumentError("not_a_pdf") from None
