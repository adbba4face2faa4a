"""Which rows of the desk are about one person: the one list that the export and the erasure stand on.

A test fails where a table is neither listed here nor named as one that is about nobody in particular.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, Select, func, inspect, or_, select, union
from sqlalchemy.orm import Session

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.models.audit_rows import AuditEvent
from reviewdesk.models.base import Base
from reviewdesk.models.document_rows import Commitment, PendingDocument, SealedPlan
from reviewdesk.models.drawer_rows import Drawer
from reviewdesk.models.goal_rows import Evidence, Goal
from reviewdesk.models.people_rows import Person
from reviewdesk.models.rating_rows import PreparedRating, RatingRow
from reviewdesk.models.register_rows import Hold, PlanWords, RegisterEntry
from reviewdesk.models.review_rows import PrivateNote, Review, ReviewGoal, StageTime
from reviewdesk.models.text_rows import DocUpdate, MaterialisedText
from reviewdesk.services.context import RowT
from reviewdesk.services.duty_snapshots import Subject

About = Callable[[str], ColumnElement[bool]]

NOT_ABOUT_ONE_PERSON: Final = frozenset(
    {"team", "objective", "pulse_answer", "template_edition", "desk_info", "desk_root", "setting"}
    | {"disposal", "register_count"}
)
"""Tables that hold nothing one could look up by a person. Pulse answers belong to nobody who could be named."""
IN_THE_TRAIL: Final = "audit_event"
"""The trail is about everybody; ``trail`` picks a person's part, and nothing in it is ever erased."""


_FROM_ELSEWHERE: Final = ("plan.kept", "plan.brought")
"""What the trail says of a plan that came as a file, or with the copy of another archive."""


def reviews_of(person_id: str) -> Select[str]:
    """Return the ids of the reviews that are about a person."""
    return select(Review.id).where(Review.employee_id == person_id)


def _erased(person_id: str) -> Select[int]:
    return select(AuditEvent.seq).where(AuditEvent.subject == person_id, AuditEvent.kind == "person.erased")


def _name_of(person_id: str) -> ColumnElement[str]:
    """Return what somebody is called here; who is known from plans alone, as in the plan that came first."""
    listed = select(Person.name).where(Person.id == person_id, ~_erased(person_id).exists())
    first = (
        select(SealedPlan.employee_name)
        .join(RegisterEntry, RegisterEntry.document_id == SealedPlan.document_id)
        .where(SealedPlan.employee_id == person_id)
        .order_by(RegisterEntry.archived_at, RegisterEntry.number)
        .limit(1)
    )
    return func.coalesce(listed.scalar_subquery(), first.scalar_subquery())


def _theirs(person_id: str) -> ColumnElement[bool]:
    """Pick a person's plans: any file may claim a number, so one that was sealed elsewhere must bear the name too."""
    named = func.lower(SealedPlan.employee_name) == func.lower(_name_of(person_id))
    from_elsewhere = select(AuditEvent.seq).where(
        AuditEvent.subject == SealedPlan.document_id, AuditEvent.kind.in_(_FROM_ELSEWHERE)
    )
    return (SealedPlan.employee_id == person_id) & or_(named, ~from_elsewhere.exists())


def plans_of(person_id: str) -> Select[str]:
    """Return the numbers of the sealed plans about a person."""
    return select(SealedPlan.document_id).where(_theirs(person_id))


def uncertain_plans(session: Session, person_id: str) -> list[SealedPlan]:
    """Return plans that bear a person's number and another name: of a former name, or of somebody else."""
    claimed = select(SealedPlan).where(SealedPlan.employee_id == person_id, ~_theirs(person_id))
    return list(session.scalars(claimed.order_by(SealedPlan.document_id)))


def goals_of(person_id: str) -> Select[str]:
    """Return the ids of a person's goals."""
    return select(Goal.id).where(Goal.person_id == person_id)


ABOUT: Final[Mapping[type[Base], About]] = MappingProxyType(
    {
        Person: lambda person: Person.id == person,
        Drawer: lambda person: Drawer.person_id == person,
        Goal: lambda person: Goal.person_id == person,
        Evidence: lambda person: Evidence.goal_id.in_(goals_of(person)),
        PrivateNote: lambda person: or_(
            PrivateNote.person_id == person, PrivateNote.review_id.in_(reviews_of(person))
        ),
        Review: lambda person: Review.employee_id == person,
        ReviewGoal: lambda person: ReviewGoal.review_id.in_(reviews_of(person)),
        StageTime: lambda person: StageTime.review_id.in_(reviews_of(person)),
        RatingRow: lambda person: RatingRow.review_id.in_(reviews_of(person)),
        PreparedRating: lambda person: PreparedRating.review_id.in_(reviews_of(person)),
        DocUpdate: lambda person: DocUpdate.review_id.in_(reviews_of(person)),
        MaterialisedText: lambda person: MaterialisedText.review_id.in_(reviews_of(person)),
        PendingDocument: lambda person: PendingDocument.review_id.in_(reviews_of(person)),
        Commitment: lambda person: Commitment.employee_id == person,
        SealedPlan: _theirs,
        RegisterEntry: lambda person: RegisterEntry.document_id.in_(plans_of(person)),
        Hold: lambda person: Hold.document_id.in_(plans_of(person)),
        PlanWords: lambda person: PlanWords.number.in_(
            select(RegisterEntry.number).where(RegisterEntry.document_id.in_(plans_of(person)))
        ),
    }
)
"""For each table how its rows about a person are found."""


def rows(session: Session, kind: type[RowT], person_id: str) -> list[RowT]:
    """Return the rows of one table that are about a person, in the order of their keys."""
    order = inspect(kind).primary_key
    return list(session.scalars(select(kind).where(ABOUT[kind](person_id)).order_by(*order)))


def trail(session: Session, person_id: str) -> list[AuditEvent]:
    """Return what was done by a person, to a person, or to anything that is about a person, in order."""
    ids = union(
        select(Person.id).where(Person.id == person_id),
        goals_of(person_id),
        reviews_of(person_id),
        select(Evidence.id).where(ABOUT[Evidence](person_id)),
        select(PrivateNote.id).where(ABOUT[PrivateNote](person_id)),
        select(Commitment.id).where(ABOUT[Commitment](person_id)),
        select(SealedPlan.document_id).where(ABOUT[SealedPlan](person_id)),
    ).scalar_subquery()
    theirs = or_(AuditEvent.actor == person_id, AuditEvent.subject.in_(ids))
    return list(session.scalars(select(AuditEvent).where(theirs).order_by(AuditEvent.seq)))


def was_erased(session: Session, person_id: str) -> bool:
    """Say whether the data about a person was erased before."""
    return session.scalar(_erased(person_id).limit(1)) is not None


def subjects(session: Session) -> tuple[Subject, ...]:
    """Return everybody the desk holds something about, by name: taken off the list or not, or known from plans only.

    Somebody whose data was erased is among them only while a sealed plan is still kept, by the name in it.
    """
    people = {row.id: row for row in session.scalars(select(Person))}
    plans = (
        select(SealedPlan.employee_id, SealedPlan.employee_name)
        .join(RegisterEntry, RegisterEntry.document_id == SealedPlan.document_id)
        .order_by(RegisterEntry.archived_at.desc(), RegisterEntry.number.desc())
    )  # the one that came first is the last word
    named = dict(session.execute(plans).all())
    found = [
        Subject(row.id, row.name, row.removed_at is None)
        for row in people.values()
        if row.removed_at is None or not was_erased(session, row.id)
    ]
    known = {subject.id for subject in found}
    found += [Subject(key, name, listed=False) for key, name in named.items() if key not in known]
    return tuple(sorted(found, key=lambda subject: (subject.name.casefold(), subject.id)))


def require_subject(session: Session, person_id: str) -> Subject:
    """Return somebody the desk holds something about, an erased person included; ``RuleViolation`` for anybody else."""
    found = next((each for each in subjects(session) if each.id == person_id), None)
    person = session.get(Person, person_id)
    if found is None and person is not None:
        found = Subject(person.id, person.name, listed=False)
    if found is None:
        raise RuleViolation("not-on-this-desk")
    return found
