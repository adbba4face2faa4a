"""Rows, columns and frames whose gaps grow with the text."""

from typing import Final, Literal, TypeVar

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QBoxLayout,
    QFrame,
    QSizePolicy,
    QSpacerItem,
    QWidget,
)

from reviewdesk.ui.theme import Theme, Token
from reviewdesk.ui.theme.tokens import RADIUS_CARD, RADIUS_HERO, RADIUS_INPUT
from reviewdesk.ui.widgets.painting import is_mirrored

W = TypeVar("W", bound=QWidget)
Margins = tuple[int, int, int, int]
NOWHERE: Final = Qt.AlignmentFlag(0)
FrameRole = Literal[
    "plain",
    "card",
    "soft",
    "hero",
    "employee",
    "manager",
    "warn",
    "danger",
    "side",
    "bar",
    "drawer",
    "floating",
]
_LOOKS: Final[dict[FrameRole, tuple[Token | None, Token | None, int]]] = {
    "plain": (None, None, 0),
    "card": ("surface", "border", RADIUS_CARD),
    "soft": ("sunken", None, RADIUS_CARD),
    "hero": ("accent_soft", None, RADIUS_HERO),
    "employee": ("employee_soft", None, RADIUS_CARD),
    "manager": ("manager_soft", None, RADIUS_CARD),
    "warn": ("warn_soft", None, RADIUS_INPUT),
    "danger": ("danger_soft", None, RADIUS_INPUT),
    "side": ("sunken", None, 0),
    "bar": ("canvas", None, 0),
    "drawer": ("sunken", "border_strong", RADIUS_CARD),
    "floating": ("raised", "border", RADIUS_CARD),
}
_EDGES_IN_HIGH_CONTRAST: Final[dict[FrameRole, Token]] = {
    "soft": "border", "hero": "accent", "employee": "employee", "manager": "manager", "warn": "warn",
    "danger": "danger",
}  # fmt: skip


class Frame(QFrame):
    """A surface with a meaning and a box of widgets in it; all lengths are px at 100 %.

    Margins are leading, top, trailing, bottom: a Qt layout mirrors what is in it, but not its margins.
    ``drawer`` is dashed: private, never on the shared screen.
    """

    def __init__(
        self,
        theme: Theme,
        role: FrameRole = "card",
        *,
        horizontal: bool = False,
        margins: Margins | None = None,
        spacing: int = 8,
    ) -> None:
        super().__init__()
        self.theme = theme
        self._role: FrameRole = role
        self._margins = margins if margins is not None else _default_margins(role)
        self._spacing = spacing
        self._spaces: list[tuple[QSpacerItem, int]] = []
        way = QBoxLayout.Direction.LeftToRight if horizontal else QBoxLayout.Direction.TopToBottom
        self.box = QBoxLayout(way, self)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take lengths from the theme again."""
        px = self.theme.px
        leading, top, trailing, bottom = self._margins
        left, right = (trailing, leading) if is_mirrored(self) else (leading, trailing)
        self.box.setContentsMargins(px(left), px(top), px(right), px(bottom))
        self.box.setSpacing(px(self._spacing))
        for item, length in self._spaces:
            self._size_space(item, length)
        self.box.invalidate()
        self.update()

    def add(self, widget: W, stretch: int = 0, *, align: Qt.AlignmentFlag = NOWHERE) -> W:
        """Append ``widget`` and return it."""
        self.box.addWidget(widget, stretch, align)
        return widget

    def add_space(self, length: int) -> None:
        """Append a gap of ``length`` px at 100 %, beside the box's own spacing."""
        item = QSpacerItem(0, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._size_space(item, length)
        self.box.addSpacerItem(item)
        self._spaces.append((item, length))

    def add_stretch(self, stretch: int = 1) -> None:
        """Append a gap that takes what is left."""
        self.box.addStretch(stretch)

    def clear(self) -> None:
        """Take everything out and delete it."""
        self._spaces.clear()
        while (item := self.box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def set_margins(self, margins: Margins) -> None:
        """Keep other distances from the edges."""
        self._margins = margins
        self.retheme()

    def _size_space(self, item: QSpacerItem, length: int) -> None:
        across = self.box.direction() == QBoxLayout.Direction.LeftToRight
        size = self.theme.px(length)
        fixed = QSizePolicy.Policy.Fixed
        item.changeSize(size if across else 0, 0 if across else size, fixed, fixed)

    def changeEvent(self, event: QEvent) -> None:
        """Swap the margins when the reading direction turns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.retheme()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface."""
        del event
        fill, line, radius = _LOOKS[self._role]
        if self.theme.mode == "high_contrast":
            line = _EDGES_IN_HIGH_CONTRAST.get(self._role, line)
        if fill is None and line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, radius > 0)
        pen = QPen(self.theme.colour(line), 1.0) if line else QPen(Qt.PenStyle.NoPen)
        if self._role == "drawer":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self.theme.colour(fill) if fill else QColor(Qt.GlobalColor.transparent))
        inset = 0.5 if line else 0.0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()


def _default_margins(role: FrameRole) -> Margins:
    if role in {"plain", "bar", "side"}:
        return (0, 0, 0, 0)
    return (16, 12, 16, 12) if role in {"soft", "warn", "danger"} else (22, 18, 22, 18)


class Column(Frame):
    """Widgets below each other, on nothing."""

    def __init__(self, theme: Theme, *, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> None:
        super().__init__(theme, "plain", margins=margins, spacing=spacing)


class Row(Frame):
    """Widgets beside each other, on nothing; mirrored by Qt where people read from right to left.

    Leaves (words, icons, buttons) are centred on the row's height, so that they share a line; boxes fill it.
    """

    def __init__(self, theme: Theme, *, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> None:
        super().__init__(theme, "plain", horizontal=True, margins=margins, spacing=spacing)

    def add(self, widget: W, stretch: int = 0, *, align: Qt.AlignmentFlag = NOWHERE) -> W:
        """Append ``widget`` and return it."""
        leaf = widget.layout() is None and not isinstance(widget, QAbstractScrollArea)
        return super().add(
            widget, stretch, align=Qt.AlignmentFlag.AlignVCenter if leaf and not align else align
        )


class Line(QWidget):
    """A hairline between rows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setFixedHeight(1)
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Draw in the new colours."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.theme.colour("border"))
        painter.end()
