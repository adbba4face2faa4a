"""The stored updates of shared documents: appended as they come, read back as texts, pulled together now and then.

While a review is open its documents are the truth. Plain rows of their texts are made at a stage change and when the
meeting closes, never at a key press, so that saving stays one small insert.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from reviewdesk.coedit.shared_doc import SharedDoc, Value
from reviewdesk.domain.fields import Authority, rule_for
from reviewdesk.models.text_rows import DocUpdate, MaterialisedText
from reviewdesk.vault.store import UnitOfWork

_COPIED = "prepared"
"""Origin of words that come from the preparation."""
_COMPACT_FROM = 64
"""Updates from which a document is stored anew as one; loading stays quick and nothing is lost."""


@dataclass(frozen=True, slots=True, repr=False)
class Written:
    """What a document says at one moment; without a ``repr``, since it is what people said."""

    texts: Mapping[str, str]
    values: Mapping[str, Value]
    content_hash: str
    whole: bytes

    def text(self, field: str) -> str:
        """Return a field as it was written, empty where nothing was."""
        return self.texts.get(field, "")


def written(authority: Authority, updates: Iterable[bytes]) -> Written:
    """Read a document; ``DeskError('shared-text-unreadable')`` for anything that is no update."""
    doc = SharedDoc(authority, updates)
    try:
        return Written(doc.texts(), doc.values.as_dict(), doc.content_hash(), doc.compacted())
    finally:
        doc.close()


def open_updates(session: Session, review_id: str, authority: Authority) -> tuple[bytes, ...]:
    """Return the updates that anybody at the desk may read, in order."""
    return tuple(session.scalars(_of(review_id, authority, encrypted=False)))


def closed_updates(session: Session, review_id: str, authority: Authority) -> tuple[bytes, ...]:
    """Return the updates that only the employee's drawer opens, as they lie there, in order."""
    return tuple(session.scalars(_of(review_id, authority, encrypted=True)))


def read_document(session: Session, review_id: str, authority: Authority) -> Written:
    """Return what a document says, as far as anybody at the desk may read it."""
    return written(authority, open_updates(session, review_id, authority))


def append_updates(
    unit: UnitOfWork,
    review_id: str,
    authority: Authority,
    updates: Iterable[bytes],
    *,
    lock: Callable[[bytes], bytes] | None = None,
) -> datetime:
    """Store updates in the order given and return the moment; ``lock`` encrypts each under a drawer.

    What is no update is refused before anything is stored: one bad row would make the document unreadable.
    """
    batch = tuple(updates)
    written(authority, batch)
    last = unit.session.scalar(
        select(func.max(DocUpdate.seq)).where(
            DocUpdate.review_id == review_id, DocUpdate.authority == authority
        )
    )
    for seq, update in enumerate(batch, (last or 0) + 1):
        unit.session.add(
            DocUpdate(
                review_id=review_id,
                authority=authority,
                seq=seq,
                update=lock(update) if lock else update,
                encrypted=lock is not None,
                at=unit.now,
            )
        )
    unit.audit("text.saved", review_id, {"document": authority.value, "updates": len(batch)})
    return unit.now


def copy_missing(
    unit: UnitOfWork, review_id: str, words: Mapping[str, str], *, only_untouched: bool = False
) -> tuple[bytes, ...]:
    """Put words into joint fields where nothing stands yet, and return the updates of the joint document.

    ``only_untouched`` leaves out fields that were emptied again, so that nothing comes back that was taken back.
    """
    joint = SharedDoc(Authority.JOINT, open_updates(unit.session, review_id, Authority.JOINT))
    try:
        there = joint.touched() if only_untouched else joint.texts().keys()
        before = joint.state()
        missing = {field: text for field, text in words.items() if text and field not in there}
        for field, text in missing.items():
            joint.set_text(field, text, _COPIED)
        updates = (joint.diff_since(before),) if missing else ()
    finally:
        joint.close()
    if updates:
        append_updates(unit, review_id, Authority.JOINT, updates)
    return updates


def materialise(unit: UnitOfWork, review_id: str, authority: Authority) -> Written:
    """Write the document's texts into rows and, where it has grown long, store it anew as one update."""
    updates = open_updates(unit.session, review_id, authority)
    now = written(authority, updates)
    digest = bytes.fromhex(now.content_hash)
    rows = {
        row.field: row
        for row in unit.session.scalars(
            select(MaterialisedText).where(MaterialisedText.review_id == review_id)
        )
        if _lives_in(row.field, authority)
    }
    for field in rows.keys() - now.texts.keys():
        unit.session.delete(rows[field])
    for field, text in now.texts.items():
        row = rows.get(field) or MaterialisedText(review_id=review_id, field=field)
        row.text, row.doc_hash = text, digest
        unit.session.add(row)
    if len(updates) >= _COMPACT_FROM:
        _replace(unit, review_id, authority, now.whole)
    return now


def _replace(unit: UnitOfWork, review_id: str, authority: Authority, whole: bytes) -> None:
    unit.session.execute(
        delete(DocUpdate).where(
            DocUpdate.review_id == review_id, DocUpdate.authority == authority, DocUpdate.encrypted.is_(False)
        )
    )
    append_updates(unit, review_id, authority, [whole])


def _lives_in(field: str, authority: Authority) -> bool:
    return rule_for(field).authority is authority


def _of(review_id: str, authority: Authority, *, encrypted: bool) -> Select[bytes]:
    return (
        select(DocUpdate.update)
        .where(
            DocUpdate.review_id == review_id,
            DocUpdate.authority == authority,
            DocUpdate.encrypted.is_(encrypted),
        )
        .order_by(DocUpdate.seq)
    )
