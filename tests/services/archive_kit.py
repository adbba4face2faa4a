"""Sealed plans for the archive: real files, signed by both, each made once."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from reviewdesk.document.record import AuditHead, GoalOutcome, Promise, ReviewRecord, SignOff
from reviewdesk.services.archive import Archive
from reviewdesk.services.intake import Outcome, Taken
from tests.document.sample import MAYA, bare
from tests.document.signed import NOW, sealed

PEOPLE = ("Dana Whitfield", "Élodie Brûlé", "Jonas Berg", "Amara Okoro", "Ines Prado")
HELD_ON = date(2025, 10, 16)


def document_id(number: int) -> str:
    return f"plan-{number:08}"


def record(
    number: int = 1,
    *,
    sequence: int = 0,
    head: str = "",
    minutes: int | None = None,
    template: str = "Year review",
    outcome: str = "acknowledged",
    held_on: date = HELD_ON,
) -> ReviewRecord:
    """Return the review of one of ``PEOPLE``; its place in the trail and its hour follow from its number."""
    name = PEOPLE[number % len(PEOPLE)]
    plain = bare()
    at = NOW + timedelta(minutes=number if minutes is None else minutes)
    return replace(
        plain,
        document_id=document_id(number),
        rendered_at=at,
        review=replace(plain.review, title=f"Year review {number}", template=template, held_on=held_on),
        employee=replace(plain.employee, id=f"E-{number}", name=name, given_name=name.split()[0]),
        manager=MAYA,
        goals=(GoalOutcome(id="g", title=f"Answer within {number} days", why="Secretwhy"),),
        commitments=(Promise("manager", "Clears Thursdays", date(2025, 11, 14)),),
        audit=AuditHead(sequence or 10 * number, head or f"{number:064x}"),
        sign_off=SignOff(outcome, employee_words="Secretwords"),
        expected_signatures=("Manager",) if outcome == "declined" else ("Employee", "Manager"),
    )


@cache
def plan(number: int = 1) -> bytes:
    """Return the sealed file; all are signed at the same minute, so that only ids tell them apart."""
    return sealed(record(number)).sealed


def folder_of(place: Path, *numbers: int) -> Path:
    """Make a folder with plans in it."""
    place.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (place / f"{number:03}.pdf").write_bytes(plan(number))
    return place


def keep(archive: Archive, data: bytes) -> Taken:
    """File one plan."""
    (taken,) = archive.intake.enter([archive.intake.examine_data(data)]).value
    assert taken.outcome is Outcome.ADDED
    return taken
