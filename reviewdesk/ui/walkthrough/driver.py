"""Hands for one window: finds controls by the names that a screen reader says, clicks, types and waits.

Events enter where those of a keyboard and a mouse enter, at the window; what is covered, disabled or out of sight is
not reached here either. Nothing sleeps: waiting is running the event loop until something holds, up to a deadline.
"""

from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QScrollArea, QWidget

from reviewdesk.domain.errors import ReviewDeskError

PATIENCE_MS: Final = 120_000
_TRIES: Final = 4
WidgetT = TypeVar("WidgetT", bound=QWidget)


def wait_until(holds: Callable[[], bool], what: str, patience_ms: int = PATIENCE_MS) -> None:
    """Run the event loop until ``holds``; ``ReviewDeskError`` names ``what`` was waited for in vain."""
    deadline = QDeadlineTimer(patience_ms)
    alarm = QTimer(singleShot=True)  # an event, so that a silent loop wakes up at the deadline
    alarm.start(patience_ms + 1)
    while not holds():
        if deadline.hasExpired():
            raise ReviewDeskError("walkthrough-stuck", what=what)
        QCoreApplication.processEvents(
            QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        )


def settle() -> None:
    """Let layouts, paints and timers of no length run."""
    for _round in range(4):
        QCoreApplication.processEvents()


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader says first.

    On Linux Qt names a list that opens by what is chosen in it and leaves the rest to its label.
    """
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface.isValid() else ""


class Driver:
    """Works one window."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    # -- looking -------------------------------------------------------------------------------------------------

    def seen(self, kind: type[WidgetT], name: str) -> list[WidgetT]:
        """Return the visible controls of ``kind`` called ``name``."""
        return [widget for widget in self._visible(kind) if spoken_name(widget) == name]

    def is_there(self, kind: type[QWidget], name: str) -> bool:
        """Say whether a control of that name can be used now."""
        return any(widget.isEnabled() for widget in self.seen(kind, name))

    def find(self, kind: type[WidgetT], name: str) -> WidgetT:
        """Return the one control of ``kind`` called ``name``, waiting until it can be used."""
        wait_until(lambda: self.is_there(kind, name), name)
        return next(widget for widget in self.seen(kind, name) if widget.isEnabled())

    def names(self, kind: type[QWidget] = QWidget) -> list[str]:
        """Return the names of what is visible."""
        return [name for widget in self._visible(kind) if (name := spoken_name(widget))]

    def _visible(self, kind: type[WidgetT]) -> Iterator[WidgetT]:
        return (widget for widget in self.window.findChildren(kind) if widget.isVisible())

    # -- the mouse -----------------------------------------------------------------------------------------------

    def press(self, name: str) -> None:
        """Click a button."""
        self.click(self.find(QAbstractButton, name))

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click ``widget``, scrolled into sight first; ``place`` is in its own coordinates, by default its middle."""
        inside = place or widget.rect().center()
        self._bring_into_sight(widget, inside)
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(self.handle, left, pos=widget.mapTo(self.window, inside))
        settle()

    def draw(self, widget: QWidget, points: list[QPoint]) -> None:
        """Draw one stroke with the mouse through ``points``, in the coordinates of ``widget``."""
        self.scroll_to(widget)
        places = [widget.mapTo(self.window, point) for point in points]
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(self.handle, left, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(self.handle, place)
        QTest.mouseRelease(self.handle, left, pos=places[-1])
        settle()

    def scroll_to(self, widget: QWidget) -> None:
        """Bring ``widget`` into sight."""
        settle()
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget, 0, 24)  # of a field, the line with the cursor
                content = around.widget()
                if content is not None:
                    middle = widget.mapTo(content, widget.rect().center())
                    around.ensureVisible(middle.x(), middle.y(), 0, 24)
            around = around.parentWidget()
        settle()

    def _bring_into_sight(self, widget: QWidget, place: QPoint) -> None:
        """Scroll until ``widget`` can be hit; a field above it may still be growing and push it down again."""
        for _try in range(_TRIES):
            self.scroll_to(widget)
            hit = self.window.childAt(widget.mapTo(self.window, place))
            if hit is widget or (hit is not None and widget.isAncestorOf(hit)):
                return
        raise ReviewDeskError("walkthrough-stuck", what=spoken_name(widget) or type(widget).__name__)

    # -- the keyboard --------------------------------------------------------------------------------------------

    @property
    def handle(self) -> QWindow:
        """Return the window as the system knows it, active."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            wait_until(self.window.isActiveWindow, self.window.windowTitle())
        return self.window.windowHandle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key and let it go."""
        QTest.keyClick(self.handle, key, modifiers)
        settle()

    def type_words(self, words: str) -> None:
        """Type into whatever has the keyboard, letter by letter, in any script."""
        handle = self.handle
        for letter in words:
            if letter == "\n":
                QTest.keyClick(handle, Qt.Key.Key_Return)
                continue
            code = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
            plain = Qt.KeyboardModifier.NoModifier
            QTest.sendKeyEvent(QTest.KeyAction.Click, handle, code, letter, plain)
        settle()

    def write(self, kind: type[QWidget], name: str, words: str) -> None:
        """Click into the field called ``name`` and type."""
        self.click(self.find(kind, name))
        self.await_keyboard(kind, name)
        self.type_words(words)

    def await_keyboard(self, kind: type[QWidget], name: str) -> None:
        """Wait until the keyboard is where ``name`` is, which may have been built anew meanwhile."""
        wait_until(lambda: self.window.focusWidget() in self.seen(kind, name), name)
