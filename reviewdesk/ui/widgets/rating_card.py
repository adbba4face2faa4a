"""One card of the rating scale, drawn the same way in the open and in secret."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from reviewdesk.ui.theme import Theme, Tone
from reviewdesk.ui.theme.tokens import front_of, soft_of
from reviewdesk.ui.widgets.marks import CANNOT_JUDGE, STEPS, Step, draw_mark
from reviewdesk.ui.widgets.painting import longest_word, paragraph

_RADIUS: Final = 12
_MARK: Final = 14
CARD_GAP: Final = 8
_KEYS: Final[dict[int, Step]] = {Qt.Key.Key_1 + i: step for i, step in enumerate(STEPS)} | {
    Qt.Key.Key_0: CANNOT_JUDGE
}


def step_of_key(key: int) -> Step | None:
    """Return the rating that a digit stands for: 1 to 5, and 0 for cannot judge yet."""
    return _KEYS.get(key)


def option_height(theme: Theme, font: QFont, text: str, width: float) -> int:
    """Return how high a card must be for its words at ``width``."""
    words = paragraph(text, font, max(1.0, width - theme.px(12)), align=Qt.AlignmentFlag.AlignHCenter)
    return round(theme.px(14) + 2 * theme.px(_MARK) + theme.px(8) + words.height + theme.px(12))


def draw_option(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    step: Step,
    font: QFont,
    *,
    tone: Tone,
    chosen: bool,
    hovered: bool,
    mirrored: bool,
    text: str,
    firm: bool = True,
) -> None:
    """Draw one card of the scale, mark above ``text``; chosen it has a tick in the corner, or dashes: not ``firm``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.colour(front_of(tone))
    edge = theme.colour("border_strong" if hovered or theme.mode == "high_contrast" else "border")
    outline = Qt.PenStyle.SolidLine if firm else Qt.PenStyle.DashLine
    painter.setPen(QPen(ink, 2.0, outline) if chosen else QPen(edge, 1.2))
    painter.setBrush(theme.colour(soft_of(tone) if chosen and firm else "surface"))
    painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), _RADIUS, _RADIUS)
    radius = theme.px(_MARK)
    centre = QPointF(box.center().x(), box.top() + theme.px(14) + radius)
    mark_ink = ink if chosen else theme.colour("text2")
    draw_mark(painter, centre, radius, step, ink=mark_ink, ground=theme.colour("surface"))
    width = box.width() - theme.px(12)
    words = paragraph(text, font, width, mirrored=mirrored, align=Qt.AlignmentFlag.AlignHCenter)
    top_left = QPointF(box.left() + theme.px(6), centre.y() + radius + theme.px(8))
    words.draw(painter, top_left, theme.colour("text" if chosen else "text2"))
    if chosen and firm:
        small = theme.px(9)
        x = box.left() + theme.px(7) + small if mirrored else box.right() - theme.px(7) - small
        tick = QRectF(x - small, box.top() + theme.px(7), 2 * small, 2 * small)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(tick)
        inner = small * 0.4
        theme.draw_icon(painter, tick.adjusted(inner, inner, -inner, -inner), "check", "surface")


def least_card_width(theme: Theme, font: QFont, text: str) -> int:
    """Return the width the longest word needs."""
    return max(theme.px(64), int(longest_word(text, font)) + theme.px(12) + 2)
