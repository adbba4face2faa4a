"""A short list of things to do, opened by a button."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.painting import is_mirrored

ICON: Final = "reviewdesk-icon"
"""The property under which an action keeps the name of its icon."""
_GAP: Final = 6
_KEYS_APART: Final = 40


class Menu(QMenu):
    """The platform's menu in the window's letters; without this it would not grow with the text.

    It is made for one opening and deletes itself afterwards.
    """

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self.theme = theme
        self.setFont(theme.font("body"))
        self.setLayoutDirection(window.layoutDirection())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if is_mirrored(window):  # a sheet has Qt write the keys right against the words there
            self.setStyleSheet(f"QMenu::item {{ padding-right:{theme.px(_KEYS_APART)}px; }}")

    def add_all(self, actions: Sequence[QAction]) -> None:
        """Append actions, each with its icon."""
        for action in actions:
            name = action.property(ICON)
            if name:
                action.setIcon(self._icon(str(name)))
            self.addAction(action)

    def open_below(self, button: QWidget) -> None:
        """Open at the leading edge of ``button``, below it."""
        corner = button.rect().bottomRight() if is_mirrored(button) else button.rect().bottomLeft()
        if is_mirrored(button):
            corner -= QPoint(self.sizeHint().width(), 0)
        self.popup(button.mapToGlobal(corner + QPoint(0, self.theme.px(_GAP))))

    def _icon(self, name: str) -> QIcon:
        side, ratio = round(self.theme.px(20)), self.devicePixelRatioF()
        mirrored = is_mirrored(self)

        def drawn(tone: str) -> QPixmap:
            colour = self.theme.colour("text2" if tone == "able" else "text3")
            return self.theme.icons.pixmap(name, colour, side, ratio=ratio, mirrored=mirrored)

        icon = QIcon(drawn("able"))
        icon.addPixmap(drawn("unable"), QIcon.Mode.Disabled)
        return icon
