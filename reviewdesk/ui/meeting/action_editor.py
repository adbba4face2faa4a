"""One action of the plan: what is practised, the first small step, what if, who helps, and how both will notice."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from reviewdesk.domain.fields import PlanText, PlanValue, plan_text
from reviewdesk.domain.plan import HowItGrows
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingPrompt
from reviewdesk.system.i18n import _
from reviewdesk.system.labels import how_label
from reviewdesk.ui.meeting.confidence_slider import ConfidenceSlider
from reviewdesk.ui.meeting.day_choice import DayChoice
from reviewdesk.ui.meeting.owned_field import OwnedField
from reviewdesk.ui.meeting.plan_view_model import PlanViewModel, confidence_words
from reviewdesk.ui.meeting.prompts import prompt_of, stage_of
from reviewdesk.ui.meeting.tab_stop import settle_tab_stop
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, ComboBox, Field, Frame, Reflow, Row, Text

_BEGIN_IN: Final = 7
_HELP_IN: Final = 14


class ActionEditor(Frame):
    """Bound to one action for as long as it lives. ``removed`` asks to take the action out of the plan."""

    removed = Signal()

    def __init__(self, theme: Theme, model: PlanViewModel, number: int) -> None:
        super().__init__(theme, "card", margins=(24, 18, 24, 16), spacing=14)
        self.model, self.meeting, self.number = model, model.meeting, number
        self._stage = stage_of(self.meeting.snapshot, StageKind.PLAN)
        self.practice = self.add(self._text(PlanText.PRACTICE, _("What will be practised?")))
        self.how = _HowItGrows(theme)
        self.objective: Field[ComboBox] = Field(theme, self._words("objective").question, ComboBox(theme))
        self.add(self._how_field())
        self.add(self.objective)
        self.first_step = self._text(PlanText.FIRST_STEP, _("First small step"))
        self.begin = self._day(_("Begin"), _BEGIN_IN)
        self.add(Reflow(theme, [(self.first_step, 3), (self.begin, 2)], spacing=20, need=460))
        self.if_ = self._text(PlanText.IF, _("If this happens …"))
        self.then = self._text(PlanText.THEN, _("… then I will"))
        self.add(Reflow(theme, [(self.if_, 1), (self.then, 1)], spacing=20, need=460))
        self.help = self._text(PlanText.HELP, _("What will help?"), lines=2)
        self.help_by = self._day(_("By when"), _HELP_IN)
        self.add(Reflow(theme, [(self.help, 3), (self.help_by, 2)], spacing=20, need=460))
        self.notice = self.add(self._text(PlanText.NOTICE, _("How will you both notice it worked?")))
        self._build_confidence()
        foot = self.add(Row(theme, spacing=8))
        foot.add_stretch()
        self.remove = foot.add(Button(theme, _("Remove this action"), "ghost", icon="trash-2"))
        self._fill_objectives()
        self._connect()
        self.show_action()
        if self.model.action(number).practice:
            self._help_with_first_step()
        self._help_with_begin()

    def show_action(self) -> None:
        """Show the choices as they are kept; the texts show themselves."""
        model, number = self.model, self.number
        action = model.action(number)
        self.how.show_way(action.how)
        combo = self.objective.control
        combo.setCurrentIndex(max(0, combo.findData(action.objective)))
        self.begin.control.show_day(action.begin)
        self.help_by.control.show_day(action.help_by)
        self.confidence.set_confidence(action.confidence)
        self.sure.setText(confidence_words(action.confidence))
        writable = self.meeting.writable
        for control in (self.how, combo, self.confidence, self.remove):
            control.setEnabled(writable)
        self.begin.control.set_writable(writable=writable)
        self.help_by.control.set_writable(writable=writable)
        if self.first_step.has_error() and not model.help_with_first_step(number):
            self.first_step.clear_error()
        if self.begin.has_error() and not model.help_with_begin(number):
            self.begin.clear_error()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Help with the first step once the person has moved on from it."""
        if event.type() == QEvent.Type.FocusOut:
            self._help_with_first_step()
        return super().eventFilter(watched, event)

    # -- building ------------------------------------------------------------------------------------------------

    def _words(self, prompt: str, otherwise: str = "") -> MeetingPrompt:
        return prompt_of(self._stage, prompt, otherwise)

    def _text(self, part: PlanText, otherwise: str, *, lines: int = 1) -> OwnedField:
        words = self._words(part.value, otherwise)
        field = plan_text(self.number, part)
        return OwnedField(
            self.theme, self.meeting, field, words.question, hint=words.guidance, mark=False, lines=lines
        )

    def _day(self, label: str, days: int) -> Field[DayChoice]:
        choice = DayChoice(self.theme, label, lambda: self.model.workday_in(days))
        return Field(self.theme, label, choice)

    def _how_field(self) -> QWidget:
        column = Column(self.theme, spacing=6)
        column.add(Text(self.theme, self._words("how", _("How does it grow?")).question, "strong", wrap=True))
        column.add(self.how)
        column.add_stretch()
        return column

    def _build_confidence(self) -> None:
        words = self._words("confidence", _("How sure are you that this will happen?"))
        self.confidence = ConfidenceSlider(self.theme, name=words.question)
        self.sure = Text(self.theme, "", "strong", tone="accent_text", wrap=True)
        column = self.add(Column(self.theme, spacing=6))
        title = Text(self.theme, words.question, "strong", wrap=True)
        column.add(Reflow(self.theme, [(title, 1), (self.sure, 0)], spacing=12))
        column.add(self.confidence)
        column.add(Text(self.theme, words.guidance, "label", tone="text2", wrap=True))

    def _fill_objectives(self) -> None:
        combo = self.objective.control
        combo.addItem(_("None of them, or not decided yet"), "")
        for objective in self.meeting.snapshot.objectives:
            combo.addItem(objective.title, objective.id)

    def _connect(self) -> None:
        keep = self._keep
        self.how.chosen.connect(lambda way: keep(PlanValue.HOW, way.value))
        self.objective.control.activated.connect(self._on_objective_activated)
        self.begin.control.chosen.connect(lambda day: keep(PlanValue.BEGIN, day))
        self.help_by.control.chosen.connect(lambda day: keep(PlanValue.HELP_BY, day))
        self.confidence.said.connect(self._on_confidence_said)
        self.begin.control.left.connect(self._help_with_begin)
        self.remove.clicked.connect(self.removed)
        self.first_step.edit.installEventFilter(self)

    # -- keeping and helping -------------------------------------------------------------------------------------

    def _keep(self, part: PlanValue, value: object) -> None:
        self.model.set_value(self.number, part, value)  # type: ignore[arg-type]  # signals carry plain objects

    def _on_objective_activated(self, _index: int) -> None:
        self._keep(PlanValue.OBJECTIVE, self.objective.control.currentData() or None)

    def _on_confidence_said(self, confidence: int | None) -> None:
        self.sure.setText(confidence_words(confidence))
        self._keep(PlanValue.CONFIDENCE, confidence)

    def _help_with_first_step(self) -> None:
        sentence = self.model.help_with_first_step(self.number)
        if sentence and self.meeting.writable:
            self.first_step.set_error(sentence)

    def _help_with_begin(self) -> None:
        sentence = self.model.help_with_begin(self.number)
        if sentence and self.meeting.writable:
            self.begin.set_error(sentence)
        else:
            self.begin.clear_error()


class _HowItGrows(Row):
    """Three chips of which one is chosen, and none before somebody chooses."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, spacing=8)
        self._group = QButtonGroup(self)
        self.chips = {
            way: self.add(Button(theme, how_label(way.value), "chip", checkable=True)) for way in HowItGrows
        }
        for chip in self.chips.values():
            self._group.addButton(chip)
        self.add_stretch()
        self._group.buttonClicked.connect(self._on_group_button_clicked)

    def show_way(self, way: HowItGrows | None) -> None:
        """Show what is kept."""
        self._group.setExclusive(False)  # an exclusive group refuses to have nothing chosen
        for each, chip in self.chips.items():
            chip.setChecked(each is way)
        self._group.setExclusive(True)
        settle_tab_stop(list(self.chips.values()))

    def _on_group_button_clicked(self, button: Button) -> None:
        way = next(way for way, chip in self.chips.items() if chip is button)
        self.show_way(way)
        self.chosen.emit(way)
