"""How long plans are kept: the rules, holds that outweigh them, and disposal, which a person confirms.

A rule proposes and nobody is surprised: nothing leaves the archive by itself. What was disposed of is logged without a
name, its file is removed, and no word of it is found any more.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, func, or_, select, tuple_, update
from sqlalchemy.orm import aliased

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.goals import clean_text
from reviewdesk.domain.retention import RetentionClass, require_sound
from reviewdesk.models.desk_rows import Setting
from reviewdesk.models.register_rows import Disposal, Hold, RegisterCount, RegisterEntry
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.register import PAGE, view_of
from reviewdesk.services.register_snapshots import DisposalPage, DisposalView, HoldView, RegisterView
from reviewdesk.services.retention_classes import RETENTION, classes_of, to_plain
from reviewdesk.services.stored_files import discard_unnamed, newest_file
from reviewdesk.vault.store import UnitOfWork

_ARCHIVE = frozenset({Topic.ARCHIVE})
_LATEST = datetime.max.replace(tzinfo=UTC)
_SETTINGS = _ARCHIVE | {Topic.SETTINGS}


class Retention:
    """Classes, holds, disposals."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    # -- the rules -----------------------------------------------------------------------------------------------

    def classes(self) -> tuple[RetentionClass, ...]:
        """Return the classes plans are kept under."""
        with self._context.reading() as session:
            return classes_of(session)

    def set_classes(self, classes: Sequence[RetentionClass]) -> Change[tuple[RetentionClass, ...]]:
        """Set all classes; plans of a class whose years changed get a new review date at once."""
        require_sound(classes)
        with self._context.writing() as unit:
            before = {each.id: each for each in classes_of(unit.session)}
            _require_covered(unit, {each.id for each in classes})
            row = unit.session.get(Setting, RETENTION) or Setting(key=RETENTION, value=[])
            unit.session.add(row)
            row.value = to_plain(classes)
            for each in classes:
                if each.id in before and before[each.id].years != each.years:
                    _date_anew(unit, each)
            unit.audit("setting.changed", RETENTION, {"classes": len(classes)})
        return Change(tuple(classes), _SETTINGS)

    def due_with(self, class_id: str, years: int) -> int:
        """Return how many plans of a class would be due today if it kept them so many years."""
        entry = RegisterEntry
        day = func.date(entry.held_on, f"+{years} years")
        today = self._context.clock.now().date()
        counted = select(func.count()).where(
            entry.retention_class == class_id, entry.held.is_(False), day <= today
        )
        with self._context.reading() as session:
            return session.scalar(counted) or 0

    def move(self, document_id: str, class_id: str) -> Change[RegisterView]:
        """Keep one plan under another class."""
        with self._context.writing() as unit:
            found = {each.id: each for each in classes_of(unit.session)}.get(class_id)
            if found is None:
                raise RuleViolation("retention-class-unknown")
            entry = _entry(unit, document_id)
            entry.retention_class = found.id
            unit.session.flush()
            _date_anew(unit, found, document_id)
            unit.audit("plan.class-changed", document_id, {"class": found.id})
            unit.session.expire_all()
            return Change(view_of(unit.session, document_id), _ARCHIVE)

    # -- holds ---------------------------------------------------------------------------------------------------

    def holds(self, document_id: str) -> tuple[HoldView, ...]:
        """Return the holds of a plan, the newest first, lifted ones too."""
        with self._context.reading() as session:
            rows = session.scalars(select(Hold).where(Hold.document_id == document_id))
            return tuple(sorted(map(_hold_view, rows), key=lambda hold: hold.set_at, reverse=True))

    def hold(self, document_id: str, reason: str) -> Change[HoldView]:
        """Keep a plan until the hold is lifted; several may hold it, and each is lifted for itself."""
        why = clean_text(reason, field="reason")
        if not why:
            raise RuleViolation("hold-needs-reason", field="reason")
        with self._context.writing() as unit:
            _entry(unit, document_id)
            row = Hold(
                id=unit.new_id(), document_id=document_id, reason=why, set_by=unit.actor, set_at=unit.now
            )
            unit.session.add(row)
            unit.audit("plan.held", document_id, {"hold": row.id, "length": len(why)})
            unit.session.flush()
            return Change(_hold_view(row), _ARCHIVE)

    def lift(self, hold_id: str) -> Change[HoldView]:
        """Lift a hold."""
        with self._context.writing() as unit:
            row = require(unit.session, Hold, hold_id)
            if row.lifted_at is not None:
                raise RuleViolation("hold-is-lifted")
            row.lifted_by, row.lifted_at = unit.actor, unit.now
            unit.audit("plan.hold-lifted", row.document_id, {"hold": row.id})
            unit.session.flush()
            return Change(_hold_view(row), _ARCHIVE)

    # -- disposal ------------------------------------------------------------------------------------------------

    def dispose(self, document_id: str) -> Change[DisposalView]:
        """Dispose of one plan whose day has come, as a person has confirmed; there is no way back.

        Asked again about a plan that is gone, it returns what the log says.
        """
        with self._context.writing(anchor=True) as unit:
            gone = unit.session.get(Disposal, (document_id, False))
            stored = None if gone else newest_file(unit.session, document_id)
            row = gone or log_disposal(unit, document_id)
            told = _disposal_view(row)
        discard_unnamed(self._context, stored)
        return Change(told, _ARCHIVE | {Topic.PEOPLE})

    def disposals(self, after: str = "", size: int = PAGE) -> DisposalPage:
        """Return what was disposed of, newest first, from where ``after`` of the page before says.

        What a copy brought counts too, but for plans that were disposed of here.
        """
        key = tuple_(Disposal.disposed_at, Disposal.document_id)
        told = told_once()
        with self._context.reading() as session:
            before: tuple[datetime, str] = (_LATEST, "")
            if after:
                last = session.scalars(select(Disposal).where(Disposal.document_id == after, told)).one()
                before = last.disposed_at, last.document_id
            ordered = (
                select(Disposal)
                .where(key < tuple_(*before), told)
                .order_by(Disposal.disposed_at.desc(), Disposal.document_id.desc())
            )
            rows = session.scalars(ordered.limit(size + 1)).all()
            views = tuple(_disposal_view(row) for row in rows[:size])
        return DisposalPage(views, views[-1].document_id if len(rows) > size else "")


def told_once() -> ColumnElement[bool]:
    """Return what picks one line of the log for each plan: that of this desk before one that was brought."""
    own = aliased(Disposal)
    here = select(own).where(own.document_id == Disposal.document_id, own.brought.is_(False))
    return or_(Disposal.brought.is_(False), ~here.exists())


def _entry(unit: UnitOfWork, document_id: str) -> RegisterEntry:
    row = unit.session.scalar(select(RegisterEntry).where(RegisterEntry.document_id == document_id))
    if row is None:
        raise RuleViolation("not-on-this-desk")
    return row


def _require_covered(unit: UnitOfWork, ids: set[str]) -> None:
    """Refuse to leave plans in a class that would be gone."""
    used = unit.session.scalars(select(RegisterCount).where(RegisterCount.value > 0))
    if {row.name.removeprefix("class/") for row in used if row.name.startswith("class/")} - ids:
        raise RuleViolation("retention-class-in-use")


def _date_anew(unit: UnitOfWork, kept: RetentionClass, document_id: str | None = None) -> None:
    """Set the review dates of a class, or of one plan of it, from the day of the conversation."""
    day = func.date(RegisterEntry.held_on, f"+{kept.years} years")
    change = update(RegisterEntry).where(RegisterEntry.retention_class == kept.id)
    if document_id is not None:
        change = change.where(RegisterEntry.document_id == document_id)
    unit.session.execute(change.values(review_on=day).execution_options(synchronize_session=False))


def log_disposal(unit: UnitOfWork, document_id: str) -> Disposal:
    """Write the row that takes the plan away; the database itself refuses what is held or not due."""
    view = view_of(unit.session, document_id)
    if view.sealed_here:
        raise RuleViolation("disposal-sealed-here")
    if view.held:
        raise RuleViolation("disposal-held")
    if view.review_on > unit.now.date():
        raise RuleViolation("disposal-not-due", day=view.review_on.isoformat())
    kept = next((each for each in classes_of(unit.session) if each.id == view.retention_class), None)
    row = Disposal(
        document_id=document_id,
        sha256=view.sha256,
        retention_class=view.retention_class,
        rule=kept.rule if kept else "",
        review_on=view.review_on,
        disposed_at=unit.now,
        disposed_by=unit.actor,
    )
    unit.session.add(row)
    unit.audit("plan.disposed", document_id, {"sha256": row.sha256, "class": row.retention_class})
    unit.session.flush()
    return row


def _hold_view(row: Hold) -> HoldView:
    return HoldView(row.id, row.document_id, row.reason, row.set_by, row.set_at, row.lifted_by, row.lifted_at)


def _disposal_view(row: Disposal) -> DisposalView:
    return DisposalView(
        row.document_id,
        row.sha256,
        row.retention_class,
        row.rule,
        row.review_on,
        row.disposed_at,
        row.disposed_by,
        row.brought,
    )
