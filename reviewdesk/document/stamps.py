"""Time stamps inside a file, read and judged from the newest back to the oldest.

A stamp's certificate runs out long before the file does. That it was good when it counted is shown by the next newer
stamp, which covers it; only the newest must hold up today.
"""

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from reviewdesk.document.judging import is_time
from reviewdesk.document.record import ARCHIVE_FIELD
from reviewdesk.document.verdict import Stamp

STAMP_FIELD = "ArchiveTime"
"""Fields of time stamps over the whole document are called so, and numbered."""


@dataclass(frozen=True, slots=True, repr=False)
class Token:
    """One RFC 3161 token as it stands, not judged."""

    made: datetime
    by: str
    until: datetime
    signed_data: Any = field(compare=False)
    certificates: tuple[Any, ...] = ()


def is_document_stamp(seal: Any) -> bool:
    """Tell whether a seal is a time stamp over the document and no person's signature."""
    return str(seal.sig_object_type) == "/DocTimeStamp"


def may_follow(seal: Any) -> bool:
    """Tell whether a seal may stand behind those of the people: the archive's, or a time stamp."""
    if is_document_stamp(seal):
        return bool(re.fullmatch(STAMP_FIELD + r"[0-9]+", str(seal.field_name)))
    return str(seal.field_name) == ARCHIVE_FIELD


def tokens_of(seal: Any) -> Iterator[Token]:
    """Yield the stamp that a seal is or carries, if any; raises what the library raises on broken ones."""
    from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

    if is_document_stamp(seal):
        yield _token(seal.signed_data)
    else:
        yield from (_token(found) for found in extract_tst_data_iter(seal.signer_info, signed=False))


def judge(seals: Sequence[Any], roots: Sequence[bytes], now: datetime) -> dict[str, Stamp]:
    """Return the stamp of each field that has one; ``roots`` are those of time-stamp services known here."""
    found: dict[str, Stamp] = {}
    there_at = now
    for seal in reversed(seals):
        for token in tokens_of(seal):
            stamp = _judged(seal, token, roots, there_at)
            found[str(seal.field_name)] = stamp
            if is_document_stamp(seal) and stamp.trusted:
                there_at = stamp.time
    return dict(reversed(found.items()))


def _judged(seal: Any, token: Token, roots: Sequence[bytes], there_at: datetime) -> Stamp:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation.generic_cms import message_imprint_checker, validate_tst_signed_data
    from pyhanko.sign.validation.status import TimestampSignatureStatus
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(
        trust_roots=[Certificate.load(root) for root in roots],
        allow_fetching=False,
        moment=there_at,
        revocation_mode="soft-fail",
    )
    covered = seal.compute_digest if is_document_stamp(seal) else message_imprint_checker(seal.signer_info)
    status = TimestampSignatureStatus(
        **asyncio.run(validate_tst_signed_data(token.signed_data, context, covered))
    )
    sound = bool(status.intact and status.valid)
    return Stamp(
        time=token.made,
        by=token.by,
        until=token.until,
        sound=sound,
        trusted=sound and bool(status.trusted),
        ran_out=token.until < there_at,
    )


def _token(signed_data: Any) -> Token:
    from pyhanko.sign.general import extract_certificate_info

    told = signed_data["encap_content_info"]["content"].parsed
    certificates = extract_certificate_info(signed_data)
    signer = certificates.signer_cert
    made, until = told["gen_time"].native, signer.not_valid_after
    if not (is_time(made) and isinstance(until, datetime) and made <= until):
        raise ValueError
    return Token(
        made=made,
        by=str(signer.subject.native.get("common_name", "")),
        until=until,
        signed_data=signed_data,
        certificates=(signer, *certificates.other_certs),
    )
