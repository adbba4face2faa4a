"""Is the archive what its register says? Files, rows, words, counters, and each desk's audit heads in order.

It reads every file and every row, so it takes a while, tells how far it is and can be stopped. ``mend`` puts right what
holds nothing of its own: files that no row names, words and counters. A lost or altered file only a copy brings back.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from sqlalchemy import Select, delete, func, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from reviewdesk.document.attached import read_attached
from reviewdesk.domain.errors import DocumentError
from reviewdesk.models.document_rows import PendingDocument, SealedPlan
from reviewdesk.models.register_rows import PlanWords, RegisterCount, RegisterEntry
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import Cancelled, Progress
from reviewdesk.services.lost_files import remember_lost
from reviewdesk.services.register_rows import words_row

_PAGE = 500
_LOWEST: Final = -(2**63)


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """What was found; document ids, and names of files in the store. ``whole`` unless it was stopped.

    ``untidy`` are desks (roots) whose plans contradict each other about the desk's own history.
    """

    plans: int
    whole: bool
    missing: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()
    unregistered: tuple[str, ...] = ()
    unfindable: tuple[str, ...] = ()
    index_sound: bool = True
    counters_sound: bool = True
    untidy: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Say whether nothing is lost, left over or wrong; what other desks did is no fault of this one."""
        found = (self.missing, self.altered, self.orphaned, self.unregistered, self.unfindable)
        return self.whole and not any(found) and self.index_sound and self.counters_sound


class ArchiveCheck:
    """Looks, and mends what can be mended."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def run(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> ArchiveReport:
        """Look at everything; ``progress`` is told (plans done, all)."""
        files = self._context.desk.files
        missing: list[str] = []
        altered: list[str] = []
        done = 0
        with self._context.reading() as session:
            total = session.scalar(select(func.count()).select_from(RegisterEntry)) or 0
        for document_id, stored, sha256 in self._entries():
            if cancelled is not None and cancelled():
                return ArchiveReport(done, whole=False, missing=tuple(missing), altered=tuple(altered))
            try:
                if hashlib.sha256(files.get(stored)).hexdigest() != sha256:
                    altered.append(document_id)
            except DocumentError as error:
                (missing if error.key == "file-missing" else altered).append(document_id)
            done += 1
            if progress is not None:
                progress(done, total)
        index_sound = self._index_sound(missing, altered)
        with self._context.reading() as session:
            return ArchiveReport(
                done,
                whole=True,
                missing=tuple(missing),
                altered=tuple(altered),
                orphaned=tuple(_orphans(session, files.settled())),
                unregistered=tuple(session.scalars(_UNREGISTERED)),
                unfindable=tuple(session.scalars(_UNFINDABLE)),
                index_sound=index_sound,
                counters_sound=_counted(session) == _counters(session),
                untidy=tuple(dict.fromkeys(_untidy(session))),
            )

    def mend(self, report: ArchiveReport) -> Change[None]:
        """Remove files that no row names, and write words and counters anew where ``report`` found them wrong.

        Plans may come in meanwhile: what was stored since the desk was opened is never removed here.
        """
        with self._context.reading() as session:
            orphans = list(_orphans(session, report.orphaned))  # a plan may have been filed since
        swept = self._context.desk.files.sweep(orphans)
        with self._context.writing() as unit:
            for document_id in report.unfindable:
                entry = unit.session.scalars(
                    select(RegisterEntry).where(RegisterEntry.document_id == document_id)
                ).one()
                record = read_attached(self._context.desk.files.get(entry.stored_name))
                unit.session.add(words_row(entry.number, record))
            unit.session.flush()
            if not report.index_sound:
                unit.session.execute(text("INSERT INTO plan_index (plan_index) VALUES ('rebuild')"))
            counted = _counted(unit.session)
            unit.session.execute(delete(RegisterCount))
            unit.session.add_all(RegisterCount(name=name, value=value) for name, value in counted.items())
            unit.audit("archive.mended", self._context.desk.info.desk_id, {"files": swept})
        return Change(None, frozenset({Topic.ARCHIVE}))

    def managers_of(self, roots: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Return of each desk whose plans its archive has who held its reviews, by name."""
        held_by = (
            select(SealedPlan.manager_name)
            .join(RegisterEntry, RegisterEntry.document_id == SealedPlan.document_id)
            .distinct()
            .order_by(SealedPlan.manager_name)
        )
        with self._context.reading() as session:
            return tuple(
                tuple(session.scalars(held_by.where(RegisterEntry.origin_root == root))) for root in roots
            )

    def _entries(self) -> Iterator[tuple[str, str, str]]:
        """Yield each plan, its file and the file's hash, a page at a time."""
        last = _LOWEST
        while True:
            page = (
                select(
                    RegisterEntry.number,
                    RegisterEntry.document_id,
                    RegisterEntry.stored_name,
                    RegisterEntry.sha256,
                )
                .where(RegisterEntry.number > last)
                .order_by(RegisterEntry.number)
                .limit(_PAGE)
            )
            with self._context.reading() as session:
                rows = session.execute(page).all()
            if not rows:
                return
            yield from ((row.document_id, row.stored_name, row.sha256) for row in rows)
            last = rows[-1].number

    def _index_sound(self, missing: list[str], altered: list[str]) -> bool:
        """Remember whose files are lost, and let the index compare itself with the words of every plan."""
        with self._context.writing() as unit:
            unit.audit("archive.checked", self._context.desk.info.desk_id)
            remember_lost(unit, missing, altered)
            try:
                unit.session.execute(
                    text("INSERT INTO plan_index (plan_index, rank) VALUES ('integrity-check', 1)")
                )
            except DatabaseError:
                return False
        return True


_UNREGISTERED: Select[str] = (
    select(SealedPlan.document_id)
    .outerjoin(RegisterEntry, RegisterEntry.document_id == SealedPlan.document_id)
    .where(RegisterEntry.number.is_(None))
)
_UNFINDABLE: Select[str] = (
    select(RegisterEntry.document_id)
    .outerjoin(PlanWords, PlanWords.number == RegisterEntry.number)
    .where(PlanWords.number.is_(None))
)


def _orphans(session: Session, names: Iterable[str]) -> Iterator[str]:
    """Yield files that neither a plan nor one that is being signed is."""
    waiting = iter(names)
    while some := list(islice(waiting, _PAGE)):
        archived = select(RegisterEntry.stored_name).where(RegisterEntry.stored_name.in_(some))
        pending = select(PendingDocument.stored_name).where(PendingDocument.stored_name.in_(some))
        known = {*session.scalars(archived), *session.scalars(pending)}
        yield from (name for name in some if name not in known)


def _counted(session: Session) -> dict[str, int]:
    classes = session.execute(
        select(RegisterEntry.retention_class, func.count(), func.sum(RegisterEntry.held)).group_by(
            RegisterEntry.retention_class
        )
    ).all()
    found = {f"class/{name}": count for name, count, _held in classes}
    plans, held = sum(row[1] for row in classes), sum(row[2] for row in classes)
    return {name: count for name, count in {**found, "plans": plans, "held": held}.items() if count}


def _counters(session: Session) -> dict[str, int]:
    return {row.name: row.value for row in session.scalars(select(RegisterCount)) if row.value}


def _untidy(session: Session) -> Iterator[str]:
    """Yield the root of each desk that told two stories of one moment, or counted backwards."""
    rows = session.execute(
        select(
            RegisterEntry.origin_root,
            RegisterEntry.audit_seq,
            RegisterEntry.audit_head,
            RegisterEntry.drawn_at,
        )
        .where(RegisterEntry.origin_root > "")
        .order_by(RegisterEntry.origin_root, RegisterEntry.audit_seq)
        .execution_options(yield_per=_PAGE)
    )
    for before, after in pairwise(rows):
        forked = before.audit_seq == after.audit_seq and before.audit_head != after.audit_head
        backwards = before.audit_seq < after.audit_seq and before.drawn_at > after.drawn_at
        if before.origin_root == after.origin_root and (forked or backwards):
            yield after.origin_root
