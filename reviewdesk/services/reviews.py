"""Reviews from the owner's side: planned, looked at, called off; and the page the desk opens with."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from reviewdesk.content.template import Template, fill
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.goals import GoalState, clean_title
from reviewdesk.domain.ratings import MAX_RATED_GOALS
from reviewdesk.domain.review import BEFORE_MEETING, WRITABLE, ReviewState, require_day_ahead
from reviewdesk.models.goal_rows import Goal
from reviewdesk.models.people_rows import Person
from reviewdesk.models.review_rows import Review, ReviewGoal
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.document_chain import require_amendable
from reviewdesk.services.editions import is_own_id, keep_edition, offered, offered_template, template_of
from reviewdesk.services.home import home_view
from reviewdesk.services.office_snapshots import HomeView, ReviewView, TemplateView
from reviewdesk.services.rating_store import rating_rows, seals_of
from reviewdesk.services.review_views import review_views
from reviewdesk.services.titles import following_title
from reviewdesk.vault.store import UnitOfWork

_REVIEWS = frozenset({Topic.REVIEWS, Topic.PEOPLE})


class Reviews:
    """Plans conversations and shows where each one stands."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def home(self) -> HomeView:
        """Return the first page: the next conversation, who is due, what was promised."""
        context = self._context
        with context.reading() as session:
            return home_view(session, context.library, context.clock.now())

    def all(self) -> tuple[ReviewView, ...]:
        """Return all reviews: open ones by their date, then sealed ones, newest first."""
        with self._context.reading() as session:
            rows = session.scalars(select(Review).where(Review.removed_at.is_(None))).all()
            return review_views(session, self._context.library, sorted(rows, key=_reading_order))

    def get(self, review_id: str) -> ReviewView:
        """Return one review."""
        with self._context.reading() as session:
            row = require(session, Review, review_id)
            return review_views(session, self._context.library, [row])[0]

    def templates(self) -> tuple[TemplateView, ...]:
        """Return what a review can be planned with, by occasion, then the longest meeting first."""
        with self._context.reading() as session:
            shelf = offered(session, self._context.library)
            return tuple(_template_view(template) for template, _own in shelf)

    def plan(  # noqa: PLR0917 - a form with seven answers
        self,
        employee_id: str,
        template_id: str,
        title: str,
        period_start: date,
        period_end: date,
        planned_at: datetime | None,
        goal_ids: Sequence[str],
    ) -> Change[str]:
        """Plan a conversation about one to six of the employee's goals and return its id.

        A template that does not rate progress takes no goals.
        """
        with self._context.writing() as unit:
            template = offered_template(unit.session, self._context.library, template_id)
            keep_edition(unit, template, own=is_own_id(template.id))
            review = Review(
                id=unit.new_id(),
                employee_id=_employee(unit.session, employee_id).id,
                manager_id=unit.session.scalars(select(Person.id).where(Person.is_owner)).one(),
                template_id=template.id,
                template_version=str(template.version),
                created_at=unit.now,
            )
            _require_day_ahead(review, planned_at, unit.now)
            _schedule(review, title, period_start, period_end, planned_at)
            unit.session.add(review)
            unit.session.flush()
            goals = _set_goals(unit.session, review, template, goal_ids)
            unit.audit("review.planned", review.id, {"template": template.id, "goals": goals})
            return Change(review.id, _REVIEWS)

    def replan(
        self,
        review_id: str,
        *,
        title: str,
        period_start: date,
        period_end: date,
        planned_at: datetime | None,
        goal_ids: Sequence[str],
    ) -> Change[None]:
        """Change the date, title, period or goals of a conversation that has not begun, or was rebooked.

        A goal whose ratings both have seen stays: dropping it would drop what was revealed. An amendment is about
        what the sealed plan is about.
        """
        with self._context.writing() as unit:
            review = _before_meeting(unit, review_id)
            if review.supersedes is not None:
                raise RuleViolation("amendment-not-replanned")
            rated = _rated_goals(unit.session, review_id)
            if not rated <= set(goal_ids):
                raise RuleViolation("rated-goal-stays", field="goal_ids")
            _require_day_ahead(review, planned_at, unit.now)
            template = template_of(self._context.library, review)
            title = following_title(title, template, review.planned_at, planned_at)
            _schedule(review, title, period_start, period_end, planned_at)
            unit.session.execute(delete(ReviewGoal).where(ReviewGoal.review_id == review_id))
            goals = _set_goals(unit.session, review, template, goal_ids, rated)
            unit.audit("review.replanned", review_id, {"goals": goals})
            return Change(None, _REVIEWS)

    def cancel(self, review_id: str) -> Change[None]:
        """Call a conversation off before it has begun; it can be taken back."""
        with self._context.writing() as unit:
            _to_call_off(unit, review_id).removed_at = unit.now
            unit.audit("review.cancelled", review_id)
            return Change(None, _REVIEWS)

    def restore(self, review_id: str) -> Change[None]:
        """Take calling off back; an amendment only while no other has taken its place."""
        with self._context.writing() as unit:
            review = _to_call_off(unit, review_id)
            if review.supersedes is not None and review.removed_at is not None:
                require_amendable(unit.session, review.supersedes)
            review.removed_at = None
            unit.audit("review.restored", review_id)
            return Change(None, _REVIEWS)


def _reading_order(row: Review) -> tuple[bool, float]:
    sealed = row.sealed_at
    if sealed is not None:
        return True, -sealed.timestamp()
    return False, row.planned_at.timestamp() if row.planned_at else float("inf")


def _employee(session: Session, person_id: str) -> Person:
    person = require(session, Person, person_id)
    if person.is_owner:
        raise RuleViolation("review-of-oneself", field="employee_id")
    return person


def _before_meeting(unit: UnitOfWork, review_id: str) -> Review:
    review = require(unit.session, Review, review_id)
    if ReviewState(review.state) not in BEFORE_MEETING:
        raise RuleViolation("review-has-begun")
    return review


def _to_call_off(unit: UnitOfWork, review_id: str) -> Review:
    """Return a review that can still be called off: before it begins, or an amendment that nobody has signed."""
    review = require(unit.session, Review, review_id)
    if review.supersedes is not None and ReviewState(review.state) in WRITABLE:
        return review
    return _before_meeting(unit, review_id)


def _require_day_ahead(review: Review, planned_at: datetime | None, now: datetime) -> None:
    """Refuse a day that has passed; one that has passed since it was planned may stay while the rest is changed."""
    before = review.planned_at
    moved = planned_at is not None and (
        before is None or planned_at.astimezone().date() != before.astimezone().date()
    )
    if planned_at is not None and moved:
        require_day_ahead(planned_at, now)


def _schedule(
    review: Review, title: str, period_start: date, period_end: date, planned_at: datetime | None
) -> None:
    if period_start > period_end:
        raise RuleViolation("period-ends-before-start", field="period_end")
    review.title = clean_title(title, field="title")
    review.period_start, review.period_end, review.planned_at = period_start, period_end, planned_at


def _template_view(template: Template) -> TemplateView:
    return TemplateView(
        template.id,
        fill(template.name),
        fill(template.description),
        template.minutes,
        template.occasion,
        template.occasion.days,
        template.rates_goals,
    )


def _rated_goals(session: Session, review_id: str) -> frozenset[str]:
    """Return the goals whose ratings were revealed, or that somebody has sealed a rating of."""
    rows = rating_rows(session, review_id)
    return frozenset(
        goal_id for goal_id, row in rows.items() if row.employee_rating is not None or seals_of(row)
    )


def _set_goals(
    session: Session,
    review: Review,
    template: Template,
    goal_ids: Sequence[str],
    rated: frozenset[str] = frozenset(),
) -> int:
    """Write down which goals are talked about and return how many; none where the template rates none.

    A goal that is ``rated`` stays, also when it was let go since.
    """
    if not template.rates_goals:
        return 0
    if not 1 <= len(goal_ids) <= MAX_RATED_GOALS or len(set(goal_ids)) < len(goal_ids):
        raise RuleViolation("review-needs-goals", field="goal_ids", most=MAX_RATED_GOALS)
    for position, goal_id in enumerate(goal_ids):
        goal = require(session, Goal, goal_id)
        let_go = goal.state == GoalState.LET_GO and goal_id not in rated
        if goal.person_id != review.employee_id or let_go:
            raise RuleViolation("goal-of-somebody-else", field="goal_ids")
        session.add(ReviewGoal(review_id=review.id, goal_id=goal_id, position=position))
    return len(goal_ids)
