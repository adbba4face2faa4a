"""Sheets that take the place of the whole page for a while: one thing on the screen, and a way back."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Icon, Page, Text, announce

_WIDTH: Final = 880


class Sheet(Page):
    """An icon, a question and what belongs to it. ``left``: back to the meeting."""

    left = Signal()

    def __init__(self, theme: Theme, icon: str, question: str) -> None:
        super().__init__(theme, max_width=_WIDTH, margins=(40, 56, 40, 40), spacing=14)
        self.add(Icon(theme, icon, tone="accent", size=30), align=Qt.AlignmentFlag.AlignLeading)
        self.question = self.add(Text(theme, question, "question", wrap=True))

    def first_focus(self) -> QWidget:
        """Return where the keyboard begins."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Cover(QWidget):
    """Shows one sheet at a time, in the place of ``covered``: what is hidden is not in the accessible tree either."""

    changed = Signal()

    def __init__(self, covered: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._covered = covered
        self._hidden: list[QWidget] = []
        self._before: QWidget | None = None
        self.sheet: Sheet | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def cover(self, sheet: Sheet) -> None:
        """Show ``sheet``; one that is there already makes way for it."""
        if self.sheet is None:
            self._before = self.window().focusWidget()
            self._hidden = [widget for widget in self._covered if not widget.isHidden()]
        self._drop()
        self.sheet = sheet
        self._box.addWidget(sheet)
        for widget in self._hidden:
            widget.hide()
        self.show()
        sheet.show()  # a layout would only show it later, and what is hidden takes no keyboard
        sheet.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        announce(sheet, sheet.question.text())
        self.changed.emit()

    def uncover(self) -> None:
        """Show the meeting again, with the keyboard where it was."""
        if self.sheet is None:
            return
        self._drop()
        self.hide()
        for widget in self._hidden:
            widget.show()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _drop(self) -> None:
        if self.sheet is not None:
            self._box.removeWidget(self.sheet)
            self.sheet.hide()
            self.sheet.deleteLater()
            self.sheet = None
