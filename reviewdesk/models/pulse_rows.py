"""The exit pulse: what people thought of their conversation, kept without saying whose it was."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from reviewdesk.models.base import Base, PublicId

ITEMS = ("item_1", "item_2", "item_3", "item_4", "item_5")
"""Five statements, each answered from 1 to 5 or not at all."""


class PulseAnswer(Base):
    """One person's answers. No review, no name and no hour: ``month`` is the first day of the month.

    ``id`` is random and not counted up in time, so that answers cannot be put in the order in which they came.
    """

    __tablename__ = "pulse_answer"
    __table_args__ = (
        CheckConstraint("party IN ('employee', 'manager')", "party"),
        *(CheckConstraint(f"{item} BETWEEN 1 AND 5", item) for item in ITEMS),
    )

    id: Mapped[str] = mapped_column(PublicId, primary_key=True)
    party: Mapped[str]
    month: Mapped[date]
    item_1: Mapped[int | None]
    item_2: Mapped[int | None]
    item_3: Mapped[int | None]
    item_4: Mapped[int | None]
    item_5: Mapped[int | None]
