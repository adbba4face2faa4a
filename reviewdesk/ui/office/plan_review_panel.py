"""The panel in which a conversation is planned or moved; everything but the person is there already."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError, RuleViolation
from reviewdesk.domain.ratings import MAX_RATED_GOALS
from reviewdesk.services.office_snapshots import GoalView
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.dates import from_qdate, to_qdate
from reviewdesk.ui.office.plan_review_view_model import PlanAnswers, PlanChoices, PlanReviewViewModel
from reviewdesk.ui.office.template_box import TemplateBox
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Button,
    Column,
    ComboBox,
    DateEdit,
    Field,
    Form,
    LineEdit,
    Reflow,
    Row,
    Text,
)
from reviewdesk.ui.widgets.check_card import CheckCard
from reviewdesk.ui.widgets.time_edit import TimeEdit


class PlanReviewPanel(Form):
    """Filled when the view-model is ready. ``cancelled`` puts it away; ``goal_asked`` leads to a person's goals."""

    goal_asked = Signal(str)

    def __init__(self, theme: Theme, model: PlanReviewViewModel, person_id: str = "") -> None:
        super().__init__(theme)
        self.model, self._first_person = model, person_id
        self.checks: dict[str, CheckCard] = {}
        self._own_title = self._own_period = False
        self._wants_goals = True
        model.ready.connect(self._on_model_ready)
        model.goals_listed.connect(self._on_goals_listed)
        model.refused.connect(self._on_model_refused)

    def release(self) -> None:
        """Hear nothing more of the view-model, which outlives the panel."""
        for signal, slot in (
            (self.model.ready, self._on_model_ready),
            (self.model.goals_listed, self._on_goals_listed),
            (self.model.refused, self._on_model_refused),
        ):
            signal.disconnect(slot)

    # -- building ------------------------------------------------------------------------------------------------

    def _on_model_ready(self, choices: PlanChoices) -> None:
        self.clear()
        theme, review = self.theme, choices.review
        title = _("Plan a review") if review is None else _("Change {title}").format(title=review.title)
        self.add(Text(theme, title, "h2", wrap=True))
        self.person = Field(theme, _("With whom"), ComboBox(theme))
        for person in choices.people:
            self.person.control.addItem(person.name, person.id)
        self.template = Field(theme, _("Kind of conversation"), TemplateBox(theme, choices.templates))
        day = self.model.suggested_day()
        self.day = Field(theme, _("Day"), DateEdit(theme, to_qdate(day)))
        self.at = Field(theme, _("Time"), TimeEdit(theme, self.model.suggested_time()))
        self.title = Field(theme, _("Title"), LineEdit(theme))
        self.start = Field(theme, _("Looks back from"), DateEdit(theme))
        self.end = Field(theme, _("Until"), DateEdit(theme))
        self._add_line((self.person, 1), (self.template, 1))
        self._add_line((self.day, 1), (self.at, 1), (self.title, 2))
        self._add_line((self.start, 1), (self.end, 1), (Column(theme), 2))
        self.goals = self.add(Column(theme, spacing=8))
        self.foot = self.add(Row(theme, spacing=8))
        words = _("Plan it") if review is None else _("Done")
        give = Button(theme, words, "primary", icon="calendar-check")
        self.put_buttons(self.foot, give, Button(theme, _("Cancel"), "ghost"))
        self._choose(choices)
        self._follow()
        self.begin_here()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_line(self, *fields: tuple[QWidget, int]) -> None:
        self.add(Reflow(self.theme, list(fields), spacing=18, need=640))

    def _choose(self, choices: PlanChoices) -> None:
        """Put in what is known, then follow what is chosen."""
        review = choices.review
        if review is not None:
            self.title.control.setText(review.title)
            self._own_title, self._own_period = self.model.has_own_title(), True
            self._show_period(review.period_start, review.period_end)
            self.template.setVisible(False)
            self.person.control.setEnabled(False)
        person_id = review.employee_id if review is not None else self._first_person
        self.person.control.setCurrentIndex(max(0, self.person.control.findData(person_id)))
        self.person.control.currentIndexChanged.connect(self._on_person_changed)
        self.template.control.currentIndexChanged.connect(self._follow)
        self.day.control.dateChanged.connect(self._follow)
        self.title.control.textEdited.connect(self._on_title_edited)
        self.start.control.dateChanged.connect(self._on_period_changed)
        self.end.control.dateChanged.connect(self._on_period_changed)
        self._on_person_changed()

    def first_focus(self) -> QWidget:
        """Begin with whom, or for a review that is moved with the day."""
        return self.person.control if self.person.control.isEnabled() else self.day.control

    def _follow(self) -> None:
        """Let title and period follow the choices until the person says otherwise."""
        template = self.template.control.template
        template_id = template.id if template is not None else ""
        self.template.set_hint(template.description if template is not None else "")
        day = from_qdate(self.day.control.date())
        self._show_goals(self.model.rates_goals(template_id))
        if not self._own_period:
            self._show_period(*self.model.suggested_period(template_id, day))
        if not self._own_title:
            self.title.control.setText(self.model.suggested_title(template_id, day))

    def _show_period(self, start: date, end: date) -> None:
        for field, day in ((self.start, start), (self.end, end)):
            field.control.blockSignals(True)
            field.control.setDate(to_qdate(day))
            field.control.blockSignals(False)

    # -- goals ---------------------------------------------------------------------------------------------------

    def _on_goals_listed(self, goals: tuple[GoalView, ...]) -> None:
        self.goals.clear()
        self.checks = {}
        ticked = self.model.suggested_goals(goals)
        self.goals.add(Text(self.theme, _("Which goals will you talk about?"), "strong", wrap=True))
        if not goals:
            self._show_no_goals()
            return
        pairs: list[tuple[QWidget, int]] = []
        for goal in goals:
            told = goal.objective or _("Serves no objective yet")
            check = CheckCard(self.theme, goal.title, told, checked=goal.id in ticked)
            check.toggled.connect(self._on_check_toggled)
            self.checks[goal.id] = check
            pairs.append((check, 1))
        for place in range(0, len(pairs), 2):
            pair = pairs[place : place + 2]
            pair += [(Column(self.theme), 1)] if len(pair) == 1 else []
            self.goals.add(Reflow(self.theme, pair, spacing=10, need=600))
        self.told = self.goals.add(Text(self.theme, "", "label", tone="text2", wrap=True))
        self._on_check_toggled()

    def _show_no_goals(self) -> None:
        name = self.person.control.currentText()
        told = _("{name} has no open goal yet. A review needs at least one to talk about.").format(name=name)
        row = self.goals.add(Row(self.theme, spacing=12))
        row.add(Text(self.theme, told, "body", tone="text2", wrap=True), 1)
        add = row.add(Button(self.theme, _("Add a goal"), icon="plus"))
        add.clicked.connect(self._on_add_goal_clicked)
        self._allow()

    def _show_goals(self, wanted: bool) -> None:  # noqa: FBT001  # shown or not
        """Ask for goals where the conversation is about them."""
        self._wants_goals = wanted
        self.goals.setVisible(wanted)
        self._allow()

    def _allow(self) -> None:
        self.give.setEnabled(not self._wants_goals or 0 < len(self._ticked()) <= MAX_RATED_GOALS)

    def _ticked(self) -> tuple[str, ...]:
        return tuple(goal_id for goal_id, check in self.checks.items() if check.isChecked())

    def _on_check_toggled(self) -> None:
        count = len(self._ticked())
        self._allow()
        if count > MAX_RATED_GOALS:
            words = _(
                "That is {n} goals. More than {most} is too much for one talk: leave some for a check-in."
            )
            self.told.setText(words.format(n=count, most=MAX_RATED_GOALS))
        elif not count:
            self.told.setText(_("Choose at least one."))
        else:
            words = ngettext(
                "{n} goal. You can choose up to {most}.", "{n} goals. You can choose up to {most}.", count
            )
            self.told.setText(words.format(n=count, most=MAX_RATED_GOALS))

    # -- what people do ------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Hand the answers over."""
        self.wait(waiting=True)
        for field in (self.title, self.end, self.day, self.person):
            field.clear_error()
        self.model.give(
            PlanAnswers(
                employee_id=self.person.control.currentData(),
                template_id=self.template.control.currentData(),
                title=self.title.control.text(),
                period_start=from_qdate(self.start.control.date()),
                period_end=from_qdate(self.end.control.date()),
                day=from_qdate(self.day.control.date()),
                at=self.at.control.value(),
                goal_ids=self._ticked() if self._wants_goals else (),
            )
        )

    def _on_model_refused(self, error: ReviewDeskError) -> None:
        self.wait(waiting=False)
        field = error.field if isinstance(error, RuleViolation) else ""
        places: dict[str, Field[Any]] = {
            "title": self.title,
            "period_end": self.end,
            "planned_at": self.day,
        }
        places.get(field, self.person).set_error(sentence(error))

    def _on_person_changed(self) -> None:
        self.model.choose_person(self.person.control.currentData())

    def _on_title_edited(self) -> None:
        self._own_title = True

    def _on_period_changed(self) -> None:
        self._own_period = True

    def _on_add_goal_clicked(self) -> None:
        self.goal_asked.emit(self.person.control.currentData())
