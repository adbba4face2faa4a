"""Sealed plans and those still being signed; the files themselves lie in the desk's file store."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviewdesk.models.base import Base, PublicId


class SealedPlan(Base):
    """A signed PDF; triggers refuse every change, and every deletion that is not logged as a disposal.

    Names are kept as they were on the day of sealing, so that the list stays true when people change.
    ``stored_name`` is the name in the file store, ``sha256`` (hex) that of the PDF, ``audit_head`` the head
    of the audit trail printed in it.
    """

    __tablename__ = "sealed_plan"
    __table_args__ = (Index("ix_sealed_plan_sealed_at_document_id", "sealed_at", "document_id"),)

    document_id: Mapped[str] = mapped_column(PublicId, primary_key=True)
    review_id: Mapped[str | None] = mapped_column(ForeignKey("review.id"), index=True)
    stored_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    file_name: Mapped[str]
    title: Mapped[str]
    outcome: Mapped[str]
    employee_id: Mapped[str] = mapped_column(index=True)
    employee_name: Mapped[str]
    manager_id: Mapped[str]
    manager_name: Mapped[str]
    period_start: Mapped[date]
    period_end: Mapped[date]
    sealed_at: Mapped[datetime]
    audit_seq: Mapped[int]
    audit_head: Mapped[bytes]
    supersedes: Mapped[str | None] = mapped_column(PublicId, index=True)


class PendingDocument(Base):
    """A PDF between rendering and the last signature; ``stored_name`` names its newest revision."""

    __tablename__ = "pending_document"
    __table_args__ = (CheckConstraint("stage IN ('rendered', 'employee_signed', 'manager_signed')", "stage"),)

    review_id: Mapped[str] = mapped_column(ForeignKey("review.id"), primary_key=True)
    document_id: Mapped[str] = mapped_column(PublicId)
    stage: Mapped[str]
    stored_name: Mapped[str] = mapped_column(index=True)
    sha256: Mapped[str]
    at: Mapped[datetime]
    audit_seq: Mapped[int]
    audit_head: Mapped[bytes]
    employee_signed_at: Mapped[datetime | None]
    manager_signed_at: Mapped[datetime | None]


class Commitment(Base):
    """A dated promise of either person, taken from a sealed plan so that it can be looked for later."""

    __tablename__ = "commitment"
    __table_args__ = (CheckConstraint("by IN ('employee', 'manager')", "by"),)

    id: Mapped[str] = mapped_column(PublicId, primary_key=True)
    review_id: Mapped[str] = mapped_column(ForeignKey("review.id"), index=True)
    employee_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    by: Mapped[str]
    text: Mapped[str]
    due: Mapped[date | None]
    kept_at: Mapped[datetime | None]
