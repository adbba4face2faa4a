"""A time of day, typed or stepped with the arrow keys."""

from datetime import time

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTimeEdit

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.choosers import draw_trailing_icon
from reviewdesk.ui.widgets.inputs import FRAME

_INSET = 8


class TimeEdit(QTimeEdit):
    """Shows hours and minutes as the person's country writes them; the wheel scrolls the page, not the time.

    It is never mirrored: Qt would write minutes before hours, and 14:00 would read 00:14.
    """

    def __init__(self, theme: Theme, at: time, *, name: str = "") -> None:
        super().__init__(QTime(at.hour, at.minute))
        self.theme = theme
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setDisplayFormat(
            self.locale().timeFormat(QLocale.FormatType.ShortFormat)
        )  # written anew, unreversed
        self.setAccessibleName(name)
        # A width that is not 0: else the style leaves no room for the text. Arrow keys step; the wheel does not.
        self.setStyleSheet(
            "QTimeEdit::up-button, QTimeEdit::down-button { width: 1px; border: 0; image: none; }"
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take the font from the theme again."""
        self.setFont(self.theme.font("input"))
        self.lineEdit().setTextMargins(self.theme.px(_INSET), 0, self.theme.px(_INSET), 0)
        self.setFixedHeight(round(QFontMetricsF(self.font()).height()) + self.theme.px(FRAME))

    def value(self) -> time:
        """Return the time that is shown."""
        shown = self.time()
        return time(shown.hour(), shown.minute())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a clock onto the standard box."""
        super().paintEvent(event)
        draw_trailing_icon(self, self.theme, "clock")
