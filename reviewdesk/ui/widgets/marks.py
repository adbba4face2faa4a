"""The rating marks, told apart without colour and at any size.

Empty, one third, two thirds and full say how far; ``beyond`` is a core with eight rays, a silhouette of its
own, so that it is not taken for ``achieved``; ``cannot_judge`` is an open, dashed circle: outside the scale,
not zero.
"""

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reviewdesk.system.labels import rating_label
from reviewdesk.ui.theme import Theme, Tone
from reviewdesk.ui.theme.tokens import front_of

Step = Literal["not_started", "getting_going", "well_on_the_way", "achieved", "beyond", "cannot_judge"]
STEPS: Final[tuple[Step, ...]] = ("not_started", "getting_going", "well_on_the_way", "achieved", "beyond")
CANNOT_JUDGE: Final[Step] = "cannot_judge"
_THIRD: Final = -120 * 16  # Qt counts sixteenths of a degree, clockwise negative
_TOP: Final = 90 * 16
_RAYS: Final = 8


def step_word(step: Step, labels: Mapping[Step, str] = MappingProxyType({})) -> str:
    """Return the words of a progress rating, the same as in the sealed plan; ``labels`` are a template's own."""
    return labels.get(step) or rating_label(step)


def draw_mark(
    painter: QPainter, centre: QPointF, radius: float, step: Step, *, ink: QColor, ground: QColor
) -> None:
    """Draw the mark of ``step`` in ``ink`` on ``ground``; ``radius`` in px."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(ink, max(1.5, radius * 0.13), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    if step == "beyond":
        _draw_rays(painter, centre, radius, pen)
    elif step == "cannot_judge":
        _draw_open(painter, centre, radius, pen)
    else:
        painter.setPen(pen)
        painter.setBrush(ground)
        rim = radius - pen.widthF() / 2
        painter.drawEllipse(centre, rim, rim)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        thirds = STEPS.index(step)
        box = QRectF(centre.x() - rim, centre.y() - rim, 2 * rim, 2 * rim)
        if step == "achieved":
            painter.drawEllipse(centre, rim, rim)
        elif thirds:
            painter.drawPie(box, _TOP, _THIRD * thirds)
    painter.restore()


def _draw_rays(painter: QPainter, centre: QPointF, radius: float, pen: QPen) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    painter.drawEllipse(centre, radius * 0.56, radius * 0.56)
    pen.setWidthF(max(1.6, radius * 0.17))
    painter.setPen(pen)
    outer = radius - pen.widthF() / 2
    for ray in range(_RAYS):
        angle = 2 * math.pi * ray / _RAYS
        way = QPointF(math.sin(angle), -math.cos(angle))
        painter.drawLine(centre + way * radius * 0.84, centre + way * outer)


def _draw_open(painter: QPainter, centre: QPointF, radius: float, pen: QPen) -> None:
    pen.setDashPattern([1.6, 2.2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    rim = radius - pen.widthF() / 2
    painter.drawEllipse(centre, rim, rim)
    pen.setStyle(Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.drawLine(centre - QPointF(radius * 0.35, 0), centre + QPointF(radius * 0.35, 0))


class RatingMark(QWidget):
    """A shown rating; its words belong beside it, the spoken name says them too."""

    def __init__(
        self, theme: Theme, step: Step, tone: Tone = "neutral", *, size: int = 46, name: str = ""
    ) -> None:
        super().__init__()
        self.theme, self._size = theme, size
        self._tone: Tone = tone
        self._name = name
        self.set_step(step)
        theme.changed.connect(self.retheme)
        self.retheme()

    def set_step(self, step: Step) -> None:
        """Show another rating."""
        self._step: Step = step
        self.setAccessibleName(self._name or step_word(step))
        self.update()

    def step(self) -> Step:
        """Return the rating shown."""
        return self._step

    def retheme(self) -> None:
        """Take the size from the theme again."""
        side = self.theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        del event
        painter = QPainter(self)
        ink, ground = self.theme.colour(front_of(self._tone)), self.theme.colour("surface")
        draw_mark(
            painter, QRectF(self.rect()).center(), self.width() / 2 - 1, self._step, ink=ink, ground=ground
        )
        painter.end()
