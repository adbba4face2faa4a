"""A card that floats over its window for a moment: it takes the keyboard, and gives it back where it was."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.containers import Frame

EDGE: Final = 24
"""Px at 100 % that stay free between the card and the window."""
_DIMMED: Final = 0.62


class Overlay(QWidget):
    """Covers its window with a thin veil; Tab stays in the card, Esc and a click beside it put it away.

    ``action`` is the command that opens it and puts it away. A key of any other command puts it away too, and then
    does what it always does: no key is dead. One is open at a time.
    """

    opened = Signal()
    closed = Signal()
    action: QAction

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self.theme, self._window = theme, window
        self._before: QWidget | None = None
        self.card = Frame(theme, "floating", margins=(20, 16, 20, 18), spacing=10)
        self.card.setParent(self)
        window.installEventFilter(self)
        theme.changed.connect(self.place)
        self.hide()

    # -- for whoever shows something in it -----------------------------------------------------------------------

    def first_focus(self) -> QWidget:
        """Return what has the keyboard first."""
        raise NotImplementedError

    def place(self) -> None:
        """Put the card where it belongs in the window as it is now."""
        raise NotImplementedError

    # -- coming and going ----------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Open, or put away."""
        if self.isVisible():
            self.put_away()
        else:
            self.open()

    def open(self) -> None:
        """Come, and take the keyboard."""
        if self.isVisible():
            return
        put_away_overlays(self._window)
        self._before = self._window.focusWidget()
        self.setGeometry(self._window.rect())
        self.place()
        self.show()
        self.raise_()
        self.place()
        self.first_focus().setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.opened.emit()

    def put_away(self) -> None:
        """Go, and give the keyboard back where it was."""
        if not self.isVisible():
            return
        before, self._before = self._before, None
        self.hide()
        if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    # -- keyboard and pointer ------------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  # Qt's signature
        """Keep Tab in the card."""
        here: QWidget | None = self._window.focusWidget()
        start = here if here is not None and self.isAncestorOf(here) else self.first_focus()
        step = start
        while True:
            following = step.nextInFocusChain() if forward else step.previousInFocusChain()
            if following is None:
                break
            step = following
            stops = bool(step.focusPolicy() & Qt.FocusPolicy.TabFocus) and step.isEnabled()
            if step is start or (stops and step.isVisible() and self.isAncestorOf(step)):
                break
        reasons = Qt.FocusReason
        step.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
        return True

    def event(self, event: QEvent) -> bool:
        """Make way for the key of another command before that is given."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            others = (each for each in self._window.findChildren(QAction) if each is not self.action)
            if any(each.isEnabled() and pressed in each.shortcuts() for each in others):
                self.put_away()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on Esc; nothing else reaches the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go when the page beside the card is pressed."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.put_away()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Keep the page below still."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self.place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the veil."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.theme.colour("sunken", _DIMMED))
        painter.end()


def put_away_overlays(window: QWidget) -> None:
    """Put away whatever floats over ``window``."""
    for overlay in window.findChildren(Overlay, options=Qt.FindChildOption.FindDirectChildrenOnly):
        overlay.put_away()
