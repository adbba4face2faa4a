"""One room of the desk in the navigation."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from reviewdesk.system.i18n import ngettext
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.theme.tokens import RADIUS_INPUT
from reviewdesk.ui.widgets.painting import is_mirrored, leading_box, text_width
from reviewdesk.ui.widgets.tips import set_tip

_HEIGHT: Final = 36
_EDGE: Final = 11
_ICON: Final = 18
_GAP: Final = 10
_BADGE: Final = 20
_LEADING: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class NavItem(QAbstractButton):
    """Icon, name and, if something waits, a number. Exclusive among its siblings.

    ``selectable=False`` for entries that act instead of leading somewhere, as Lock does.
    """

    def __init__(
        self, theme: Theme, text: str, icon: str, *, badge: int = 0, selectable: bool = True
    ) -> None:
        super().__init__()
        self.theme, self._icon, self._compact, self._badge = theme, icon, False, badge
        self.setText(text)
        self.setCheckable(selectable)
        self.setAutoExclusive(selectable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_badge(badge)
        theme.changed.connect(self.retheme)

    def set_badge(self, count: int) -> None:
        """Show how many things wait; 0 shows none."""
        self._badge = count
        waiting = ngettext("{n} waiting", "{n} waiting", count).format(n=count)
        self.setAccessibleName(f"{self.text()}, {waiting}" if count else self.text())
        self.retheme()

    def set_compact(self, *, compact: bool) -> None:
        """Show the icon only, the name as a tooltip."""
        self._compact = compact
        set_tip(self, self.text() if compact else "")
        self.retheme()

    def retheme(self) -> None:
        """Take fonts and lengths from the theme again."""
        self.updateGeometry()
        self.update()

    def painted_overflow(self) -> str:
        """Return the name if it does not fit."""
        return self.text() if self.width() + 1 < self.sizeHint().width() else ""

    def sizeHint(self) -> QSize:
        """Return icon, name and badge."""
        height = max(
            self.theme.px(_HEIGHT), int(QFontMetricsF(self.theme.font("body")).height()) + self.theme.px(16)
        )
        if self._compact:
            return QSize(self.theme.px(_ICON + 2 * _EDGE), height)
        width = text_width(self.text(), self.theme.font("body", weight=600)) + self.theme.px(
            _EDGE + _ICON + _GAP + 8
        )
        return QSize(int(width + (self.theme.px(_BADGE + _GAP) if self._badge else 0)) + 1, height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a name is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, name and badge."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, here, mirrored = QRectF(self.rect()), self.isChecked(), is_mirrored(self)
        if here or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("surface") if here else self.theme.colour("track", 0.45))
            painter.drawRoundedRect(box, RADIUS_INPUT, RADIUS_INPUT)
        side = self.theme.px(_ICON)
        edge = (box.width() - side) / 2 if self._compact else self.theme.px(_EDGE)
        icon = leading_box(box, edge, side, mirrored=mirrored)
        icon = QRectF(icon.left(), (box.height() - side) / 2, side, side)
        self.theme.draw_icon(painter, icon, self._icon, "accent" if here else "text2", mirrored=mirrored)
        if not self._compact:
            offset = self.theme.px(_EDGE + _ICON + _GAP)
            words = leading_box(box, offset, box.width() - offset, mirrored=mirrored)
            painter.setFont(self.theme.font("body", weight=600 if here else 500))
            painter.setPen(self.theme.colour("text" if here else "text2"))
            painter.setLayoutDirection(self.layoutDirection())  # else it follows the application
            painter.drawText(words, _LEADING, self.text())
        if self._badge:
            self._draw_badge(painter, box, mirrored=mirrored)
        painter.end()

    def _draw_badge(self, painter: QPainter, box: QRectF, *, mirrored: bool) -> None:
        side = self.theme.px(8 if self._compact else _BADGE)
        edge = self.theme.px(4 if self._compact else _GAP)
        x = edge if mirrored else box.width() - edge - side
        y = edge if self._compact else (box.height() - side) / 2
        disc = QRectF(x, y, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("accent" if self._compact else "accent_soft"))
        painter.drawEllipse(disc)
        if not self._compact:
            painter.setFont(self.theme.font("caption", weight=600))
            painter.setPen(self.theme.colour("accent_text"))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._badge))
