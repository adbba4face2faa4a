"""The forms about goals, objectives and evidence; each says what it is for and needs little."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError, RuleViolation
from reviewdesk.domain.goals import ObjectiveLevel
from reviewdesk.domain.people import Party, given_name
from reviewdesk.services.office_snapshots import GoalView, ObjectiveView
from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import from_qdate, to_qdate
from reviewdesk.ui.office.goals_view_model import (
    EvidenceAnswers,
    GoalAnswers,
    GoalsSnapshot,
    ObjectiveAnswers,
)
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Button,
    ComboBox,
    DateEdit,
    Field,
    Form,
    LineEdit,
    Reflow,
    Row,
    Text,
    TextEdit,
)

_ORGANISATION = "organisation"


class GoalPageForm(Form):
    """What the forms share: a title, fields, one button and a way out. ``given`` carries the answers."""

    given = Signal(object)

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme)
        self.add(Text(theme, title, "h2", wrap=True))
        self.fields: dict[str, Field[Any]] = {}

    def add_field(self, key: str, field: Field[Any]) -> None:
        """Put a field at the end; ``key`` is what the services call it."""
        self.fields[key] = field
        self.add(field)

    def add_foot(self, words: str) -> None:
        """Put the buttons at the end."""
        foot = self.add(Row(self.theme, spacing=8))
        give = Button(self.theme, words, "primary")
        self.put_buttons(foot, give, Button(self.theme, _("Cancel"), "ghost"))
        self.add_stretch()

    def first_focus(self) -> QWidget:
        """Return where filling in begins."""
        raise NotImplementedError

    def submit(self) -> None:
        """Hand the answers over."""
        for field in self.fields.values():
            field.clear_error()
        self.wait(waiting=True)
        self.given.emit(self.answers())

    def answers(self) -> object:
        """Return what was filled in."""
        raise NotImplementedError

    def refuse(self, error: ReviewDeskError) -> None:
        """Say beside the field what would help."""
        self.wait(waiting=False)
        key = error.field if isinstance(error, RuleViolation) else ""
        field = self.fields.get(key) or next(iter(self.fields.values()))
        field.set_error(sentence(error))
        field.control.setFocus()


class GoalForm(GoalPageForm):
    """A person's goal; its owner is chosen once."""

    def __init__(
        self,
        theme: Theme,
        snapshot: GoalsSnapshot,
        goal: GoalView | None = None,
        *,
        person_id: str = "",
        objective_id: str | None = None,
    ) -> None:
        super().__init__(theme, _("Add a goal") if goal is None else _("Word the goal anew"))
        self._goal = goal
        self.is_editing = goal is not None
        self.person = Field(theme, _("Whose goal is it?"), ComboBox(theme))
        if goal is None:
            for person in snapshot.people:
                self.person.control.addItem(person.name, person.id)
            self.person.control.setCurrentIndex(max(0, self.person.control.findData(person_id)))
            self.add(self.person)
        self.title = Field(theme, _("The goal"), LineEdit(theme, goal.title if goal else ""))
        self.title.set_hint(_("What will be different once it is reached?"))
        self.why = Field(theme, _("Why it matters"), TextEdit(theme, goal.why if goal else ""), optional=True)
        notice = TextEdit(theme, goal.how_we_notice if goal else "")
        self.notice = Field(theme, _("How we notice that it worked"), notice, optional=True)
        serves = objective_picker(theme, snapshot, goal.objective_id if goal else objective_id)
        self.objective = Field(theme, _("Which objective does it serve?"), serves, optional=True)
        fields: tuple[tuple[str, Field[Any]], ...] = (
            ("title", self.title),
            ("why", self.why),
            ("how_we_notice", self.notice),
            ("objective_id", self.objective),
        )
        for key, field in fields:
            self.add_field(key, field)
        self.add_foot(_("Add") if goal is None else _("Done"))

    def first_focus(self) -> QWidget:
        """Begin with the goal itself."""
        return self.title.control

    def answers(self) -> GoalAnswers:
        """Return what was filled in."""
        person_id = self._goal.person_id if self._goal else self.person.control.currentData()
        return GoalAnswers(
            person_id,
            self.title.control.text(),
            self.why.control.toPlainText(),
            self.notice.control.toPlainText(),
            self.objective.control.currentData(),
        )


class ObjectiveForm(GoalPageForm):
    """What the organisation or a team wants."""

    def __init__(self, theme: Theme, snapshot: GoalsSnapshot, objective: ObjectiveView | None = None) -> None:
        super().__init__(theme, _("Add an objective") if objective is None else _("Word the objective anew"))
        self.is_editing = objective is not None
        self.title = Field(theme, _("The objective"), LineEdit(theme, objective.title if objective else ""))
        self.why = Field(
            theme, _("Why it matters"), TextEdit(theme, objective.why if objective else ""), optional=True
        )
        self.whose = Field(theme, _("Whose is it?"), ComboBox(theme))
        self.whose.control.addItem(_("The whole organisation’s"), _ORGANISATION)
        for team in snapshot.teams:
            self.whose.control.addItem(_("The team {name}’s").format(name=team.name), team.id)
        whose = objective.team_id if objective and objective.team_id else _ORGANISATION
        self.whose.control.setCurrentIndex(max(0, self.whose.control.findData(whose)))
        parent = ComboBox(theme)
        parent.addItem(_("None"), None)
        for each in snapshot.tree.objectives:
            if each.level is ObjectiveLevel.ORGANISATION and (objective is None or each.id != objective.id):
                parent.addItem(each.title, each.id)
        parent.setCurrentIndex(max(0, parent.findData(objective.parent_id if objective else None)))
        self.parent_field = Field(
            theme, _("Which objective of the organisation does it serve?"), parent, optional=True
        )
        fields: tuple[tuple[str, Field[Any]], ...] = (
            ("title", self.title),
            ("why", self.why),
            ("team_id", self.whose),
            ("parent_id", self.parent_field),
        )
        for key, field in fields:
            self.add_field(key, field)
        self.whose.control.currentIndexChanged.connect(self._on_whose_changed)
        self._on_whose_changed()
        self.add_foot(_("Add") if objective is None else _("Done"))

    def first_focus(self) -> QWidget:
        """Begin with the objective itself."""
        return self.title.control

    def answers(self) -> ObjectiveAnswers:
        """Return what was filled in."""
        whose = self.whose.control.currentData()
        team = whose != _ORGANISATION
        return ObjectiveAnswers(
            self.title.control.text(),
            self.why.control.toPlainText(),
            ObjectiveLevel.TEAM if team else ObjectiveLevel.ORGANISATION,
            whose if team else None,
            self.parent_field.control.currentData() if team else None,
        )

    def _on_whose_changed(self) -> None:
        self.parent_field.setVisible(self.whose.control.currentData() != _ORGANISATION)


class EvidenceForm(GoalPageForm):
    """A dated note on a goal: what happened, not what somebody is like."""

    def __init__(self, theme: Theme, goal: GoalView, snapshot: GoalsSnapshot) -> None:
        super().__init__(theme, _("Add evidence"))
        name = given_name(goal.person)
        words = TextEdit(theme, lines=3)
        self.text = Field(theme, _("What happened?"), words)
        self.text.set_hint(_("Something one could have seen: a result, a moment, a number."))
        self.on = Field(theme, _("When"), DateEdit(theme, to_qdate(snapshot.today)))
        self.by = Field(theme, _("Who noted it"), ComboBox(theme))
        self.by.control.addItem(_("You"), Party.MANAGER.value)
        self.by.control.addItem(name, Party.EMPLOYEE.value)
        self.link = Field(theme, _("Link"), LineEdit(theme), optional=True)
        self.add_field("text", self.text)
        self.add(Reflow(theme, [(self.on, 1), (self.by, 1)], spacing=18, need=420))
        self.add_field("link", self.link)
        self.fields["on"] = self.on
        told = _("{name} and you both see evidence, in the preparation and in the meeting.").format(name=name)
        self.add(Text(theme, told, "label", tone="text2", wrap=True))
        self.add_foot(_("Add"))

    def first_focus(self) -> QWidget:
        """Begin with what happened."""
        return self.text.control

    def answers(self) -> EvidenceAnswers:
        """Return what was filled in."""
        return EvidenceAnswers(
            from_qdate(self.on.control.date()),
            self.text.control.toPlainText(),
            self.link.control.text(),
            Party(self.by.control.currentData()),
        )


def objective_picker(theme: Theme, snapshot: GoalsSnapshot, chosen: str | None) -> ComboBox:
    """Return a choice of all objectives, the organisation's first."""
    picker = ComboBox(theme)
    picker.addItem(_("None yet"), None)
    for objective in snapshot.tree.objectives:
        picker.addItem(objective.title, objective.id)
    picker.setCurrentIndex(max(0, picker.findData(chosen)))
    return picker
