"""The review, its goals and the time spent on each stage."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from reviewdesk.models.base import Base, PublicId


class Review(Base):
    """One period's conversation; once its state is ``sealed``, triggers refuse every change."""

    __tablename__ = "review"
    __table_args__ = (
        CheckConstraint(
            "state IN ('planned', 'preparing', 'meeting', 'read_back', 'signing', 'sealed')", "state"
        ),
        CheckConstraint(
            "outcome IN ('acknowledged', 'acknowledged_with_comments', 'taken_home', 'declined')", "outcome"
        ),
        CheckConstraint(
            "state <> 'sealed' OR (document_id IS NOT NULL AND sealed_at IS NOT NULL)", "sealed_document"
        ),
    )

    id: Mapped[str] = mapped_column(PublicId, primary_key=True)
    employee_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    manager_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(default="review")
    template_id: Mapped[str]
    template_version: Mapped[str]
    period_start: Mapped[date]
    period_end: Mapped[date]
    planned_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(default="planned", index=True)
    stage: Mapped[str | None]
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]
    self_opened_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    witness: Mapped[str | None]
    taken_home_due: Mapped[date | None]
    document_id: Mapped[str | None] = mapped_column(PublicId, unique=True)
    supersedes: Mapped[str | None] = mapped_column(PublicId)
    sealed_at: Mapped[datetime | None]
    declined_reason: Mapped[str | None]
    employee_ready_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]


class ReviewGoal(Base):
    """A goal talked about in a review, in the order of ``position`` (from 0)."""

    __tablename__ = "review_goal"
    __table_args__ = (UniqueConstraint("review_id", "position"),)

    review_id: Mapped[str] = mapped_column(ForeignKey("review.id"), primary_key=True)
    goal_id: Mapped[str] = mapped_column(ForeignKey("goal.id"), primary_key=True, index=True)
    position: Mapped[int]


class StageTime(Base):
    """Seconds spent on a stage so far, and minutes added to it by "+3 min"."""

    __tablename__ = "stage_time"

    review_id: Mapped[str] = mapped_column(ForeignKey("review.id"), primary_key=True)
    stage: Mapped[str] = mapped_column(primary_key=True)
    seconds: Mapped[int] = mapped_column(default=0)
    extra_minutes: Mapped[int] = mapped_column(default=0)


class PrivateNote(Base):
    """What only the desk's owner reads; the meeting window can never reach it."""

    __tablename__ = "private_note"

    id: Mapped[str] = mapped_column(PublicId, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    review_id: Mapped[str | None] = mapped_column(ForeignKey("review.id"), index=True)
    text: Mapped[str]
    at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
