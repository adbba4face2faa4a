"""Putting the keyboard where something begins that was built a moment ago."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

_MOST_TRIES: Final = 20


class FocusSoon(QObject):
    """Gives the keyboard to what ``find`` returns, once it is on the screen.

    Qt shows a widget that was added to a layout by an event of its own, which may still be on its way when a timer of
    no length has run out; so it is tried again, a few times. ``ended`` carries the widget, or ``None`` where there was
    none to be seen.
    """

    ended = Signal(object)

    def __init__(self, owner: QWidget, find: Callable[[], QWidget | None]) -> None:
        super().__init__(owner)
        self._owner, self._find = owner, find
        self._tries_left = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.take)

    def ask(self) -> None:
        """Do it soon; asked again before, it is done once."""
        self._tries_left = _MOST_TRIES
        self._timer.start()

    def drop(self) -> None:
        """Ask no more: what would be looked for is being closed."""
        self._timer.stop()

    def take(self) -> None:
        """Do it now, or soon where the widget is not shown yet."""
        focus = self._find()
        if focus is not None and not focus.isVisible():
            if self._tries_left and self._owner.isVisible():
                self._tries_left -= 1
                self._timer.start()
                return
            focus = None
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit(focus)
