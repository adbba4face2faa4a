"""A copy of the whole archive in a folder that anything can read: PDFs, a table with their hashes, the register.

``register.json`` and ``manifest.csv`` are written last, so that where they lie the copy is whole. Begun again in the
same folder, what is there already is not written twice, and what this desk wrote and has no more is removed. Another
desk takes the copy in and gives the same bytes back.

All three come from one pass over the archive: a plan that is filed meanwhile is in all of them or in none.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO, Final

from sqlalchemy import ColumnElement, func, literal_column, select, tuple_

from reviewdesk.domain.errors import DocumentError
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.register_rows import Disposal, Hold, RegisterCount, RegisterEntry
from reviewdesk.services.context import DeskContext
from reviewdesk.services.export_leftovers import forget_before, remove_leftovers, set_aside
from reviewdesk.services.intake import Cancelled, Progress
from reviewdesk.services.own_names import own_name
from reviewdesk.services.register_file import DisposalEntry, HoldEntry, PlanEntry, write_register
from reviewdesk.services.retention import told_once
from reviewdesk.services.retention_classes import classes_of
from reviewdesk.system.reading import read_ordinary
from reviewdesk.vault.durable import remove_durably, replacing, write_durably

PLANS: Final = "plans"
MANIFEST: Final = "manifest.csv"
REGISTER: Final = "register.json"
_PAGE = 500
_MANIFEST_COLUMNS = (
    "file", "sha256", "document_id", "revision", "supersedes", "employee_name", "manager_name", "title",
    "period_start", "period_end", "outcome", "sealed_at", "archived_at", "retention_class", "review_on", "on_hold",
    "shown", "trusted", "trail", "seal", "origin_root", "audit_seq", "audit_head",
)  # fmt: skip
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_EARLIEST = datetime.min.replace(tzinfo=UTC)
_LOGGED: ColumnElement[int] = literal_column("disposal.rowid")
"""Counts from one without a gap: a guard lets nothing be taken from the log."""


@dataclass(frozen=True, slots=True)
class Exported:
    """How many plans were written; ``whole`` unless it was stopped; ``lost`` are plans whose file is not sound."""

    plans: int
    whole: bool
    lost: tuple[str, ...] = ()


@dataclass(slots=True)
class _Pass:
    """One pass over the archive, from which files, table and register come; ``names`` are taken, in small."""

    progress: Progress
    cancelled: Cancelled
    count: int
    done: int = 0
    lost: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


class _StoppedError(Exception):
    """Whoever asked for the copy wants no more of it."""


class ArchiveExport:
    """Writes copies of the archive."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def write(
        self, folder: Path, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Exported:
        """Write the copy, or go on with it; ``DocumentError`` where the place does not take it."""
        try:
            return self._write(folder, progress, cancelled)
        except OSError as error:
            raise DocumentError("export-not-written") from error

    def _write(self, folder: Path, progress: Progress | None, cancelled: Cancelled | None) -> Exported:
        (folder / PLANS).mkdir(parents=True, exist_ok=True)
        remove_durably(folder / MANIFEST)
        set_aside(folder / REGISTER)
        with self._context.reading() as session:
            total = session.get(RegisterCount, "plans")
            count, classes = total.value if total else 0, classes_of(session)
            logged = session.scalar(select(func.count()).select_from(Disposal)) or 0
        one = _Pass(progress or _untold, cancelled or _never, count)
        try:
            with replacing(folder / MANIFEST) as table, replacing(folder / REGISTER) as file:
                plans = _told_in(table, self._copies(folder / PLANS, one))
                write_register(file, classes, plans, self._disposals(logged))
                remove_leftovers(self._context, folder / PLANS, one.names)
        except _StoppedError:
            return Exported(one.done, whole=False, lost=tuple(one.lost))
        forget_before(folder)
        with self._context.writing() as unit:
            unit.audit("archive.exported", self._context.desk.info.desk_id, {"plans": one.done})
        return Exported(one.done, whole=True, lost=tuple(one.lost))

    def _copies(self, folder: Path, one: "_Pass") -> Iterator[PlanEntry]:
        """Copy the file of each plan and yield the plan; one that is disposed of meanwhile is passed over."""
        for found in self._plans():
            if one.cancelled():
                raise _StoppedError
            entry, stored = found
            name = own_name(entry.file, one.names)
            sound = self._copied(folder / name, entry.sha256, stored)
            if not sound:
                again = self._page(SealedPlan.document_id == entry.document_id)
                if not again:
                    one.names.discard(name.casefold())
                    continue
                entry, stored = again[0]  # it may have been stamped meanwhile
                sound = self._copied(folder / name, entry.sha256, stored)
            if not sound:
                one.lost.append(entry.document_id)
            yield replace(entry, file=name)
            one.done += 1
            one.progress(one.done, max(one.done, one.count))

    def _copied(self, place: Path, sha256: str, stored: str) -> bool:
        """Write one file unless it is there; say whether the archive could give what the register names."""
        if (
            place.is_file()
            and hashlib.sha256(read_ordinary(place, place.stat().st_size)).hexdigest() == sha256
        ):
            return True
        try:
            content = self._context.desk.files.get(stored)
        except DocumentError:
            return False
        write_durably(place, content)
        return True

    def _plans(self) -> Iterator[tuple[PlanEntry, str]]:
        """Yield each plan with the name of its file, as they were sealed; a page at a time, so that none is long."""
        key = tuple_(SealedPlan.sealed_at, SealedPlan.document_id)
        last: tuple[datetime, str] = (_EARLIEST, "")
        while found := self._page(key > tuple_(*last)):
            yield from found
            last = (found[-1][0].sealed_at, found[-1][0].document_id)

    def _page(self, which: ColumnElement[bool]) -> list[tuple[PlanEntry, str]]:
        joined = select(SealedPlan, RegisterEntry).join(
            RegisterEntry, RegisterEntry.document_id == SealedPlan.document_id
        )
        page = joined.where(which).order_by(SealedPlan.sealed_at, SealedPlan.document_id).limit(_PAGE)
        with self._context.reading() as session:
            rows = session.execute(page).all()
            ids = [plan.document_id for plan, _entry in rows]
            holds = session.scalars(
                select(Hold).where(Hold.document_id.in_(ids)).order_by(Hold.document_id, Hold.set_at, Hold.id)
            )
            held = {key: tuple(rows) for key, rows in groupby(holds, lambda row: row.document_id)}
            return [
                (_plan_entry(plan, entry, held.get(plan.document_id, ())), entry.stored_name)
                for plan, entry in rows
            ]

    def _disposals(self, logged: int) -> Iterator[DisposalEntry]:
        """Yield the first so many that were ``logged``: of a later one the plan may be in the copy."""
        key = tuple_(Disposal.disposed_at, Disposal.document_id)
        last: tuple[datetime, str] = (_EARLIEST, "")
        while True:
            wanted = (key > tuple_(*last), logged >= _LOGGED, told_once())
            page = select(Disposal).where(*wanted).limit(_PAGE)
            with self._context.reading() as session:
                rows = session.scalars(page.order_by(Disposal.disposed_at, Disposal.document_id))
                found = [_same(DisposalEntry, row) for row in rows]
            if not found:
                return
            yield from found
            last = (found[-1].disposed_at, found[-1].document_id)


def _same(kind: Any, row: object, **others: object) -> Any:
    """Return an entry with what the row has under the same names."""
    names = [name for name in kind.__dataclass_fields__ if name not in others]
    return kind(**{name: getattr(row, name) for name in names}, **others)


def _plan_entry(plan: SealedPlan, entry: RegisterEntry, holds: Sequence[Hold]) -> PlanEntry:
    of_plan = (
        "supersedes", "title", "outcome", "employee_id", "employee_name", "manager_id", "manager_name",
        "period_start", "period_end", "sealed_at",
    )  # fmt: skip
    told: PlanEntry = _same(
        PlanEntry,
        entry,
        file=plan.file_name,
        arrived_sha256=plan.sha256,
        holds=tuple(_same(HoldEntry, hold) for hold in holds),
        **{name: getattr(plan, name) for name in of_plan},
    )
    return told


def _told_in(table: BinaryIO, plans: Iterable[PlanEntry]) -> Iterator[PlanEntry]:
    """Hand plans on and tell of each in a table that a spreadsheet opens, marked as UTF-8; nothing is computed."""
    text = io.TextIOWrapper(table, encoding="utf-8-sig", newline="")
    try:
        writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(_MANIFEST_COLUMNS)
        for plan in plans:
            held = any(hold.lifted_at is None for hold in plan.holds)
            row = {"on_hold": "yes" if held else "no"}
            writer.writerow([row.get(name) or _cell(getattr(plan, name)) for name in _MANIFEST_COLUMNS])
            yield plan
    finally:
        text.detach()


def _untold(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def _never() -> bool:
    return False


def _cell(value: object) -> str:
    """Return a value as text that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    told = value.hex() if isinstance(value, bytes) else str(value)
    return f"'{told}" if told.startswith(_STARTS_A_FORMULA) else told
