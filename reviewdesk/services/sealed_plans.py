"""What sealing leaves behind: the row of the plan, the promises in it, and a review that never changes again."""

from datetime import datetime

from reviewdesk.document.file_name import file_name
from reviewdesk.document.record import ReviewRecord
from reviewdesk.document.verdict import Verdict
from reviewdesk.domain.review import ReviewState
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.models.document_rows import Commitment, PendingDocument, SealedPlan
from reviewdesk.models.review_rows import Review
from reviewdesk.services.context import require
from reviewdesk.services.document_chain import require_newest
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.services.register_rows import Arrival, add_entry
from reviewdesk.services.review_life import life_of, set_life
from reviewdesk.vault.store import UnitOfWork


def seal_review(unit: UnitOfWork, review_id: str, record: ReviewRecord, verdict: Verdict) -> SealedPlan:
    """Turn the signed file of a review into its sealed plan of ``record``.

    An amendment is refused where another document has taken the place of the amended one since it was begun.
    """
    review = require(unit.session, Review, review_id)
    if review.supersedes is not None:
        require_newest(unit.session, review.supersedes)
    pending = require(unit.session, PendingDocument, review_id)
    row = SealedPlan(
        document_id=pending.document_id,
        review_id=review_id,
        stored_name=pending.stored_name,
        sha256=pending.sha256,
        audit_seq=pending.audit_seq,
        audit_head=pending.audit_head,
        file_name=file_name(record),
        sealed_at=unit.now,
        **plan_facts(record),
    )
    unit.session.add(row)
    unit.session.flush()
    add_entry(unit.session, row, Arrival(record, verdict, row.stored_name, row.sha256), unit.now)
    for promise in record.commitments:
        unit.session.add(
            Commitment(
                id=unit.new_id(),
                review_id=review_id,
                employee_id=review.employee_id,
                by=promise.by,
                text=promise.text,
                due=promise.due,
            )
        )
    unit.session.flush()
    set_life(review, life_of(review).move_to(ReviewState.SEALED))
    review.document_id, review.sealed_at = pending.document_id, unit.now
    unit.audit("review.sealed", review_id, {"document": row.document_id, "sha256": row.sha256})
    return row


def kept_plan(record: ReviewRecord, stored_name: str, sha256: str, signed_at: datetime) -> SealedPlan:
    """Return the row of a plan that was sealed on another desk; no review of this desk belongs to it."""
    return SealedPlan(
        document_id=record.document_id,
        review_id=None,
        stored_name=stored_name,
        sha256=sha256,
        audit_seq=record.audit.sequence,
        audit_head=bytes.fromhex(record.audit.head),
        file_name=file_name(record),
        sealed_at=signed_at,
        **plan_facts(record),
    )


def plan_facts(record: ReviewRecord) -> dict[str, object]:
    """Return what the archive's list says of a plan, as it was on the day of sealing."""
    return {
        "title": record.review.title,
        "outcome": record.sign_off.outcome,
        "employee_id": record.employee.id,
        "employee_name": record.employee.name,
        "manager_id": record.manager.id,
        "manager_name": record.manager.name,
        "period_start": record.review.period_start,
        "period_end": record.review.period_end,
        "supersedes": record.supersedes or None,
    }


def plan_view(row: SealedPlan) -> SealedPlanView:
    """Return one row of the archive."""
    return SealedPlanView(
        document_id=row.document_id,
        review_id=row.review_id,
        employee=row.employee_name,
        manager=row.manager_name,
        title=row.title,
        sealed_at=row.sealed_at,
        outcome=Outcome(row.outcome),
        file_name=row.file_name,
        sha256=row.sha256,
        supersedes=row.supersedes,
    )
