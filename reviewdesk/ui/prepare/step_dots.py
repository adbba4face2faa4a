"""Where one is in the preparation: a round button for each page, ticked when its topic is done."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme, Token
from reviewdesk.ui.widgets import Row
from reviewdesk.ui.widgets.tips import set_tip

_SIDE: Final = 32
_TICK: Final = 16


class StepDot(QRadioButton):
    """One page; a real radio button, so that arrow keys move along the row."""

    def __init__(self, theme: Theme, number: int, title: str) -> None:
        super().__init__()
        self.theme, self._number, self._title, self._done = theme, number, title, False
        set_tip(self, title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_done(done=False)
        theme.changed.connect(self.retheme)
        self.retheme()

    def set_done(self, *, done: bool) -> None:
        """Tick it, or take the tick away."""
        self._done = done
        words = _("Topic {number}: {title}, done") if done else _("Topic {number}: {title}")
        self.setAccessibleName(words.format(number=self._number, title=self._title))
        self.update()

    def retheme(self) -> None:
        """Take lengths from the theme again."""
        side = self.theme.px(_SIDE)
        self.setFixedSize(QSize(side, side))
        self.update()

    def hitButton(self, pos: object) -> bool:
        """Take clicks anywhere on it."""
        del pos
        return True

    def painted_overflow(self) -> str:
        """Nothing is ever cut: a digit fits."""
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a disc with a number or a tick; the open one has a ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.isChecked()
        fill: Token = "accent" if here else "accent_soft" if self._done else "surface"
        front: Token = "on_accent" if here else "accent_text" if self._done else "text2"
        line: Token = "accent" if here or self._done else "border_strong"
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(self.theme.colour(line), 1.5))
        painter.setBrush(self.theme.colour(fill))
        painter.drawEllipse(box)
        if self._done:
            tick = QRectF(0, 0, self.theme.px(_TICK), self.theme.px(_TICK))
            tick.moveCenter(box.center())
            self.theme.draw_icon(painter, tick, "check", front)
        else:
            painter.setFont(self.theme.font("label"))
            painter.setPen(self.theme.colour(front))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class StepDots(Row):
    """``asked`` carries the place of the page that was asked for."""

    asked = Signal(int)

    def __init__(self, theme: Theme, titles: list[str]) -> None:
        super().__init__(theme, spacing=6)
        self._group = QButtonGroup(self)
        self.dots = [StepDot(theme, number, title) for number, title in enumerate(titles, 1)]
        for place, dot in enumerate(self.dots):
            self.add(dot)
            self._group.addButton(dot, place)
        self._group.idClicked.connect(self.asked)

    def show_place(self, place: int) -> None:
        """Mark the page that is open; -1 for none of them."""
        self._group.setExclusive(False)
        for number, dot in enumerate(self.dots):
            dot.setChecked(number == place)
        self._group.setExclusive(True)
        stop = place if 0 <= place < len(self.dots) else 0
        for number, dot in enumerate(self.dots):
            dot.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == stop else Qt.FocusPolicy.ClickFocus)
