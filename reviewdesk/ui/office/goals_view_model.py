"""Objectives and goals: what hangs on what, which one is open, and how to change it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Signal

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.goals import GoalState, ObjectiveLevel
from reviewdesk.domain.people import Party
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.office_snapshots import (
    EvidenceView,
    GoalsTree,
    GoalView,
    ObjectiveView,
    PersonView,
    TeamView,
)
from reviewdesk.ui.office.office_view_model import OfficeViewModel


@dataclass(frozen=True, slots=True)
class GoalsSnapshot:
    """All objectives and goals, and whom they can be given to."""

    tree: GoalsTree
    people: tuple[PersonView, ...]
    teams: tuple[TeamView, ...]
    today: date

    def goal(self, goal_id: str) -> GoalView | None:
        """Return a goal by its id."""
        return next((goal for goal in self.tree.goals if goal.id == goal_id), None)

    def objective(self, objective_id: str) -> ObjectiveView | None:
        """Return an objective by its id."""
        return next((each for each in self.tree.objectives if each.id == objective_id), None)

    def serving(self, objective_id: str) -> tuple[GoalView, ...]:
        """Return the goals that serve an objective."""
        return tuple(goal for goal in self.tree.goals if goal.objective_id == objective_id)

    @property
    def unaligned(self) -> tuple[GoalView, ...]:
        """The open goals that serve no objective yet."""
        return tuple(
            goal for goal in self.tree.goals if goal.objective_id is None and goal.state is GoalState.OPEN
        )


@dataclass(frozen=True, slots=True)
class GoalAnswers:
    """What the form about a goal was filled in with."""

    person_id: str
    title: str
    why: str
    how_we_notice: str
    objective_id: str | None


@dataclass(frozen=True, slots=True)
class ObjectiveAnswers:
    """What the form about an objective was filled in with."""

    title: str
    why: str
    level: ObjectiveLevel
    team_id: str | None
    parent_id: str | None


@dataclass(frozen=True, slots=True)
class EvidenceAnswers:
    """A dated note on a goal."""

    on: date
    text: str
    link: str
    by: Party


class GoalsViewModel(OfficeViewModel[GoalsSnapshot]):
    """``chosen_changed``: another goal or objective is open; ``given``: a form can close; ``undoable``: a toast."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.GOALS, Topic.PEOPLE})
    chosen_changed = Signal()
    given = Signal()
    refused = Signal(object)
    undoable = Signal(str, object)
    chosen = ""

    def load(self) -> GoalsSnapshot:
        """Return everything in a fixed number of queries."""
        services = self.office.services
        return GoalsSnapshot(
            tree=services.goals.tree(),
            people=tuple(person for person in services.people.all() if not person.is_owner),
            teams=services.people.teams(),
            today=self.office.clock.today(),
        )

    def choose(self, thing: str) -> None:
        """Open a goal or an objective by its id; nothing for the overview."""
        if thing != self.chosen:
            self.chosen = thing
            self.chosen_changed.emit()

    # -- goals ---------------------------------------------------------------------------------------------------

    def add_goal(self, answers: GoalAnswers) -> None:
        """Give a person a goal, and open it."""
        goals = self.office.services.goals
        self._give(
            lambda: goals.add_goal(
                answers.person_id, answers.title, answers.why, answers.how_we_notice, answers.objective_id
            ),
            then=self._choose_new,
        )

    def edit_goal(self, goal_id: str, answers: GoalAnswers) -> None:
        """Word a goal anew."""
        self._give(lambda: self._edit(goal_id, answers))

    def align(self, goal: GoalView, objective_id: str | None) -> None:
        """Say which objective a goal serves."""
        if objective_id == goal.objective_id:
            return
        answers = GoalAnswers(goal.person_id, goal.title, goal.why, goal.how_we_notice, objective_id)
        self.change(lambda: self._edit(goal.id, answers))

    def set_state(self, goal: GoalView, state: GoalState, told: str) -> None:
        """Say that a goal is open, done or let go; it can be taken back."""
        goals, before = self.office.services.goals, goal.state
        self._undoable(
            lambda: goals.set_state(goal.id, state), lambda: goals.set_state(goal.id, before), told
        )

    def remove_goal(self, goal: GoalView, told: str) -> None:
        """Take a goal off the lists; it can be taken back."""
        goals = self.office.services.goals
        self._undoable(lambda: goals.remove_goal(goal.id), lambda: goals.restore_goal(goal.id), told)

    # -- evidence ------------------------------------------------------------------------------------------------

    def add_evidence(self, goal_id: str, answers: EvidenceAnswers) -> None:
        """Log a note on a goal."""
        goals = self.office.services.goals
        self._give(lambda: goals.add_evidence(goal_id, answers.on, answers.text, answers.link, answers.by))

    def remove_evidence(self, note: EvidenceView, told: str) -> None:
        """Take a note away; it can be taken back."""
        goals = self.office.services.goals
        self._undoable(lambda: goals.remove_evidence(note.id), lambda: goals.restore_evidence(note.id), told)

    # -- objectives ----------------------------------------------------------------------------------------------

    def add_objective(self, answers: ObjectiveAnswers) -> None:
        """Add what the organisation or a team wants, and open it."""
        goals = self.office.services.goals
        self._give(
            lambda: goals.add_objective(
                answers.title, answers.why, answers.level, answers.team_id, answers.parent_id
            ),
            then=self._choose_new,
        )

    def edit_objective(self, objective_id: str, answers: ObjectiveAnswers) -> None:
        """Word an objective anew."""
        goals = self.office.services.goals
        self._give(
            lambda: goals.edit_objective(
                objective_id,
                title=answers.title,
                why=answers.why,
                level=answers.level,
                team_id=answers.team_id,
                parent_id=answers.parent_id,
            )
        )

    # -- inside --------------------------------------------------------------------------------------------------

    def _edit(self, goal_id: str, answers: GoalAnswers) -> Change[None]:
        return self.office.services.goals.edit_goal(
            goal_id,
            title=answers.title,
            why=answers.why,
            how_we_notice=answers.how_we_notice,
            objective_id=answers.objective_id,
        )

    def _give(self, work: Callable[[], Change[Any]], then: Callable[[Any], None] | None = None) -> None:
        def done(value: object) -> None:
            self.given.emit()
            if then is not None:
                then(value)

        self.change(work, done=done, failed=self._on_refused)

    def _undoable(
        self, work: Callable[[], Change[None]], undo: Callable[[], Change[None]], told: str
    ) -> None:
        self.change(work, done=lambda _nothing: self.undoable.emit(told, lambda: self.change(undo)))

    def _choose_new(self, thing: str) -> None:
        self.choose(thing)

    def _on_refused(self, error: ReviewDeskError) -> None:
        self.refused.emit(error)
