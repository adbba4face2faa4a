"""The append-only chain of what happened on the desk."""

from sqlalchemy.orm import Mapped, mapped_column

from reviewdesk.models.base import Base


class AuditEvent(Base):
    """One link; ``at`` (ISO, UTC) and ``data`` (canonical JSON) are kept as the very text that was hashed."""

    __tablename__ = "audit_event"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    actor: Mapped[str]
    kind: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    data: Mapped[str]
    prev: Mapped[bytes]
    hash: Mapped[bytes]
