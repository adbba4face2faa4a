"""Signing by pen, finger or mouse, or by typing one's name."""

from typing import Final, Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QTabletEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.theme.tokens import RADIUS_INPUT
from reviewdesk.ui.widgets.button import Button
from reviewdesk.ui.widgets.containers import Column, Row
from reviewdesk.ui.widgets.ink import Stroke, StrokeTaker, draw_strokes
from reviewdesk.ui.widgets.inputs import LineEdit
from reviewdesk.ui.widgets.painting import paragraph
from reviewdesk.ui.widgets.reflow import Reflow

SignatureMode = Literal["draw", "type"]
_HEIGHT: Final = 112
_BASELINE: Final = 28  # px above the foot
_MARGIN: Final = 18


class InkArea(QWidget):
    """The paper. ``finished``: a stroke was ended or taken back. Backspace takes the last stroke back."""

    finished = Signal()

    def __init__(self, theme: Theme, person: str) -> None:
        super().__init__()
        self.theme = theme
        self.strokes: list[Stroke] = []
        self.typed = ""
        self.locked = False
        self._taker = StrokeTaker()
        self._drawing = False
        self.setAccessibleName(_("Signature of {person}").format(person=person))
        self.setAccessibleDescription(_("Draw with pen, finger or mouse, or choose Type name."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_TabletTracking)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take the height from the theme again."""
        self.setFixedHeight(self.theme.px(_HEIGHT))
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Be wide enough for a name."""
        return QSize(self.theme.px(180), self.theme.px(_HEIGHT))

    def take(self, position: QPointF, milliseconds: float, pressure: float = 0.0) -> None:
        """Add a point of the running stroke, or begin one."""
        if self.locked or self.typed:
            return
        point = self._taker.point(position.x(), position.y(), milliseconds, pressure)
        if point is None:
            return
        if not self._drawing:
            self.strokes.append([])
            self._drawing = True
        x, y, width = point
        self.strokes[-1].append((x / self.width(), y / self.height(), width / self.width()))
        self.update()

    def lift(self) -> None:
        """End the running stroke."""
        self._taker.begin()
        if self._drawing:
            self._drawing = False
            self.finished.emit()

    def undo(self) -> None:
        """Take the last stroke back."""
        if self.strokes and not self.locked:
            self.strokes.pop()
            self.update()
            self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take strokes back by key."""
        if event.key() == Qt.Key.Key_Backspace:
            self.undo()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        self._taker.begin()
        self.take(event.position(), event.timestamp())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        if self._drawing:
            self.take(event.position(), event.timestamp())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        del event
        self.lift()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with the pen, whose pressure tells the width."""
        if event.type() == QEvent.Type.TabletPress:
            self._taker.begin()
        if event.type() == QEvent.Type.TabletRelease:
            self.lift()
        elif event.pressure() > 0:
            self.take(event.position(), event.timestamp(), event.pressure())
        event.accept()

    def painted_overflow(self) -> str:
        """Return the typed name or the invitation if it does not fit."""
        if self.strokes or self.typed:
            return ""
        room = self.height() - self.theme.px(_BASELINE)
        return self._invitation() if self._invite(self.width()) > room else ""

    def _invitation(self) -> str:
        return _("Sign here with pen, finger or mouse")

    def _invite(self, width: float) -> float:
        room = max(1.0, width - 2 * self.theme.px(_MARGIN))
        return paragraph(self._invitation(), self.theme.font("label"), room).height

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw paper, line and ink."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self.theme.colour("border" if self.locked else "border_strong"), 1))
        painter.setBrush(self.theme.colour("surface"))
        painter.drawRoundedRect(box, RADIUS_INPUT, RADIUS_INPUT)
        edge = self.theme.px(_MARGIN)
        line = box.bottom() - self.theme.px(_BASELINE)
        painter.setPen(QPen(self.theme.colour("border_strong"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(box.left() + edge, line), QPointF(box.right() - edge, line))
        if self.typed:
            self._draw_typed(painter, box, line)
        elif self.strokes:
            draw_strokes(painter, self.strokes, QRectF(self.rect()), self.theme.colour("text"))
        else:
            words = paragraph(
                self._invitation(), self.theme.font("label"), box.width() - 2 * edge,
                align=Qt.AlignmentFlag.AlignHCenter,
            )  # fmt: skip
            top = box.top() + (line - box.top() - words.height) / 2
            words.draw(painter, QPointF(box.left() + edge, top), self.theme.colour("text3"))
        painter.end()

    def _draw_typed(self, painter: QPainter, box: QRectF, line: float) -> None:
        """Set the typed name in a slanted serif, as large as fits."""
        font = self.theme.font("question", weight=400)
        font.setItalic(True)
        room = box.width() - 2 * self.theme.px(_MARGIN)
        wide = QFontMetricsF(font).horizontalAdvance(self.typed)
        if wide > room:
            font.setPixelSize(max(9, int(font.pixelSize() * room / wide)))
        painter.setFont(font)
        painter.setPen(self.theme.colour("text"))
        x = box.left() + (box.width() - QFontMetricsF(font).horizontalAdvance(self.typed)) / 2
        painter.drawText(QPointF(x, line - self.theme.px(4)), self.typed)


class SignaturePad(Column):
    """Paper with "Undo" (the last stroke), "Clear" and "Type name"; ``changed`` after each stroke or letter.

    Typing is the keyboard's equal to drawing. ``lock`` keeps what was signed from being changed.
    """

    changed = Signal()

    def __init__(self, theme: Theme, person: str) -> None:
        super().__init__(theme, spacing=6)
        self.area = self.add(InkArea(theme, person))
        name = _("Type your name, {person}").format(person=person)
        self.line = self.add(LineEdit(theme, name=name, placeholder=person))
        self.line.hide()
        said = _("{action}, {person}")

        def button(text: str, icon: str, action: str) -> Button:
            spoken = said.format(action=action, person=person)
            return Button(theme, text, "ghost", icon=icon, name=spoken)

        self.undo_button = button(_("Undo"), "undo-2", _("Undo stroke"))
        self.clear_button = button(_("Clear"), "eraser", _("Clear"))
        self.mode_button = button(_("Type name"), "type", _("Type name"))
        back = Row(theme, spacing=2)
        back.add(self.undo_button)
        back.add(self.clear_button)
        back.add_stretch()
        other = Row(theme)
        other.add(self.mode_button)
        other.add_stretch()
        self._buttons = self.add(Reflow(theme, [(back, 0), (other, 1)], spacing=2))
        self._person = person
        self.undo_button.clicked.connect(self.area.undo)
        self.clear_button.clicked.connect(self.clear_signature)
        self.mode_button.clicked.connect(self._on_mode_clicked)
        self.area.finished.connect(self._on_area_finished)
        self.line.textChanged.connect(self._on_name_typed)
        self._refresh()

    def mode(self) -> SignatureMode:
        """Return how the person signs."""
        return "type" if not self.line.isHidden() else "draw"

    def set_mode(self, mode: SignatureMode) -> None:
        """Draw or type; what the other way had made is dropped."""
        self.clear_signature()
        self.line.setVisible(mode == "type")
        text = _("Draw instead") if mode == "type" else _("Type name")
        self.mode_button.set_name(_("{action}, {person}").format(action=text, person=self._person))
        self.mode_button.setText(text)
        self.mode_button.set_icon("pen-line" if mode == "type" else "type")
        if mode == "type":
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    def strokes(self) -> list[Stroke]:
        """Return the strokes, normalised: [(x, y, width), ...] each; none when the name was typed."""
        return [list(stroke) for stroke in self.area.strokes]

    def set_strokes(self, strokes: list[Stroke]) -> None:
        """Show strokes made before."""
        self.area.strokes = [list(stroke) for stroke in strokes]
        self._on_area_finished()

    def typed_name(self) -> str:
        """Return the typed name, or "" when drawn."""
        return self.area.typed

    def is_empty(self) -> bool:
        """Tell whether there is nothing to be signed with yet."""
        return not self.area.strokes and not self.area.typed

    def clear_signature(self) -> None:
        """Begin anew."""
        if self.area.locked:
            return
        self.area.strokes = []
        self.line.clear()
        self._on_area_finished()

    def lock(self, *, locked: bool = True) -> None:
        """Keep the signature as it is; the buttons go."""
        self.area.locked = locked
        self._buttons.setVisible(not locked)
        self.line.setVisible(not locked and bool(self.area.typed))
        self.area.update()

    def _on_mode_clicked(self) -> None:
        self.set_mode("draw" if self.mode() == "type" else "type")

    def _on_name_typed(self, text: str) -> None:
        self.area.typed = text.strip()
        self._on_area_finished()

    def _on_area_finished(self) -> None:
        self._refresh()
        self.area.update()
        self.changed.emit()

    def _refresh(self) -> None:
        self.undo_button.setVisible(self.mode() == "draw")
        self.undo_button.setEnabled(bool(self.area.strokes))
        self.clear_button.setEnabled(not self.is_empty())
