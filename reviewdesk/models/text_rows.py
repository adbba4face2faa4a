"""What is typed: the updates of the shared documents, and the plain text taken from them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from reviewdesk.models.base import Base


class DocUpdate(Base):
    """One update of a shared document, in the order of ``seq``.

    ``encrypted`` updates open with the employee's drawer only; a trigger refuses others in the ``self``
    document until the employee has opened it in the meeting.
    """

    __tablename__ = "doc_update"
    __table_args__ = (
        CheckConstraint("authority IN ('self', 'manager', 'joint')", "authority"),
        UniqueConstraint("review_id", "authority", "seq"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[str] = mapped_column(ForeignKey("review.id"))
    authority: Mapped[str]
    seq: Mapped[int]
    update: Mapped[bytes] = mapped_column("update_bytes")
    encrypted: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]


class MaterialisedText(Base):
    """The text of one field as the shared document had it when its hash was ``doc_hash``."""

    __tablename__ = "materialised_text"

    review_id: Mapped[str] = mapped_column(ForeignKey("review.id"), primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    doc_hash: Mapped[bytes]
