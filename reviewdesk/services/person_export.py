"""Everything that this desk holds about one person, as plain values: what an answer to "what do you know of me" needs.

Values are those of the rows, by the names of their columns, so that nothing is lost on the way and a new column takes
part by itself. Keys, and numbers that only guard keys, say nothing about anybody and are left out.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from reviewdesk.domain.fields import Authority
from reviewdesk.models.audit_rows import AuditEvent
from reviewdesk.models.base import Base
from reviewdesk.models.document_rows import Commitment, PendingDocument, SealedPlan
from reviewdesk.models.drawer_rows import Drawer
from reviewdesk.models.goal_rows import Evidence, Goal, Objective
from reviewdesk.models.people_rows import Person, Team
from reviewdesk.models.rating_rows import PreparedRating, RatingRow
from reviewdesk.models.register_rows import Hold, PlanWords, RegisterEntry
from reviewdesk.models.review_rows import PrivateNote, Review, ReviewGoal, StageTime
from reviewdesk.services.about_person import rows, trail, uncertain_plans
from reviewdesk.services.texts import closed_updates, read_document

FORMAT: Final = "reviewdesk/person-data"
VERSION: Final = 1
SOMEBODY_ELSE: Final = "[somebody else]"
"""What stands for the name of another person in a text that the person has not seen before."""
_NO_KEYS: Final = frozenset(
    {"salt", "kdf", "wrapped_key", "wrapped_signing_key", "stored_name", "sealed_blob", "hash", "prev"}
    | {"employee_commitment", "manager_commitment", "employee_nonce", "manager_nonce", "doc_hash"}
)
_LOCKED: Final = "locked"


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """What was found: ``data`` for the file, how many texts are locked, how many names were left out."""

    data: dict[str, Any]
    locked: int
    left_out: int


class Names:
    """Puts ``SOMEBODY_ELSE`` in the place of other people's names, and counts how often."""

    def __init__(self, names: Sequence[str]) -> None:
        longest_first = sorted((name for name in names if name.strip()), key=len, reverse=True)
        known = "|".join(re.escape(name) for name in longest_first)
        self._known = re.compile(rf"(?<!\w)(?:{known})(?!\w)", re.IGNORECASE) if known else None
        self.count = 0

    def left_out(self, text: str) -> str:
        """Return the text without them."""
        if self._known is None:
            return text
        told, count = self._known.subn(SOMEBODY_ELSE, text)
        self.count += count
        return told


def found_about(session: Session, person_id: str) -> Found:
    """Return what the desk holds about a person, who may be known from sealed plans alone."""
    names = Names(_others(session, person_id))
    reviews = [_review(session, row, names) for row in rows(session, Review, person_id)]
    person = session.get(Person, person_id)
    data = {
        "person": _person(session, person) if person is not None else {"id": person_id},
        "drawer": [_plain(row) for row in rows(session, Drawer, person_id)],
        "goals": [_goal(session, row) for row in rows(session, Goal, person_id)],
        "reviews": reviews,
        "commitments": [_plain(row) for row in rows(session, Commitment, person_id)],
        "private_notes": [
            _without_others(row, "text", names) for row in rows(session, PrivateNote, person_id)
        ],
        "sealed_plans": [_plain(row) for row in rows(session, SealedPlan, person_id)],
        "not_certain": [_claimed(row) for row in uncertain_plans(session, person_id)],
        "register": [_plain(row) for row in rows(session, RegisterEntry, person_id)],
        "found_by": [_plain(row) for row in rows(session, PlanWords, person_id)],
        "holds": [_without_others(row, "reason", names) for row in rows(session, Hold, person_id)],
        "signing": [_plain(row) for row in rows(session, PendingDocument, person_id)],
        "audit_trail": [_plain(row) for row in trail(session, person_id)],
    }
    locked = sum(review[_LOCKED]["texts"] + review[_LOCKED]["ratings"] for review in reviews)
    return Found(data, locked, names.count)


def _others(session: Session, person_id: str) -> list[str]:
    """Return the names of everybody but the person and the owner of the desk, who took part and signs."""
    others = select(Person.name).where(Person.id != person_id, Person.is_owner.is_(False))
    return list(session.scalars(others))


def _person(session: Session, row: Person) -> dict[str, Any]:
    team = session.get(Team, row.team_id) if row.team_id else None
    return {**_plain(row), "team": team.name if team else None}


def _goal(session: Session, row: Goal) -> dict[str, Any]:
    objective = session.get(Objective, row.objective_id) if row.objective_id else None
    notes = session.scalars(
        select(Evidence).where(Evidence.goal_id == row.id).order_by(Evidence.on, Evidence.id)
    )
    return {
        **_plain(row),
        "objective": objective.title if objective else None,
        "evidence": [_plain(note) for note in notes],
    }


def _claimed(row: SealedPlan) -> dict[str, Any]:
    """Return only which plan it is: whoever it is about is perhaps somebody else."""
    return {"document_id": row.document_id, "sealed_at": row.sealed_at.isoformat()}


def _without_others(row: Base, column: str, names: Names) -> dict[str, Any]:
    """Return a row, of which the person has not seen what stands in ``column``."""
    told = _plain(row)
    return {**told, column: names.left_out(told[column])}


def _review(session: Session, row: Base, names: Names) -> dict[str, Any]:
    review_id: str = _plain(row)["id"]

    def of(kind: type[Base]) -> list[Any]:
        mapped: Any = kind
        return list(session.scalars(select(kind).where(mapped.review_id == review_id)))

    prepared = of(PreparedRating)
    return {
        **_plain(row),
        "goals": [_plain(each) for each in of(ReviewGoal)],
        "texts": {each.value: _texts(session, review_id, each, names) for each in Authority},
        "ratings": [_plain(each) for each in of(RatingRow)],
        "prepared_ratings": [_plain(each) for each in prepared if each.sealed_blob is None],
        "stage_times": [_plain(each) for each in of(StageTime)],
        _LOCKED: {
            "texts": len(closed_updates(session, review_id, Authority.SELF)),
            "ratings": sum(each.sealed_blob is not None for each in prepared),
        },
    }


def _texts(session: Session, review_id: str, authority: Authority, names: Names) -> dict[str, Any]:
    """Return one document of a review; the manager's own preparation is the one the person has not seen."""
    document = read_document(session, review_id, authority)
    told: Callable[[str], str] = names.left_out if authority is Authority.MANAGER else str
    texts: Mapping[str, str] = {field: told(text) for field, text in document.texts.items()}
    return {"fields": texts, "choices": dict(document.values)}


def _plain(row: Base | AuditEvent) -> dict[str, Any]:
    """Return a row's values by column, without keys."""
    columns = inspect(type(row)).columns
    return {
        column.name: _value(getattr(row, name))
        for name, column in columns.items()
        if column.name not in _NO_KEYS
    }


def _value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else value
