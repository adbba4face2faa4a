"""Sealed plans as HR gets them: real files of many people and years, each signed by both."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from reviewdesk.document.record import AuditHead, GoalOutcome, ReviewRecord, SignOff
from reviewdesk.document.render import render
from tests.document.sample import MAYA, bare
from tests.document.signed import NOW, seal

PEOPLE = (
    "Devon Park", "Amara Okafor", "Jonas Lind", "Sofia Reyes", "Élodie Brûlé", "Ravi Menon", "Hana Sato",
    "Lucía Ortega", "Tomasz Zieliński", "Grace Adeyemi", "Owen Pritchard", "Noor Haddad", "Mia Lindqvist",
    "Pavel Novák",
)  # fmt: skip
MANAGERS = ("Maya Ellis", "Karim Bell", "Ingrid Solberg")
GOALS = ("Answer support within a day", "Ship smaller, ship weekly", "Onboarding in seven days")
MANY = 14
_DUE_EVERY = 4
_CHECK_IN_EVERY = 5


def document_id(number: int) -> str:
    """Return the number of a plan."""
    return f"plan-{number:04}"


def record(number: int) -> ReviewRecord:
    """Return the review of one of ``PEOPLE``; every fourth was held so long ago that its day has come."""
    year = 2021 if number % _DUE_EVERY == _DUE_EVERY - 1 else 2025
    check_in = number % _CHECK_IN_EVERY == _CHECK_IN_EVERY - 1
    name, manager = PEOPLE[number % len(PEOPLE)], MANAGERS[number % len(MANAGERS)]
    plain = bare()
    facts = replace(
        plain.review,
        title="Check-in" if check_in else f"Year review {year}",
        template="Check-in" if check_in else "Individual contributor",
        period_start=date(year - 1, 10, 1),
        period_end=date(year, 9, 30),
        held_on=date(year, 10, 16),
    )
    return replace(
        plain,
        document_id=document_id(number),
        rendered_at=NOW + timedelta(minutes=number),
        review=facts,
        employee=replace(plain.employee, id=f"E-{number}", name=name, given_name=name.split()[0]),
        manager=replace(MAYA, name=manager, given_name=manager.split()[0]),
        goals=(GoalOutcome(id="g", title=GOALS[number % len(GOALS)], why=""),),
        audit=AuditHead(10 * (number + 1), f"{number + 1:064x}"),
        sign_off=SignOff("acknowledged"),
    )


@cache
def plan(number: int) -> bytes:
    """Return the file, signed some days after the one before."""
    made, later = record(number), number * 9 * 24 * 60
    once = seal(render(made), "Employee", made.employee.name, certify=True, later=later)
    return seal(once, "Manager", made.manager.name, certify=False, later=later + 3)


def folder_of(place: Path, *numbers: int) -> Path:
    """Make a folder with plans in it."""
    place.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (place / f"{number:03}.pdf").write_bytes(plan(number))
    return place
