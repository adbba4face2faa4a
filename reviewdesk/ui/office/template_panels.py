"""The right half of wording a template: the fields of one part."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.content.template import Prompt, StagePlan, fill
from reviewdesk.content.template_rules import is_optional, takes_prompts
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.bound import bound
from reviewdesk.ui.office.template_draft_view_model import TemplateDraftViewModel
from reviewdesk.ui.office.template_outline import BASICS, COMPETENCIES, SCALE
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Button,
    Column,
    Field,
    Frame,
    Line,
    LineEdit,
    RatingMark,
    Reflow,
    Row,
    Text,
    TextEdit,
    step_word,
)
from reviewdesk.ui.widgets.check_card import CheckCard


class TemplatePanel(Frame):
    """``fields`` are named as a refusal names them; what is typed goes to the draft at once."""

    def __init__(self, theme: Theme, model: TemplateDraftViewModel) -> None:
        super().__init__(theme, "card", margins=(26, 20, 26, 24), spacing=14)
        self.model = model
        self.fields: dict[str, Field[Any]] = {}

    def first_focus(self) -> QWidget | None:
        """Return where wording begins."""
        return next((field.control for field in self.fields.values()), None)

    def line(self, key: str, label: str, text: str) -> Field[LineEdit]:
        """Return a field of one line."""
        field = Field(self.theme, label, LineEdit(self.theme, text))
        field.control.textChanged.connect(partial(self.model.word, key))
        self.fields[key] = field
        return field

    def text(self, key: str, label: str, text: str) -> Field[TextEdit]:
        """Return a field of several lines."""
        field = Field(self.theme, label, TextEdit(self.theme, text))
        field.control.textChanged.connect(partial(self._take, key, field.control))
        self.fields[key] = field
        return field

    def _take(self, key: str, control: TextEdit) -> None:
        self.model.word(key, control.toPlainText())


class BasicsPanel(TemplatePanel):
    """What the template is called and what it is for."""

    def __init__(self, theme: Theme, model: TemplateDraftViewModel) -> None:
        super().__init__(theme, model)
        self.add(Text(theme, _("Name and description"), "h2", wrap=True))
        self.add(self.line("name", _("Name"), model.template.name))
        self.add(self.text("description", _("What it is for"), model.template.description))
        told = _("Both are shown when a review is planned. The name stands on the sealed plan, too.")
        self.add(Text(theme, told, "label", tone="text2", wrap=True))
        self.add_stretch()


class StagePanel(TemplatePanel):
    """The question on the screen, the line below it, and what is asked within the stage."""

    def __init__(self, theme: Theme, model: TemplateDraftViewModel, stage: StagePlan) -> None:
        super().__init__(theme, model)
        self.kind = stage.kind
        self.add(Text(theme, fill(stage.title), "h2", wrap=True))
        self.add(self.text(f"{stage.kind}.question", _("The question on the screen"), stage.question))
        self.add(self.text(f"{stage.kind}.guidance", _("The line below it"), stage.guidance))
        told = _("Names are put in for {employee} and {manager}, the goal’s title for {goal}.")
        self.add(Text(theme, told, "label", tone="text2", wrap=True))
        self.add_space(4)
        self.add(Text(theme, _("What is asked here"), "h3", wrap=True))
        for number, prompt in enumerate(stage.prompts, 1):
            self.add(Line(theme))
            self.add(self._prompt(number, prompt))
        self.more = self.add(
            Button(theme, _("Add a question"), icon="plus"), align=Qt.AlignmentFlag.AlignLeading
        )
        self.more.setVisible(takes_prompts(stage.kind))
        self.more.setEnabled(model.may_add_prompt(stage.kind))
        self.more.clicked.connect(self._on_more_clicked)
        self.add_stretch()

    def _prompt(self, number: int, prompt: Prompt) -> Column:
        theme, place = self.theme, f"{self.kind}.prompts.{prompt.id}"
        column = Column(theme, spacing=8)
        head = column.add(Row(theme, spacing=8))
        told = _("{number}, for {who}").format(number=number, who=_asked(prompt.asks))
        head.add(Text(theme, told, "overline", tone="text2", wrap=True), 1)
        if is_optional(self.kind, prompt):
            name = _("Take question {number} out").format(number=number)
            remove = head.add(Button(theme, "", "ghost", icon="trash-2", name=name))
            remove.clicked.connect(bound(self._on_remove_clicked, prompt.id))
        question = self.text(
            f"{place}.question", _("Question {number}").format(number=number), prompt.question
        )
        hint = self.text(
            f"{place}.guidance", _("Hint for question {number}").format(number=number), prompt.guidance
        )
        column.add(Reflow(theme, [(question, 1), (hint, 1)], spacing=16, need=560))
        return column

    def _on_more_clicked(self) -> None:
        self.model.add_prompt(self.kind)

    def _on_remove_clicked(self, prompt_id: str) -> None:
        self.model.remove_prompt(self.kind, prompt_id)


def _asked(party: Party | None) -> str:
    if party is None:
        return _("both of you")
    return _("the employee") if party is Party.EMPLOYEE else _("the manager")


class ScalePanel(TemplatePanel):
    """What the steps are called and mean; the steps themselves stay, so that reviews can be read side by side."""

    def __init__(self, theme: Theme, model: TemplateDraftViewModel) -> None:
        super().__init__(theme, model)
        self.add(Text(theme, _("Words of the scale"), "h2", wrap=True))
        told = _(
            "Six steps with their marks stay as they are. What they are called and mean is yours to say."
        )
        self.add(Text(theme, told, "label", tone="text2", wrap=True))
        words = {word.step: word for word in model.template.scale}
        for step in Progress:
            usual, word = step_word(step.value), words[step]
            row = self.add(Row(theme, spacing=14))
            row.add(RatingMark(theme, step.value, size=30), align=Qt.AlignmentFlag.AlignTop)
            label = self.line(f"scale.{step}.label", _("“{step}” is called").format(step=usual), word.label)
            meaning = self.text(f"scale.{step}.meaning", _("“{step}” means").format(step=usual), word.meaning)
            row.add(Reflow(theme, [(label, 2), (meaning, 3)], spacing=16, need=520), 1)
        self.add_stretch()


class CompetenciesPanel(TemplatePanel):
    """Which competencies fit this kind of work: the growth stage offers them as words that help."""

    def __init__(self, theme: Theme, model: TemplateDraftViewModel) -> None:
        super().__init__(theme, model)
        self.add(Text(theme, _("Competencies"), "h2", wrap=True))
        told = _(
            "Choose up to six that fit this kind of work. The growth stage offers them as words that help, and nobody"
            " is rated on them."
        )
        self.add(Text(theme, told, "label", tone="text2", wrap=True))
        known = dict(model.draft.competencies)
        cards: list[tuple[QWidget, int]] = []
        self.checks: dict[str, CheckCard] = {}
        for competency_id in (*known, *(each for each in model.template.competencies if each not in known)):
            check = CheckCard(
                theme,
                fill(known[competency_id]) if competency_id in known else competency_id,
                checked=competency_id in model.template.competencies,
            )
            check.toggled.connect(partial(self._on_check_toggled, competency_id))
            self.checks[competency_id] = check
            cards.append((check, 1))
        for place in range(0, len(cards), 2):
            pair = cards[place : place + 2]
            pair += [(Column(theme), 1)] if len(pair) == 1 else []
            self.add(Reflow(theme, pair, spacing=10, need=480))
        if not cards:
            self.add(Text(theme, _("There are none to choose from yet."), "body", tone="text2", wrap=True))
        self.add_stretch()

    def first_focus(self) -> QWidget | None:
        """Begin with the first of them."""
        return next(iter(self.checks.values()), None)

    def _on_check_toggled(self, competency_id: str, chosen: bool) -> None:  # noqa: FBT001  # the signal's own
        self.model.choose_competency(competency_id, chosen=chosen)


def panel_for(theme: Theme, model: TemplateDraftViewModel, part: str) -> TemplatePanel:
    """Return the fields of a part; of a stage that was taken out, those of the whole."""
    if part == SCALE:
        return ScalePanel(theme, model)
    if part == COMPETENCIES:
        return CompetenciesPanel(theme, model)
    stage = model.stage(StageKind(part)) if part != BASICS else None
    return StagePanel(theme, model, stage) if stage is not None else BasicsPanel(theme, model)
