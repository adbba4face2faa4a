"""Reads the sample company from ``resources/demo`` and sets it on a day, so that it always looks current."""

from datetime import date, time, timedelta
from functools import partial
from typing import Any, Final

from reviewdesk.content.demo_review import sample_review
from reviewdesk.content.sample import (
    SampleCompany,
    SampleEvidence,
    SampleGoal,
    SampleNote,
    SampleObjective,
    SamplePerson,
    SamplePlanned,
    SampleTeam,
)
from reviewdesk.content.source import read_toml
from reviewdesk.domain.goals import ObjectiveLevel
from reviewdesk.domain.people import Party
from reviewdesk.system.resources import resource

_SATURDAY: Final = 5
_DAYS_TO_MONDAY: Final = 7


def load_demo(day: date) -> SampleCompany:
    """Return the sample company as it stands on ``day``, the day of Devon's review."""
    on = partial(working_day, day)
    company = read_toml(resource("demo", "company.toml"), "demo-company-1")
    goals = read_toml(resource("demo", "goals.toml"), "demo-goals-1")
    files = sorted(resource("demo", "reviews").glob("*.toml"))
    reviews = [sample_review(read_toml(file, "demo-review-1"), on) for file in files]
    return SampleCompany(
        day=day,
        name=company["company"]["name"],
        about=company["company"]["about"],
        owner=company["company"]["owner"],
        teams=tuple(SampleTeam(**team) for team in company["teams"]),
        people=tuple(_person(person, day) for person in company["people"]),
        objectives=tuple(_objective(objective) for objective in company["objectives"]),
        goals=tuple(_goal(goal, day) for goal in goals["goals"]),
        notes=tuple(SampleNote(note["about"], on(note["day"]), note["text"]) for note in company["notes"]),
        planned=tuple(
            SamplePlanned(row["person"], on(row["day"]), time.fromisoformat(row["at"]), row["template"])
            for row in company["planned"]
        ),
        reviews=tuple(sorted(reviews, key=lambda review: review.on)),
    )


def working_day(day: date, offset: int) -> date:
    """Return the day ``offset`` days from ``day``, moved off a weekend: back if it is past, on if it is ahead.

    The demo day itself stays what it is, so that the sample can be tried on a Sunday.
    """
    moved = day + timedelta(days=offset)
    into_weekend = moved.weekday() - _SATURDAY
    if offset == 0 or into_weekend < 0:
        return moved
    if offset < 0:
        return moved - timedelta(days=into_weekend + 1)
    return moved + timedelta(days=_DAYS_TO_MONDAY - moved.weekday())


def _person(table: dict[str, Any], day: date) -> SamplePerson:
    return SamplePerson(
        id=table["id"],
        name=table["name"],
        latin=table.get("latin", table["name"]),
        given=table["given"],
        role=table["role"],
        email=table["email"],
        team=table["team"],
        manager=table["manager"],
        joined=working_day(day, table["joined"]),
        passphrase=table.get("passphrase", ""),
    )


def _objective(table: dict[str, Any]) -> SampleObjective:
    return SampleObjective(
        id=table["id"],
        level=ObjectiveLevel(table["level"]),
        title=table["title"],
        why=table["why"],
        team=table.get("team", ""),
        serves=table.get("serves", ""),
    )


def _goal(table: dict[str, Any], day: date) -> SampleGoal:
    return SampleGoal(
        id=table["id"],
        owner=table["owner"],
        title=table["title"],
        why=table["why"],
        notice=table["notice"],
        objective=table.get("objective", ""),
        began=working_day(day, table["began"]),
        evidence=tuple(
            SampleEvidence(working_day(day, entry["day"]), Party(entry["by"]), entry["text"])
            for entry in table["evidence"]
        ),
    )
