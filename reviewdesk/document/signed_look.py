"""Whether a signature shows on paper what it holds: who signed, when, and whose word the time is.

The person's own part, strokes or a typed name, is free. What stands below is drawn again and compared as it is seen,
dot by dot, and as it is read aloud. The time is shown by the clock of the place where it was signed, and so is read
from the page; it must be the very moment that the signature claims.
"""

import io
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any, Final

from reviewdesk.document import appearance
from reviewdesk.document.appearance import Appearance, ArchiveLine
from reviewdesk.document.certificates import LONGEST_NAME
from reviewdesk.document.judging import broken, claimed_time
from reviewdesk.document.pdfium import opened
from reviewdesk.document.record import ARCHIVE_FIELD, SIGNATURE_FIELDS, ReviewRecord
from reviewdesk.document.stamps import is_document_stamp
from reviewdesk.domain.errors import DocumentError
from reviewdesk.system.i18n import speaking

_SCALE: Final = 4
_SAME: Final = 16
"""How far two grey dots of 256 may be apart: where a letter ends, not which letter it is."""
_ZONE: Final = re.compile(r"UTC(?:([+−])(\d\d?)(?::(\d\d))?)?")
_FARTHEST: Final = timedelta(hours=14)
_MOST_ZONES: Final = 4
_NEAR: Final = 0.01
_PEN: Final = (((0.0, 0.0),),)


def differing(data: bytes, record: ReviewRecord, seals: Sequence[Any], stamped: Container[str]) -> list[str]:
    """Return the fields whose signature shows something else; ``stamped`` has those that carry a time stamp."""
    import pikepdf

    found = []
    refused: tuple[type[Exception], ...] = (*broken(), DocumentError, RuntimeError, pikepdf.PdfError)
    for seal in (seal for seal in seals if not is_document_stamp(seal)):
        field = str(seal.field_name)
        try:
            page, width, height = _alone(data, field)
            with speaking(record.language):
                same = _shows(page, _expected(seal, record, stamped=field in stamped), width, height)
        except refused:
            same = False
        if not same:
            found.append(field)
    return found


def _alone(data: bytes, field: str) -> tuple[bytes, float, float]:
    """Return what a signature shows as a page of its own, and how large that is."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf, pikepdf.new() as page:
        [widget] = [each for each in pdf.Root.AcroForm.Fields if str(each.T) == field]
        left, bottom, right, top = (float(edge) for edge in widget.Rect)
        width, height = right - left, top - bottom
        look = widget.AP.N
        edges = [float(edge) for edge in look.BBox]
        shown = (min(edges[::2]), min(edges[1::2]), max(edges[::2]), max(edges[1::2]))
        if any(abs(a - b) > _NEAR for a, b in zip(shown, (0, 0, width, height), strict=True)):
            raise ValueError
        page.add_blank_page(page_size=(width, height))
        page.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Look=page.copy_foreign(look)))
        page.pages[0].Contents = page.make_stream(b"/Look Do")
        out = io.BytesIO()
        page.save(out)
    return out.getvalue(), width, height


def _expected(seal: Any, record: ReviewRecord, *, stamped: bool) -> Appearance | ArchiveLine:
    """Return what a signature should show, its time as claimed, in whatever zone."""
    claimed = claimed_time(seal)
    if claimed is None:
        raise ValueError
    if seal.field_name == ARCHIVE_FIELD:
        subject = seal.signer_cert.subject.native
        name = str(subject.get("organization_name", subject.get("common_name", "")))
        return ArchiveLine(name, claimed, stamped=stamped)
    name = record.person(SIGNATURE_FIELDS[str(seal.field_name)]).name
    return Appearance(name, claimed, _PEN, stamped=stamped)


def _shows(page: bytes, expected: Appearance | ArchiveLine, width: float, height: float) -> bool:
    if isinstance(expected, ArchiveLine) and len(expected.name) >= LONGEST_NAME:
        return True  # the certificate has the name cut off, the page the whole one: it cannot be told
    free = isinstance(expected, Appearance)
    shown = _seen(page, appearance.FREE if free else height)
    for zone in _zones(shown[1], expected.time):
        for stamped in sorted({expected.stamped, False}, reverse=True):  # a page may say less than there is
            look = replace(expected, time=expected.time.astimezone(zone), stamped=stamped)
            drawn = _seen(appearance.draw(look, width, height), appearance.FREE if free else height)
            if _is_the_same(shown, drawn, free=free):
                return True
    return False


def _zones(text: str, claimed: datetime) -> Iterator[tzinfo]:
    """Yield the zones that a page names, from its end; without any the one that is claimed."""
    named = list(_ZONE.finditer(text))[-_MOST_ZONES:]
    for sign, hours, minutes in (found.groups() for found in reversed(named)):
        ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        if ahead <= _FARTHEST:
            yield timezone(-ahead if sign == "−" else ahead)
    if not named:
        yield claimed.tzinfo or UTC


def _seen(page: bytes, top: float) -> tuple[bytes, str]:
    """Return the grey dots of a page from its foot to ``top``, and all its words."""
    with opened(page) as document:
        only = document[0]
        dots = only.render(scale=_SCALE, grayscale=True, crop=(0, 0, 0, only.get_height() - top))
        text = only.get_textpage().get_text_range()
        return bytes(dots.buffer), "".join(text.split())


def _is_the_same(shown: tuple[bytes, str], drawn: tuple[bytes, str], *, free: bool) -> bool:
    """Tell whether two pages look alike; above what is not ``free`` there may be other words."""
    words = shown[1].endswith(drawn[1]) if free else shown[1] == drawn[1]
    alike = shown[0] == drawn[0] or (
        len(shown[0]) == len(drawn[0])
        and all(abs(a - b) <= _SAME for a, b in zip(shown[0], drawn[0], strict=True))
    )
    return words and alike
