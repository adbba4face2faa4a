"""What the desk knows of itself."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from reviewdesk.models.base import Base, PublicId


class DeskInfo(Base):
    """The one row that says whose desk this is; its ``desk_id`` must be that of the key slots."""

    __tablename__ = "desk_info"
    __table_args__ = (
        CheckConstraint("id = 1", "only_one"),
        CheckConstraint("owner_kind IN ('manager', 'employee', 'hr')", "owner_kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    desk_id: Mapped[str] = mapped_column(PublicId)
    owner_kind: Mapped[str]
    organisation: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]


class DeskRoot(Base):
    """The certificate that vouches for signatures made on this desk, and its wrapped private key."""

    __tablename__ = "desk_root"
    __table_args__ = (CheckConstraint("id = 1", "only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    certificate: Mapped[bytes]
    wrapped_key: Mapped[bytes]


class Setting(Base):
    """One setting that differs from its default."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[object] = mapped_column(JSON)
