"""The pages of a PDF as pictures; drawn on a thread of the pool, never on the window's.

By PDFium, because QtPdf does not draw the appearance of signatures.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtGui import QImage

from reviewdesk.document.pdfium import opened

MOST_PAGES: Final = 40
"""A plan has seven; more than this is something else, and would fill the memory."""


@dataclass(frozen=True, slots=True)
class SignatureField:
    """What stands in a signature field: its name, the page it is on (the first is 0), and a picture of it."""

    name: str
    page: int
    picture: QImage


def draw_pages(pdf: bytes, width: int) -> list[QImage]:
    """Return each page as a picture ``width`` px wide; ``DocumentError`` for what is no PDF."""
    pictures = []
    with opened(pdf) as document:
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            pictures.append(_picture(page.render(scale=width / page.get_width(), prefer_bgrx=True)))
            page.close()
    return pictures


def draw_signatures(pdf: bytes, width: int) -> list[SignatureField]:
    """Return what stands in each signature field, ``width`` px wide, in the order of the pages."""
    found = []
    with opened(pdf) as document:
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            wide, high = page.get_size()
            for name, (left, bottom, right, top) in _signature_fields(document, page):
                crop = (left, bottom, wide - right, high - top)
                bitmap = page.render(scale=width / (right - left), crop=crop, prefer_bgrx=True)
                found.append(SignatureField(name, number, _picture(bitmap)))
            page.close()
    return found


def _signature_fields(document: Any, page: Any) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Yield name and place, in points from the left and the foot, of every signature field on a page."""
    from pypdfium2 import raw

    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if raw.FPDFAnnot_GetFormFieldType(document.formenv, annotation) == raw.FPDF_FORMFIELD_SIGNATURE:
            size = raw.FPDFAnnot_GetFormFieldName(document.formenv, annotation, None, 0)
            name = ctypes.create_string_buffer(size)
            letters = ctypes.cast(name, ctypes.POINTER(raw.FPDF_WCHAR))
            raw.FPDFAnnot_GetFormFieldName(document.formenv, annotation, letters, size)
            place = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(annotation, place)
            yield (
                name.raw.decode("utf-16-le").rstrip("\0"),
                (place.left, place.bottom, place.right, place.top),
            )
        raw.FPDFPage_CloseAnnot(annotation)


def _picture(bitmap: Any) -> QImage:
    """Return a bitmap of PDFium as a picture that owns its memory."""
    rows = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
    ).copy()
    bitmap.close()
    return rows
