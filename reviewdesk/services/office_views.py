"""People, goals and evidence as the owner's window shows them: a fixed number of queries, however long the list."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviewdesk.domain.goals import GoalState
from reviewdesk.domain.people import Party, given_name, initials
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.drawer_rows import Drawer
from reviewdesk.models.goal_rows import Evidence, Goal, Objective
from reviewdesk.models.people_rows import Person, Team
from reviewdesk.models.review_rows import Review
from reviewdesk.services.office_snapshots import EvidenceView, GoalView, PersonView


def person_views(session: Session, people: Sequence[Person]) -> tuple[PersonView, ...]:
    """Return one row a person, by name."""
    ids = [person.id for person in people]
    teams = dict(session.execute(select(Team.id, Team.name)).all())
    drawers = set(session.scalars(select(Drawer.person_id).where(Drawer.person_id.in_(ids))))
    last = dict(
        session.execute(
            select(SealedPlan.employee_id, func.max(SealedPlan.sealed_at))
            .where(
                SealedPlan.employee_id.in_(ids), SealedPlan.supersedes.is_(None)
            )  # an amendment is no talk
            .group_by(SealedPlan.employee_id)
        ).all()
    )
    upcoming = dict(
        session.execute(
            select(Review.employee_id, func.min(Review.planned_at))
            .where(Review.employee_id.in_(ids), Review.state != "sealed", Review.removed_at.is_(None))
            .group_by(Review.employee_id)
        ).all()
    )
    goals = Counter(
        session.scalars(
            select(Goal.person_id).where(
                Goal.person_id.in_(ids), Goal.state == GoalState.OPEN, Goal.removed_at.is_(None)
            )
        )
    )
    views = (
        PersonView(
            id=person.id,
            name=person.name,
            given_name=given_name(person.name),
            initials=initials(person.name),
            role_title=person.role_title or "",
            email=person.email or "",
            team_id=person.team_id,
            team=teams[person.team_id] if person.team_id else "",
            is_owner=person.is_owner,
            has_drawer=person.id in drawers,
            last_review=last[person.id].astimezone().date() if person.id in last else None,
            next_review=upcoming.get(person.id),
            open_goals=goals[person.id],
        )
        for person in people
    )
    return tuple(sorted(views, key=lambda view: (view.name.casefold(), view.id)))


def goal_views(session: Session, goals: Sequence[Goal]) -> tuple[GoalView, ...]:
    """Return the goals in the order given, each with its evidence, newest first."""
    people = names(session, {goal.person_id for goal in goals})
    objectives = dict(session.execute(select(Objective.id, Objective.title)).all())
    evidence = evidence_by_goal(session, [goal.id for goal in goals])
    return tuple(
        GoalView(
            id=goal.id,
            person_id=goal.person_id,
            person=people[goal.person_id],
            title=goal.title,
            why=goal.why,
            how_we_notice=goal.how_we_notice,
            state=GoalState(goal.state),
            objective_id=goal.objective_id,
            objective=objectives[goal.objective_id] if goal.objective_id else "",
            evidence=evidence.get(goal.id, ()),
        )
        for goal in goals
    )


def evidence_by_goal(session: Session, goal_ids: Sequence[str]) -> dict[str, tuple[EvidenceView, ...]]:
    """Return the evidence of each goal that has any, newest first."""
    rows = session.scalars(
        select(Evidence)
        .where(Evidence.goal_id.in_(goal_ids), Evidence.removed_at.is_(None))
        .order_by(Evidence.on.desc(), Evidence.id.desc())
    )
    found: defaultdict[str, list[EvidenceView]] = defaultdict(list)
    for row in rows:
        found[row.goal_id].append(
            EvidenceView(row.id, row.goal_id, row.on, row.text, row.link or "", Party(row.author))
        )
    return {goal_id: tuple(views) for goal_id, views in found.items()}


def names(session: Session, person_ids: set[str]) -> dict[str, str]:
    """Return the name of each person, those who were removed included."""
    return dict(session.execute(select(Person.id, Person.name).where(Person.id.in_(person_ids))).all())
