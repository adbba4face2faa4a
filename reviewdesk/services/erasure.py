"""Erasing what a desk holds about one person: all that no hold and no rule keeps, for good, and told beforehand.

A hold means a dispute, and a dispute may need anything: while one stands nothing is erased. A rule keeps the sealed
plan and nothing else: the plan stays in the archive by itself, and the review behind it, its drafts, ratings, notes
and goals go. What happened stays in the audit trail under numbers that stand for nobody any more.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.review import BEFORE_MEETING, ReviewState
from reviewdesk.models.base import Base
from reviewdesk.models.document_rows import Commitment, SealedPlan
from reviewdesk.models.drawer_rows import Drawer
from reviewdesk.models.goal_rows import Evidence, Goal
from reviewdesk.models.people_rows import Person
from reviewdesk.models.register_rows import Hold, PlanWords, RegisterEntry
from reviewdesk.models.review_rows import PrivateNote, Review
from reviewdesk.services.about_person import ABOUT, require_subject, rows
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.duty_snapshots import ErasurePreview, KeptPlan
from reviewdesk.services.plan_keeping import keeping_of
from reviewdesk.services.retention import log_disposal
from reviewdesk.system.i18n import _
from reviewdesk.vault.store import UnitOfWork
from reviewdesk.vault.unsealing import sealed_records_open

_ALL: Final = frozenset(
    {Topic.PEOPLE, Topic.GOALS, Topic.NOTES, Topic.REVIEWS, Topic.MEETING, Topic.ARCHIVE, Topic.SETTINGS}
)
_COUNTED: Final[dict[str, type[Base]]] = {
    "goals": Goal,
    "evidence": Evidence,
    "notes": PrivateNote,
    "reviews": Review,
    "commitments": Commitment,
    "drawers": Drawer,
}
_LAST: Final = frozenset({Person, SealedPlan, RegisterEntry, PlanWords, Hold})
"""What is not simply deleted: the row others point to, and plans with what the register knows of them."""
_CODE: Final = 6
"""So many of the last characters of somebody's id tell one erased person from another."""


class Erasure:
    """There is no way back but a backup, which still holds what was erased until it is deleted."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def preview(self, person_id: str) -> ErasurePreview:
        """Return what erasing would do today; ``RuleViolation`` for somebody this desk holds nothing about."""
        with self._context.reading() as session:
            return _preview(session, person_id, self._context.clock.now().date())

    def erase(self, person_id: str) -> Change[ErasurePreview]:
        """Erase what may go, and return what went and what stays.

        Refused (``RuleViolation``) for the desk's owner, under a hold, and while a meeting is open. Done again, it
        takes what is due by then, and sweeps up what a full disk left behind the last time.
        """
        with self._context.writing(anchor=True) as unit:
            told = _preview(unit.session, person_id, unit.now.date())
            if told.refused is not None:
                raise told.refused
            named = _named_files(unit.session)
            with sealed_records_open(unit.session):
                _erase_rows(unit, person_id, [plan.document_id for plan in told.stays])
            unit.audit("person.erased", person_id, {**dict(told.goes), "kept": len(told.stays)})
        self._sweep(named)
        return Change(told, _ALL)

    def _sweep(self, before: frozenset[str]) -> None:
        """Remove every file that no row names, of those named ``before`` too, and every trace of deleted rows."""
        desk = self._context.desk
        with self._context.reading() as session:
            named = _named_files(session)
        desk.files.sweep(sorted(set(desk.files.names()) - named), gone=before - named)
        desk.sweep()


def _preview(session: Session, person_id: str, today: date) -> ErasurePreview:
    """Return what erasing does on a day; the register counts days as the guards do, by UTC."""
    subject = require_subject(session, person_id)
    plans = rows(session, SealedPlan, person_id)
    stays = tuple(kept for plan in plans if (kept := _kept(session, plan, today)) is not None)
    goes = {name: _count(session, kind, person_id) for name, kind in _COUNTED.items()}
    return ErasurePreview(
        person_id=person_id,
        name=subject.name,
        goes=(*goes.items(), ("plans", len(plans) - len(stays))),
        stays=stays,
        refused=_refusal(session, person_id, stays),
    )


def _kept(session: Session, plan: SealedPlan, today: date) -> KeptPlan | None:
    kept = keeping_of(session, plan)
    return KeptPlan(plan.document_id, plan.title, kept.until, kept.held) if kept.binds(today) else None


def _count(session: Session, kind: type[Base], person_id: str) -> int:
    counted = session.scalar(select(func.count()).select_from(kind).where(ABOUT[kind](person_id)))
    return counted or 0


def _refusal(session: Session, person_id: str, stays: Sequence[KeptPlan]) -> RuleViolation | None:
    person = session.get(Person, person_id)
    if person is not None and person.is_owner:
        return RuleViolation("erasure-of-owner")
    if any(plan.held for plan in stays):
        return RuleViolation("erasure-under-hold")
    begun = [state for state in ReviewState if state not in {*BEFORE_MEETING, ReviewState.SEALED}]
    is_open = select(Review.id).where(
        Review.employee_id == person_id,
        Review.state.in_(begun),
        Review.paused_at.is_(None),
        Review.removed_at.is_(None),
    )
    return RuleViolation("erasure-meeting-open") if session.scalar(is_open.limit(1)) is not None else None


def _erase_rows(unit: UnitOfWork, person_id: str, kept: Sequence[str]) -> None:
    """Part plans from the reviews they came from, let those go that may, and delete the rest, children first."""
    session = unit.session
    theirs = [plan.document_id for plan in rows(session, SealedPlan, person_id)]
    parted = update(SealedPlan).where(ABOUT[SealedPlan](person_id)).values(review_id=None)
    session.execute(parted.execution_options(synchronize_session=False))
    session.expire_all()
    for document_id in theirs:
        if document_id not in kept:
            log_disposal(unit, document_id)
    kinds = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}
    for table in reversed(Base.metadata.sorted_tables):
        kind = kinds[table]
        if kind in ABOUT and kind not in _LAST:
            gone = delete(kind).where(ABOUT[kind](person_id))
            session.execute(gone.execution_options(synchronize_session=False))
    session.expire_all()
    _forget_name(session, person_id, unit)


def _forget_name(session: Session, person_id: str, unit: UnitOfWork) -> None:
    """Leave a row that other rows may point to, and nothing in it; somebody known from plans alone has none."""
    row = session.get(Person, person_id)
    if row is not None:
        row.name = _("Erased person {code}").format(code=person_id[-_CODE:])
        row.email = row.role_title = row.team_id = row.manager_id = None
        row.removed_at = unit.now


def _named_files(session: Session) -> frozenset[str]:
    """Return the names of files that any row of any table names."""
    columns = [table.c["stored_name"] for table in Base.metadata.sorted_tables if "stored_name" in table.c]
    return frozenset(name for column in columns for name in session.scalars(select(column)))
