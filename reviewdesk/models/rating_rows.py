"""Progress ratings: prepared by each person alone, committed blind, revealed together, then agreed."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from reviewdesk.models.base import Base, PublicId


class RatingRow(Base):
    """The rating of one goal in one review.

    Before the reveal only the hash commitments are stored. A nonce beside a commitment would let six hashes
    tell the rating, so the constraints let ratings and nonces in together and for both people or not at all.
    """

    __tablename__ = "rating"
    __table_args__ = (
        CheckConstraint("(employee_rating IS NULL) = (manager_rating IS NULL)", "revealed_together"),
        CheckConstraint("(employee_rating IS NULL) = (employee_nonce IS NULL)", "employee_nonce"),
        CheckConstraint("(manager_rating IS NULL) = (manager_nonce IS NULL)", "manager_nonce"),
        CheckConstraint("agreed IS NULL OR both_kept = 0", "agreed_or_both_kept"),
        CheckConstraint(
            "employee_rating IS NOT NULL OR (agreed IS NULL AND both_kept = 0)", "agreed_after_reveal"
        ),
    )

    review_id: Mapped[str] = mapped_column(ForeignKey("review.id"), primary_key=True)
    goal_id: Mapped[str] = mapped_column(ForeignKey("goal.id"), primary_key=True, index=True)
    phase: Mapped[str] = mapped_column(default="blind")
    round: Mapped[int] = mapped_column(default=1)
    session: Mapped[str | None] = mapped_column(PublicId)
    employee_commitment: Mapped[bytes | None]
    manager_commitment: Mapped[bytes | None]
    employee_nonce: Mapped[bytes | None]
    manager_nonce: Mapped[bytes | None]
    employee_rating: Mapped[str | None]
    manager_rating: Mapped[str | None]
    agreed: Mapped[str | None]
    both_kept: Mapped[bool] = mapped_column(default=False)


class PreparedRating(Base):
    """A rating thought of before the meeting.

    The manager's is plain in the (encrypted) desk; the employee's is ``sealed_blob``, encrypted by the
    drawer, and the constraint keeps it from ever being stored in the open.
    """

    __tablename__ = "prepared_rating"
    __table_args__ = (
        CheckConstraint("party IN ('employee', 'manager')", "party"),
        CheckConstraint("party <> 'employee' OR rating IS NULL", "employee_only_sealed"),
        CheckConstraint("party <> 'manager' OR sealed_blob IS NULL", "manager_only_plain"),
    )

    review_id: Mapped[str] = mapped_column(ForeignKey("review.id"), primary_key=True)
    goal_id: Mapped[str] = mapped_column(ForeignKey("goal.id"), primary_key=True, index=True)
    party: Mapped[str] = mapped_column(primary_key=True)
    rating: Mapped[str | None]
    sealed_blob: Mapped[bytes | None]
