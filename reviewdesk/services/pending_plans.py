"""The file between its drawing and the last signature."""

import hashlib
from dataclasses import dataclass

from sqlalchemy.orm import Session

from reviewdesk.document.record import Assurance, AuditHead, ReviewRecord
from reviewdesk.document.render import render, renderer
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import ReviewState
from reviewdesk.models.base import uuid7
from reviewdesk.models.document_rows import PendingDocument
from reviewdesk.models.review_rows import Review
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.record_builder import Stamp, build_record
from reviewdesk.services.review_life import life_of, set_life
from reviewdesk.services.texts import materialise
from reviewdesk.vault.audit_trail import head
from reviewdesk.vault.store import UnitOfWork

_ID_BYTES = 10


@dataclass(frozen=True, slots=True, repr=False)
class Drawn:
    """A record and its pages, not signed yet."""

    record: ReviewRecord
    pdf: bytes


def draw_plan(
    context: DeskContext, session: Session, review: Review, assurance: Assurance | None = None
) -> Drawn:
    """Draw the review as it stands, under a new document id, with the audit trail's head."""
    record = unsigned_record(context, session, review, assurance)
    return Drawn(record, render(record))


def unsigned_record(
    context: DeskContext, session: Session, review: Review, assurance: Assurance | None = None
) -> ReviewRecord:
    """Return the record of the review as it stands."""
    now = context.clock.now().replace(microsecond=0)
    last = head(session)
    stamp = Stamp(
        document_id=uuid7(now, context.entropy.random_bytes(_ID_BYTES)),
        rendered_at=now,
        renderer=renderer(),
        audit=AuditHead(last.seq, last.hash.hex()),
        assurance=assurance or Assurance(),
    )
    return build_record(session, context.library, review, context.desk.info.organisation, stamp)


def still_reads(context: DeskContext, session: Session, review: Review, drawn: Drawn) -> bool:
    """Say whether the review still says what was drawn."""
    seen = drawn.record
    stamp = Stamp(seen.document_id, seen.rendered_at, seen.renderer, seen.audit, seen.assurance)
    return build_record(session, context.library, review, seen.organisation, stamp) == seen


def newest_revision(session: Session, review_id: str) -> str | None:
    """Return the name in the file store of the file with the newest signature, ``None`` before the first."""
    pending = session.get(PendingDocument, review_id)
    return None if pending is None else pending.stored_name


def begin_signing(unit: UnitOfWork, review_id: str, drawn: Drawn) -> None:
    """Fix the text: what is signed now is what ``drawn`` shows."""
    review = require(unit.session, Review, review_id)
    materialise(unit, review_id, Authority.JOINT)
    set_life(review, life_of(review).move_to(ReviewState.SIGNING))
    unit.session.add(
        PendingDocument(
            review_id=review_id,
            document_id=drawn.record.document_id,
            audit_seq=drawn.record.audit.sequence,
            audit_head=bytes.fromhex(drawn.record.audit.head),
            stage="rendered",
            stored_name="",
            sha256="",
            at=unit.now,
        )
    )
    unit.session.flush()


def keep_signature(unit: UnitOfWork, review_id: str, party: Party, stored_name: str, signed: bytes) -> None:
    """Note who signed, and the file with the signature in it."""
    pending = require(unit.session, PendingDocument, review_id)
    pending.stored_name, pending.at, pending.stage = stored_name, unit.now, f"{party.value}_signed"
    pending.sha256 = hashlib.sha256(signed).hexdigest()
    if party is Party.EMPLOYEE:
        pending.employee_signed_at = unit.now
    else:
        pending.manager_signed_at = unit.now
    unit.audit("sign-off.signed", review_id, {"by": party.value, "sha256": pending.sha256})
