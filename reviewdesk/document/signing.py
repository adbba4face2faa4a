"""Sealing: a PAdES signature into one of the file's empty fields, without touching anything else.

The employee's is a certification that lets only further signatures follow; the manager and the archive approve
after it. Where signing was declined the manager certifies. The time is the computer's, and the page says so, unless a
time-stamp server confirms it.
"""

import asyncio
import io
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from typing import Any

from reviewdesk.document import appearance as looks
from reviewdesk.document.appearance import Appearance, ArchiveLine
from reviewdesk.document.certificates import PrivateKeyBytes, load_key
from reviewdesk.domain.errors import DocumentError

KeyInDevice = Callable[[bytes], bytes]
"""Signs what it is given (RSA, PKCS #1 v1.5, SHA-256) with a key that never leaves its device."""


def sign(
    pdf: bytes,
    field: str,
    key: PrivateKeyBytes | KeyInDevice,
    chain: Sequence[bytes],
    *,
    appearance: Appearance | ArchiveLine,
    certify: bool,
    now: datetime,
    stamper: Any = None,
) -> bytes:
    """Return ``pdf`` with one more revision: the signature in ``field``.

    ``chain`` holds DER certificates, the signer's first, then those that vouch for it. ``certify`` is true
    for the first signature and only for it. ``stamper`` (see ``time_server``) adds a time stamp. Raises
    ``DocumentError`` if the field is missing or taken, if file, key or certificates cannot be read, or if there
    is no good stamp to be had.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError

    try:
        writer = writer_of(pdf)
        width, height = _size_of(writer, field)
        stamp = _stamp(looks.draw(appearance, width, height))
        session = _session(field, appearance.name, certify=certify, now=now)
        signer = session(signer=_signer(key, chain), stamp_style=stamp, timestamper=stamper)
        out = io.BytesIO()
        asyncio.run(signer.async_sign_pdf(writer, existing_fields_only=True, output=out))
    except (PdfError, SigningError, ValueError, OSError) as broken:
        raise DocumentError("signing_failed", field=field) from broken
    return out.getvalue()


def writer_of(pdf: bytes) -> Any:
    """Return what adds a revision to ``pdf`` and leaves alone what was there."""
    return _writer_class()(io.BytesIO(pdf))


@cache
def _writer_class() -> type[Any]:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class ArchiveWriter(IncrementalPdfFileWriter):
        """A writer that leaves XMP and information alone: rewriting them breaks PDF/A's extension schema."""

        def _update_meta(self) -> None:
            """Change nothing."""

        def ensure_output_version(self, version: tuple[int, int]) -> None:
            """Refuse to lift the file out of PDF/A-3, which is PDF 1.7."""
            if version > (1, 7):
                raise ValueError
            super().ensure_output_version(version)  # type: ignore[no-untyped-call]  # pyHanko's

    return ArchiveWriter


def _size_of(writer: Any, field: str) -> tuple[float, float]:
    """Return the width and height of an empty field, in points."""
    from pyhanko.sign.fields import enumerate_sig_fields

    for name, value, reference in enumerate_sig_fields(writer):
        if name == field and value is None:
            left, bottom, right, top = (float(edge) for edge in reference.get_object()["/Rect"])
            return right - left, top - bottom
    raise DocumentError("signature_field_missing", field=field)


def _stamp(page: bytes) -> Any:
    """Return a stamp style that shows ``page`` and nothing else."""
    from pyhanko.pdf_utils.content import RawContent
    from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, SimpleBoxLayoutRule
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.stamp import StaticStampStyle

    class Drawn(RawContent):
        """A page taken from memory; the library would read it from a file, where a name would lie open."""

        def render(self) -> bytes:
            imported = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(page)))
            self.resources.xobject["/Signature"] = imported
            left, bottom, right, top = (float(edge) for edge in imported.get_object()["/BBox"])
            self.box = BoxConstraints(width=right - left, height=top - bottom)
            return b"/Signature Do"

    middle = SimpleBoxLayoutRule(x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID)
    return StaticStampStyle(
        background=Drawn(b""), background_opacity=1.0, border_width=0, background_layout=middle
    )


def _signer(key: PrivateKeyBytes | KeyInDevice, chain: Sequence[bytes]) -> Any:
    """Return a signer that signs once; the library's own loads and checks the key twice a signature."""
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import Signer
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    signs = key if callable(key) else _signing_with(key)
    own, *above = [Certificate.load(certificate) for certificate in chain]
    size = own.public_key.byte_size

    class OneSigner(Signer):
        """Signs with the key that is held here or in a device; the size of a signature needs no key."""

        async def async_sign_raw(self, data: bytes, _digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: FBT001, FBT002
            return bytes(size) if dry_run else signs(data)

    return OneSigner(
        signing_cert=own,
        cert_registry=SimpleCertificateStore.from_certs(above),  # type: ignore[no-untyped-call]  # pyHanko's
    )


def _signing_with(key: PrivateKeyBytes) -> KeyInDevice:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15

    held = load_key(key)

    def signs(data: bytes) -> bytes:
        signature: bytes = held.sign(data, PKCS1v15(), hashes.SHA256())
        return signature

    return signs


def _session(field: str, name: str, *, certify: bool, now: datetime) -> Any:
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

    class TimedSigner(PdfSigner):
        """Claims the time it is told, not the one of the machine."""

        def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
            session = super().init_signing_session(*args, **kwargs)
            session.system_time = now
            return session

    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        name=name,
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES,
    )
    return partial(TimedSigner, metadata)
