"""Which screens there are, and whether two windows stand on different ones.

Two screens that show the same picture overlap in the system's coordinates and count as one.
"""

from typing import Final

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

SIZE: Final = (560, 860)
"""The private window on its screen, at most, in px."""
_EDGE: Final = 48
_FRAME: Final = 16
"""Px by which a window that fills its screen may reach over the edge: a system's frame does."""
_BUILT_IN: Final = ("edp", "lvds", "dsi", "built-in", "color lcd")
"""How systems begin the name of a computer's own screen, the one nobody else is likely to look at."""


class Screens(QObject):
    """The screens of this computer. ``changed``: one came, went or moved."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._going: QScreen | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screen_added)
            application.screenRemoved.connect(self._on_screen_removed)
            application.primaryScreenChanged.connect(self._on_screen_added)

    # -- what the system says ------------------------------------------------------------------------------------

    def areas(self) -> list[QRect]:
        """Return every screen's place, the computer's own screen first."""
        return [screen.geometry() for screen in sorted(self._screens(), key=_is_built_in, reverse=True)]

    def area_of(self, window: QWidget) -> QRect:
        """Return the screen that ``window`` is on; nothing if that screen is going at this moment."""
        screen = window.screen()
        return QRect() if screen == self._going else screen.geometry()

    def put(self, window: QWidget, area: QRect) -> None:
        """Put ``window`` in the middle of a screen."""
        for screen in self._screens():
            if screen.geometry() == area:
                window.setScreen(screen)
        room = area.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        place = QRect(0, 0, min(SIZE[0], room.width()), min(SIZE[1], room.height()))
        place.moveCenter(room.center())
        window.setGeometry(place)

    # -- what follows --------------------------------------------------------------------------------------------

    def beside(self, shared: QWidget) -> QRect | None:
        """Return a screen on which ``shared`` is not, if there is one."""
        taken = self.area_of(shared)
        if taken.isEmpty():
            return None
        return next((area for area in self.areas() if not area.intersects(taken)), None)

    def are_apart(self, window: QWidget, shared: QWidget) -> bool:
        """Say whether no part of ``window`` is on the screen of ``shared``."""
        own, taken = self.area_of(window), self.area_of(shared)
        if own.isEmpty() or taken.isEmpty() or own.intersects(taken):
            return False
        inner = window.frameGeometry().adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
        return not (_knows_places() and inner.intersects(taken))

    @property
    def is_alone(self) -> bool:
        """Say whether all windows are on one screen, or on screens that show the same."""
        areas = self.areas()
        return not any(not area.intersects(areas[0]) for area in areas[1:])

    # -- signals -------------------------------------------------------------------------------------------------

    def _screens(self) -> list[QScreen]:
        return [screen for screen in QGuiApplication.screens() if screen != self._going]

    def _on_screen_added(self, _screen: QScreen) -> None:
        self.changed.emit()

    def _on_screen_removed(self, screen: QScreen) -> None:
        """Tell before Qt moves the screen's windows to another one, and again when it has."""
        self._going = screen
        self.changed.emit()
        QTimer.singleShot(0, self, self._on_screen_gone)

    def _on_screen_gone(self) -> None:
        self._going = None
        self.changed.emit()


def _is_built_in(screen: QScreen) -> bool:
    return screen.name().casefold().startswith(_BUILT_IN)


def _knows_places() -> bool:
    """Say whether the system tells a program where its windows are; Wayland tells only the screen."""
    return not QGuiApplication.platformName().startswith("wayland")
