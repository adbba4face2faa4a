"""The text sizes of the meeting's window, by the names of the places where they are read."""

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Menu

SIZES: Final = (1.0, 1.3, 1.6, 2.0)
"""Text sizes: at a desk, two at a desk, in a room, and as large as anybody needs it."""


def size_names() -> dict[float, str]:
    """Return each text size with the words for it, the smallest first."""
    return dict(zip(SIZES, (_("Desk"), _("Two at a desk"), _("Room"), _("Largest")), strict=True))


def larger(size: float) -> float:
    """Return the next larger size, or the largest."""
    return next((each for each in SIZES if each > size), SIZES[-1])


def smaller(size: float) -> float:
    """Return the next smaller size, or the smallest."""
    return next((each for each in reversed(SIZES) if each < size), SIZES[0])


def size_menu(window: QWidget, theme: Theme, current: float, choose: Callable[[float], None]) -> Menu:
    """Return the text sizes to choose from."""
    menu = Menu(window, theme)
    for size, label in size_names().items():
        action = QAction(label, menu, checkable=True, checked=size == current)
        action.setData(size)
        menu.addAction(action)
    menu.triggered.connect(lambda action: choose(float(action.data())))
    return menu
