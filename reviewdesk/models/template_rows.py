"""Templates as this desk holds them: its own copies, and every edition that a review was planned with."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from reviewdesk.models.base import Base


class TemplateEdition(Base):
    """One version of a template, never changed: a review keeps the one it was held with.

    ``body`` is the template as checked TOML. ``own`` is false for an edition that shipped with the program and is
    kept only because a review was planned with it; ``retired_at`` takes the newest edition off the shelf.
    """

    __tablename__ = "template_edition"
    __table_args__ = (CheckConstraint("version > 0", "version"),)

    template_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    body: Mapped[str]
    own: Mapped[bool]
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
