"""Text laid out by hand for own-painted widgets: wrapped, balanced, mirrored, and honest about overflow."""

import re
from dataclasses import dataclass
from math import ceil
from typing import Final
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QWidget

WIDE: Final = 1_000_000.0
# Fonts that stand in for another script come with far more air than their letters need; it would tear lines apart.
_MOST_ASCENT: Final = 1.15
_MOST_DESCENT: Final = 2.0
_PRECISION: Final = 4.0  # px at which balancing stops
_ISOLATED: Final = re.compile("[\u2066-\u2068][^\u2069]*\u2069")
_ANYWHERE: Final = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text broken into lines for one width; ``width`` and ``height`` are what it really takes, in px."""

    layout: QTextLayout
    box_width: float
    width: float
    height: float

    def draw(self, painter: QPainter, top_left: QPointF, colour: QColor) -> None:
        """Draw with the box's upper left corner at ``top_left``."""
        painter.setPen(colour)
        self.layout.draw(painter, top_left)


def is_mirrored(widget: QWidget) -> bool:
    """Tell whether the widget reads from right to left."""
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def reads_from_right(text: str, *, mirrored: bool) -> bool:
    """Tell which way a paragraph runs: as most of its letters do, or as the window does if they leave it open.

    People write in their own language in a window of any; a name set apart in a sentence does not count.
    """
    if text.isascii():
        return mirrored and not any(map(str.isalpha, text))
    classes = [bidirectional(letter) for letter in _ISOLATED.sub("", text)]
    left, right = classes.count("L"), classes.count("R") + classes.count("AL")
    return right > left if right != left else mirrored


def paragraph(
    text: str,
    font: QFont,
    width: float,
    *,
    leading: float = 1.0,
    mirrored: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    balanced: bool = False,
) -> Paragraph:
    """Break ``text`` into lines of at most ``width`` px, about equally long ones if ``balanced``."""
    made = _set(text, font, width, leading=leading, mirrored=mirrored, align=align)
    lines = made.layout.lineCount()
    if not balanced or lines < 2:  # noqa: PLR2004  # one line has nothing to balance
        return made
    low, high = width / 2, width
    while high - low > _PRECISION:
        middle = (low + high) / 2
        tried = _set(text, font, middle, leading=leading, mirrored=mirrored, align=align)
        low, high = (low, middle) if tried.layout.lineCount() <= lines else (middle, high)
    return _set(text, font, high, leading=leading, mirrored=mirrored, align=align)


def _set(
    text: str, font: QFont, width: float, *, leading: float, mirrored: bool, align: Qt.AlignmentFlag
) -> Paragraph:
    """Lay the lines out; newlines break."""
    direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    option = QTextOption(QStyle.visualAlignment(direction, align))  # a text layout does not mirror by itself
    option.setWrapMode(_ANYWHERE)
    from_right = reads_from_right(text, mirrored=mirrored)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    metrics = QFontMetricsF(font)
    most_ascent, most_descent = metrics.ascent() * _MOST_ASCENT, metrics.descent() * _MOST_DESCENT
    used = y = 0.0
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(max(1.0, width))
        ascent = min(line.ascent(), most_ascent)
        last = ceil(ascent + min(line.descent(), most_descent))
        line.setPosition(QPointF(0, y + ascent - line.ascent()))
        used = max(used, line.naturalTextWidth())
        y += last * leading
        line = layout.createLine()
        if not line.isValid():
            y += last * (1 - leading)
    layout.endLayout()
    return Paragraph(layout, width, used, y)


def longest_word(text: str, font: QFont) -> float:
    """Return the width in px of the widest word."""
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)


def text_width(text: str, font: QFont) -> float:
    """Return the width in px of ``text`` on one line."""
    return max((QFontMetricsF(font).horizontalAdvance(line) for line in text.split("\n")), default=0.0)


def leading_box(outer: QRectF, offset: float, width: float, *, mirrored: bool) -> QRectF:
    """Return a box of full height ``offset`` px from the leading edge, the left one unless mirrored."""
    x = outer.right() - offset - width if mirrored else outer.left() + offset
    return QRectF(x, outer.top(), width, outer.height())


def centred_square(centre: QPointF, side: float) -> QRectF:
    """Return the square of ``side`` px around ``centre``."""
    return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
