"""A copy of the whole archive in a folder that anything can read: PDFs, a table with their hashes, the register.

``register.json`` and ``manifest.csv`` are written last, so that where they lie the copy is whole. Begun again in the
same folder, what is there already is not written twice. Another desk takes the copy in and gives the same bytes back.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO, Final

from sqlalchemy import select, tuple_

from reviewdesk.domain.errors import DocumentError
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.register_rows import Disposal, Hold, RegisterCount, RegisterEntry
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import Cancelled, Progress
from reviewdesk.services.register_file import DisposalEntry, HoldEntry, PlanEntry, write_register
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


@dataclass(frozen=True, slots=True)
class Exported:
    """How many plans were written; ``whole`` unless it was stopped; ``lost`` are plans whose file is not sound."""

    plans: int
    whole: bool
    lost: tuple[str, ...] = ()


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
        for name in (MANIFEST, REGISTER):
            remove_durably(folder / name)
        with self._context.reading() as session:
            total = session.get(RegisterCount, "plans")
            count, classes = total.value if total else 0, classes_of(session)
        lost: list[str] = []
        done = 0
        for entry, stored in self._plans():
            if cancelled is not None and cancelled():
                return Exported(done, whole=False, lost=tuple(lost))
            if not self._copied(folder / PLANS / entry.file, entry.sha256, stored):
                lost.append(entry.document_id)
            done += 1
            if progress is not None:
                progress(done, count)
        with replacing(folder / MANIFEST) as file:
            _write_manifest(file, (entry for entry, _stored in self._plans()))
        with replacing(folder / REGISTER) as file:
            plans = (entry for entry, _stored in self._plans())
            write_register(file, classes, plans, self._disposals())
        with self._context.writing() as unit:
            unit.audit("archive.exported", self._context.desk.info.desk_id, {"plans": done})
        return Exported(done, whole=True, lost=tuple(lost))

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
        joined = select(SealedPlan, RegisterEntry).join(
            RegisterEntry, RegisterEntry.document_id == SealedPlan.document_id
        )
        while True:
            page = joined.where(key > tuple_(*last)).order_by(SealedPlan.sealed_at, SealedPlan.document_id)
            with self._context.reading() as session:
                rows = session.execute(page.limit(_PAGE)).all()
                ids = [plan.document_id for plan, _entry in rows]
                holds = session.scalars(
                    select(Hold)
                    .where(Hold.document_id.in_(ids))
                    .order_by(Hold.document_id, Hold.set_at, Hold.id)
                )
                held = {key: tuple(rows) for key, rows in groupby(holds, lambda row: row.document_id)}
                found = [
                    (_plan_entry(plan, entry, held.get(plan.document_id, ())), entry.stored_name)
                    for plan, entry in rows
                ]
            if not found:
                return
            yield from found
            last = (found[-1][0].sealed_at, found[-1][0].document_id)

    def _disposals(self) -> Iterator[DisposalEntry]:
        key = tuple_(Disposal.disposed_at, Disposal.document_id)
        last: tuple[datetime, str] = (_EARLIEST, "")
        while True:
            page = select(Disposal).where(key > tuple_(*last)).limit(_PAGE)
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


def _write_manifest(file: BinaryIO, plans: Iterable[PlanEntry]) -> None:
    """Write a table that a spreadsheet opens, marked as UTF-8; nothing in it is ever computed."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_MANIFEST_COLUMNS)
    for plan in plans:
        held = any(hold.lifted_at is None for hold in plan.holds)
        row = {"on_hold": "yes" if held else "no"}
        writer.writerow([row.get(name) or _cell(getattr(plan, name)) for name in _MANIFEST_COLUMNS])
    text.flush()
    text.detach()


def _cell(value: object) -> str:
    """Return a value as text that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    told = value.hex() if isinstance(value, bytes) else str(value)
    return f"'{told}" if told.startswith(_STARTS_A_FORMULA) else told
