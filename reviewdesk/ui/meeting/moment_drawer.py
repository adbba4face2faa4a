"""The question panel: one question that fits the moment, beside the page, or below it where the letters are large."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget
from shiboken6 import isValid

from reviewdesk.domain.people import Party
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.moment_view_model import MomentViewModel, OfferedQuestion
from reviewdesk.ui.theme import Theme, Token
from reviewdesk.ui.widgets import Button, ComboBox, Frame, Icon, Page, Row, Text, announce
from reviewdesk.ui.widgets.painting import is_mirrored
from reviewdesk.ui.widgets.tab_order import settle_tab_order
from reviewdesk.ui.widgets.tips import set_tip

WIDTH: Final = 340
BESIDE_FROM: Final = 900
"""Px at 100 % that page and panel need together to stand side by side."""
_SHARE: Final = 0.64
"""Of the height, at the most, where the panel stands below the page."""
_ENOUGH: Final = 250
"""Px at 100 % in which nearly every question stands whole there."""
_ANY: Final = 16_777_215
"""Qt's greatest length."""
_LOOKS: Final[dict[Party | None, tuple[str, Token]]] = {
    Party.EMPLOYEE: ("user", "employee"),
    Party.MANAGER: ("user", "manager"),
    None: ("users", "text2"),
}


class QuestionCard(Frame):
    """The question itself; it can have the keyboard, and arrow keys lead to the others. ``stepped``: which way."""

    stepped = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "card", margins=(18, 16, 18, 18), spacing=8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._who_row = self.add(Row(theme, spacing=8))
        self._sign = self._who_row.add(Icon(theme, "user", size=18))
        self.who = self._who_row.add(Text(theme, "", "caption", wrap=True), 1)
        self.says = self.add(Text(theme, "", "body", tone="text2", wrap=True))
        self.text = self.add(Text(theme, "", "rating", wrap=True))
        self.follow_up = self.add(Text(theme, "", "body", wrap=True))
        self.avoid = self.add(Text(theme, "", "caption", tone="text2", wrap=True))
        self.nothing = self.add(Text(theme, "", "body", tone="text2", wrap=True))

    def set_question_first(self, *, first: bool) -> None:
        """Put the question before what it answers to, where there is little height."""
        self.box.insertWidget(0 if first else 2, self.text)
        self.set_margins((18, 10, 18, 12) if first else (18, 16, 18, 18))

    def show_question(self, offered: OfferedQuestion | None, nothing: str) -> None:
        """Show it, or say why there is none."""
        parts = (self._who_row, self.says, self.text, self.follow_up, self.avoid)
        for part in parts:
            part.setVisible(offered is not None)
        self.nothing.setVisible(offered is None)
        self.nothing.setText(nothing)
        if offered is None:
            self.setAccessibleName(nothing)
            return
        question = offered.question
        icon, tone = _LOOKS[question.asks]
        self._sign.set_icon(icon, tone)
        self.who.setText(offered.who)
        self.who.set_tone(tone)
        self.says.setText(offered.says)
        self.says.setVisible(bool(offered.says))
        self.text.setText(question.text)
        self.follow_up.setText(_("And then: {question}").format(question=question.follow_up))
        self.avoid.setText(_("Better not: {when}").format(when=question.avoid))
        self.setAccessibleName(spoken(offered))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next question, or to the one before."""
        forward = Qt.Key.Key_Left if is_mirrored(self) else Qt.Key.Key_Right
        backward = Qt.Key.Key_Right if is_mirrored(self) else Qt.Key.Key_Left
        if event.key() in {forward, Qt.Key.Key_Down}:
            self.stepped.emit(+1)
        elif event.key() in {backward, Qt.Key.Key_Up}:
            self.stepped.emit(-1)
        else:
            super().keyPressEvent(event)


def spoken(offered: OfferedQuestion) -> str:
    """Return a question as it is read aloud: who asks, what was said, what to ask."""
    return ". ".join(part for part in (offered.says, offered.who) if part) + f": {offered.question.text}"


class MomentDrawer(Frame):
    """Both people see it. ``closed``: it went, with the keyboard back where it was."""

    closed = Signal()

    def __init__(self, theme: Theme, model: MomentViewModel) -> None:
        super().__init__(theme, "side", margins=(14, 12, 8, 12), spacing=8)
        self.model = model
        self._before: QWidget | None = None
        self.setAccessibleName(_("Questions for this moment"))
        self._head = self.add(Row(theme, spacing=8))
        self._head.add(Icon(theme, "message-circle", tone="accent", size=20))
        self.purpose = self._head.add(ComboBox(theme, name=_("What the question is for")), 1)
        close = Button(theme, "", "ghost", icon="x", name=_("Close the questions"))
        self.close_button = self._head.add(close)
        set_tip(self.close_button, _("Close (Esc)"))
        self.page = self.add(Page(theme, max_width=WIDTH * 4, margins=(0, 0, 12, 0), spacing=10), 1)
        self.card = self.page.add(QuestionCard(theme))
        foot = self._foot = self.page.add(Row(theme, spacing=4))
        self.before_button = foot.add(
            Button(theme, "", "ghost", icon="chevron-left", name=_("The question before"))
        )
        self.place = foot.add(Text(theme, "", "caption", tone="text2"))
        self.next_button = foot.add(
            Button(theme, "", "ghost", icon="chevron-right", name=_("The next question"))
        )
        foot.add_stretch()
        self.page.add_stretch()
        self._fill_purposes()
        self.hide()
        model.changed.connect(self._on_model_changed)
        self.purpose.activated.connect(self._on_purpose_activated)
        self.close_button.clicked.connect(self.put_away)
        self.before_button.clicked.connect(self.step_back)
        self.next_button.clicked.connect(self.step_on)
        self.card.stepped.connect(model.step)

    def _fill_purposes(self) -> None:
        for words, purpose in (
            (_("All questions"), ""),
            (_("To begin"), "open"),
            (_("To understand better"), "deepen"),
            (_("To make it certain"), "commit"),
            (_("To mend it"), "repair"),
        ):
            self.purpose.addItem(words, purpose)

    def set_stacked(self, *, stacked: bool) -> None:
        """Save height below the page: what leads to the other questions stands in the first line there."""
        if stacked:
            self._head.box.insertWidget(2, self._foot)
        else:
            self.page.column.box.insertWidget(1, self._foot)
        self.card.set_question_first(first=stacked)
        settle_tab_order(self)

    # -- coming and going ----------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Come with the keyboard, or go."""
        if self.isHidden():
            self.come()
        else:
            self.put_away()

    def come(self) -> None:
        """Show a question for this moment."""
        self._before = self.window().focusWidget()
        self.model.load()
        self._show()
        self.show()
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._keep_in_view)

    def _keep_in_view(self) -> None:
        """Scroll the page so that what is being answered is still to be seen in the room that is left."""
        step = before = self._before
        while step is not None and before is not None:
            step = step.parentWidget()
            if isinstance(step, QScrollArea):
                step.ensureWidgetVisible(before)

    def put_away(self) -> None:
        """Go; the keyboard returns only if it was in the panel."""
        if self.isHidden():
            return
        focus: QWidget | None = self.window().focusWidget()
        held = focus is not None and self.isAncestorOf(focus)
        before, self._before = self._before, None
        self.hide()
        if held and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def step_on(self) -> None:
        """Go to the next question."""
        self.model.step(+1)

    def step_back(self) -> None:
        """Go to the question before."""
        self.model.step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    # -- what is shown -------------------------------------------------------------------------------------------

    def _on_purpose_activated(self) -> None:
        self.model.choose_purpose(str(self.purpose.currentData()))

    def _on_model_changed(self) -> None:
        if not self.isHidden():
            self._show()
            announce(self, self.card.accessibleName())

    def _show(self) -> None:
        offered = self.model.offered()
        nothing = _("No question of this kind here.") if self.model.loaded else _("One moment")
        self.card.show_question(offered, nothing)
        several = offered is not None and offered.count > 1
        for button in (self.before_button, self.next_button):
            button.setVisible(several)
        self.place.setVisible(several)
        if offered is not None:
            self.place.setText(_("{n} of {all}").format(n=offered.place, all=offered.count))
        self.page.verticalScrollBar().setValue(0)


class BesideThePage(QWidget):
    """The pages, and the question panel on their trailing side; below them where there is no room for both."""

    def __init__(self, theme: Theme, pages: QWidget, drawer: MomentDrawer) -> None:
        super().__init__()
        self.theme, self._drawer = theme, drawer
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(pages, 1)
        self._box.addWidget(drawer)
        theme.changed.connect(self._fit)
        self._fit()

    def is_stacked(self) -> bool:
        """Tell whether the panel stands below the page."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the widest of the two alone."""
        return QSize(self._box.minimumSize().width() if self.is_stacked() else 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand where there is room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep to the trailing side when the reading direction turns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._fit()

    def _fit(self) -> None:
        beside = self.width() >= self.theme.px(BESIDE_FROM)
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if beside else ways.TopToBottom
        if way != self._box.direction():
            self._box.setDirection(way)
            self._drawer.set_stacked(stacked=not beside)
        if beside:
            self._drawer.setFixedWidth(self.theme.px(WIDTH))
            self._drawer.setMinimumHeight(0)
            self._drawer.setMaximumHeight(_ANY)
        else:
            self._drawer.setMinimumWidth(0)
            self._drawer.setMaximumWidth(_ANY)
            self._drawer.setFixedHeight(min(round(self.height() * _SHARE), self.theme.px(_ENOUGH)))
