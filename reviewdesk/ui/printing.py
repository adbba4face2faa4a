"""The pages of the document on paper."""

from typing import Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button

PAPER_WIDTH: Final = 1654
"""px of a printed page: 200 dots an inch on A4."""


class PrintButton(Button):
    """Asks which printer. ``wanted``: pages at ``PAPER_WIDTH`` are to be handed to ``print_pages``."""

    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Print"), "ghost", icon="printer")
        self._printer: QPrinter | None = None
        self._dialog: QPrintDialog | None = None
        self.setEnabled(False)
        self.clicked.connect(self._on_clicked)

    def print_pages(self, pages: list[QImage]) -> None:
        """Print what was asked for."""
        if self._printer is not None:
            print_pages(pages, self._printer)

    def _on_clicked(self) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)  # the dialog does not keep it alive
        self._dialog = QPrintDialog(self._printer, self)
        self._dialog.accepted.connect(self.wanted)
        QDialog.open(self._dialog)


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
