"""Files of the desk's store that no row names any more."""

import logging

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.models.document_rows import PendingDocument, SealedPlan
from reviewdesk.models.register_rows import RegisterEntry
from reviewdesk.services.context import DeskContext

_log = logging.getLogger(__name__)


def newest_file(session: Session, document_id: str) -> str:
    """Return the name of a plan's newest revision in the file store; ``RuleViolation`` where there is no such plan."""
    found = select(RegisterEntry.stored_name).where(RegisterEntry.document_id == document_id)
    stored = session.scalar(found)
    if stored is None:
        raise RuleViolation("not-on-this-desk")
    return stored


def discard_unnamed(context: DeskContext, stored_name: str | None) -> None:
    """Remove a file unless a row names it. Called after the commit; where the disk refuses, the file stays behind."""
    if not stored_name:
        return
    with context.reading() as session:
        if is_named(session, stored_name):
            return
    try:
        context.desk.files.discard(stored_name)
    except DeskError as error:
        _log.warning("superseded revision not removed: %s", error.key)


def is_named(session: Session, stored_name: str) -> bool:
    """Say whether a plan of the archive, or one that is being signed, is that very file."""
    archived = select(RegisterEntry.number).where(RegisterEntry.stored_name == stored_name).limit(1)
    pending = select(PendingDocument.review_id).where(PendingDocument.stored_name == stored_name).limit(1)
    return session.scalar(archived) is not None or session.scalar(pending) is not None


def kept_as(session: Session, sha256: str) -> str:
    """Return the document that this very file is of, as it arrived or in its newest revision, or nothing."""
    arrived = select(SealedPlan.document_id).where(SealedPlan.sha256 == sha256).limit(1)
    newest = select(RegisterEntry.document_id).where(RegisterEntry.sha256 == sha256).limit(1)
    return session.scalar(arrived) or session.scalar(newest) or ""
