"""Where the meeting stands: what is done, what is now, what comes, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Role, Theme
from reviewdesk.ui.theme.tokens import RADIUS_INPUT
from reviewdesk.ui.widgets.containers import Column
from reviewdesk.ui.widgets.painting import centred_square, is_mirrored, leading_box, text_width
from reviewdesk.ui.widgets.tips import set_tip

StageState = Literal["done", "passed", "now", "todo"]
"""``passed``: visited, and nothing is written there."""
_DISC: Final = 10
_TEXT_AT: Final = 50
_DISC_AT: Final = 26
_COMPACT_WIDTH: Final = 44
_COMPACT_HEIGHT: Final = 28
"""Without words an item is little more than its disc: nine of them fit into 768 px at twice the text."""
_LEAST_TARGET: Final = 32
"""px at any text size."""


@dataclass(frozen=True, slots=True)
class StageLook:
    """What one item of the rail shows."""

    title: str
    state: StageState = "todo"
    subtitle: str = ""


class StageItem(QAbstractButton):
    """One stage; a button, because going back is always possible. ``index`` counts from 0."""

    def __init__(self, theme: Theme, look: StageLook, *, index: int, count: int) -> None:
        super().__init__()
        self.theme, self._index, self._count, self._compact = theme, index, count, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_look(look)
        theme.changed.connect(self.retheme)

    def set_look(self, look: StageLook) -> None:
        """Show another state."""
        self.look = look
        self.setText(look.title)
        words = {
            "done": _("done"),
            "passed": _("passed, nothing written"),
            "now": _("now"),
            "todo": _("to come"),
        }
        said = words[look.state]
        name = _("Stage {number} of {count}: {title}, {state}").format(
            number=self._index + 1, count=self._count, title=look.title, state=said
        )
        self.setAccessibleName(f"{name}, {look.subtitle}" if look.subtitle else name)
        self.retheme()

    def set_compact(self, *, compact: bool) -> None:
        """Show the disc only, the title as a tooltip."""
        self._compact = compact
        set_tip(self, self.look.title if compact else "")
        self.retheme()

    def retheme(self) -> None:
        """Take fonts and lengths from the theme again."""
        self.updateGeometry()
        self.update()

    def painted_overflow(self) -> str:
        """Return the title if it does not fit."""
        role: Role = "strong" if self.look.state == "now" else "body"
        room = self.width() - self.theme.px(_TEXT_AT + 8)
        long = text_width(self.look.title, self.theme.font(role)) > room + 1
        return self.look.title if long and not self._compact else ""

    def sizeHint(self) -> QSize:
        """Return disc and title; two lines for the stage that is now."""
        if self._compact:
            height = max(_LEAST_TARGET, self.theme.px(_COMPACT_HEIGHT))
            return QSize(self.theme.px(_COMPACT_WIDTH), height)
        line = QFontMetricsF(self.theme.font("body")).height()
        if self.look.state == "now" and self.look.subtitle:
            line += QFontMetricsF(self.theme.font("caption")).height()
        words = max(
            text_width(self.look.title, self.theme.font("strong")),
            text_width(self.look.subtitle, self.theme.font("caption")),
        )
        return QSize(int(words) + self.theme.px(_TEXT_AT + 10), int(line + self.theme.px(22)))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a title is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw connector, disc and words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, now = QRectF(self.rect()), self.look.state == "now"
        if now or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("surface") if now else self.theme.colour("track", 0.5))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), RADIUS_INPUT, RADIUS_INPUT)
        x = box.width() / 2 if self._compact else float(self.theme.px(_DISC_AT))
        centre = QPointF(box.width() - x if is_mirrored(self) else x, box.center().y())
        self._draw_line(painter, centre)
        self._draw_disc(painter, centre)
        if not self._compact:
            self._draw_words(painter, box)
        painter.end()

    def _draw_line(self, painter: QPainter, centre: QPointF) -> None:
        reach = self.theme.px(_DISC) + 4
        if self._index > 0:
            painter.setPen(QPen(self.theme.colour("track" if self.look.state == "todo" else "accent"), 2))
            painter.drawLine(QPointF(centre.x(), 0), centre - QPointF(0, reach))
        if self._index < self._count - 1:
            painter.setPen(
                QPen(self.theme.colour("accent" if self.look.state in {"done", "passed"} else "track"), 2)
            )
            painter.drawLine(centre + QPointF(0, reach), QPointF(centre.x(), self.height()))

    def _draw_disc(self, painter: QPainter, centre: QPointF) -> None:
        radius = self.theme.px(_DISC)
        accent = self.theme.colour("accent")
        if self.look.state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(centre, radius, radius)
            self.theme.draw_icon(painter, centred_square(centre, radius * 1.3), "check", "on_accent")
            return
        now, passed = self.look.state == "now", self.look.state == "passed"
        painter.setBrush(self.theme.colour("surface" if now else "sunken"))
        line = QPen(self.theme.colour("accent" if passed else "border_strong"), 1.6)
        painter.setPen(QPen(accent, 2.5) if now else line)
        painter.drawEllipse(centre, radius, radius)
        if passed:
            half = QPointF(radius * 0.4, 0)
            painter.drawLine(centre - half, centre + half)
        if now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(centre, radius * 0.45, radius * 0.45)

    def _draw_words(self, painter: QPainter, box: QRectF) -> None:
        mirrored, now = is_mirrored(self), self.look.state == "now"
        offset = self.theme.px(_TEXT_AT)
        words = leading_box(box, offset, box.width() - offset - self.theme.px(6), mirrored=mirrored)
        painter.setLayoutDirection(self.layoutDirection())  # else it follows the application
        side = Qt.AlignmentFlag.AlignLeading
        font = self.theme.font("strong" if now else "body")
        painter.setFont(font)
        painter.setPen(self.theme.colour("text" if now else "text2"))
        if not (now and self.look.subtitle):
            painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter, self.look.title)
            return
        small = self.theme.font("caption")
        first, second = QFontMetricsF(font).height(), QFontMetricsF(small).height()
        top = box.center().y() - (first + second) / 2
        painter.drawText(QRectF(words.left(), top, words.width(), first), side, self.look.title)
        painter.setFont(small)
        painter.setPen(self.theme.colour("accent_text"))
        painter.drawText(QRectF(words.left(), top + first, words.width(), second), side, self.look.subtitle)


class StageRail(Column):
    """The stages below each other; ``stage_chosen`` carries the index."""

    stage_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, spacing=0)
        self.items: list[StageItem] = []
        self._compact = False

    def set_stages(self, looks: Sequence[StageLook]) -> None:
        """Show these stages; the items stay while their number does, so that the focus stays too."""
        if len(looks) == len(self.items):
            for item, look in zip(self.items, looks, strict=True):
                if item.look != look:  # asked at every key press; most change nothing here
                    item.set_look(look)
            return
        self.clear()
        self.items = [StageItem(self.theme, look, index=i, count=len(looks)) for i, look in enumerate(looks)]
        for item in self.items:
            item.set_compact(compact=self._compact)
            item.clicked.connect(self._on_item_clicked)
            self.add(item)

    def set_compact(self, *, compact: bool) -> None:
        """Show discs only, in a narrow window or with large text."""
        self._compact = compact
        for item in self.items:
            item.set_compact(compact=compact)

    def _on_item_clicked(self) -> None:
        self.stage_chosen.emit(self.items.index(self.sender()))  # type: ignore[arg-type]  # the sender is an item
