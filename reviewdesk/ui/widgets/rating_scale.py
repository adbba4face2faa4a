"""Choosing a progress rating in the open."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

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
from reviewdesk.ui.widgets.tips import set_tip


class RatingOption(QRadioButton):
    """A large card; a real radio button to assistive technology, arrow keys and groups."""

    def __init__(self, theme: Theme, step: Step, tone: Tone, words: RatingWords) -> None:
        super().__init__(words.label(step))
        self.theme, self.step = theme, step
        self._tone: Tone = tone
        self._firm = True
        self.setAccessibleName(words.label(step))
        self.setAccessibleDescription(words.meaning(step))
        set_tip(self, words.meaning(step))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take fonts and lengths from the theme again."""
        self.setFont(self.theme.font("caption"))
        self.updateGeometry()
        self.update()

    def set_firm(self, *, firm: bool) -> None:
        """Look chosen for good, or only proposed."""
        self._firm = firm
        self.update()

    def painted_overflow(self) -> str:
        """Return the words if the card is too small for them."""
        needed = option_height(self.theme, self.font(), self.text(), self.width())
        wide = longest_word(self.text(), self.font()) > self.width() - self.theme.px(12) + 1
        return self.text() if wide or needed > self.height() + 1 else ""

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks on the whole card, not on the dot of a standard radio button only."""
        return self.rect().contains(pos)

    def least_width(self) -> int:
        """Return the width its longest word needs."""
        return least_card_width(self.theme, self.font(), self.text())

    def sizeHint(self) -> QSize:
        """Return two lines of words under the mark."""
        width = self.least_width()
        return QSize(width, option_height(self.theme, self.font(), self.text(), max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a card is never cut."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height the words need at this width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        painter = QPainter(self)
        draw_option(
            painter, self.theme, QRectF(self.rect()), self.step, self.font(), tone=self._tone,
            chosen=self.isChecked(), hovered=self.underMouse(), mirrored=is_mirrored(self),
            text=self.text(), firm=self._firm,
        )  # fmt: skip
        painter.end()


class RatingScale(QWidget):
    """The five steps side by side and, after a gap, "cannot judge yet"; nothing is preselected.

    Keys 1 to 5 and 0 choose, arrows move, one Tab stop. ``chosen`` carries the step. Where the words do not
    fit beside each other the cards go in two or three columns. ``let_go``: the chosen card was pressed once more.
    """

    chosen = Signal(str)
    let_go = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        name: str,
        tone: Tone = "accent",
        step: Step | None = None,
        cannot_judge: bool = True,
        words: RatingWords = USUAL,
    ) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        steps = (*STEPS, CANNOT_JUDGE) if cannot_judge else STEPS
        self.options = [RatingOption(theme, each, tone, words) for each in steps]
        for option in self.options:
            self._group.addButton(option)
        self._columns = 0
        self._arrange(len(self.options))
        self.set_step(step)
        self._pressed_again = False
        self._group.buttonToggled.connect(self._on_group_toggled)
        self._group.buttonPressed.connect(self._on_group_pressed)
        self._group.buttonClicked.connect(self._on_group_clicked)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take lengths from the theme again."""
        self._grid.setSpacing(self.theme.px(CARD_GAP))
        self._fit(self.width())

    def step(self) -> Step | None:
        """Return what is chosen."""
        option = self._group.checkedButton()
        return option.step if isinstance(option, RatingOption) else None

    def set_step(self, step: Step | None, *, firm: bool = True) -> None:
        """Show a choice, or none; one that is not ``firm`` looks proposed."""
        self._group.blockSignals(True)
        self._group.setExclusive(False)
        for option in self.options:
            option.setChecked(option.step == step)
            option.set_firm(firm=firm)
        self._group.setExclusive(True)
        self._group.blockSignals(False)
        self._rove()

    def choose(self, step: Step) -> None:
        """Choose as the person does, with the signal."""
        for option in self.options:
            if option.step == step:
                option.setChecked(True)
                option.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as two columns."""
        width = 2 * max(option.least_width() for option in self.options) + self._grid.spacing()
        return QSize(width, self._grid.minimumSize().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit."""
        step = step_of_key(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        self.choose(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        least = max(option.least_width() for option in self.options)
        gap = self._grid.spacing()
        for columns in (len(self.options), 3, 2):
            if columns * least + (columns - 1) * gap <= width or columns == 2:  # noqa: PLR2004  # the last resort
                self._arrange(columns)
                return

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for column in range(len(self.options)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, option in enumerate(self.options):
            self._grid.removeWidget(option)
            self._grid.addWidget(option, place // columns, place % columns)
        self.updateGeometry()

    def _on_group_toggled(self, option: RatingOption, checked: bool) -> None:  # noqa: FBT001  # Qt's signal
        self._rove()
        if checked:
            self.chosen.emit(option.step)

    def _on_group_pressed(self, option: RatingOption) -> None:
        self._pressed_again = option.isChecked()

    def _on_group_clicked(self, _option: RatingOption) -> None:
        if self._pressed_again:
            self.let_go.emit()

    def _rove(self) -> None:
        """Have one Tab stop, the chosen card or else the first; Qt does this only after the first focus."""
        stop = self._group.checkedButton() or self.options[0]
        for option in self.options:
            policy = Qt.FocusPolicy.StrongFocus if option is stop else Qt.FocusPolicy.ClickFocus
            option.setFocusPolicy(policy)
