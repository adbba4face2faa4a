"""Takes in a copy of another desk's archive: each plan is verified as any file, and its register entry must agree.

What was known of a plan there (when it was archived, what was found, how long it is kept, its holds) is known here,
and so is what was disposed of there; a log that is brought in never takes away a plan that is here.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path

from sqlalchemy.orm import Session

from reviewdesk.document.attached import read_attached
from reviewdesk.document.record import ReviewRecord
from reviewdesk.document.verify import MAX_FILE
from reviewdesk.domain.errors import DocumentError, ReviewDeskError, RuleViolation
from reviewdesk.domain.retention import Applies, RetentionClass
from reviewdesk.models.desk_rows import Setting
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.register_rows import Disposal, Hold, RegisterCount, RegisterEntry
from reviewdesk.services.archive_export import PLANS, REGISTER
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import BATCH, Cancelled, Outcome, Taken, Verify, Verifying
from reviewdesk.services.lost_files import found_again, lost_files
from reviewdesk.services.register import view_of
from reviewdesk.services.register_file import DisposalEntry, PlanEntry, RegisterFile
from reviewdesk.services.register_rows import free_number, words_row
from reviewdesk.services.retention_classes import RETENTION, classes_of, to_plain
from reviewdesk.services.sealed_plans import plan_facts
from reviewdesk.services.stored_files import discard_unnamed
from reviewdesk.system.reading import read_ordinary
from reviewdesk.vault.store import UnitOfWork

_OF_ENTRY = frozenset(PlanEntry.__dataclass_fields__) & frozenset(RegisterEntry.__table__.columns.keys())


@dataclass(frozen=True, slots=True, repr=False)
class _Found:
    """An entry with its plan, or why it is not taken in; ``restored``: it is here, and its lost file is back."""

    file: Path
    entry: PlanEntry
    record: ReviewRecord | None = None
    stored_name: str = ""
    error: ReviewDeskError | None = None
    restored: bool = False


class ArchiveImport:
    """Reads copies of archives; ``verifying`` judges files."""

    def __init__(self, context: DeskContext, verifying: Verifying) -> None:
        self._context = context
        self._verifying = verifying

    def count(self, folder: Path) -> int:
        """Return how many plans a copy names; ``DocumentError`` where there is none that can be read."""
        return sum(1 for _plan in RegisterFile(folder / REGISTER).plans())

    def read(self, folder: Path, cancelled: Cancelled | None = None) -> Iterator[Taken]:
        """Take a copy in and tell of each plan after its commit; asked again, it goes on where it was stopped."""
        register = RegisterFile(folder / REGISTER)
        self._take_classes(register.classes)
        with self._verifying() as verify:
            wanted = (entry for entry in register.plans() if cancelled is None or not cancelled())
            found = (self._found(verify, folder, entry) for entry in wanted)
            while batch := list(islice(found, BATCH)):
                yield from self._enter(batch)
        if cancelled is None or not cancelled():
            self._take_disposals(register.disposals())

    def _found(self, verify: Verify, folder: Path, entry: PlanEntry) -> _Found:
        file = folder / PLANS / entry.file
        with self._context.reading() as session:
            if session.get(SealedPlan, entry.document_id) is not None:
                lost = entry.document_id in lost_files(session)
                sha256 = view_of(session, entry.document_id).sha256 if lost else ""
                return _Found(file, entry, restored=lost and self._restored(file, sha256))
            if session.get(Disposal, entry.document_id) is not None:
                return _Found(file, entry, error=RuleViolation("plan-was-disposed-of"))
        try:
            data = read_ordinary(file, MAX_FILE)
            record = _proved(verify, data, entry)
        except OSError as error:
            reason = error.strerror or ""
            return _Found(file, entry, error=DocumentError("file-unreadable", file=file.name, reason=reason))
        except DocumentError as error:
            return _Found(file, entry, error=error)
        return _Found(file, entry, record, self._context.desk.files.put(data))

    def _restored(self, file: Path, sha256: str) -> bool:
        """Store the file of a plan that has lost its own, where it is that very file."""
        try:
            data = read_ordinary(file, MAX_FILE)
        except OSError:
            return False
        if hashlib.sha256(data).hexdigest() != sha256:
            return False
        self._context.desk.files.put(data)
        return True

    def _enter(self, batch: list[_Found]) -> Iterator[Taken]:
        told = []
        with self._context.writing(anchor=True) as unit:
            for found in batch:
                fresh = found.record and unit.session.get(SealedPlan, found.entry.document_id) is None
                if found.record is not None and fresh:
                    _enter_plan(unit, found, found.record)
                outcome = Outcome.ADDED if fresh else Outcome.REFUSED if found.error else Outcome.KNOWN
                document = "" if found.error else found.entry.document_id
                told.append(Taken(found.file, outcome, document, found.error))
            back = {found.entry.document_id for found in batch if found.restored}
            if back:
                found_again(unit, back)
        for found in batch:
            discard_unnamed(self._context, found.stored_name)
        yield from told

    def _take_classes(self, brought: tuple[RetentionClass, ...]) -> None:
        """Take the rules over on a desk without plans; elsewhere only those it has none like."""
        with self._context.writing() as unit:
            own = classes_of(unit.session)
            merged = own + _missing(own, brought) if _has_plans(unit.session) else brought
            if merged == own:
                return
            unit.session.merge(Setting(key=RETENTION, value=to_plain(merged)))
            unit.audit("setting.changed", RETENTION, {"classes": len(merged)})

    def _take_disposals(self, brought: Iterable[DisposalEntry]) -> None:
        with self._context.writing() as unit:
            added = 0
            for entry in brought:
                here = unit.session.get(SealedPlan, entry.document_id)
                if here is None and unit.session.get(Disposal, entry.document_id) is None:
                    unit.session.add(Disposal(**_values(entry)))
                    added += 1
            if added:
                unit.audit("archive.disposals-brought", self._context.desk.info.desk_id, {"count": added})


def _has_plans(session: Session) -> bool:
    counted = session.get(RegisterCount, "plans")
    return counted is not None and counted.value > 0


def _missing(
    own: tuple[RetentionClass, ...], brought: tuple[RetentionClass, ...]
) -> tuple[RetentionClass, ...]:
    ids = {each.id for each in own}
    return tuple(
        RetentionClass(each.id, each.name, each.years, each.rule, Applies.TEMPLATES, each.templates)
        for each in brought
        if each.id not in ids
    )


def _proved(verify: Verify, data: bytes, entry: PlanEntry) -> ReviewRecord:
    """Return what a plan says, which must be what the register says of it."""
    if hashlib.sha256(data).hexdigest() != entry.sha256:
        raise DocumentError("export-file-differs")
    verdict = verify(data)
    if not verdict.intact:
        raise DocumentError("plan-not-proven" if verdict.undecided else "plan-not-intact")
    record = read_attached(data)
    if not _agrees(entry, record):
        raise DocumentError("export-entry-differs")
    return record


def _agrees(entry: PlanEntry, record: ReviewRecord) -> bool:
    """Say whether the register and the plan tell the same."""
    said = {
        **plan_facts(record),
        "document_id": record.document_id,
        "revision": record.revision,
        "audit_seq": record.audit.sequence,
        "audit_head": bytes.fromhex(record.audit.head),
        "drawn_at": record.rendered_at,
        "held_on": record.review.held_on,
    }
    return all(getattr(entry, name) == value for name, value in said.items())


def _enter_plan(unit: UnitOfWork, found: _Found, record: ReviewRecord) -> None:
    entry = found.entry
    unit.session.add(
        SealedPlan(
            document_id=entry.document_id,
            review_id=None,
            stored_name=found.stored_name,
            sha256=entry.arrived_sha256,
            file_name=entry.file,
            sealed_at=entry.sealed_at,
            audit_seq=entry.audit_seq,
            audit_head=entry.audit_head,
            **plan_facts(record),
        )
    )
    unit.session.flush()
    number = free_number(unit.session, entry.sealed_at, entry.document_id)
    same = {name: getattr(entry, name) for name in _OF_ENTRY}
    unit.session.add(RegisterEntry(number=number, stored_name=found.stored_name, **same))
    unit.session.flush()
    unit.session.add(words_row(number, record))
    unit.session.add_all(Hold(document_id=entry.document_id, **_values(hold)) for hold in entry.holds)
    unit.session.flush()
    unit.audit("plan.brought", entry.document_id, {"sha256": entry.sha256})


def _values(entry: object) -> dict[str, object]:
    return {each.name: getattr(entry, each.name) for each in fields(entry)}  # type: ignore[arg-type]
