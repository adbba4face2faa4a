"""Objectives of the organisation and its teams, the employees' goals, and the evidence on them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviewdesk.models.base import Base, PublicId


class Objective(Base):
    """What the organisation or a team wants; a team objective may serve one of the organisation."""

    __tablename__ = "objective"
    __table_args__ = (
        CheckConstraint("level IN ('organisation', 'team')", "level"),
        CheckConstraint("(level = 'team') = (team_id IS NOT NULL)", "team_level"),
    )

    id: Mapped[str] = mapped_column(PublicId, primary_key=True)
    title: Mapped[str]
    why: Mapped[str] = mapped_column(default="")
    level: Mapped[str]
    team_id: Mapped[str | None] = mapped_column(ForeignKey("team.id"), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("objective.id"), index=True)
    owner: Mapped[str | None]
    removed_at: Mapped[datetime | None]


class Goal(Base):
    """An employee's own goal; it lives on its own and is carried from review to review."""

    __tablename__ = "goal"
    __table_args__ = (CheckConstraint("state IN ('open', 'done', 'let_go')", "state"),)

    id: Mapped[str] = mapped_column(PublicId, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    objective_id: Mapped[str | None] = mapped_column(ForeignKey("objective.id"), index=True)
    title: Mapped[str]
    why: Mapped[str] = mapped_column(default="")
    how_we_notice: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="open")
    carried: Mapped[bool] = mapped_column(default=False)
    removed_at: Mapped[datetime | None]


class Evidence(Base):
    """A dated note or link on a goal, logged through the year so that no review comes as a surprise."""

    __tablename__ = "evidence"
    __table_args__ = (
        CheckConstraint("author IN ('employee', 'manager')", "author"),
        Index("ix_evidence_goal_id_on_date", "goal_id", "on_date"),
    )

    id: Mapped[str] = mapped_column(PublicId, primary_key=True)
    goal_id: Mapped[str] = mapped_column(ForeignKey("goal.id"))
    on: Mapped[date] = mapped_column("on_date")
    text: Mapped[str]
    link: Mapped[str | None]
    author: Mapped[str]
    removed_at: Mapped[datetime | None]
