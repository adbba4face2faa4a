"""Buttons: one primary a screen, the rest quieter."""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from reviewdesk.ui.theme import Role, Theme, Token
from reviewdesk.ui.theme.tokens import RADIUS_INPUT
from reviewdesk.ui.widgets.painting import centred_square, is_mirrored, text_width
from reviewdesk.ui.widgets.tips import set_tip

ButtonKind = Literal["primary", "secondary", "gentle", "ghost", "chip", "danger"]
"""``gentle`` is a secondary button that is recommended just now, without being the screen's primary one."""
_LEAST_HEIGHT: Final = 34
_PADDING: Final[dict[ButtonKind, int]] = {
    "primary": 16,
    "secondary": 16,
    "gentle": 16,
    "danger": 16,
    "ghost": 10,
    "chip": 13,
}
_ICON_GAP: Final = 8


@dataclass(frozen=True, slots=True)
class _Look:
    fill: Token | None
    line: Token | None
    front: Token


def _look(kind: ButtonKind, *, enabled: bool, pressed: bool, hovered: bool, checked: bool) -> _Look:
    """Return the named colours of one state."""
    if kind == "primary":
        if not enabled:
            return _Look("track", None, "text2")
        return _Look(
            "accent_press" if pressed else "accent_hover" if hovered else "accent", None, "on_accent"
        )
    if not enabled:
        return _Look(None if kind == "ghost" else "sunken", None if kind == "ghost" else "border", "text3")
    if checked or (kind == "gentle" and not (pressed or hovered)):
        return _Look("accent_soft", "accent", "accent_text")
    if kind == "ghost":
        return _Look(
            "track" if pressed else "sunken" if hovered else None, None, "text" if hovered else "text2"
        )
    fill: Token = "track" if pressed else "sunken" if hovered else "surface"
    fronts: dict[ButtonKind, Token] = {"chip": "text2", "danger": "danger", "gentle": "accent_text"}
    lines: dict[ButtonKind, Token] = {"danger": "danger", "gentle": "accent"}
    return _Look(fill, lines.get(kind, "border_strong"), fronts.get(kind, "text"))


class Button(QPushButton):
    """Icon and words.

    ``name`` is what a screen reader says where the words alone do not tell, as with two "Open" buttons.
    Without ``text`` it is an icon button and needs ``name``, which is then its tooltip too.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        kind: ButtonKind = "secondary",
        *,
        icon: str = "",
        icon_after: bool = False,
        role: Role | None = None,
        name: str = "",
        tip: str = "",
        checkable: bool = False,
    ) -> None:
        super().__init__()
        self.theme, self._kind, self._icon, self._icon_after = theme, kind, icon, icon_after
        self._role: Role = role or ("label" if kind in {"ghost", "chip"} else "strong")
        self._name, self._text = name, ""
        set_tip(self, tip or ("" if text else name))
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setText(text)
        theme.changed.connect(self.retheme)
        self.retheme()

    def setText(self, text: str) -> None:
        """Show other words; the spoken name follows unless one was given."""
        self.setAccessibleName(self._name or text)
        if text == self._text:
            return
        super().setText(text.replace("&", "&&"))
        self._text = text
        self.updateGeometry()

    def set_name(self, name: str) -> None:
        """Say something else than the words show."""
        self._name = name
        self.setAccessibleName(name or self._text)

    def kind(self) -> ButtonKind:
        """Return how prominent it is."""
        return self._kind

    def set_kind(self, kind: ButtonKind) -> None:
        """Become primary when its moment has come, or step back."""
        if kind == self._kind:
            return
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def retheme(self) -> None:
        """Take fonts and lengths from the theme again."""
        self.setFont(self.theme.font(self._role))
        self.updateGeometry()
        self.update()

    def painted_overflow(self) -> str:
        """Return the words if they do not fit."""
        return self._text if self.width() + 1 < self.sizeHint().width() else ""

    def _measures(self) -> tuple[float, float, float]:
        """Return the width of the words, the side of the icon and the gap between them."""
        metrics = QFontMetricsF(self.font())
        side = round(metrics.height() * 0.92) if self._icon else 0
        gap = self.theme.px(_ICON_GAP) if self._icon and self._text else 0
        return text_width(self._text, self.font()), side, gap

    def sizeHint(self) -> QSize:
        """Return words, icon and padding; never below the target size."""
        words, side, gap = self._measures()
        height = int(
            max(self.theme.px(_LEAST_HEIGHT), QFontMetricsF(self.font()).height() + self.theme.px(18))
        )
        if not self._text:
            return QSize(height, height)
        width = int(words + side + gap + 2 * self.theme.px(_PADDING[self._kind]) + 2)
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as well as Space: Qt gives it to default buttons of dialogs only."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the pointer is over it."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shape, icon and words."""
        del event
        look = _look(
            self._kind, enabled=self.isEnabled(), pressed=self.isDown(), hovered=self.underMouse(),
            checked=self.isChecked(),
        )  # fmt: skip
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour(look.line), 1.0) if look.line else Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(look.fill) if look.fill else Qt.BrushStyle.NoBrush)
        inset = 0.5 if look.line else 0.0
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, RADIUS_INPUT, RADIUS_INPUT)
        self._draw_content(painter, look.front)
        painter.end()

    def _draw_content(self, painter: QPainter, front: Token) -> None:
        words, side, gap = self._measures()
        start = (self.width() - words - side - gap) / 2
        mirrored = is_mirrored(self)
        icon_last = self._icon_after != mirrored
        icon_x = start + words + gap if icon_last else start
        words_x = start if icon_last else start + side + gap
        if self._icon:
            box = centred_square(QPointF(icon_x + side / 2, self.height() / 2), side)
            self.theme.draw_icon(painter, box, self._icon, front, mirrored=mirrored)
        painter.setFont(self.font())
        painter.setPen(self.theme.colour(front))
        painter.drawText(
            QRectF(words_x - 1, 0, words + 3, self.height()), Qt.AlignmentFlag.AlignVCenter, self._text
        )
