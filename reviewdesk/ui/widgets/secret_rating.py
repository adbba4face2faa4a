"""Choosing a progress rating in secret, while the other looks at the same screen."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme, Tone
from reviewdesk.ui.widgets.marks import CANNOT_JUDGE, STEPS, Step
from reviewdesk.ui.widgets.painting import is_mirrored, longest_word
from reviewdesk.ui.widgets.rating_card import (
    CARD_GAP,
    draw_option,
    least_card_width,
    option_height,
    step_of_key,
)
from reviewdesk.ui.widgets.rating_words import USUAL, RatingWords

_SHOWN: tuple[Step, ...] = (*STEPS, CANNOT_JUDGE)


class SecretRating(QWidget):
    """Choosing while the other looks on: digits are taken, nothing on the screen reacts, nothing is spoken.

    ``sealed`` carries the step when Enter is pressed (or ``seal`` called) after a choice; ``missing`` tells
    that there was none. A click chooses too, for those who cannot use digits, and shows nothing either.
    """

    sealed = Signal(str)
    missing = Signal()

    def __init__(self, theme: Theme, *, name: str, tone: Tone, words: RatingWords = USUAL) -> None:
        super().__init__()
        self.theme, self._words = theme, words
        self._tone: Tone = tone
        self._choice: Step | None = None
        self._least, self._columns, self._row_height = (
            0,
            2,
            0,
        )  # measured once a width: words take long to lay
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            _(
                "Press 1 to 5, or 0 for cannot judge yet, then Enter. "
                "Nothing changes on screen while you choose, so nobody can see it."
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take lengths from the theme again."""
        self.setFont(self.theme.font("caption"))
        labels = (self._words.label(step) for step in _SHOWN)
        self._least = max(least_card_width(self.theme, self.font(), label) for label in labels)
        self._hold_height()

    def seal(self) -> None:
        """Hand the choice over and forget it."""
        choice, self._choice = self._choice, None
        if choice is None:
            self.missing.emit()
        else:
            self.sealed.emit(choice)

    def forget(self) -> None:
        """Drop a choice that was not sealed."""
        self._choice = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and Enter, and let nothing be seen."""
        step = step_of_key(event.key())
        if step is not None:
            self._choice = step
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.seal()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a click on a card."""
        for step, box in self._boxes():
            if box.contains(event.position()):
                self._choice = step

    def painted_overflow(self) -> str:
        """Return the words that do not fit their card."""
        limit = self.theme.px(12)
        for step, box in self._boxes():
            if longest_word(self._words.label(step), self.font()) > box.width() - limit + 1:
                return self._words.label(step)
        return ""

    def sizeHint(self) -> QSize:
        """Return the cards' size."""
        return QSize(self.theme.px(360), self.height())

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as two columns."""
        return QSize(2 * self._least + self.theme.px(CARD_GAP), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._hold_height()

    def _hold_height(self) -> None:
        width, gap = self.width(), self.theme.px(CARD_GAP)
        self._columns = next((n for n in (6, 3) if n * self._least + (n - 1) * gap <= width), 2)
        each = self._card_width()
        labels = (self._words.label(step) for step in _SHOWN)
        self._row_height = max(option_height(self.theme, self.font(), label, each) for label in labels)
        rows = -(-len(_SHOWN) // self._columns)
        self.setFixedHeight(rows * self._row_height + (rows - 1) * gap)
        self.update()

    def _card_width(self) -> float:
        return (self.width() - (self._columns - 1) * self.theme.px(CARD_GAP)) / self._columns

    def _boxes(self) -> list[tuple[Step, QRectF]]:
        columns, gap = self._columns, self.theme.px(CARD_GAP)
        each, high = self._card_width(), self._row_height
        boxes: list[tuple[Step, QRectF]] = []
        for place, step in enumerate(_SHOWN):
            column = place % columns
            column = columns - 1 - column if is_mirrored(self) else column
            top = (place // columns) * (high + gap)
            boxes.append((step, QRectF(column * (each + gap), top, each, high)))
        return boxes

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards, each with its key, always the same."""
        del event
        painter = QPainter(self)
        for key, (step, box) in enumerate(self._boxes(), start=1):
            draw_option(
                painter, self.theme, box, step, self.font(), tone=self._tone, chosen=False, hovered=False,
                mirrored=is_mirrored(self), text=self._words.label(step),
            )  # fmt: skip
            self._draw_key(painter, box, str(key % len(_SHOWN)))
        painter.end()

    def _draw_key(self, painter: QPainter, box: QRectF, key: str) -> None:
        inside = self.theme.px(10)
        side = Qt.AlignmentFlag.AlignRight if is_mirrored(self) else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self.font())
        painter.setPen(self.theme.colour("text2"))
        painter.drawText(
            box.adjusted(inside, inside, -inside, -inside), side | Qt.AlignmentFlag.AlignTop, key
        )
