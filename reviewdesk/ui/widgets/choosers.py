"""Where people choose; framed by the style sheet, with our fonts and arrows."""

import html
from typing import Final

from PySide6.QtCore import QDate, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.calendar import Calendar
from reviewdesk.ui.widgets.inputs import FRAME
from reviewdesk.ui.widgets.painting import is_mirrored

_ARROW: Final = 16
_ARROW_EDGE: Final = 10
_BESIDE: Final = 6


class ComboBox(QComboBox):
    """A choice among few; the wheel scrolls the page, not the choice.

    Words too long for the box end in an ellipsis there; the list and the tooltip show them whole.
    """

    def __init__(self, theme: Theme, *, name: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.setItemDelegate(QStyledItemDelegate(self))  # the usual one does not wrap
        view = self.view()
        if isinstance(view, QListView):
            view.setWordWrap(True)
            view.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take the font from the theme again."""
        self.setFont(self.theme.font("input"))
        self.setFixedHeight(round(QFontMetricsF(self.font()).height()) + self.theme.px(FRAME))

    def minimumSizeHint(self) -> QSize:
        """Return what is needed now: Qt keeps the least size of an earlier, larger text."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        event.ignore()

    def shown_text(self) -> str:
        """Return as much of what is chosen as there is room for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self._words_rect(option).width()
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room - _BESIDE)

    def _words_rect(self, option: QStyleOptionComboBox) -> QRect:
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(control, option, part, self)

    def _draw_words(self, painter: QStylePainter, option: QStyleOptionComboBox) -> None:
        """Draw what is chosen; a style with a sheet would begin at the left in a mirrored window too."""
        if not is_mirrored(self):
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
            return
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        rect, role = self._words_rect(option), QPalette.ColorRole.Text
        painter.drawItemText(rect, side, option.palette, self.isEnabled(), option.currentText, role)

    def showPopup(self) -> None:
        """Open a list that is as wide as its longest line, as far as the screen is."""
        frame = 4 * self.theme.px(_BESIDE)
        most = self.screen().availableGeometry().width() - frame
        self.view().setMinimumWidth(min(self.view().sizeHintForColumn(0) + frame, most))
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        """Show in a tooltip what is cut off in the box."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            cut = self.shown_text() != self.currentText()
            whole = f"<p>{html.escape(self.currentText())}</p>" if cut else ""
            QToolTip.showText(event.globalPos(), whole, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the standard box with what fits, and our arrow onto it."""
        del event
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        self._draw_words(painter, option)
        painter.end()
        draw_trailing_icon(self, self.theme, "chevron-down")


class DateEdit(QDateEdit):
    """A day, typed or picked from a calendar.

    It is never mirrored: Qt would write its sections in reverse order, the year first.
    """

    def __init__(self, theme: Theme, day: QDate | None = None, *, name: str = "") -> None:
        super().__init__(day or QDate.currentDate())
        self.theme = theme
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setCalendarWidget(Calendar(theme))
        self.setDisplayFormat("d MMM yyyy")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take the font from the theme again."""
        self.setFont(self.theme.font("input"))
        self.lineEdit().setFont(self.font())  # a style sheet keeps the inner line from following by itself
        self.setFixedHeight(round(QFontMetricsF(self.font()).height()) + self.theme.px(FRAME))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw our calendar sign onto the standard box."""
        super().paintEvent(event)
        draw_trailing_icon(self, self.theme, "calendar")


def draw_trailing_icon(widget: QWidget, theme: Theme, icon: str) -> None:
    """Draw a small icon at the trailing edge of a standard control."""
    side = theme.px(_ARROW)
    x = theme.px(_ARROW_EDGE) if is_mirrored(widget) else widget.width() - theme.px(_ARROW_EDGE) - side
    painter = QPainter(widget)
    box = QRectF(x, (widget.height() - side) / 2, side, side)
    theme.draw_icon(painter, box, icon, "text2" if widget.isEnabled() else "text3")
    painter.end()
