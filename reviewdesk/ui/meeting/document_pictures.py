"""The pages of a PDF as pictures, and on paper. Runs on a thread of the pool; PDFium itself takes one at a time."""

import ctypes
import threading
from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

PAPER_WIDTH: Final = 1654
"""px of a printed page: 200 dots an inch on A4."""
_PDFIUM = threading.Lock()


def draw_pages(pdf: bytes, width: int) -> list[QImage]:
    """Return each page as a picture ``width`` px wide, with the signatures in it."""
    import pypdfium2

    pictures = []
    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            document.init_forms()  # without it signatures are not drawn
            for page in document:
                pictures.append(_picture(page.render(scale=width / page.get_width(), prefer_bgrx=True)))
                page.close()
        finally:
            document.close()
    return pictures


def draw_signatures(pdf: bytes, width: int) -> dict[str, QImage]:
    """Return what stands in each signature field, by its name, ``width`` px wide."""
    import pypdfium2

    pictures = {}
    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            document.init_forms()
            for page in document:
                wide, high = page.get_size()
                for name, (left, bottom, right, top) in _signature_fields(document, page):
                    crop = (left, bottom, wide - right, high - top)
                    bitmap = page.render(scale=width / (right - left), crop=crop, prefer_bgrx=True)
                    pictures[name] = _picture(bitmap)
                page.close()
        finally:
            document.close()
    return pictures


def signature_page(pdf: bytes) -> int:
    """Return the first page, counted from 0, with a place to sign; what follows may push it from the end."""
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            document.init_forms()
            for number, page in enumerate(document):
                found = list(_signature_fields(document, page))
                page.close()
                if found:
                    return number
            return len(document) - 1
        finally:
            document.close()


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


def print_pages(pictures: list[QImage], printer: QPrinter) -> None:
    """Print each picture on a sheet of its own, as large as the paper allows."""
    painter = QPainter(printer)
    for number, picture in enumerate(pictures):
        if number:
            printer.newPage()
        room = QRectF(painter.viewport())
        scale = min(room.width() / picture.width(), room.height() / picture.height())
        sheet = QRectF(0, 0, picture.width() * scale, picture.height() * scale)
        painter.drawImage(sheet, picture)
    painter.end()
