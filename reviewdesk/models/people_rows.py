"""People and their teams."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from reviewdesk.models.base import Base, PublicId


class Team(Base):
    """A group of people who share team objectives."""

    __tablename__ = "team"

    id: Mapped[str] = mapped_column(PublicId, primary_key=True)
    name: Mapped[str]


class Person(Base):
    """Someone who is reviewed, reviews, or owns the desk (at most one owner)."""

    __tablename__ = "person"
    __table_args__ = (Index("ix_person_owner", "is_owner", unique=True, sqlite_where=text("is_owner = 1")),)

    id: Mapped[str] = mapped_column(PublicId, primary_key=True)
    name: Mapped[str]
    email: Mapped[str | None]
    role_title: Mapped[str | None]
    team_id: Mapped[str | None] = mapped_column(ForeignKey("team.id"), index=True)
    manager_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    is_owner: Mapped[bool] = mapped_column(default=False)
    removed_at: Mapped[datetime | None]
