"""What a person goes through when preparing: one question at a time, in an order that suits who they are."""

from dataclasses import dataclass
from enum import StrEnum

from reviewdesk.domain import fields
from reviewdesk.domain.fields import GrowthText
from reviewdesk.domain.people import Party
from reviewdesk.services.office_snapshots import PrepareGoal, PreparePrompt, PrepareView
from reviewdesk.system.i18n import _


class StepKind(StrEnum):
    """What a step asks for."""

    QUESTION = "question"
    GOAL = "goal"
    OFFER = "offer"
    END = "end"


@dataclass(frozen=True, slots=True)
class Answer:
    """One text of a step: the field it lives in, and the words beside it."""

    field: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PrepareStep:
    """One page of the preparation."""

    kind: StepKind
    title: str
    question: str
    guidance: str = ""
    answers: tuple[Answer, ...] = ()
    goal: PrepareGoal | None = None


def steps_of(view: PrepareView) -> tuple[PrepareStep, ...]:
    """Return the employee's questions and goals, or the manager's goals and what to offer; then the end."""
    goals = tuple(_goal(view, goal) for goal in view.goals)
    if view.party is Party.EMPLOYEE:
        return (*(_question(prompt) for prompt in view.prompts), *goals, _end(view))
    return (*goals, _offer(view), _end(view))


def _question(prompt: PreparePrompt) -> PrepareStep:
    answer = Answer(fields.self_answer(prompt.id), _("Your answer"))
    return PrepareStep(StepKind.QUESTION, prompt.question, prompt.question, prompt.guidance, (answer,))


def _goal(view: PrepareView, goal: PrepareGoal) -> PrepareStep:
    if view.party is Party.EMPLOYEE:
        question = _("How far have you come with this goal?")
        field = fields.self_goal_reason(goal.goal.id)
        hint = _("What did you do, and what came of it? One example says more than an adjective.")
    else:
        question = _("How far has {name} come with this goal?").format(name=view.other_given_name)
        field = fields.prepare_goal_reason(goal.goal.id)
        hint = _("Say what you saw, and when. {name} reads this after the reveal.").format(
            name=view.other_given_name
        )
    reason = Answer(field, _("Why you see it so"), hint)
    return PrepareStep(StepKind.GOAL, goal.goal.title, question, "", (reason,), goal)


def _offer(view: PrepareView) -> PrepareStep:
    """Return the page for what the manager brings along: one growth area, and a strength to use for it."""
    asked = {
        text: next((prompt for prompt in view.prompts if prompt.id.endswith(text.value)), None)
        for text in GrowthText
    }
    labels = {
        GrowthText.AREA: _("The growth area you will offer"),
        GrowthText.STRENGTH: _("A strength to build it on"),
    }
    answers = []
    for text in GrowthText:
        prompt = asked[text]
        label = prompt.question if prompt else labels[text]
        answers.append(Answer(fields.prepare_growth(text), label, prompt.guidance if prompt else ""))
    question = _("What will you offer {name} to grow in?").format(name=view.other_given_name)
    guidance = _(
        "One thing is enough. {name} names one first, and yours is an offer: you choose together in the meeting."
    ).format(name=view.other_given_name)
    return PrepareStep(StepKind.OFFER, _("Growth"), question, guidance, tuple(answers))


def _end(view: PrepareView) -> PrepareStep:
    if view.party is Party.EMPLOYEE:
        question = _("Ready to share?")
        guidance = _(
            "Your draft stays locked with your passphrase. {name} is told only whether you are ready;"
            " you open it yourself, in the meeting."
        ).format(name=view.other_given_name)
    else:
        question = _("This is what you bring along")
        guidance = _(
            "Your ratings stay covered until {name} has chosen too. Then both are shown at the same moment."
        ).format(name=view.other_given_name)
    return PrepareStep(StepKind.END, _("Look it over"), question, guidance)
