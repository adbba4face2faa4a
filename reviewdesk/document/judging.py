"""One seal by itself: who vouches for it, when it was made, and why it may not be trusted."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from reviewdesk.document.certificates import fingerprint, issued_by
from reviewdesk.document.moments import long_date
from reviewdesk.document.revocation import withdrawn_at
from reviewdesk.document.signature_form import der_length, is_plain, is_plain_stamp, room_fits
from reviewdesk.document.time_server import FARTHEST
from reviewdesk.document.verdict import Problem, Stamp

_FIRST_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
_NO_DAY_ANY_MORE: Final = datetime(2200, 1, 1, tzinfo=UTC)
_APART: Final = 2 * FARTHEST
"""How far a stamp may lie from the time claimed: what the clocks may differ by, and as much for signing itself."""


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """What the reader of a file knows: roots of desks and of time-stamp services, withdrawn certificates, the time."""

    now: datetime
    roots: Sequence[bytes] = ()
    time_roots: Sequence[bytes] = ()
    revocations: Sequence[bytes] = ()


@dataclass(frozen=True, slots=True)
class Trust:
    """Whether a signer is vouched for; ``root`` (SHA-256, if it is at hand) and ``root_name`` tell by whom."""

    trusted: bool
    root: str
    root_name: str
    remarks: tuple[Problem, ...]


def broken() -> tuple[type[Exception], ...]:
    """Return what the library raises on files made to confuse it; anything else is a mistake of ours."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.validation.errors import SignatureValidationError

    return (
        PdfError,
        SignatureValidationError,
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


def claimed_time(seal: Any) -> datetime | None:
    """Return the time that the signer's computer gave, if it is one at which somebody can have signed."""
    try:
        claimed = seal.self_reported_timestamp
    except broken():
        return None
    return claimed if is_time(claimed) else None


def is_time(moment: object) -> bool:
    """Tell whether this is a time of our days: others end or begin the calendar, where no zone can be reckoned with."""
    return (
        isinstance(moment, datetime) and moment.tzinfo is not None and _FIRST_DAY <= moment < _NO_DAY_ANY_MORE
    )


def gap_is_clean(data: bytes, seal: Any) -> bool:
    """Tell whether the hole that a signature leaves holds it, then zeros, and nothing else."""
    try:
        start, length, resume, _ = (int(value) for value in seal.byte_range)
        hole = data[start + length : resume]
        if hole[:1] != b"<" or hole[-1:] != b">":
            return False
        content = bytes.fromhex(hole[1:-1].decode("ascii"))
        written = content.hex().upper().encode() == hole[1:-1]
        return written and not content[der_length(content) :].strip(b"\0")
    except broken():
        return False


def flaws(seal: Any, stamp: Stamp | None, *, without_root: bool) -> Iterator[str]:
    """Yield what is wrong with the way in which a seal is written, and says when it was made."""
    claimed = claimed_time(seal)
    if claimed is None:
        yield "signature_time"
    if stamp is not None and not stamp.sound:
        yield "stamp_broken"
    elif stamp is not None and claimed is not None and abs(stamp.time - claimed) > _APART:
        yield "stamp_far"
    try:
        hole = bytes(seal.pkcs7_content)
        plain = is_plain(hole[: der_length(hole)], without_root=without_root)
        fits = room_fits(hole)
    except broken():
        plain, fits = False, True
    if not plain:
        yield "signature_form"
    elif not fits:
        yield "stamp_missing" if stamp is None else "signature_form"


def flaws_of_stamp(seal: Any) -> Iterator[str]:
    """Yield what is wrong with the way in which a time stamp over the whole document is written."""
    try:
        hole = bytes(seal.pkcs7_content)
        plain = is_plain_stamp(hole[: der_length(hole)])
    except broken():
        plain = False
    if not plain:
        yield "signature_form"


def validate(seal: Any, roots: Sequence[bytes], moment: datetime | None) -> Any:
    """Validate at the time of signing: a plan is read long after the certificates have run out."""
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(
        trust_roots=[Certificate.load(root) for root in roots],
        allow_fetching=False,
        moment=moment,
        revocation_mode="soft-fail",
    )
    usage = KeyUsageConstraints(
        key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
    )  # companies give out either
    return validate_pdf_signature(
        seal, signer_validation_context=context, key_usage_settings=usage, skip_diff=True
    )


def trust_in(seal: Any, status: Any, known: Known, moment: datetime | None, stamp: Stamp | None) -> Trust:
    """Return how far the signer of an unchanged seal is to be trusted, with a remark for every reason against it."""
    certificate = seal.signer_cert.dump()
    above = _vouching(seal, known.roots)
    remarks = list(_of_the_time(seal.signer_cert, moment)) + list(_of_the_stamp(stamp))
    withdrawn = None if above is None else withdrawn_at(certificate, above, known.revocations)
    stamped = stamp is not None and stamp.trusted
    spoiled = withdrawn is not None and not (stamped and moment is not None and moment < withdrawn)
    if withdrawn is not None:
        key = (
            "withdrawn_before"
            if spoiled and stamped
            else "withdrawn_unstamped"
            if spoiled
            else "withdrawn_later"
        )
        remarks.append(Problem(key, {"date": long_date(withdrawn)}))
    trusted = bool(status.trusted) and not spoiled
    if not trusted and not remarks:
        remarks.append(Problem("root_unknown"))
    issuer = _name_of(seal.signer_cert.issuer)
    return Trust(trusted, fingerprint(above) if above else "", issuer, tuple(remarks))


def _vouching(seal: Any, roots: Sequence[bytes]) -> bytes | None:
    """Return the certificate, embedded or known, that did issue the signer's."""
    candidates = [*(each.dump() for each in seal.other_embedded_certs), *roots]
    return next((each for each in candidates if issued_by(seal.signer_cert.dump(), each)), None)


def _name_of(issuer: Any) -> str:
    told = (str(issuer.native.get(part, "")) for part in ("organization_name", "common_name"))
    return ", ".join(filter(None, told))


def _of_the_time(certificate: Any, moment: datetime | None) -> Iterator[Problem]:
    at = moment or datetime.now(UTC)
    begins, ends = certificate.not_valid_before, certificate.not_valid_after
    if at > ends:
        yield Problem("certificate_over", {"date": long_date(ends)})
    elif at < begins:
        yield Problem("certificate_not_yet", {"date": long_date(begins)})


def _of_the_stamp(stamp: Stamp | None) -> Iterator[Problem]:
    if stamp is None or stamp.trusted:
        return
    if not stamp.sound:
        yield Problem("stamp_broken")
    elif stamp.ran_out:
        yield Problem("stamp_over", {"service": stamp.by, "date": long_date(stamp.until)})
    else:
        yield Problem("stamp_unknown", {"service": stamp.by})
