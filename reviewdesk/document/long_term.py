"""Holding for decades: what is needed to check the signatures goes into the file, and a time stamp over all of it.

A stamp proves that everything before it was there then, so whatever runs out later (a person's certificate, an older
stamp's) was still good when it counted. Before the newest stamp's own certificate ends, a newer one is put on top.
The library's one call for this would rewrite the metadata, so the parts are added here one by one.
"""

import asyncio
import io
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from reviewdesk.document.signing import writer_of
from reviewdesk.document.stamps import STAMP_FIELD, is_document_stamp, tokens_of
from reviewdesk.domain.errors import DocumentError

EARLY = timedelta(days=90)
"""How long before the end of the newest stamp's certificate it is to be renewed."""


def renew(data: bytes, stamper: Any, *, revocations: Sequence[bytes] = ()) -> bytes:
    """Return ``data`` with one more revision: all certificates, ``revocations`` (DER lists), and a time stamp.

    It is the same step on archiving and at every renewal. Raises ``DocumentError`` where no stamp can be had.
    """
    from asn1crypto.crl import CertificateList
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import InvisSigSettings
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers.pdf_signer import PdfTimeStamper
    from pyhanko.sign.validation.dss import DocumentSecurityStore

    try:
        seals = list(PdfFileReader(io.BytesIO(data)).embedded_signatures)
        number = sum(str(seal.field_name).startswith(STAMP_FIELD) for seal in seals) + 1
        writer = writer_of(data)
        DocumentSecurityStore.supply_dss_in_writer(
            writer,
            None,
            certs=list(_certificates(seals)),
            crls=[CertificateList.load(each) for each in revocations],
        )
        place = InvisSigSettings(box_out_of_bounds=True)  # so that PDF/UA does not want it in the structure
        stamping = PdfTimeStamper(stamper, f"{STAMP_FIELD}{number}", place, "Time stamp")
        out = io.BytesIO()
        asyncio.run(stamping.async_timestamp_pdf(writer, "sha256", output=out))
    except (PdfError, SigningError, ValueError, OSError) as broken:
        raise DocumentError("stamping_failed") from broken
    return out.getvalue()


def renewal_due(data: bytes) -> date | None:
    """Return the day by which the newest time stamp wants another on top; ``None`` where there is no stamp."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        seals = list(PdfFileReader(io.BytesIO(data)).embedded_signatures)
        over_all = [token.until for seal in seals if is_document_stamp(seal) for token in tokens_of(seal)]
        each = [token.until for seal in seals for token in tokens_of(seal)]
    except (PdfError, ValueError) as broken:
        raise DocumentError("not_a_pdf") from broken
    ends = over_all[-1] if over_all else min(each, default=None)
    return (ends - EARLY).date() if ends else None


def _certificates(seals: Sequence[Any]) -> Iterator[Any]:
    """Yield every certificate that any signature or stamp in the file brings along."""
    for seal in seals:
        yield seal.signer_cert
        yield from seal.other_embedded_certs
        for token in tokens_of(seal):
            yield from token.certificates
