"""Two people about whom every field of the desk holds a word of its own, to be looked for afterwards."""

import re
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sqlalchemy import String, inspect, text, update
from sqlalchemy.orm import Session

from reviewdesk.document.record import Retention
from reviewdesk.domain import fields as fields_of_a_review
from reviewdesk.domain.fields import Authority, rule_for
from reviewdesk.domain.people import Party
from reviewdesk.models.base import Base
from reviewdesk.models.review_rows import Review
from reviewdesk.services.about_person import ABOUT
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.drawers import DrawerRoom
from reviewdesk.services.goals import Goals
from reviewdesk.services.notes import Notes
from reviewdesk.services.people import People
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.texts import append_updates, materialise
from reviewdesk.vault.unsealing import sealed_records_open
from tests.document.sample import sample
from tests.document.signed import sealed
from tests.services.meeting import Meeting, prepare
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, MORNING, typed

CODES = frozenset(
    {"state", "stage", "kind", "outcome", "author", "authority", "phase", "party", "by", "session", "agreed"}
    | {"employee_rating", "manager_rating", "rating", "stored_name", "sha256", "field", "document_id"}
    | {"employee_id", "manager_id", "supersedes", "template_id", "template_version"}
    | {"origin_root", "employee_level", "manager_level", "shown", "trail", "seal", "retention_class"}
)
"""Columns of letters that hold a code or an id and nothing a person wrote."""


@dataclass
class Filled:
    """One person; ``words`` are all that can be read on the desk, ``locked`` what only the drawer opens."""

    id: str
    review: str
    words: set[str] = field(default_factory=set)
    locked: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    def found_in(self, content: bytes) -> set[str]:
        """Return which words, locked ones too, stand in the content."""
        return {word for word in self.words | self.locked if word.encode() in content}


def fill(context: DeskContext, tag: str) -> Filled:
    """Put a person on the desk with a sealed review, a planned one, a plan from elsewhere, and all the rest."""
    person = People(context).add(f"Canary {tag}").value
    with closing(DrawerRoom(context).create(person, EMPLOYEE_PASSPHRASE).value) as drawer:
        goals = [Goals(context).add_goal(person, f"{tag} {number}").value for number in "12"]
        for goal in goals:
            Goals(context).add_evidence(goal, date(2026, 1, 20), "note", by=Party.EMPLOYEE)
        made = Filled(person, _plan(context, person, goals, "held"))
        planned = _plan(context, person, goals, "planned")
        locked = f"canary-{tag}-locked"
        drawer.save_updates(planned, typed(Authority.SELF, {"self/glad": locked}))
        made.locked.add(locked)
        prepare(context, drawer, made.review)
    made.documents.add(Meeting.opened(context, made.review).seal().document_id)
    Notes(context).add(person, f"canary-{tag}-note told by Canary third")
    made.words.add(f"canary-{tag}-note")
    _keep_from_elsewhere(context, made, tag)
    _write_fields(context, made, goals[0], tag)
    _write_columns(context, made, tag)
    return made


def _plan(context: DeskContext, person: str, goals: list[str], title: str) -> str:
    day = MORNING + timedelta(days=1)
    plan = Reviews(context).plan
    return plan(person, "year-review", title, date(2025, 3, 1), date(2026, 2, 28), day, goals).value


def plan_from_elsewhere(person: str, name: str, document_id: str, kept: Retention | None = None) -> bytes:
    """Return a plan that was sealed on another desk; no rule keeps it unless ``kept`` says so."""
    record = sample()
    who = replace(record.employee, id=person, name=name)
    return sealed(
        replace(record, document_id=document_id, employee=who, retention=kept or Retention())
    ).sealed


def _keep_from_elsewhere(context: DeskContext, made: Filled, tag: str) -> None:
    number = f"elsewhere-{tag}"
    Archive(context).keep(plan_from_elsewhere(made.id, f"Canary {tag}", number))
    made.documents.add(number)


def every_field(goal: str) -> tuple[str, ...]:
    """Return one text field of every kind that a review has."""
    both = ("employee", "manager")
    return (
        *(f"welcome/topic/{party}/1" for party in both),
        *(f"at_its_best/{part}" for part in ("story", "you", "others", "set_up", "more")),
        *("turn_the_table/keep", "turn_the_table/change", "parked/1", "sign_off/employee/rebuttal"),
        *("self_assessment/heard", f"progress/{goal}/learned"),
        *(f"progress/{goal}/reason/{party}" for party in both),
        *(f"growth/{party}/{what}" for party in both for what in ("area", "strength")),
        *(f"plan/1/{part}" for part in ("help", "practice", "first_step", "if", "then", "notice")),
        *(f"sign_off/{party}/words" for party in both),
        *("self/glad", f"self/goal/{goal}/reason", "self/sign_off/words"),
        *(f"prepare/goal/{goal}/reason", "prepare/growth/area", "prepare/growth/strength"),
    )


def kinds_of_fields() -> list[re.Pattern[str]]:
    """Return what a field can be called."""
    return [pattern for pattern, _make in fields_of_a_review._TEXTS]


def _write_fields(context: DeskContext, made: Filled, goal: str, tag: str) -> None:
    """Write into every kind of field of the review that was held."""
    with context.writing() as unit, sealed_records_open(unit.session):
        unit.session.execute(
            update(Review).where(Review.id == made.review).values(self_opened_at=unit.now, state="meeting")
        )
        for authority in Authority:
            names = [name for name in every_field(goal) if rule_for(name).authority is authority]
            texts = {name: f"canary-{tag}-{name.replace('/', '-')}." for name in names}
            made.words |= set(texts.values())
            append_updates(unit, made.review, authority, typed(authority, texts))
            materialise(unit, made.review, authority)
        unit.session.execute(update(Review).where(Review.id == made.review).values(state="sealed"))


def free_text(kind: type[Base]) -> Iterable[str]:
    """Return the attributes of a row that hold what somebody wrote, or what somebody is called."""
    for name, column in inspect(kind).columns.items():
        chosen = column.primary_key or column.foreign_keys or column.name in CODES
        if isinstance(column.type, String) and not chosen:
            yield name


def _write_columns(context: DeskContext, made: Filled, tag: str) -> None:
    """Put a word of its own into every column for words, of every table that is about a person."""
    with context.writing() as unit, sealed_records_open(unit.session):
        for kind in reversed(tuple(ABOUT)):  # a plan is theirs by its name: what hangs on it goes first
            if kind.__tablename__ in {"private_note", "materialised_text"}:
                continue  # written above, by the way that people write them
            words = {name: f"canary-{tag}-{kind.__tablename__}-{name}." for name in free_text(kind)}
            if "employee_name" in words:
                words["employee_name"] = f"canary-{tag}-person-name."
            if words and _change(unit.session, kind, made.id, words):
                made.words |= set(words.values()) - {""}
        unit.audit("test.filled", made.id)


def _change(session: Session, kind: type[Base], person: str, words: dict[str, str]) -> bool:
    if kind.__tablename__ == "sealed_plan":  # files lie side by side, under names of their own
        words["file_name"] = ""
    changed = update(kind).where(ABOUT[kind](person)).values(words)
    done = session.execute(changed.execution_options(synchronize_session=False))
    if "file_name" in words:
        session.execute(text("UPDATE sealed_plan SET file_name = document_id || '.pdf' WHERE file_name = ''"))
    return bool(done.rowcount)  # type: ignore[attr-defined]
