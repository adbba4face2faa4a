"""What lies over a sealed rating: closed cards, the same whatever is under them."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme, Tone
from reviewdesk.ui.theme.tokens import front_of

_CARDS: Final = 6
_GAP: Final = 8
_STRIPE: Final = 12


class Veil(QWidget):
    """Hatched cards in the person's colour; knows nothing of the rating, so it cannot give it away."""

    def __init__(self, theme: Theme, tone: Tone, *, name: str = "", height: int = 84) -> None:
        super().__init__()
        self.theme, self._height = theme, height
        self._tone: Tone = tone
        self.setAccessibleName(name or _("Rating hidden"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take lengths from the theme again."""
        self.setFixedHeight(self.theme.px(self._height))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hatching."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = self.theme.px(_GAP)
        width = (self.width() - gap * (_CARDS - 1)) / _CARDS
        strong = self.theme.mode == "high_contrast"
        for card in range(_CARDS):
            box = QRectF(card * (width + gap) + 1, 1, width - 2, self.height() - 2)
            path = QPainterPath()
            path.addRoundedRect(box, 12, 12)
            painter.save()
            painter.setClipPath(path)
            painter.fillPath(path, self.theme.colour(front_of(self._tone), 0.16))
            painter.setPen(QPen(self.theme.colour(front_of(self._tone), 0.8 if strong else 0.34), 2))
            x = box.left() - box.height()
            while x < box.right():
                painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
                x += _STRIPE
            painter.restore()
        painter.end()
