"""The month that opens below a day: our letters and colours, and every day large enough to hit."""

from typing import Final

from PySide6.QtCore import QDate, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme, Token
from reviewdesk.ui.widgets.painting import is_mirrored

_CELL: Final = (44, 36)
_HEADER: Final = 44
_ICON: Final = 18
_INSET: Final = 3
_RADIUS: Final = 8
_ROWS: Final = 7  # the names of the days, and six weeks
_DAYS: Final = 7
_EDGE: Final = 2
_PREVIOUS: Final = "qt_calendar_prevmonth"
_NEXT: Final = "qt_calendar_nextmonth"


class Calendar(QCalendarWidget):
    """A month of days. No day is red: a weekend is neither wrong nor dangerous."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(_("Calendar"))
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        edge = self.layout()
        if edge is not None:
            edge.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self._buttons = {button.objectName(): button for button in self.findChildren(QToolButton)}
        self._buttons[_PREVIOUS].setAccessibleName(_("Month before"))
        self._buttons[_NEXT].setAccessibleName(_("Month after"))
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take fonts, colours and lengths from the theme again."""
        theme = self.theme
        self.setFont(theme.font("label"))
        for part in self.findChildren(QWidget):  # the style sheet keeps some of them from following
            part.setFont(self.font())
        for name in ("qt_calendar_monthbutton", "qt_calendar_yearbutton"):
            self._buttons[name].setFont(theme.font("strong"))
        self._draw_arrows()
        names = QTextCharFormat()
        names.setForeground(theme.colour("text2"))
        names.setFont(theme.font("caption"))
        self.setHeaderTextFormat(names)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, names)  # red otherwise
        self.setFixedSize(self.sizeHint())

    def _draw_arrows(self) -> None:
        side = self.theme.px(_ICON)
        for name, icon in ((_PREVIOUS, "chevron-left"), (_NEXT, "chevron-right")):
            pixmap = self.theme.icons.pixmap(
                icon,
                self.theme.colour("text2"),
                side,
                ratio=self.devicePixelRatioF(),
                mirrored=is_mirrored(self),
            )
            self._buttons[name].setIcon(QIcon(pixmap))
            self._buttons[name].setIconSize(QSize(side, side))

    def sizeHint(self) -> QSize:
        """Return what six whole weeks need."""
        width, height = (self.theme.px(length) for length in _CELL)
        edge = 2 * _EDGE
        return QSize(_DAYS * width + edge, self.theme.px(_HEADER) + _ROWS * height + edge)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a week that is cut off is a week that cannot be chosen."""
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        """Read as the window does: the field below which it opens never turns."""
        field = self.window().parentWidget()
        if field is not None:
            self.setLayoutDirection(field.window().layoutDirection())
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Turn the arrows with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._draw_arrows()

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate | object) -> None:
        """Draw one day: the chosen one filled, today ringed, those of other months quieter."""
        if not isinstance(date, QDate):
            return
        theme, chosen = self.theme, date == self.selectedDate()
        inset = theme.px(_INSET)
        box = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("surface"))
        painter.setPen(theme.colour("accent") if chosen else Qt.PenStyle.NoPen)
        if date == QDate.currentDate() and not chosen:
            painter.setPen(theme.colour("border_strong"))
        painter.setBrush(theme.colour("accent_soft") if chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, theme.px(_RADIUS), theme.px(_RADIUS))
        painter.setPen(theme.colour(self._tone(date, chosen=chosen)))
        painter.setFont(theme.font("label", weight=600 if chosen else None))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.locale().toString(date.day()))
        painter.restore()

    def _tone(self, date: QDate, *, chosen: bool) -> Token:
        if chosen:
            return "accent_text"
        here = date.month() == self.monthShown() and date.year() == self.yearShown()
        return "text" if here and self.minimumDate() <= date <= self.maximumDate() else "text3"
