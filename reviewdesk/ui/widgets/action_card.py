"""One action of the plan in the list: number, title, and what is still missing."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Role, Theme, Token
from reviewdesk.ui.theme.tokens import RADIUS_CARD
from reviewdesk.ui.widgets.painting import Paragraph, is_mirrored, paragraph

_EDGE: Final = 14
_DISC: Final = 28
_TEXT_AT: Final = 54


class ActionCard(QRadioButton):
    """Chosen among its siblings by click or arrow keys; ``warn`` tints what still needs a talk."""

    def __init__(self, theme: Theme, number: int, title: str, subtitle: str, *, warn: bool = False) -> None:
        super().__init__()
        self.theme, self._number = theme, number
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_content(title, subtitle, warn=warn)
        theme.changed.connect(self.retheme)

    def set_content(self, title: str, subtitle: str, *, warn: bool = False) -> None:
        """Show other words."""
        self._title, self._subtitle, self._warn = title, subtitle, warn
        name = _("Action {number}: {title}").format(number=self._number, title=title)
        self.setAccessibleName(f"{name}. {subtitle}" if subtitle else name)
        self._hold_height()  # lays the page out anew only where it has changed: the title is typed letter by letter
        self.update()

    def retheme(self) -> None:
        """Take fonts and lengths from the theme again."""
        self._hold_height()
        self.updateGeometry()
        self.update()

    def _hold_height(self) -> None:
        self.setMinimumHeight(self.heightForWidth(max(self.width(), self.theme.px(160))))

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks on the whole card."""
        return self.rect().contains(pos)

    def _words(self, text: str, role: Role, width: int) -> Paragraph:
        room = width - self.theme.px(_TEXT_AT + _EDGE)
        mirrored = is_mirrored(self)
        return paragraph(text, self.theme.font(role), max(1, room), mirrored=mirrored)

    def heightForWidth(self, width: int) -> int:
        """Return the height of both texts at ``width``."""
        words = (
            self._words(self._title, "strong", width).height
            + self._words(self._subtitle, "label", width).height
        )
        return int(words + self.theme.px(2 * _EDGE + 4) + 0.999)

    def painted_overflow(self) -> str:
        """Return the title if the card is too small."""
        return self._title if self.heightForWidth(self.width()) > self.height() + 1 else ""

    def sizeHint(self) -> QSize:
        """Return a comfortable card."""
        width = max(self.theme.px(240), self.width())
        return QSize(self.theme.px(280), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as a phone's column."""
        return QSize(self.theme.px(160), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hold the height the words need."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setMinimumHeight(self.heightForWidth(event.size().width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, mirrored = self.isChecked(), is_mirrored(self)
        quiet: Token = (
            "border_strong" if self.underMouse() or self.theme.mode == "high_contrast" else "border"
        )
        painter.setPen(QPen(self.theme.colour("accent" if chosen else quiet), 2.0 if chosen else 1.0))
        painter.setBrush(self.theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_CARD, RADIUS_CARD)
        edge, side = self.theme.px(_EDGE), self.theme.px(_DISC)
        disc = QRectF(self.width() - edge - side if mirrored else edge, edge, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("warn_soft" if self._warn else "accent_soft"))
        painter.drawEllipse(disc)
        self._draw_mark(painter, disc)
        x = edge if mirrored else self.theme.px(_TEXT_AT)
        title = self._words(self._title, "strong", self.width())
        title.draw(painter, QPointF(x, edge), self.theme.colour("text"))
        below = self._words(self._subtitle, "label", self.width())
        tone = self.theme.colour("warn" if self._warn else "text2")
        below.draw(painter, QPointF(x, edge + title.height + self.theme.px(4)), tone)
        painter.end()

    def _draw_mark(self, painter: QPainter, disc: QRectF) -> None:
        """Draw the number."""
        painter.setFont(self.theme.font("strong"))
        painter.setPen(self.theme.colour("warn" if self._warn else "accent_text"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))
