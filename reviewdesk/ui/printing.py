"""The pages of the document on paper."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button

PAPER_WIDTH: Final = 1654
"""px of a printed page: 200 dots an inch on A4."""


class PrintButton(Button):
    """Asks which printer. ``wanted``: pages at ``PAPER_WIDTH`` are to be handed to ``print_pages``.

    It asks for one print at a time: only a printer that somebody accepted gets pages, and only those asked for.
    """

    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Print"), "ghost", icon="printer")
        self._printer: QPrinter | None = None
        self._dialog: QPrintDialog | None = None
        self._shown: QPrinter | None = None  # the dialog does not keep it alive
        self._offered = self._busy = self._had_focus = False
        self.setEnabled(False)
        self.clicked.connect(self._on_clicked)

    def offer(self, *, pages: bool) -> None:
        """Say whether there are pages; once there are none, what was asked for is dropped."""
        self._offered = pages
        if pages:
            self.setEnabled(not self._busy)
            return
        self._had_focus = False
        if self._dialog is not None:
            self._dialog.close()
        self._end()

    def print_pages(self, pages: list[QImage]) -> None:
        """Print what was asked for; no pages, if they could not be drawn."""
        if self._printer is None:
            return
        if pages:
            print_pages(pages, self._printer)
        self._end()

    def _end(self) -> None:
        """Be ready for the next print, with the keyboard where it was."""
        self._printer, self._dialog, self._busy = None, None, False
        self.setEnabled(self._offered)
        if self._had_focus:
            self._had_focus = False
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self) -> None:
        self._busy, self._had_focus = True, self.window().focusWidget() is self
        self.setEnabled(False)
        self._shown = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._dialog = QPrintDialog(self._shown, self)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.accepted.connect(self._on_dialog_accepted)
        self._dialog.rejected.connect(self._end)
        QDialog.open(self._dialog)

    def _on_dialog_accepted(self) -> None:
        self._printer, self._dialog = self._shown, None
        self.wanted.emit()


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
