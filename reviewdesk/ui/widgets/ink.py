"""Signature strokes: how they are taken, smoothed and drawn.

A stroke is a list of (x, y, width) in shares of the pad: x and width of its width, y of its height, so that
the same strokes can be drawn on the screen, in the PDF and at any size.
"""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

Point = tuple[float, float, float]
Stroke = list[Point]

_LEAST_MOVE: Final = 0.8  # px; less is the hand's tremor
_FIRST_WIDTH: Final = 2.4
_THIN, _THICK, _SLOWING = 1.3, 3.6, 1.1  # px, px, px of width lost per px/ms
_PRESSED: Final = 4.0  # px at full pen pressure
_KEEP: Final = 0.7  # of the width before, so that it changes smoothly


class StrokeTaker:
    """Turns pointer positions of one pad into strokes; all in px while drawing."""

    def __init__(self) -> None:
        self._last: tuple[float, float, float, float] | None = None

    def begin(self) -> None:
        """Lift the pen: the next point begins a stroke."""
        self._last = None

    def point(self, x: float, y: float, milliseconds: float, pressure: float = 0.0) -> Point | None:
        """Return the point with its width in px, None if the pen has hardly moved. No pressure: use speed."""
        width = _FIRST_WIDTH
        if self._last is not None:
            last_x, last_y, last_time, last_width = self._last
            distance = math.hypot(x - last_x, y - last_y)
            if distance < _LEAST_MOVE:
                return None
            speed = distance / max(1.0, milliseconds - last_time)
            wanted = pressure * _PRESSED if pressure else max(_THIN, _THICK - speed * _SLOWING)
            width = last_width * _KEEP + wanted * (1 - _KEEP)
        self._last = (x, y, milliseconds, width)
        return x, y, width


def draw_strokes(painter: QPainter, strokes: Sequence[Stroke], box: QRectF, ink: QColor) -> None:
    """Draw normalised strokes into ``box``, as quadratic curves through the midpoints."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stroke in strokes:
        points = [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y, _ in stroke]
        widths = [max(0.8, width * box.width()) for _, _, width in stroke]
        if len(points) == 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(points[0], widths[0] * 0.7, widths[0] * 0.7)
            continue
        painter.setBrush(Qt.BrushStyle.NoBrush)
        start = points[0]
        for i in range(1, len(points)):
            end = (points[i - 1] + points[i]) / 2 if i < len(points) - 1 else points[i]
            path = QPainterPath(start)
            path.quadTo(points[i - 1], end)
            width = (widths[i - 1] + widths[i]) / 2
            round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, round_cap, round_join))
            painter.drawPath(path)
            start = end
