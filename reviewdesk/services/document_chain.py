"""Which sealed plan takes the place of which.

That is a fact only of what was sealed on this desk. A file that is only kept here says of itself what it supersedes,
and whoever has a desk can make a file that says so with anybody's names: it is shown as that file's own word.
"""

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import Session, aliased

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.review import ReviewState
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.review_rows import Review
from reviewdesk.services.context import require


def revision_after(session: Session, supersedes: str | None) -> int:
    """Return the number of a document sealed here in place of ``supersedes``; the first of a chain is 1."""
    number = 1
    while supersedes is not None:
        number += 1
        supersedes = require(session, SealedPlan, supersedes).supersedes
    return number


def replacements() -> Select[str, str]:
    """Return the query for each document that another takes the place of, and that other one."""
    newer = aliased(SealedPlan)
    return select(SealedPlan.document_id, newer.document_id).join(newer, _takes_the_place(newer))


def newer_plan(session: Session, document_id: str) -> SealedPlan | None:
    """Return the document that takes the place of one that lies here, if there is one."""
    newer = aliased(SealedPlan)
    found = select(newer).select_from(SealedPlan).join(newer, _takes_the_place(newer))
    return session.scalars(
        found.where(SealedPlan.document_id == document_id).order_by(newer.sealed_at.desc())
    ).first()


def earlier_plan(session: Session, document_id: str) -> SealedPlan | None:
    """Return the document whose place this one takes, if that one lies here."""
    newer = aliased(SealedPlan)
    return session.scalars(
        select(SealedPlan).join(newer, _takes_the_place(newer)).where(newer.document_id == document_id)
    ).first()


def claimed_newer(session: Session, document_id: str) -> SealedPlan | None:
    """Return the kept file that says of itself that it takes the place of a document that was not sealed here."""
    here = session.get(SealedPlan, document_id)
    if here is not None and here.review_id is not None:
        return None
    claims = select(SealedPlan).where(
        SealedPlan.supersedes == document_id, SealedPlan.document_id != document_id
    )
    return session.scalars(claims.order_by(SealedPlan.sealed_at.desc())).first()


def _takes_the_place(newer: type[SealedPlan]) -> ColumnElement[bool]:
    return and_(newer.supersedes == SealedPlan.document_id, newer.review_id.is_not(None))


def newest_plan(session: Session, document_id: str) -> SealedPlan | None:
    """Return the last document of those that take the place of this one; ``None`` if nothing does."""
    found = None
    while (after := newer_plan(session, found.document_id if found else document_id)) is not None:
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
