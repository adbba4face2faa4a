"""Two screens beside each other, on a computer without any: real windows are really moved from one to the other."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.private.screens import Screens

LEFT, RIGHT = QRect(0, 0, 1920, 1080), QRect(1920, 0, 1920, 1080)


class TwoScreens(Screens):
    """A window is on the screen where its middle is, as window systems have it."""

    def __init__(self, *screens: QRect) -> None:
        super().__init__()
        self.screens = list(screens or (LEFT, RIGHT))

    def areas(self) -> list[QRect]:
        """Return the screens that are there."""
        return self.screens

    def area_of(self, window: QWidget) -> QRect:
        """Return the screen on which the middle of ``window`` is."""
        middle = window.frameGeometry().center()
        return next((area for area in self.screens if area.contains(middle)), QRect())

    def unplug(self, area: QRect) -> None:
        """Take a screen away."""
        self.screens.remove(area)
        self.changed.emit()

    def plug_in(self, area: QRect) -> None:
        """Bring a screen."""
        self.screens.append(area)
        self.changed.emit()
