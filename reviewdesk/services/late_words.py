"""What may still be written once a text was taken home: the employee's own words, and nothing of what was read."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.fields import Authority, may_come_late
from reviewdesk.models.review_rows import Review
from reviewdesk.services.context import require
from reviewdesk.services.review_life import is_as_read, life_of
from reviewdesk.services.texts import Written, open_updates, written


def review_to_write_in(
    session: Session, review_id: str, authority: Authority, updates: Sequence[bytes]
) -> Review:
    """Return a review into which these updates may be written.

    While the text stands as it was taken home they may change the employee's own words at the end; what was read
    there stays, letter by letter.
    """
    review = require(session, Review, review_id)
    life_of(review).require_writable()
    if is_as_read(review) and not _adds_only(session, review_id, authority, updates):
        raise RuleViolation("text-is-at-home")
    return review


def _adds_only(session: Session, review_id: str, authority: Authority, updates: Sequence[bytes]) -> bool:
    if authority is not Authority.JOINT:
        return False
    there = open_updates(session, review_id, authority)
    return _as_read(written(authority, there)) == _as_read(written(authority, [*there, *updates]))


def _as_read(document: Written) -> tuple[dict[str, str], dict[str, Any]]:
    texts = {field: words for field, words in document.texts.items() if not may_come_late(field)}
    return texts, dict(document.values)
