"""The register: what is known of each archived plan besides its file, how long it is kept, and what is gone."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from reviewdesk.models.base import Base, PublicId

_OF_A_PLAN = "sealed_plan.document_id"


class RegisterEntry(Base):
    """One plan in the archive. Guards refuse every change but of what it is kept under, and of its newest file.

    ``number`` sorts as the plans were sealed (``services.register_rows``), so that every list and the index of
    words go by it and a period is a range of it. ``stored_name`` and ``sha256`` are those of the newest revision:
    an archive seal or a renewed time stamp adds to a file and changes nothing in it, and the plan's own row keeps
    the hash of what arrived. ``stamped_until`` is how long its time stamps can be checked. ``held`` is set by a
    guard from the rows of ``hold``.
    """

    __tablename__ = "register_entry"
    __table_args__ = (
        CheckConstraint("shown IN ('exact', 'text', 'unknown')", "shown"),
        CheckConstraint("trail IN ('in_order', 'older', 'turned_back', 'forked')", "trail"),
        CheckConstraint("seal IN ('none', 'sealed', 'stamped')", "seal"),
        Index("ix_register_entry_origin_root_audit_seq", "origin_root", "audit_seq"),
        Index("ix_register_entry_held", "number", sqlite_where=text("held = 1")),
        Index("ix_register_entry_due", "review_on", "number", sqlite_where=text("held = 0")),
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    document_id: Mapped[str] = mapped_column(
        PublicId, ForeignKey(_OF_A_PLAN, ondelete="CASCADE"), unique=True
    )
    revision: Mapped[int]
    stored_name: Mapped[str] = mapped_column(index=True)
    sha256: Mapped[str] = mapped_column(index=True)
    origin_root: Mapped[str]
    audit_seq: Mapped[int]
    audit_head: Mapped[bytes]
    drawn_at: Mapped[datetime]
    held_on: Mapped[date]
    employee_level: Mapped[str]
    manager_level: Mapped[str]
    shown: Mapped[str]
    trusted: Mapped[bool]
    trail: Mapped[str]
    seal: Mapped[str] = mapped_column(default="none")
    stamped_until: Mapped[date | None] = mapped_column(index=True)
    archived_at: Mapped[datetime]
    retention_class: Mapped[str] = mapped_column(index=True)
    review_on: Mapped[date]
    held: Mapped[bool] = mapped_column(default=False)


class PlanWords(Base):
    """The words a plan is found by; guards bring them into ``plan_index`` and take them out again."""

    __tablename__ = "plan_words"

    number: Mapped[int] = mapped_column(
        ForeignKey("register_entry.number", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    names: Mapped[str]
    words: Mapped[str]


class Hold(Base):
    """A reason to keep a plan whatever its rule says; lifted once, never changed."""

    __tablename__ = "hold"

    id: Mapped[str] = mapped_column(PublicId, primary_key=True)
    document_id: Mapped[str] = mapped_column(
        PublicId, ForeignKey("register_entry.document_id", ondelete="CASCADE"), index=True
    )
    reason: Mapped[str]
    set_by: Mapped[str]
    set_at: Mapped[datetime]
    lifted_by: Mapped[str | None]
    lifted_at: Mapped[datetime | None]


class Disposal(Base):
    """What is left of a plan that was disposed of: no name, no word of it.

    Writing this row is what takes the plan away (see ``register_triggers``): neither happens without the other. A
    line that was ``brought`` with the copy of another archive is only what that archive says; it takes nothing away.
    """

    __tablename__ = "disposal"
    __table_args__ = (Index("ix_disposal_disposed_at_document_id", "disposed_at", "document_id"),)

    document_id: Mapped[str] = mapped_column(PublicId, primary_key=True)
    brought: Mapped[bool] = mapped_column(primary_key=True, default=False)
    sha256: Mapped[str]
    retention_class: Mapped[str]
    rule: Mapped[str]
    review_on: Mapped[date]
    disposed_at: Mapped[datetime]
    disposed_by: Mapped[str]


class RegisterCount(Base):
    """How many there are, kept by guards: counting a million rows takes longer than anybody waits."""

    __tablename__ = "register_count"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]
