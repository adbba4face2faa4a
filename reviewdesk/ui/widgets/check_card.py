"""A choice among several, any number of which may be made: a card with a box to tick."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from reviewdesk.ui.theme import Role, Theme, Token
from reviewdesk.ui.theme.tokens import RADIUS_INPUT
from reviewdesk.ui.widgets.painting import Paragraph, is_mirrored, leading_box, paragraph

_EDGE: Final = 12
_BOX: Final = 20
_TEXT_AT: Final = 44


class CheckCard(QCheckBox):
    """A real check box to assistive technology; its words wrap, and a click anywhere on the card counts."""

    def __init__(self, theme: Theme, title: str, subtitle: str = "", *, checked: bool = False) -> None:
        super().__init__()
        self.theme, self._title, self._subtitle = theme, title, subtitle
        self.setAccessibleName(f"{title}. {subtitle}" if subtitle else title)
        self.setChecked(checked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take fonts and lengths from the theme again."""
        self.setMinimumHeight(self.heightForWidth(max(self.width(), self.theme.px(160))))
        self.updateGeometry()
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks on the whole card."""
        return self.rect().contains(pos)

    def _words(self, text: str, role: Role, width: int) -> Paragraph:
        room = width - self.theme.px(_TEXT_AT + _EDGE)
        return paragraph(text, self.theme.font(role), max(1, room), mirrored=is_mirrored(self))

    def heightForWidth(self, width: int) -> int:
        """Return the height of both texts at ``width``."""
        words = self._words(self._title, "strong", width).height
        if self._subtitle:
            words += self._words(self._subtitle, "label", width).height + self.theme.px(2)
        return int(max(words, self.theme.px(_BOX)) + self.theme.px(2 * _EDGE) + 0.999)

    def painted_overflow(self) -> str:
        """Return the title if the card is too small."""
        return self._title if self.heightForWidth(self.width()) > self.height() + 1 else ""

    def sizeHint(self) -> QSize:
        """Return a comfortable card."""
        return QSize(self.theme.px(280), self.heightForWidth(max(self.theme.px(240), self.width())))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as a phone's column."""
        return QSize(self.theme.px(160), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hold the height the words need."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setMinimumHeight(self.heightForWidth(event.size().width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, box and words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, mirrored = self.isChecked(), is_mirrored(self)
        edge_tone: Token = "accent" if chosen else "border_strong" if self.underMouse() else "border"
        if self.theme.mode == "high_contrast" and not chosen:
            edge_tone = "border_strong"
        painter.setPen(QPen(self.theme.colour(edge_tone), 1.0))
        painter.setBrush(self.theme.colour("surface"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_INPUT, RADIUS_INPUT
        )
        edge, side = self.theme.px(_EDGE), self.theme.px(_BOX)
        box = leading_box(QRectF(self.rect()), edge, side, mirrored=mirrored)
        box = QRectF(box.x(), edge - 1, side, side)
        painter.setPen(QPen(self.theme.colour("accent" if chosen else "border_strong"), 1.5))
        painter.setBrush(self.theme.colour("accent" if chosen else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        if chosen:
            self.theme.draw_icon(painter, box.adjusted(3, 3, -3, -3), "check", "on_accent")
        enough = self.isEnabled()
        x = edge if mirrored else self.theme.px(_TEXT_AT)
        title = self._words(self._title, "strong", self.width())
        title.draw(painter, QPointF(x, edge), self.theme.colour("text" if enough else "text3"))
        if self._subtitle:
            below = self._words(self._subtitle, "label", self.width())
            at = QPointF(x, edge + title.height + self.theme.px(2))
            below.draw(painter, at, self.theme.colour("text2" if enough else "text3"))
        painter.end()
