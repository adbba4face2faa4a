"""How sure somebody is, from 0 to 10: a slider without a value until the person gives it one."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.plan_view_model import confidence_words
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.painting import is_mirrored

MOST: Final = 10
MIDDLE: Final = 5
_DISC: Final = 30
_GROOVE: Final = 4
_GAP: Final = 4


class ConfidenceSlider(QSlider):
    """Drag, arrow keys, or digits; Delete takes the answer back. ``said`` carries 0 to 10, or ``None``.

    Before the first answer no knob is shown: a knob in the middle would be an answer nobody gave.
    """

    said = Signal(object)

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.theme = theme
        self._answered = False
        self._silent = False
        self.setRange(0, MOST)
        self.setPageStep(2)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._on_value_changed)
        theme.changed.connect(self.retheme)
        self.retheme()
        self._describe()

    def retheme(self) -> None:
        """Take fonts and lengths from the theme again."""
        self.setFont(self.theme.font("label"))
        self.setMinimumHeight(self._height())
        self.updateGeometry()
        self.update()

    def confidence(self) -> int | None:
        """Return the answer, ``None`` before there is one."""
        return self.value() if self._answered else None

    def set_confidence(self, confidence: int | None) -> None:
        """Show an answer; nothing is emitted."""
        self._silent = True
        self._answered = confidence is not None
        self.setValue(confidence or 0)
        self._silent = False
        self._describe()
        self.update()

    def choose(self, confidence: int | None) -> None:
        """Answer, as the person at the keyboard does."""
        if confidence != self.confidence():
            self.set_confidence(None if confidence is None else max(0, min(MOST, confidence)))
            self.said.emit(self.confidence())

    def sizeHint(self) -> QSize:
        """Return a comfortable width."""
        return QSize(self.theme.px(360), self._height())

    def minimumSizeHint(self) -> QSize:
        """Keep the eleven numbers apart."""
        widest = QFontMetricsF(self.font()).horizontalAdvance("10")
        return QSize(int((MOST + 1) * (widest + self.theme.px(4))), self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits, and begin in the middle where the first key is an arrow."""
        arrows = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
        if event.text().isdecimal() and event.text().isascii():
            self.choose(int(event.text()))
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.choose(None)
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.choose(0 if event.key() == Qt.Key.Key_Home else MOST)
        elif event.key() in arrows and not self._answered:
            self.choose(MIDDLE)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Answer where the pointer is."""
        self.choose(self._at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        self.choose(self._at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Be done; the answer was given on the way."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw groove, numbers and, once there is an answer, the knob."""
        del event
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.55)
        middle = self._disc() / 2 + 1
        self._draw_groove(painter, middle)
        painter.setFont(self.font())
        high = QFontMetricsF(self.font()).height()
        step = (self._x(MOST) - self._x(0)) / MOST
        for number in range(MOST + 1):
            chosen = self._answered and number == self.value()
            box = QRectF(0, 0, abs(step), high)
            box.moveCenter(QPointF(self._x(number), self._disc() + self.theme.px(_GAP) + high / 2))
            painter.setPen(self.theme.colour("accent_text" if chosen else "text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        if self._answered:
            painter.setPen(QPen(self.theme.colour("accent"), 1))
            painter.setBrush(self.theme.colour("accent"))
            painter.drawEllipse(QPointF(self._x(self.value()), middle), middle - 3, middle - 3)
        painter.end()

    def _draw_groove(self, painter: QPainter, middle: float) -> None:
        groove = self.theme.px(_GROOVE)
        painter.setPen(QPen(self.theme.colour("track"), groove, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(self._x(0), middle), QPointF(self._x(MOST), middle))
        if self._answered and self.value():
            painter.setPen(QPen(self.theme.colour("accent"), groove, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(self._x(0), middle), QPointF(self._x(self.value()), middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("border_strong"))
        for number in range(MOST + 1):
            painter.drawEllipse(QPointF(self._x(number), middle), groove, groove)

    def _disc(self) -> int:
        return self.theme.px(_DISC)

    def _height(self) -> int:
        return self._disc() + self.theme.px(_GAP) + round(QFontMetricsF(self.font()).height()) + 2

    def _x(self, number: int) -> float:
        edge = self._disc() / 2 + 1
        share = (MOST - number if is_mirrored(self) else number) / MOST
        return edge + share * (self.width() - 2 * edge)

    def _at(self, x: float) -> int:
        share = (x - self._x(0)) / ((self._x(MOST) - self._x(0)) or 1)
        return max(0, min(MOST, round(share * MOST)))

    def _describe(self) -> None:
        words = confidence_words(self.confidence())
        self.setAccessibleDescription(
            words if self._answered else _("{words}. Press 0 to 9, or End for 10.").format(words=words)
        )

    def _on_value_changed(self, _value: int) -> None:
        if not self._silent:
            self._answered = True
            self._describe()
            self.said.emit(self.confidence())
