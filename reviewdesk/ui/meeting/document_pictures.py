"""The pages of a PDF as pictures, and on paper. Runs on a thread of the pool; PDFium itself takes one at a time."""

import threading
from typing import Final

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
                bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
                rows = QImage(
                    bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
                )
                pictures.append(rows.copy())  # the bitmap's memory goes with the page
                bitmap.close()
                page.close()
        finally:
            document.close()
    return pictures


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
