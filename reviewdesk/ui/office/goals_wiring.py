"""Which form on the goals page hands its answers to which step of the view-model."""

from reviewdesk.ui.office.goal_forms import EvidenceForm, GoalForm, GoalPageForm, ObjectiveForm
from reviewdesk.ui.office.goals_view_model import GoalsViewModel


def connect_form(form: GoalPageForm, model: GoalsViewModel) -> None:
    """Let what ``form`` gives change what is chosen now, or add to it."""
    snapshot, thing = model.snapshot, model.chosen
    goal = snapshot.goal(thing) if snapshot is not None else None
    if isinstance(form, EvidenceForm):
        form.given.connect(lambda answers: model.add_evidence(thing, answers))
    elif isinstance(form, GoalForm):
        editing = goal is not None and form.is_editing
        form.given.connect(
            lambda answers: model.edit_goal(thing, answers) if editing else model.add_goal(answers)
        )
    elif isinstance(form, ObjectiveForm):
        editing = form.is_editing
        form.given.connect(
            lambda answers: model.edit_objective(thing, answers) if editing else model.add_objective(answers)
        )
