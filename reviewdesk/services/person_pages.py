"""One person's page: goals, reviews, promises, notes, and a timeline of it all."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.content.library import Library
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.goal_rows import Goal
from reviewdesk.models.people_rows import Person
from reviewdesk.models.review_rows import Review
from reviewdesk.services.notes import note_views
from reviewdesk.services.office_snapshots import GoalView, PersonPage, TimelineEntry
from reviewdesk.services.office_views import goal_views, person_views
from reviewdesk.services.review_views import open_promises, review_views


def person_page(session: Session, library: Library, person: Person) -> PersonPage:
    """Return everything the owner sees about ``person``."""
    goals = goal_views(
        session,
        session.scalars(
            select(Goal).where(Goal.person_id == person.id, Goal.removed_at.is_(None)).order_by(Goal.id)
        ).all(),
    )
    reviews = session.scalars(
        select(Review)
        .where(Review.employee_id == person.id, Review.removed_at.is_(None))
        .order_by(Review.period_end.desc(), Review.id.desc())
    ).all()
    return PersonPage(
        person=person_views(session, [person])[0],
        goals=goals,
        reviews=review_views(session, library, reviews),
        timeline=_timeline(session, person.id, goals),
        promises=open_promises(session, person.id),
        notes=note_views(session, person.id),
    )


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


def _timeline(session: Session, person_id: str, goals: tuple[GoalView, ...]) -> tuple[TimelineEntry, ...]:
    """Return what happened, newest first: evidence, planned conversations, sealed plans."""
    entries = [
        TimelineEntry(on=note.on, kind="evidence", title=goal.title, detail=note.text)
        for goal in goals
        for note in goal.evidence
    ]
    planned = session.scalars(
        select(Review).where(
            Review.employee_id == person_id,
            Review.removed_at.is_(None),
            Review.planned_at.is_not(None),
            Review.sealed_at.is_(None),
        )
    )
    entries += [
        TimelineEntry(on=_day(row.planned_at), kind="review", title=row.title, detail="", review_id=row.id)
        for row in planned
        if row.planned_at is not None
    ]
    plans = session.scalars(select(SealedPlan).where(SealedPlan.employee_id == person_id))
    entries += [
        TimelineEntry(
            on=_day(row.sealed_at),
            kind="sealed_plan",
            title=row.title,
            detail=row.file_name,
            review_id=row.review_id,
            document_id=row.document_id,
        )
        for row in plans
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.on, entry.title), reverse=True))
