"""Takes in a copy of another desk's archive: each plan is verified as any file, and its register entry must agree.

What a file tells is taken from the file. Only what no file can tell is taken from the register: when the plan was
archived, its class and holds, a mark of trouble, what was disposed of; a log that is brought in takes no plan away.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from itertools import islice, repeat
from pathlib import Path
from typing import Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from reviewdesk.document.attached import read_attached
from reviewdesk.document.long_term import renewal_due
from reviewdesk.document.record import ReviewRecord
from reviewdesk.document.verdict import Verdict
from reviewdesk.document.verify import MAX_FILE
from reviewdesk.domain.desk_trail import Place
from reviewdesk.domain.errors import DocumentError, ReviewDeskError, RuleViolation
from reviewdesk.domain.retention import MOST_CLASSES, Applies, RetentionClass
from reviewdesk.models.desk_rows import Setting
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.register_rows import Disposal, Hold, RegisterEntry
from reviewdesk.services.archive_export import PLANS, REGISTER
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import BATCH, Cancelled, Outcome, Taken, Verify, Verifying, to_look_at
from reviewdesk.services.lost_files import found_again, lost_files
from reviewdesk.services.register import view_of
from reviewdesk.services.register_file import DisposalEntry, HoldEntry, PlanEntry, RegisterFile
from reviewdesk.services.register_rows import Arrival, add_entry, signed_at
from reviewdesk.services.retention_classes import RETENTION, classes_of, to_plain
from reviewdesk.services.sealed_plans import kept_plan, plan_facts
from reviewdesk.services.stored_files import discard_unnamed
from reviewdesk.system.reading import read_ordinary
from reviewdesk.vault.store import UnitOfWork

_CLOCKS_DIFFER: Final = timedelta(days=1)
"""How far a desk's clock may be behind that of the signers."""
_REVISION_END: Final = re.compile(rb"\nstartxref\n\d+\n%%EOF\n")


@dataclass(frozen=True, slots=True, repr=False)
class _Found:
    """What a line names, to be entered, or why it is not; ``restored``: it is here, and its lost file is back."""

    file: Path
    document_id: str = ""
    entry: PlanEntry | None = None
    arrival: Arrival | None = None
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
        """Take a copy in and tell of each plan after its commit; asked again, it goes on where it was stopped.

        Lines of its log of disposals that cannot be read are told last.
        """
        register = RegisterFile(folder / REGISTER)
        with self._verifying() as verify:
            wanted = (entry for entry in register.plans() if cancelled is None or not cancelled())
            found = (self._found(verify, folder, entry) for entry in wanted)
            while batch := list(islice(found, BATCH)):
                yield from self._enter(batch, register.classes)
        if cancelled is None or not cancelled():
            unread = self._take_disposals(register.disposals())
            error = DocumentError("export-line-unreadable")
            yield from repeat(Taken(folder / REGISTER, Outcome.REFUSED, error=error), unread)

    def _found(self, verify: Verify, folder: Path, entry: PlanEntry | DocumentError) -> _Found:
        if isinstance(entry, DocumentError):
            return _Found(folder / REGISTER, error=entry)
        file, document_id = folder / PLANS / entry.file, entry.document_id
        with self._context.reading() as session:
            if session.get(SealedPlan, document_id) is not None:
                lost = document_id in lost_files(session)
                sha256 = view_of(session, document_id).sha256 if lost else ""
                return _Found(file, document_id, restored=lost and self._restored(file, sha256))
            if session.get(Disposal, (document_id, False)) is not None:
                return _Found(file, error=RuleViolation("plan-was-disposed-of"))
        try:
            data = read_ordinary(file, MAX_FILE)
            record, verdict = _proved(verify, data, entry)
        except OSError as error:
            reason = error.strerror or ""
            return _Found(file, error=DocumentError("file-unreadable", file=file.name, reason=reason))
        except DocumentError as error:
            return _Found(file, error=error)
        arrival = Arrival(
            record,
            verdict,
            self._context.desk.files.put(data),
            verdict.sha256,
            *_sealed_until(data, verdict),
            seen_as=Place(entry.trail),
            kept_under=entry.retention_class,
        )
        return _Found(file, document_id, entry, arrival)

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

    def _enter(self, batch: list[_Found], classes: tuple[RetentionClass, ...]) -> Iterator[Taken]:
        with self._context.writing(anchor=True) as unit:
            told = [_entered(unit, found, classes) for found in batch]
            back = {found.document_id for found in batch if found.restored}
            if back:
                found_again(unit, back)
        for found in batch:
            if found.arrival is not None:
                discard_unnamed(self._context, found.arrival.stored_name)
        yield from told

    def _take_disposals(self, brought: Iterable[DisposalEntry | DocumentError]) -> int:
        """Take a log over, and return how many of its lines could not be read."""
        unread = 0
        with self._context.writing() as unit:
            added = 0
            for entry in brought:
                if isinstance(entry, DocumentError):
                    unread += 1
                elif _is_new(unit.session, entry.document_id):
                    unit.session.add(Disposal(**_values(entry), brought=True))
                    added += 1
            if added:
                unit.audit("archive.disposals-brought", self._context.desk.info.desk_id, {"count": added})
        return unread


def _take_class(unit: UnitOfWork, wanted: str, brought: tuple[RetentionClass, ...]) -> None:
    """Take over the rule of a plan where this desk has none of that name; it takes no other plans by itself."""
    own = classes_of(unit.session)
    new = next((each for each in brought if each.id == wanted), None)
    if new is None or new.id in {each.id for each in own} or len(own) >= MOST_CLASSES:
        return
    merged = (*own, RetentionClass(new.id, new.name, new.years, new.rule, Applies.TEMPLATES))
    unit.session.merge(Setting(key=RETENTION, value=to_plain(merged)))
    unit.audit("setting.changed", RETENTION, {"classes": len(merged)})


def _proved(verify: Verify, data: bytes, entry: PlanEntry) -> tuple[ReviewRecord, Verdict]:
    """Return what a plan says, which must be what the register says of it, and what was found."""
    if hashlib.sha256(data).hexdigest() != entry.sha256:
        raise DocumentError("export-file-differs")
    verdict = verify(data)
    if not verdict.intact:
        raise DocumentError("plan-not-proven" if verdict.undecided else "plan-not-intact")
    signed_at(verdict)  # or it was signed at no time, and nothing could be entered
    record = read_attached(data)
    if not _agrees(entry, record) or entry.arrived_sha256 not in _beginnings(data, verdict):
        raise DocumentError("export-entry-differs")
    return record, verdict


def _archived_not_before(verdict: Verdict) -> datetime:
    return signed_at(verdict).astimezone(UTC) - _CLOCKS_DIFFER


def _beginnings(data: bytes, verdict: Verdict) -> set[str]:
    """Return the hashes of the plan as both had signed it, and with each seal and stamp that was added since.

    ``verdict`` has proven that the file is made of such revisions, each of them ending in its own mark.
    """
    ends = [found.end() for found in _REVISION_END.finditer(data)]
    added = (verdict.archive is not None) + len(verdict.stamps)
    return {hashlib.sha256(data[:end]).hexdigest() for end in (*ends[-1 - added :], len(data))}


def _sealed_until(data: bytes, verdict: Verdict) -> tuple[str, date | None]:
    """Return what seal the archive's is, and until when its time stamps can be checked."""
    if verdict.archive is None:
        return "none", None
    return "stamped" if verdict.stamps else "sealed", renewal_due(data)


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


def _entered(unit: UnitOfWork, found: _Found, classes: tuple[RetentionClass, ...]) -> Taken:
    if found.error is not None:
        return Taken(found.file, Outcome.REFUSED, error=found.error)
    here = unit.session.get(SealedPlan, found.document_id) is not None
    if here or found.entry is None or found.arrival is None:
        return Taken(found.file, Outcome.KNOWN, found.document_id)
    _take_class(unit, found.entry.retention_class, classes)
    entered = _enter_plan(unit, found.entry, found.arrival)
    notes = tuple(to_look_at(unit.session, entered))
    return Taken(found.file, Outcome.ADDED, found.document_id, notes=notes)


def _enter_plan(unit: UnitOfWork, entry: PlanEntry, arrival: Arrival) -> RegisterEntry:
    """Enter a plan as one that was filed here, but with the moment it was archived there, and its holds.

    A plan that was sealed on the desk it comes from was archived there in that very moment.
    """
    signed = signed_at(arrival.verdict).astimezone(UTC)
    archived = min(max(entry.archived_at, _archived_not_before(arrival.verdict)), unit.now)
    sealed = archived if entry.sealed_at == entry.archived_at else signed
    row = kept_plan(arrival.record, arrival.stored_name, entry.arrived_sha256, sealed)
    unit.session.add(row)
    unit.session.flush()
    entered = add_entry(unit.session, row, arrival, archived)
    for hold in entry.holds:
        _enter_hold(unit, entry.document_id, hold)
    unit.audit("plan.brought", entry.document_id, {"sha256": entry.sha256})
    return entered


def _enter_hold(unit: UnitOfWork, document_id: str, hold: HoldEntry) -> None:
    """Enter a hold, under another id where its own is taken."""
    free = unit.session.get(Hold, hold.id) is None
    values = _values(hold) | {"id": hold.id if free else unit.new_id()}
    unit.session.add(Hold(document_id=document_id, **values))
    unit.session.flush()


def _is_new(session: Session, document_id: str) -> bool:
    """Say whether this desk has neither the plan nor a line of its disposal."""
    logged = exists().where(Disposal.document_id == document_id)
    return session.get(SealedPlan, document_id) is None and not session.scalar(select(logged))


def _values(entry: object) -> dict[str, object]:
    return {each.name: getattr(entry, each.name) for each in fields(entry)}  # type: ignore[arg-type]
