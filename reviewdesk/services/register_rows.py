"""A plan enters the register: what its file tells, how long it is kept, where it stands in its desk's trail.

Which words it is found by is a decision about people (``docs/decisions/0172-what-can-be-searched-for.md``): who it is
about, what it is called, goals, growth, practices and promises. Never a rating, a reason, an answer or an account.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.document.record import SIGNATURE_FIELDS, Retention, ReviewRecord
from reviewdesk.document.verdict import Signer, Verdict
from reviewdesk.domain.desk_trail import Place, Point, place_of
from reviewdesk.domain.errors import DocumentError
from reviewdesk.domain.retention import RetentionClass, years_later
from reviewdesk.domain.search_words import beginnings, words_of
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.register_rows import PlanWords, RegisterEntry
from reviewdesk.services.retention_classes import class_of, classes_of

TROUBLED = {Place.FORKED: "trail-forked", Place.TURNED_BACK: "trail-turned-back"}
"""What is said of a plan that contradicts others of its desk."""
_TIEBREAK_BYTES = 3
_TIEBREAK_BITS = 8 * _TIEBREAK_BYTES


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that proved itself, and what was stored of it: its newest revision, with the archive's seal if any."""

    record: ReviewRecord = field(repr=False)
    verdict: Verdict = field(repr=False)
    stored_name: str
    sha256: str
    seal: str = "none"
    stamped_until: date | None = None
    seen_as: Place | None = None
    """Where another archive saw it in the trail of its desk."""
    kept_under: str = ""
    """The class another archive keeps it under; asked only where this desk has that class."""


def add_entry(session: Session, plan: SealedPlan, arrival: Arrival, archived_at: datetime) -> RegisterEntry:
    """Enter a plan that is in the session already."""
    record, verdict = arrival.record, arrival.verdict
    classes = classes_of(session)
    named = next((each for each in classes if each.id == arrival.kept_under), None)
    kept = named or class_of(classes, record)
    people = people_of(verdict)
    origin = origin_of(people)
    point = Point(record.audit.sequence, bytes.fromhex(record.audit.head), record.rendered_at)
    levels = {signer.field: signer.level for signer in people}
    entry = RegisterEntry(
        number=free_number(session, plan.sealed_at, plan.document_id),
        document_id=plan.document_id,
        revision=record.revision,
        stored_name=arrival.stored_name,
        sha256=arrival.sha256,
        origin_root=origin,
        audit_seq=point.sequence,
        audit_head=point.head,
        drawn_at=point.drawn_at,
        held_on=record.review.held_on,
        employee_level=levels.get("Employee", ""),
        manager_level=levels.get("Manager", ""),
        shown=verdict.shown_equals_attached,
        trusted=all(signer.trusted for signer in people),
        trail=_place(find_place(session, origin, point), arrival.seen_as).value,
        seal=arrival.seal,
        stamped_until=arrival.stamped_until,
        archived_at=archived_at,
        retention_class=kept.id,
        review_on=years_later(record.review.held_on, kept.years),
    )
    session.add(entry)
    session.flush()
    session.add(words_row(entry.number, record))
    session.flush()
    return entry


def _place(here: Place, seen_as: Place | None) -> Place:
    """Let a mark of trouble stay, whoever saw it; otherwise the archive that had the plan first knows its place."""
    if seen_as is None or (here in TROUBLED and seen_as not in TROUBLED):
        return here
    return seen_as


def people_of(verdict: Verdict) -> list[Signer]:
    """Return the seals of the two people."""
    return [signer for signer in verdict.signers if signer.field in SIGNATURE_FIELDS]


def origin_of(people: Sequence[Signer]) -> str:
    """Return the root of the desk whose trail a plan tells of: the manager's, or empty where no certificate names it.

    A company's root (level C) vouches for people on many desks. Whoever signed at level A did so on the manager's.
    """
    there = (s.root for s in reversed(people) if s.level == "A" or (s.field == "Manager" and s.level != "C"))
    return next(there, "")


def signed_at(verdict: Verdict) -> datetime:
    """Return when the later of the two people signed, as claimed; ``DocumentError`` where no time is given."""
    times = [signer.time for signer in people_of(verdict) if signer.time is not None]
    if not times:
        raise DocumentError("plan-not-intact")
    return max(times)


def words_row(number: int, record: ReviewRecord) -> PlanWords:
    """Return what a plan is found by."""
    names = beginnings(record.employee.name, record.manager.name)
    return PlanWords(number=number, names=" ".join(names), words=" ".join(words_of(*_told(record))))


def _told(record: ReviewRecord) -> Iterator[str]:
    facts = record.review
    yield from (record.employee.name, record.manager.name, facts.title, facts.template)
    yield from (str(year) for year in range(facts.period_start.year, facts.period_end.year + 1))
    yield from (goal.title for goal in record.goals)
    yield from (growth.area for growth in record.growth)
    yield from (action.practice for action in record.actions)
    yield from (promise.text for promise in record.commitments)


def free_number(session: Session, sealed_at: datetime, document_id: str) -> int:
    """Return a number that sorts as plans were sealed: the second, then a part of the id's hash."""
    digest = hashlib.sha256(document_id.encode()).digest()
    number = first_number(sealed_at) | int.from_bytes(digest[:_TIEBREAK_BYTES], "big")
    while session.get(RegisterEntry, number) is not None:
        number += 1
    return number


def first_number(moment: datetime) -> int:
    """Return the lowest number of a plan sealed in that second."""
    return int(moment.astimezone(UTC).timestamp() // 1) << _TIEBREAK_BITS


def find_place(session: Session, origin_root: str, point: Point) -> Place:
    """Return where a plan stands among those of its desk; nothing can be said of one that no root vouches for."""
    if not origin_root:
        return Place.IN_ORDER
    of_desk = select(RegisterEntry.audit_seq, RegisterEntry.audit_head, RegisterEntry.drawn_at).where(
        RegisterEntry.origin_root == origin_root
    )
    number = RegisterEntry.audit_seq
    before = of_desk.where(number < point.sequence).order_by(number.desc()).limit(1)
    after = of_desk.where(number > point.sequence).order_by(number).limit(1)
    same = session.execute(of_desk.where(number == point.sequence).limit(2))
    rows = [session.execute(each).first() for each in (before, after)]
    earlier, later = (None if row is None else Point(*row) for row in rows)
    return place_of(point, before=earlier, after=later, same=[Point(*row) for row in same])


def with_retention(session: Session, record: ReviewRecord) -> Retention:
    """Return what a plan that is being drawn says of how long it will be kept."""
    kept: RetentionClass = class_of(classes_of(session), record)
    return Retention(kept.id, years_later(record.review.held_on, kept.years))
