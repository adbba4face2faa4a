"""Organisation, team, person: how the goals hang together, as one snapshot."""

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.domain.goals import GoalState, ObjectiveLevel
from reviewdesk.models.goal_rows import Goal, Objective
from reviewdesk.models.people_rows import Person, Team
from reviewdesk.services.office_snapshots import GoalsTree, ObjectiveView
from reviewdesk.services.office_views import goal_views


def goals_tree(session: Session) -> GoalsTree:
    """Return all objectives (the organisation's first) and all goals (by person), in reading order."""
    goals = goal_views(
        session,
        session.scalars(
            select(Goal)
            .join(Person, Person.id == Goal.person_id)
            .where(Goal.removed_at.is_(None), Person.removed_at.is_(None))
            .order_by(Person.name, Goal.id)
        ).all(),
    )
    serving = Counter(goal.objective_id for goal in goals if goal.state is GoalState.OPEN)
    teams = dict(session.execute(select(Team.id, Team.name)).all())
    objectives = session.scalars(
        select(Objective).where(Objective.removed_at.is_(None)).order_by(Objective.level, Objective.id)
    )
    return GoalsTree(
        objectives=tuple(
            ObjectiveView(
                id=row.id,
                title=row.title,
                why=row.why,
                level=ObjectiveLevel(row.level),
                team_id=row.team_id,
                team=teams[row.team_id] if row.team_id else "",
                parent_id=row.parent_id,
                goals=serving[row.id],
            )
            for row in objectives
        ),
        goals=goals,
    )
