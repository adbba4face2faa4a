"""Time as information: a ring that fills; it never cuts off and never turns red."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reviewdesk.system.i18n import ngettext
from reviewdesk.ui.theme import Theme, Token

_WIDTH: Final = 0.085  # of the side
_FULL: Final = 360 * 16


class TimeRing(QWidget):
    """The share of a stage's minutes that is left; stands at empty when time is over."""

    def __init__(self, theme: Theme, *, size: int = 40, tone: Token = "accent") -> None:
        super().__init__()
        self.theme, self._size, self._left = theme, size, 1.0
        self._tone: Token = tone
        theme.changed.connect(self.retheme)
        self.retheme()

    def set_time(self, minutes_left: float, minutes_planned: float) -> None:
        """Show the share that is left; less than nothing left shows as none."""
        left = max(0.0, min(1.0, minutes_left / minutes_planned)) if minutes_planned > 0 else 0.0
        whole = max(0, round(minutes_left))
        self.setAccessibleName(
            ngettext("{n} minute left here", "{n} minutes left here", whole).format(n=whole)
        )
        if left != self._left:
            self._left = left
            self.update()

    def share_left(self) -> float:
        """Return what the ring shows, 0 to 1."""
        return self._left

    def retheme(self) -> None:
        """Take the size from the theme again."""
        side = self.theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(3.5, self.width() * _WIDTH)
        inset = width / 2 + 1
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(self.theme.colour("track"), width))
        painter.drawEllipse(box)
        if self._left > 0:
            ink = self.theme.colour(self._tone)
            painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(box, 90 * 16, -int(_FULL * self._left))
        painter.end()
