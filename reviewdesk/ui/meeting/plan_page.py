"""Development plan: at most three actions in a list, the open one beside it, and when the two talk again."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from reviewdesk.domain.plan import MAX_ACTIONS
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.action_editor import ActionEditor
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.plan_view_model import ActionLook, PlanViewModel
from reviewdesk.ui.meeting.rhythm_card import RhythmCard
from reviewdesk.ui.meeting.stage_page import StagePage
from reviewdesk.ui.meeting.tab_stop import settle_tab_stop
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import ActionCard, Button, Column, IconLine, Reflow, Toast

_NEED: Final = 760


class PlanPage(StagePage):
    """The list with the rhythm below it on the leading side, the editor of the open action beside them.

    Where there is no room side by side the editor comes right after the list, and the rhythm last.
    """

    kind = StageKind.PLAN

    def __init__(self, theme: Theme, meeting: MeetingViewModel) -> None:
        super().__init__(theme, meeting)
        self.model = PlanViewModel(meeting, self)
        self.cards: dict[int, ActionCard] = {}
        self.editors: dict[int, ActionEditor] = {}
        left, self._right = Column(theme, spacing=12), Column(theme)
        self._list = left.add(Column(theme, spacing=10))
        self.add_button = left.add(
            Button(theme, _("Add another"), "ghost", icon="plus"), align=Qt.AlignmentFlag.AlignLeading
        )
        self.enough = left.add(
            IconLine(theme, "sprout", _("Three is plenty. What else comes up can wait its turn."), wrap=True)
        )
        left.add_space(6)
        self.rhythm = RhythmCard(theme, self.model)
        self._beside = left.add(Column(theme))
        left.add_stretch()
        self._pair = self.body.add(Reflow(theme, [(left, 5), (self._right, 8)], spacing=24, need=_NEED))
        self._below = self.body.add(Column(theme))
        self._placing = QTimer(self, singleShot=True, interval=0)  # not amid the layout that has turned
        self._placing.timeout.connect(self._place_rhythm)
        self._pair.turned.connect(self._placing.start)
        self._place_rhythm()
        self.add_button.clicked.connect(self._on_add_button_clicked)
        self.model.changed.connect(self._on_model_changed)

    @property
    def editor(self) -> ActionEditor:
        """The editor of the open action."""
        return self.editors[self.model.chosen]

    def refresh(self, snapshot: MeetingSnapshot) -> None:
        """Show the plan as it stands in the document."""
        super().refresh(snapshot)
        looks = self.model.looks
        if [look.number for look in looks] != list(self.cards):
            self._build_list(looks)
        for look in looks:
            self._show_card(look)
        settle_tab_stop(list(self.cards.values()))
        self.add_button.setVisible(self.model.may_add)
        self.enough.setVisible(len(looks) == MAX_ACTIONS)
        self.rhythm.show_rhythm()
        self._show_editor()

    def caption(self) -> str:
        """Return which action is open."""
        count = len(self.model.order)
        return _("Action {number} of {count}").format(number=self.model.place, count=count)

    def first_focus(self) -> QWidget | None:
        """Begin with what is practised."""
        edit = self.editor.practice.edit
        return None if edit.isReadOnly() else edit

    # -- parts ---------------------------------------------------------------------------------------------------

    def _build_list(self, looks: tuple[ActionLook, ...]) -> None:
        self._list.clear()
        self.cards = {}
        for look in looks:
            card = ActionCard(self.theme, look.place, look.title, look.subtitle, warn=look.warn)
            card.setProperty("number", look.number)
            card.toggled.connect(self._on_card_toggled)
            self.cards[look.number] = self._list.add(card)

    def _show_card(self, look: ActionLook) -> None:
        card = self.cards[look.number]
        shown = (look.title, look.subtitle, look.warn)
        if card.property("shown") != shown:
            card.setProperty("shown", shown)
            card.set_content(look.title, look.subtitle, warn=look.warn)
        if look.number == self.model.chosen:
            card.setChecked(True)

    def _show_editor(self) -> None:
        for number in set(self.editors) - set(self.model.order):
            gone = self.editors.pop(number)
            self._right.box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        chosen = self.model.chosen
        if chosen not in self.editors:
            editor = self.editors[chosen] = self._right.add(ActionEditor(self.theme, self.model, chosen))
            editor.removed.connect(self._on_editor_removed)
        for number, editor in self.editors.items():
            editor.setVisible(number == chosen)
        self.editor.show_action()

    def _place_rhythm(self) -> None:
        stacked = self._pair.is_stacked()
        home = self._below if stacked else self._beside
        focus = QApplication.focusWidget()
        # the same room is asked for with and without it, or its going would turn the pair back again
        self._beside.setMinimumWidth(self.rhythm.minimumSizeHint().width() if stacked else 0)
        home.add(self.rhythm)
        self._below.setVisible(stacked)
        self.rhythm.show()
        if focus is not None and self.rhythm.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)  # moving it has taken the keyboard away
        self.footer_changed.emit()  # Tab goes another way now

    def _on_card_toggled(self, checked: bool) -> None:  # noqa: FBT001  # Qt's signature
        if checked:
            self.model.choose(int(self.sender().property("number")))

    def _on_add_button_clicked(self) -> None:
        self.model.add()
        self.focus_soon()

    def _on_editor_removed(self) -> None:
        title = self.model.looks[self.model.place - 1].title
        removed = self.model.remove(self.model.chosen)
        self.focus_soon()
        toast = self.window().findChild(Toast)
        if toast is not None:
            sentence = _("“{title}” is out of the plan").format(title=title)
            toast.say(sentence, lambda: self.model.restore(removed))

    def _on_model_changed(self) -> None:
        if not self.isVisible():
            return  # on the way in the page is refreshed anyway
        self.refresh(self.meeting.snapshot)
        self.footer_changed.emit()
