"""Which sealed plan takes the place of which."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.review import ReviewState
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.review_rows import Review


def revision_after(session: Session, supersedes: str | None) -> int:
    """Return the number of a document that takes the place of ``supersedes``; the first of a chain is 1."""
    seen: set[str] = set()
    while supersedes and supersedes not in seen:
        seen.add(supersedes)
        row = session.get(SealedPlan, supersedes)
        supersedes = row.supersedes if row else None
    return len(seen) + 1


def newer_plan(session: Session, document_id: str) -> SealedPlan | None:
    """Return the document that takes the place of this one, if this desk knows one.

    A file that is only kept here says of itself what it supersedes. It counts where it is between the same two
    people, and never against a plan that was sealed on this desk: that one is amended here.
    """
    newer = select(SealedPlan).where(
        SealedPlan.supersedes == document_id, SealedPlan.document_id != document_id
    )
    earlier = session.get(SealedPlan, document_id)
    if earlier is not None:
        newer = newer.where(
            SealedPlan.employee_id == earlier.employee_id, SealedPlan.manager_id == earlier.manager_id
        )
        if earlier.review_id is not None:
            newer = newer.where(SealedPlan.review_id.is_not(None))
    return session.scalars(newer.order_by(SealedPlan.sealed_at.desc())).first()


def newest_plan(session: Session, document_id: str) -> SealedPlan | None:
    """Return the last document of those that take the place of this one; ``None`` if nothing does.

    Files may name each other in a ring; each is looked at once.
    """
    found, seen = None, {document_id}
    while (after := newer_plan(session, found.document_id if found else document_id)) is not None:
        if after.document_id in seen:
            break
        seen.add(after.document_id)
        found = after
    return found


def open_amendment(session: Session, document_id: str) -> str | None:
    """Return the review of the amendment of this document that is being written, if there is one."""
    return session.scalars(
        select(Review.id).where(
            Review.supersedes == document_id,
            Review.state != ReviewState.SEALED,
            Review.removed_at.is_(None),
        )
    ).first()


def require_newest(session: Session, document_id: str) -> None:
    """Refuse where another document has taken the place of this one."""
    if newer_plan(session, document_id) is not None:
        raise RuleViolation("amended-already")


def require_amendable(session: Session, document_id: str) -> None:
    """Refuse a second amendment: there is one at a time, and only of the newest document."""
    require_newest(session, document_id)
    if open_amendment(session, document_id) is not None:
        raise RuleViolation("amendment-is-open")
