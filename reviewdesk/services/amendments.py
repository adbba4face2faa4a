"""Amendments: what is sealed stays, and a new numbered document takes its place.

An amendment begins with the words and values of the document it amends, is read back and signed like any other, and
names the one before. Nothing sealed is touched by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.ratings import RatingPhase
from reviewdesk.domain.review import ReviewLife, ReviewState, StageKind
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.rating_rows import RatingRow
from reviewdesk.models.review_rows import Review, ReviewGoal, StageTime
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.document_chain import (
    claimed_newer,
    earlier_plan,
    newer_plan,
    newest_plan,
    open_amendment,
    replacements,
    require_amendable,
    revision_after,
)
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.services.rating_store import rating_rows
from reviewdesk.services.review_life import set_life
from reviewdesk.services.sealed_plans import plan_view
from reviewdesk.services.texts import append_updates, materialise, open_updates, written
from reviewdesk.vault.store import UnitOfWork

AMENDMENT: Final = "amendment"
"""What kind of review this is; every other is called as its row says."""
_CHANGED: Final = frozenset({Topic.REVIEWS, Topic.PEOPLE, Topic.ARCHIVE})
_REVEALED: Final = frozenset({RatingPhase.REVEALED, RatingPhase.AGREED, RatingPhase.BOTH_KEPT})


@dataclass(frozen=True, slots=True)
class PlanChain:
    """A sealed plan among those that it amends and that amend it, as far as this desk knows them.

    ``revision`` counts from 1. ``claims`` says that a kept file calls itself an amendment, which nothing here confirms;
    ``claimed`` is a kept file that calls itself one of this. ``under_way`` is the review of an amendment that is not
    sealed yet. ``may_amend`` says whether one can be begun.
    """

    revision: int
    earlier: SealedPlanView | None
    claims: bool
    newer: SealedPlanView | None
    claimed: SealedPlanView | None
    under_way: str | None
    may_amend: bool


class Amendments:
    """Begins amendments, and tells which document is the newest."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def chain(self, document_id: str) -> PlanChain:
        """Return what stands before and after a sealed plan of this desk."""
        with self._context.reading() as session:
            row = require(session, SealedPlan, document_id)
            earlier = earlier_plan(session, document_id)
            newer, claimed = newer_plan(session, document_id), claimed_newer(session, document_id)
            under_way = open_amendment(session, document_id)
            return PlanChain(
                revision=revision_after(session, row.supersedes if earlier else None),
                earlier=plan_view(earlier) if earlier else None,
                claims=row.supersedes is not None and earlier is None,
                newer=plan_view(newer) if newer else None,
                claimed=plan_view(claimed) if claimed else None,
                under_way=under_way,
                may_amend=row.review_id is not None and newer is None and under_way is None,
            )

    def newer(self, document_id: str) -> SealedPlanView | None:
        """Return the newest document that takes the place of this one, if this desk knows one; else ``None``."""
        with self._context.reading() as session:
            found = newest_plan(session, document_id)
            return plan_view(found) if found else None

    def claimed_newer(self, document_id: str) -> SealedPlanView | None:
        """Return the kept file that says it takes the place of this one, where this one was not sealed here."""
        with self._context.reading() as session:
            found = claimed_newer(session, document_id)
            return plan_view(found) if found else None

    def replacements(self) -> Mapping[str, str]:
        """Return each document that takes the place of another, and which; all of them were sealed here."""
        with self._context.reading() as session:
            return {newer: earlier for earlier, newer in session.execute(replacements()).all()}

    def write(self, document_id: str) -> Change[str]:
        """Begin an amendment that says what the sealed plan says, ready to be changed; return its review."""
        with self._context.writing() as unit:
            plan = require(unit.session, SealedPlan, document_id)
            if plan.review_id is None:
                raise RuleViolation("amendment-not-from-here")
            require_amendable(unit.session, document_id)
            review = _begun(unit, require(unit.session, Review, plan.review_id), document_id)
            unit.audit("amendment.begun", review.id, {"supersedes": document_id})
            return Change(review.id, _CHANGED)


def _begun(unit: UnitOfWork, sealed: Review, document_id: str) -> Review:
    """Make the review of an amendment: it stands at the sign-off, where the whole text is read back."""
    review = Review(
        id=unit.new_id(),
        employee_id=sealed.employee_id,
        manager_id=sealed.manager_id,
        title=sealed.title,
        kind=AMENDMENT,
        template_id=sealed.template_id,
        template_version=sealed.template_version,
        period_start=sealed.period_start,
        period_end=sealed.period_end,
        created_at=unit.now,
        self_opened_at=sealed.self_opened_at,
        supersedes=document_id,
    )
    set_life(review, ReviewLife(ReviewState.READ_BACK, StageKind.SIGN_OFF))
    unit.session.add(review)
    unit.session.flush()
    for goal in unit.session.scalars(select(ReviewGoal).where(ReviewGoal.review_id == sealed.id)).all():
        unit.session.add(ReviewGoal(review_id=review.id, goal_id=goal.goal_id, position=goal.position))
    for stage in unit.session.scalars(select(StageTime).where(StageTime.review_id == sealed.id)).all():
        unit.session.add(StageTime(review_id=review.id, stage=stage.stage, seconds=0, extra_minutes=0))
    unit.session.flush()
    _copy_words(unit, sealed, review)
    _copy_ratings(unit.session, sealed.id, review.id)
    return review


def _copy_words(unit: UnitOfWork, sealed: Review, review: Review) -> None:
    """Bring what both could read into the new review; drafts and preparations stay where they are."""
    shared = [Authority.JOINT, *([Authority.SELF] if sealed.self_opened_at is not None else [])]
    for authority in shared:
        updates = open_updates(unit.session, sealed.id, authority)
        if updates:
            append_updates(unit, review.id, authority, [written(authority, updates).whole])
            unit.session.flush()
            materialise(unit, review.id, authority)


def _copy_ratings(session: Session, sealed_id: str, review_id: str) -> None:
    """Bring along what was revealed, with its proofs; who chose what before the other is still to be shown."""
    columns = [column.key for column in RatingRow.__mapper__.columns if column.key != "review_id"]
    for row in rating_rows(session, sealed_id).values():
        if RatingPhase(row.phase) in _REVEALED:
            session.add(RatingRow(review_id=review_id, **{key: getattr(row, key) for key in columns}))
