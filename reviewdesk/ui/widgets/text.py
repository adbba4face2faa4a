"""Words on the page."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from reviewdesk.ui.theme import Role, Theme, Token
from reviewdesk.ui.theme.typography import BALANCED, MEASURE
from reviewdesk.ui.widgets.painting import Paragraph, is_mirrored, longest_word, paragraph, text_width

_LONGEST_WORD_EM: Final = 14  # a longer one, a web address for example, is broken
_COMFORTABLE_EM: Final = 26
_RUNNING: Final[frozenset[Role]] = frozenset({"body", "label", "input", "caption"})


class Text(QLabel):
    """A label set in one role of the ramp; wraps without clipping and balances headlines.

    ``QLabel`` gives role, name and buddy; the painting is our own, because its word wrap clips in nested
    layouts and knows neither leading nor balance. ``least`` is a width in px at 100 % that even shorter words
    take: numbers and days below each other then begin their rows alike.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: Role = "body",
        *,
        tone: Token = "text",
        wrap: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
        least: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.theme, self.role = theme, role
        self._tone: Token = tone
        self._factor = 0.0
        self._align = align
        self._least = least
        self._laid: dict[int, Paragraph] = {}  # by width: a layout asks for three or four, again and again
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        policy = self.sizePolicy()
        policy.setHeightForWidth(wrap)
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take fonts and lengths from the theme again."""
        if self._factor == self.theme.factor:
            self.update()  # only the colours changed
            return
        self._factor = self.theme.factor
        self.setFont(self.theme.font(self.role))
        self._settle()

    def setText(self, text: str) -> None:
        """Show other words; the same ones cost no layout."""
        if text == self.text():
            return
        super().setText(text)
        self._settle()

    def set_tone(self, tone: Token) -> None:
        """Draw in another named colour."""
        self._tone = tone
        self.update()

    def painted_overflow(self) -> str:
        """Return the words that do not fit into the widget, for the accessibility walker."""
        laid = self._paragraph(self.width())
        fits = laid.height <= self.height() + 1 and laid.width <= self.width() + 1
        return "" if fits else self.text()

    def _settle(self) -> None:
        self._laid.clear()
        if self.wordWrap():
            self.setMinimumHeight(self.heightForWidth(self.width()) if self.isVisible() else 0)
        self.updateGeometry()
        self.update()

    def _paragraph(self, width: int) -> Paragraph:
        laid = self._laid.get(width)
        if laid is None:
            room = (
                float(width)
                if self.wordWrap()
                else max(float(width), text_width(self.text(), self.font()) + 1)
            )
            if self.wordWrap() and self.role in _RUNNING:
                room = min(room, MEASURE * QFontMetricsF(self.font()).averageCharWidth())
            laid = self._laid[width] = paragraph(
                self.text(),
                self.font(),
                room,
                leading=self.theme.style(self.role).leading,
                mirrored=is_mirrored(self),
                align=self._align,
                balanced=self.wordWrap() and self.role in BALANCED,
            )
        return laid

    def heightForWidth(self, width: int) -> int:
        """Return the height the words take at ``width``."""
        return int(self._paragraph(width).height + 0.999)

    def hasHeightForWidth(self) -> bool:
        """Tell layouts that narrower means taller."""
        return self.wordWrap()

    def sizeHint(self) -> QSize:
        """Return one line, or a comfortable block when wrapping."""
        natural = int(text_width(self.text(), self.font()) + 1.999)
        if not self.wordWrap():
            natural = max(natural, self.theme.px(self._least))
            return QSize(natural, int(self._paragraph(natural).height + 0.999))
        width = min(natural, self.theme.style(self.role).size * self.theme.px(_COMFORTABLE_EM))
        return QSize(width, int(self._paragraph(width).height + 0.999))

    def minimumSizeHint(self) -> QSize:
        """Return the widest word, so that nothing is ever cut."""
        if not self.wordWrap():
            return self.sizeHint()
        em = self.theme.px(self.theme.style(self.role).size)
        width = min(int(longest_word(self.text(), self.font()) + 1.999), _LONGEST_WORD_EM * em)
        return QSize(width, int(QFontMetricsF(self.font()).height() + 0.999))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hold the height the words need at this width; nested layouts do not ask."""
        super().resizeEvent(event)
        if self.wordWrap() and event.size().width() != event.oldSize().width():
            needed = self.heightForWidth(event.size().width())
            if self.minimumHeight() != needed:
                self.setMinimumHeight(needed)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again when the reading direction turns or the font is another."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._settle()
        elif event.type() == QEvent.Type.FontChange:
            self._laid.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        del event
        laid = self._paragraph(self.width())
        x = 0.0
        spare = self.width() - laid.box_width
        if self._align & Qt.AlignmentFlag.AlignHCenter:
            x = spare / 2
        elif is_mirrored(self) != bool(self._align & Qt.AlignmentFlag.AlignRight):
            x = spare
        y = max(0.0, (self.height() - laid.height) / 2) if not self.wordWrap() else 0.0
        painter = QPainter(self)
        laid.draw(painter, QPointF(x, y), self.theme.colour(self._tone if self.isEnabled() else "text3"))
        painter.end()
