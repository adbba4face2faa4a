"""A line the size of a word: which way things went, not how many per cent."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme, Tone
from reviewdesk.ui.theme.tokens import front_of
from reviewdesk.ui.widgets.painting import is_mirrored


class Sparkline(QWidget):
    """At least two values; ``compare`` is drawn dashed. The spoken name tells first, last and extremes."""

    def __init__(
        self,
        theme: Theme,
        values: Sequence[float],
        *,
        name: str,
        tone: Tone = "accent",
        width: int = 96,
        height: int = 28,
        compare: Sequence[float] = (),
        filled: bool = True,
    ) -> None:
        super().__init__()
        self.theme, self._size, self._filled = theme, (width, height), filled
        self._tone: Tone = tone
        self._values, self._compare = list(values), list(compare)
        told = _("{name}: from {first:g} to {last:g}, lowest {low:g}, highest {high:g}")
        first, last, low, high = values[0], values[-1], min(values), max(values)
        self.setAccessibleName(told.format(name=name, first=first, last=last, low=low, high=high))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take lengths from the theme again."""
        self.setFixedHeight(self.theme.px(self._size[1]))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size asked for, scaled."""
        return QSize(self.theme.px(self._size[0]), self.theme.px(self._size[1]))

    def minimumSizeHint(self) -> QSize:
        """Give way where the page is narrow."""
        return QSize(self.theme.px(min(60, self._size[0])), self.theme.px(self._size[1]))

    def _path(self, values: list[float], box: QRectF) -> tuple[QPainterPath, QPointF, QPointF]:
        both = self._values + self._compare
        low, span = min(both), (max(both) - min(both)) or 1
        points = [
            QPointF(
                box.left() + box.width() * i / max(1, len(values) - 1),
                box.bottom() - box.height() * (v - low) / span,
            )
            for i, v in enumerate(values)
        ]
        if is_mirrored(self):
            points = [QPointF(box.left() + box.right() - point.x(), point.y()) for point in points]
        path = QPainterPath(points[0])
        for before, after in pairwise(points):
            bend = QPointF((after.x() - before.x()) * 0.45, 0)
            path.cubicTo(before + bend, after - bend, after)
        return path, points[0], points[-1]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw area, comparison, line and the last point."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(5, 4, -5, -4)
        path, first, last = self._path(self._values, box)
        ink = self.theme.colour(front_of(self._tone))
        if self._filled:
            area = QPainterPath(path)
            area.lineTo(last.x(), self.height())
            area.lineTo(first.x(), self.height())
            area.closeSubpath()
            painter.fillPath(area, self.theme.colour(front_of(self._tone), 0.10))
        if self._compare:
            painter.setPen(QPen(self.theme.colour("text3"), 1.5, Qt.PenStyle.DashLine))
            painter.drawPath(self._path(self._compare, box)[0])
        painter.setPen(
            QPen(ink, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setBrush(ink)
        painter.setPen(QPen(self.theme.colour("surface"), 1.5))
        painter.drawEllipse(last, 4, 4)
        painter.end()
