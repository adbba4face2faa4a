"""A number, typed or stepped with the arrow keys."""

from typing import Final

from PySide6.QtGui import QFontMetricsF, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.inputs import FRAME
from reviewdesk.ui.widgets.tips import set_tip

_WIDTH: Final = 92
_INSET: Final = 8


class NumberEdit(QSpinBox):
    """From one to ``most``; the wheel scrolls the page, not the number."""

    def __init__(self, theme: Theme, number: int, *, most: int, name: str, suffix: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.setRange(1, most)
        self.setSuffix(suffix)
        self.setValue(number)
        self.setAccessibleName(name)
        set_tip(self, name)
        # A width that is not 0: else the style leaves no room for the text. Arrow keys step; the wheel does not.
        self.setStyleSheet(
            "QSpinBox::up-button, QSpinBox::down-button { width: 1px; border: 0; image: none; }"
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take the font from the theme again."""
        self.setFont(self.theme.font("input"))
        self.lineEdit().setFont(self.font())
        self.lineEdit().setTextMargins(self.theme.px(_INSET), 0, self.theme.px(_INSET), 0)
        self.setFixedHeight(round(QFontMetricsF(self.font()).height()) + self.theme.px(FRAME))
        self.setFixedWidth(self.theme.px(_WIDTH))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        event.ignore()
