"""A review's row and the rules about its life: read, asked, written back."""

from sqlalchemy.orm import Session

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.review import ReviewLife, ReviewState, StageKind
from reviewdesk.models.review_rows import Review
from reviewdesk.services.context import require


def life_of(review: Review) -> ReviewLife:
    """Return where the review stands."""
    return ReviewLife(ReviewState(review.state), StageKind(review.stage) if review.stage else None)


def set_life(review: Review, life: ReviewLife) -> None:
    """Store where the review stands now."""
    review.state, review.stage = life.state, life.stage


def writable_review(session: Session, review_id: str) -> Review:
    """Return a review whose words and ratings may change.

    Refused while the text is signed or sealed, and while it is taken home: what comes back to be signed is the
    text that was read there.
    """
    review = require(session, Review, review_id)
    life_of(review).require_writable()
    if is_as_read(review):
        raise RuleViolation("text-is-at-home")
    return review


def is_as_read(review: Review) -> bool:
    """Say whether the text stands as it was taken home; also when it is back, until the two open it again."""
    return review.taken_home_due is not None


def begin_preparing(review: Review) -> None:
    """Note that somebody has begun to prepare."""
    if review.state == ReviewState.PLANNED:
        set_life(review, life_of(review).move_to(ReviewState.PREPARING))
