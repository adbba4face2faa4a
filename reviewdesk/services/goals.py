"""Objectives, the goals that serve them, and the dated evidence that keeps a review free of surprises."""

from datetime import date

from sqlalchemy.orm import Session

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.goals import GoalState, ObjectiveLevel, clean_text, clean_title
from reviewdesk.domain.people import Party
from reviewdesk.models.goal_rows import Evidence, Goal, Objective
from reviewdesk.models.people_rows import Person, Team
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.goal_tree import goals_tree
from reviewdesk.services.office_snapshots import GoalsTree

_GOALS = frozenset({Topic.GOALS, Topic.PEOPLE, Topic.REVIEWS})


class Goals:
    """Goals live on their own and are carried from review to review; removing anything is soft."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def tree(self) -> GoalsTree:
        """Return all objectives and goals, each in reading order."""
        with self._context.reading() as session:
            return goals_tree(session)

    def add_goal(
        self,
        person_id: str,
        title: str,
        why: str = "",
        how_we_notice: str = "",
        objective_id: str | None = None,
    ) -> Change[str]:
        """Give a person a goal and return its id."""
        with self._context.writing() as unit:
            require(unit.session, Person, person_id)
            goal = Goal(id=unit.new_id(), person_id=person_id)
            _word_goal(unit.session, goal, title, (why, how_we_notice), objective_id)
            unit.session.add(goal)
            unit.audit("goal.added", goal.id, {"person": person_id})
            return Change(goal.id, _GOALS)

    def edit_goal(
        self,
        goal_id: str,
        *,
        title: str,
        why: str = "",
        how_we_notice: str = "",
        objective_id: str | None = None,
    ) -> Change[None]:
        """Word a goal anew; all of it is given."""
        with self._context.writing() as unit:
            goal = require(unit.session, Goal, goal_id)
            _word_goal(unit.session, goal, title, (why, how_we_notice), objective_id)
            unit.audit("goal.edited", goal_id)
            return Change(None, _GOALS)

    def set_state(self, goal_id: str, state: GoalState) -> Change[None]:
        """Say that a goal is open, done, or let go."""
        with self._context.writing() as unit:
            require(unit.session, Goal, goal_id).state = state
            unit.audit("goal.state-set", goal_id, {"state": state.value})
            return Change(None, _GOALS)

    def remove_goal(self, goal_id: str) -> Change[None]:
        """Take a goal off the lists; reviews that speak of it keep it."""
        return self._remove(Goal, goal_id, "goal.removed")

    def restore_goal(self, goal_id: str) -> Change[None]:
        """Put a removed goal back."""
        return self._restore(Goal, goal_id, "goal.restored")

    def add_objective(
        self,
        title: str,
        why: str = "",
        level: ObjectiveLevel = ObjectiveLevel.ORGANISATION,
        team_id: str | None = None,
        parent_id: str | None = None,
    ) -> Change[str]:
        """Add what the organisation or a team wants, and return its id."""
        with self._context.writing() as unit:
            objective = Objective(id=unit.new_id())
            _place_objective(unit.session, objective, level, team_id, parent_id)
            _word_objective(objective, title, why)
            unit.session.add(objective)
            unit.audit("objective.added", objective.id, {"level": level.value})
            return Change(objective.id, _GOALS)

    def edit_objective(
        self,
        objective_id: str,
        *,
        title: str,
        why: str = "",
        level: ObjectiveLevel,
        team_id: str | None = None,
        parent_id: str | None = None,
    ) -> Change[None]:
        """Word an objective anew; all of it is given."""
        with self._context.writing() as unit:
            objective = require(unit.session, Objective, objective_id)
            _place_objective(unit.session, objective, level, team_id, parent_id)
            _word_objective(objective, title, why)
            unit.audit("objective.edited", objective_id, {"level": level.value})
            return Change(None, _GOALS)

    def add_evidence(
        self, goal_id: str, on: date, text: str, link: str = "", by: Party = Party.MANAGER
    ) -> Change[str]:
        """Log a dated note or link on a goal and return its id."""
        with self._context.writing() as unit:
            require(unit.session, Goal, goal_id)
            words = clean_text(text, field="text")
            if not words:
                raise RuleViolation("text-is-empty", field="text")
            if on > self._context.today():
                raise RuleViolation("evidence-in-the-future", field="on")
            note = Evidence(id=unit.new_id(), goal_id=goal_id, on=on, text=words, author=by)
            note.link = link.strip() or None
            unit.session.add(note)
            unit.audit("evidence.added", note.id, {"goal": goal_id, "by": by.value})
            return Change(note.id, _GOALS)

    def remove_evidence(self, evidence_id: str) -> Change[None]:
        """Take a piece of evidence away."""
        return self._remove(Evidence, evidence_id, "evidence.removed")

    def restore_evidence(self, evidence_id: str) -> Change[None]:
        """Put a removed piece of evidence back."""
        return self._restore(Evidence, evidence_id, "evidence.restored")

    def _remove(self, row_type: type[Goal | Evidence], row_id: str, kind: str) -> Change[None]:
        with self._context.writing() as unit:
            require(unit.session, row_type, row_id).removed_at = unit.now
            unit.audit(kind, row_id)
            return Change(None, _GOALS)

    def _restore(self, row_type: type[Goal | Evidence], row_id: str, kind: str) -> Change[None]:
        with self._context.writing() as unit:
            require(unit.session, row_type, row_id).removed_at = None
            unit.audit(kind, row_id)
            return Change(None, _GOALS)


def _word_goal(
    session: Session, goal: Goal, title: str, texts: tuple[str, str], objective_id: str | None
) -> None:
    if objective_id is not None:
        require(session, Objective, objective_id)
    goal.title = clean_title(title, field="title")
    why, how_we_notice = texts
    goal.why = clean_text(why, field="why")
    goal.how_we_notice = clean_text(how_we_notice, field="how_we_notice")
    goal.objective_id = objective_id


def _word_objective(objective: Objective, title: str, why: str) -> None:
    objective.title = clean_title(title, field="title")
    objective.why = clean_text(why, field="why")


def _place_objective(
    session: Session,
    objective: Objective,
    level: ObjectiveLevel,
    team_id: str | None,
    parent_id: str | None,
) -> None:
    if (level is ObjectiveLevel.TEAM) != (team_id is not None):
        raise RuleViolation("team-objective-needs-team", field="team_id")
    if team_id is not None:
        require(session, Team, team_id)
    if parent_id is not None:
        parent = require(session, Objective, parent_id)
        if parent.id == objective.id or parent.level != ObjectiveLevel.ORGANISATION:
            raise RuleViolation("objective-serves-organisation", field="parent_id")
    objective.level, objective.team_id, objective.parent_id = level, team_id, parent_id
