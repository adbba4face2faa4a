"""A box to tick, with words that wrap beside it."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from reviewdesk.ui.theme import Role, Theme
from reviewdesk.ui.theme.tokens import RADIUS_SMALL
from reviewdesk.ui.widgets.painting import Paragraph, is_mirrored, leading_box, paragraph

_BOX: Final = 20
_GAP: Final = 10
_LEAST: Final = 32


class CheckBox(QCheckBox):
    """The standard control, own-painted: its box grows with the text and is seen in every theme."""

    def __init__(self, theme: Theme, text: str, *, role: Role = "body") -> None:
        super().__init__(text)
        self.theme, self._role = theme, role
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Take fonts and lengths from the theme again."""
        self.updateGeometry()
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks on the words too."""
        return self.rect().contains(pos)

    def _words(self, width: int) -> Paragraph:
        room = max(1, width - self.theme.px(_BOX + _GAP))
        return paragraph(self.text(), self.theme.font(self._role), room, mirrored=is_mirrored(self))

    def hasHeightForWidth(self) -> bool:
        """Wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at ``width``."""
        return max(self.theme.px(_LEAST), int(self._words(width).height + 0.999))

    def sizeHint(self) -> QSize:
        """Return box and words on one line, as far as a line goes."""
        width = max(self.width(), self.theme.px(320))
        return QSize(self.theme.px(320), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as a column."""
        return QSize(self.theme.px(160), self.heightForWidth(max(self.width(), self.theme.px(160))))

    def painted_overflow(self) -> str:
        """Return the words if they do not fit."""
        return self.text() if self.heightForWidth(self.width()) > self.height() + 1 else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored, side = is_mirrored(self), self.theme.px(_BOX)
        words = self._words(self.width())
        box = leading_box(QRectF(self.rect()), 0, side, mirrored=mirrored)
        box = QRectF(box.left(), (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        painter.setPen(QPen(self.theme.colour("accent" if on else "border_strong"), 1.5))
        painter.setBrush(self.theme.colour("accent" if on else "surface"))
        painter.drawRoundedRect(box, RADIUS_SMALL / 1.5, RADIUS_SMALL / 1.5)
        if on:
            self.theme.draw_icon(painter, box.adjusted(2, 2, -2, -2), "check", "on_accent")
        x = 0 if mirrored else side + self.theme.px(_GAP)
        tone = self.theme.colour("text" if self.isEnabled() else "text3")
        words.draw(painter, QPointF(x, (self.height() - words.height) / 2), tone)
        painter.end()
