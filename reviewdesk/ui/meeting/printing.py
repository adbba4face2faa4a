"""The pages of the document on paper."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

PAPER_WIDTH: Final = 1654
"""px of a printed page: 200 dots an inch on A4."""


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
