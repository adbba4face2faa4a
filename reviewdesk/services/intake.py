"""Files come into the archive: each is checked, stored durably, then entered; each is told of after its commit.

``examining`` reads, checks and stores, and may run on any thread. ``enter`` writes rows of what was examined in one
transaction. Killed between the two, a desk has a file that no row names; running it again enters that very file.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.document.attached import read_attached
from reviewdesk.document.verdict import Verdict
from reviewdesk.document.verify import MAX_FILE
from reviewdesk.domain.desk_trail import Place
from reviewdesk.domain.errors import DocumentError, ReviewDeskError, RuleViolation
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.register_rows import Disposal, RegisterEntry
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.lost_files import found_again, lost_files
from reviewdesk.services.register import view_of
from reviewdesk.services.register_rows import TROUBLED, Arrival, add_entry, signed_at
from reviewdesk.services.register_snapshots import RegisterView
from reviewdesk.services.seal_on_filing import Filed, Sealer, sealed_on_filing, stamped_or, until
from reviewdesk.services.sealed_plans import kept_plan
from reviewdesk.services.stored_files import discard_unnamed, kept_as, newest_file
from reviewdesk.system.reading import pdfs_in, read_ordinary
from reviewdesk.vault.store import UnitOfWork

BATCH = 8
"""Files a transaction: a commit takes a fiftieth of what checking one file does, and nobody waits long for a word."""

Cancelled = Callable[[], bool]
Progress = Callable[[int, int], None]
"""Told (done, all)."""
Verify = Callable[[bytes], Verdict]
Verifying = Callable[[], AbstractContextManager[Verify]]
"""Lends ``verify`` for many files: what it takes to judge them is set up once."""
_TOPICS = frozenset({Topic.ARCHIVE, Topic.PEOPLE})


class Outcome(StrEnum):
    """What came of a file."""

    ADDED = "added"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one file: ``error`` says why it was refused, ``notes`` what somebody should look at all the same."""

    file: Path
    outcome: Outcome
    document_id: str = ""
    error: ReviewDeskError | None = None
    notes: tuple[ReviewDeskError, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Examined:
    """A file that was read: why it cannot be kept, or that it is here already, or what to enter.

    ``restored``: it is the newest file of the plan that is ``known``, so the store has it whole again.
    """

    file: Path
    arrival: Arrival | None = None
    known: str = ""
    error: ReviewDeskError | None = None
    notes: tuple[ReviewDeskError, ...] = field(default=())
    restored: bool = False


class Intake:
    """``verifying`` judges files with the roots that this desk trusts; ``sealer`` adds the archive's own seal."""

    def __init__(self, context: DeskContext, verifying: Verifying, sealer: Sealer | None = None) -> None:
        self._context = context
        self._verifying = verifying
        self._sealer = sealer

    def add(self, files: Iterable[Path], cancelled: Cancelled | None = None) -> Iterator[Taken]:
        """Bring files in and tell of each after its commit; stop before the next where ``cancelled`` says so."""
        with self.examining() as examine:
            waiting = (examine(file) for file in files if cancelled is None or not cancelled())
            while batch := list(islice(waiting, BATCH)):
                yield from self.enter(batch).value

    def add_folder(
        self, folder: Path, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> tuple[Taken, ...]:
        """Bring in every PDF in a folder and those in it, by name; asked again, it goes on where it was stopped."""
        files = pdfs_in(folder)
        taken: list[Taken] = []
        for one in self.add(files, cancelled):
            taken.append(one)
            if progress is not None:
                progress(len(taken), len(files))
        return tuple(taken)

    @contextmanager
    def examining(self) -> Iterator[Callable[[Path], Examined]]:
        """Lend what reads a file, checks it and stores it, on any thread. ``DeskError`` is for the desk's troubles."""
        with self._verifying() as verify:
            yield partial(self._examine, verify)

    def examine_data(self, data: bytes) -> Examined:
        """Do the same with what was read already; ``DocumentError`` or ``RuleViolation`` where it cannot be kept."""
        with self._verifying() as verify:
            return self._judged(verify, data, Path())

    def _examine(self, verify: Verify, file: Path) -> Examined:
        try:
            data = read_ordinary(file, MAX_FILE)
        except OSError as error:
            reason = error.strerror or ""
            return Examined(file, error=DocumentError("file-unreadable", file=file.name, reason=reason))
        try:
            return self._judged(verify, data, file)
        except (DocumentError, RuleViolation) as error:
            return Examined(file, error=error)

    def _judged(self, verify: Verify, data: bytes, file: Path) -> Examined:
        digest = hashlib.sha256(data).hexdigest()
        with self._context.reading() as session:
            known = kept_as(session, digest)
            newest = known and session.scalar(
                select(RegisterEntry.number).where(RegisterEntry.sha256 == digest)
            )
        if known and read_attached(data).document_id == known:
            if newest:
                self._context.desk.files.put(data)  # writes only where the stored file is missing or altered
            return Examined(file, known=known, restored=bool(newest))
        verdict = verify(data)
        if not verdict.readable:
            raise DocumentError("plan-unreadable", why=verdict.problems[0].sentence)
        if not verdict.intact:
            raise DocumentError("plan-not-proven" if verdict.undecided else "plan-not-intact")
        record = read_attached(data)
        with self._context.reading() as session:
            _require_new(session, record.document_id)
        made = sealed_on_filing(self._sealer, verify, data, verdict)
        stored = self._context.desk.files.put(made.pdf)
        newest = hashlib.sha256(made.pdf).hexdigest()
        arrival = Arrival(record, verdict, stored, newest, made.seal, made.stamped_until)
        return Examined(file, arrival, notes=made.notes)

    def enter(self, examined: Sequence[Examined]) -> Change[tuple[Taken, ...]]:
        """Enter what was examined in one transaction; when it returns, nothing of it can be lost."""
        restored = self._restored(examined)
        if not any(each.arrival for each in examined):
            return Change(
                tuple(_not_entered(each) for each in examined), _TOPICS if restored else frozenset()
            )
        with self._context.writing(anchor=True) as unit:
            taken = tuple(self._entered(unit, each) for each in examined)
        for each, told in zip(examined, taken, strict=True):
            if each.arrival is not None and told.outcome is not Outcome.ADDED:
                discard_unnamed(self._context, each.arrival.stored_name)
        return Change(taken, _TOPICS)

    def _restored(self, examined: Sequence[Examined]) -> bool:
        """Take note of plans whose lost file has come in again, and say whether there are any."""
        known = {each.known for each in examined if each.restored}
        with self._context.reading() as session:
            back = known & lost_files(session).keys()
        if back:
            with self._context.writing() as unit:
                found_again(unit, back)
        return bool(back)

    def keep_revision(
        self, document_id: str, filed: Filed, verify: Verify | None = None
    ) -> Change[RegisterView]:
        """Keep a plan with a seal or a stamp that was added to it; what was there must be its beginning.

        The new file is durable before the register names it, and the old one goes after that. ``verify`` judges it
        where there are many, so that what this takes is set up once.
        """
        files = self._context.desk.files
        with self._context.reading() as session:
            before = newest_file(session, document_id)
        with self._verifying() if verify is None else nullcontext(verify) as judge:
            verdict = judge(filed.pdf)
        # what came before was proven when it was filed, by whichever version drew it
        if not filed.pdf.startswith(files.get(before)) or not verdict.as_remembered().intact:
            raise DocumentError("revision-differs")
        stored = files.put(filed.pdf)
        with self._context.writing(anchor=True) as unit:
            row = unit.session.scalars(
                select(RegisterEntry).where(RegisterEntry.document_id == document_id)
            ).one()
            row.stored_name, row.sha256 = stored, hashlib.sha256(filed.pdf).hexdigest()
            row.seal, row.stamped_until = stamped_or(row.seal, verdict), until(verdict)
            unit.audit("plan.revision-kept", document_id, {"sha256": row.sha256, "seal": row.seal})
            unit.session.flush()
            view = view_of(unit.session, document_id)
        discard_unnamed(self._context, before)
        return Change(view, _TOPICS)

    def _entered(self, unit: UnitOfWork, each: Examined) -> Taken:
        if (arrival := each.arrival) is None:
            return _not_entered(each)
        record, verdict = arrival.record, arrival.verdict
        try:
            _require_new(unit.session, record.document_id)
            at = signed_at(verdict)
        except (DocumentError, RuleViolation) as error:  # without a time; twice at once; filed meanwhile
            known = kept_as(unit.session, verdict.sha256)
            return _not_entered(Examined(each.file, known=known, error=error))
        try:
            self._context.desk.files.get(arrival.stored_name)
        except DocumentError:  # no row without its file
            return _not_entered(Examined(each.file, error=DocumentError("plan-lost-on-its-way")))
        row = kept_plan(record, arrival.stored_name, verdict.sha256, at)
        unit.session.add(row)
        unit.session.flush()
        entry = add_entry(unit.session, row, arrival, unit.now)
        unit.audit("plan.kept", row.document_id, {"sha256": entry.sha256, "trail": entry.trail})
        notes = (*each.notes, *to_look_at(unit.session, entry))
        return Taken(each.file, Outcome.ADDED, row.document_id, notes=notes)


def to_look_at(session: Session, entry: RegisterEntry) -> Iterator[RuleViolation]:
    """Yield what keeps no plan out, but wants a person who asks."""
    if not entry.trusted:
        yield RuleViolation("signers-unknown")
    if (troubled := TROUBLED.get(Place(entry.trail))) is not None:
        yield RuleViolation(troubled)
    if disposed_elsewhere(session, entry.document_id):
        yield RuleViolation("plan-disposed-elsewhere")


def disposed_elsewhere(session: Session, document_id: str) -> bool:
    """Say whether the copy of another archive told that it disposed of this plan."""
    return session.get(Disposal, (document_id, True)) is not None


def _not_entered(each: Examined) -> Taken:
    if each.known:
        return Taken(each.file, Outcome.KNOWN, each.known)
    return Taken(each.file, Outcome.REFUSED, error=each.error)


def _require_new(session: Session, document_id: str) -> None:
    if session.get(SealedPlan, document_id) is not None:
        raise RuleViolation("plan-already-kept")
    if session.get(Disposal, (document_id, False)) is not None:
        raise RuleViolation("plan-was-disposed-of")
