"""The page the desk opens with."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.content.library import Library
from reviewdesk.domain.goals import GoalState
from reviewdesk.domain.people import OwnerKind, given_name
from reviewdesk.domain.review import ReviewState
from reviewdesk.models.desk_rows import DeskInfo
from reviewdesk.models.people_rows import Person
from reviewdesk.models.review_rows import Review
from reviewdesk.services.goal_tree import goals_tree
from reviewdesk.services.office_snapshots import HomeView
from reviewdesk.services.office_views import person_views
from reviewdesk.services.review_views import open_promises, review_views

_UNDER_WAY = {ReviewState.MEETING, ReviewState.READ_BACK, ReviewState.SIGNING}


def home_view(session: Session, library: Library, now: datetime) -> HomeView:
    """Return the next conversation (one under way comes first), who is due, and what was promised."""
    info = session.scalars(select(DeskInfo)).one()
    owner = session.scalars(select(Person).where(Person.is_owner)).one()
    people = session.scalars(
        select(Person).where(Person.removed_at.is_(None), Person.is_owner.is_(False))
    ).all()
    rows = session.scalars(
        select(Review).where(Review.state != ReviewState.SEALED, Review.removed_at.is_(None))
    ).all()
    reviews = review_views(session, library, sorted(rows, key=_soonest))
    return HomeView(
        owner_given_name=given_name(owner.name),
        owner_kind=OwnerKind(info.owner_kind),
        now=now,
        next_review=reviews[0] if reviews else None,
        upcoming=reviews[1:],
        people=person_views(session, people),
        team_goals=tuple(goal for goal in goals_tree(session).goals if goal.state is GoalState.OPEN),
        promises=open_promises(session),
        empty=not people,
    )


def _soonest(row: Review) -> tuple[bool, float]:
    when = row.planned_at.timestamp() if row.planned_at else float("inf")
    return ReviewState(row.state) not in _UNDER_WAY, when
