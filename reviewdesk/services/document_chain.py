"""Which sealed plan takes the place of which."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.models.document_rows import SealedPlan


def revision_after(session: Session, supersedes: str | None) -> int:
    """Return the number of a document that takes the place of ``supersedes``; the first of a chain is 1."""
    seen: set[str] = set()
    while supersedes and supersedes not in seen:
        seen.add(supersedes)
        row = session.get(SealedPlan, supersedes)
        supersedes = row.supersedes if row else None
    return len(seen) + 1


def newer_plan(session: Session, document_id: str) -> SealedPlan | None:
    """Return the document that takes the place of this one, if this desk knows one."""
    return session.scalars(
        select(SealedPlan).where(SealedPlan.supersedes == document_id).order_by(SealedPlan.sealed_at.desc())
    ).first()
