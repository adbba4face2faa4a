"""Reviews and promises as the owner's window shows them, in a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviewdesk.content.library import Library
from reviewdesk.content.template import Template, fill
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party, given_name, initials
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.models.document_rows import Commitment, SealedPlan
from reviewdesk.models.rating_rows import PreparedRating
from reviewdesk.models.review_rows import Review, ReviewGoal
from reviewdesk.models.text_rows import DocUpdate, MaterialisedText
from reviewdesk.services.document_chain import replacements
from reviewdesk.services.editions import templates_of
from reviewdesk.services.office_snapshots import CommitmentView, PreparationView, ReviewView
from reviewdesk.services.office_views import names

_GROWTH_FIELDS = 2
"""A growth area and a strength."""
_STEPS_A_GOAL = 2
"""A rating and a reason."""


def review_views(session: Session, library: Library, reviews: Sequence[Review]) -> tuple[ReviewView, ...]:
    """Return the reviews in the order given."""
    people = names(session, {person for row in reviews for person in (row.employee_id, row.manager_id)})
    preparation = _preparation(session, reviews)
    templates = templates_of(session, library, reviews)
    return tuple(_review_view(templates[row.id], row, people, preparation[row.id]) for row in reviews)


def _review_view(
    template: Template, row: Review, people: dict[str, str], preparation: PreparationView
) -> ReviewView:
    employee, manager = people[row.employee_id], people[row.manager_id]
    given = {"employee": given_name(employee), "manager": given_name(manager)}
    return ReviewView(
        id=row.id,
        title=row.title,
        employee_id=row.employee_id,
        employee=employee,
        employee_given_name=given["employee"],
        employee_initials=initials(employee),
        manager=manager,
        state=ReviewState(row.state),
        template=fill(template.name),
        minutes=template.minutes,
        planned_at=row.planned_at,
        period_start=row.period_start,
        period_end=row.period_end,
        stage_title=fill(template.stage(StageKind(row.stage)).title, **given) if row.stage else "",
        preparation=preparation,
        outcome=Outcome(row.outcome) if row.outcome else None,
        taken_home_due=row.taken_home_due,
        document_id=row.document_id if row.sealed_at else None,
        amends=row.supersedes is not None,
        looks_back=template.occasion.days,
    )


def _preparation(session: Session, reviews: Sequence[Review]) -> dict[str, PreparationView]:
    ids = [row.id for row in reviews]
    goals = Counter(session.scalars(select(ReviewGoal.review_id).where(ReviewGoal.review_id.in_(ids))))
    rated: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for review_id, party in session.execute(
        select(PreparedRating.review_id, PreparedRating.party).where(PreparedRating.review_id.in_(ids))
    ):
        rated[review_id][party] += 1
    written = dict(
        session.execute(
            select(MaterialisedText.review_id, func.count())
            .where(MaterialisedText.review_id.in_(ids), MaterialisedText.field.startswith("prepare/"))
            .group_by(MaterialisedText.review_id)
        ).all()
    )
    drafted = set(
        session.scalars(
            select(DocUpdate.review_id)
            .where(DocUpdate.review_id.in_(ids), DocUpdate.authority == Authority.SELF)
            .distinct()
        )
    )
    return {
        row.id: PreparationView(
            manager_done=rated[row.id][Party.MANAGER] + written.get(row.id, 0),
            manager_total=goals[row.id] * _STEPS_A_GOAL + _GROWTH_FIELDS,
            employee_started=row.id in drafted or rated[row.id][Party.EMPLOYEE] > 0,
            employee_ready=row.employee_ready_at is not None,
        )
        for row in reviews
    }


def open_promises(session: Session, employee_id: str | None = None) -> tuple[CommitmentView, ...]:
    """Return what was promised in sealed reviews and is not marked as kept, the soonest first."""
    replaced = replacements().with_only_columns(
        SealedPlan.document_id
    )  # its promises stand anew in the other
    promises = (
        select(Commitment, Review.title, Review.manager_id)
        .join(Review, Review.id == Commitment.review_id)
        .where(Commitment.kept_at.is_(None), Review.document_id.not_in(replaced))
        .order_by(Commitment.due.is_(None), Commitment.due, Commitment.id)
    )
    if employee_id is not None:
        promises = promises.where(Commitment.employee_id == employee_id)
    found = session.execute(promises).all()
    people = names(
        session, {person for row, _title, manager in found for person in (row.employee_id, manager)}
    )
    return tuple(
        CommitmentView(
            id=row.id,
            by=Party(row.by),
            person=people[row.employee_id if row.by == Party.EMPLOYEE else manager],
            text=row.text,
            due=row.due,
            review_title=title,
        )
        for row, title, manager in found
    )
