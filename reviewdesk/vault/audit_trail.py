"""The audit trail: an append-only chain of hashes written in the same transaction as what it tells of.

Events carry ids, names of fields, lengths and hashes, never what a person wrote, so that personal text can
be erased and the chain stays valid.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.orm import Session

from reviewdesk.models.audit_rows import AuditEvent
from reviewdesk.vault.ciphers import joined

GENESIS = bytes(32)
_DOMAIN = b"reviewdesk audit 1"
_WORD = re.compile(r"[\w.:/+@#=-]{0,128}", re.ASCII)
_PROGRESS_EVERY = 1000

_COLUMNS = (
    AuditEvent.seq,
    AuditEvent.at,
    AuditEvent.actor,
    AuditEvent.kind,
    AuditEvent.subject,
    AuditEvent.data,
    AuditEvent.prev,
    AuditEvent.hash,
)


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The last link: its number (0 on an empty trail) and its SHA-256."""

    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class TrailReport:
    """What a check of the whole trail found; ``broken_at`` is the first wrong number, None if all is well."""

    head: AuditHead
    broken_at: int | None = None


def event_hash(seq: int, words: Iterable[str], prev: bytes) -> bytes:
    """Hash one event, ``words`` being moment, actor, kind, subject and data.

    SHA-256 over length-prefixed fields, so that no two events hash alike by shifting text between fields.
    """
    fields = (word.encode() for word in words)
    return hashlib.sha256(joined(_DOMAIN, seq.to_bytes(8, "big"), *fields, prev)).digest()


def head(connection: Connection | Session) -> AuditHead:
    """Return the last link."""
    row = connection.execute(
        select(AuditEvent.seq, AuditEvent.hash).order_by(AuditEvent.seq.desc()).limit(1)
    ).first()
    return AuditHead(0, GENESIS) if row is None else AuditHead(row.seq, row.hash)


def hash_at(connection: Connection | Session, seq: int) -> bytes | None:
    """Return the hash of event ``seq``; None if there is none."""
    return connection.execute(select(AuditEvent.hash).where(AuditEvent.seq == seq)).scalar()


def append(
    session: Session,
    actor: str,
    kind: str,
    subject: str,
    *,
    at: datetime,
    data: Mapping[str, object] | None = None,
) -> AuditHead:
    """Add one event within the session's transaction and return the new head.

    Raises ``ValueError`` for anything that looks like written text: a defect of the caller, never a fault.
    """
    content = canonical(data or {})
    for word in (actor, kind, subject):
        _refuse_text(word)
    last = head(session)
    moment = at.astimezone(UTC).isoformat(timespec="milliseconds")
    seq = last.seq + 1
    digest = event_hash(seq, (moment, actor, kind, subject, content), last.hash)
    values = {"seq": seq, "at": moment, "actor": actor, "kind": kind, "subject": subject}
    session.execute(insert(AuditEvent).values(**values, data=content, prev=last.hash, hash=digest))
    return AuditHead(seq, digest)


def verify(connection: Connection, progress: Callable[[int, int], None] | None = None) -> TrailReport:
    """Recompute the whole chain; ``progress`` is told (done, all) now and then."""
    total = connection.execute(select(func.count()).select_from(AuditEvent)).scalar_one()
    last = AuditHead(0, GENESIS)
    rows = connection.execution_options(yield_per=_PROGRESS_EVERY).execute(
        select(*_COLUMNS).order_by(AuditEvent.seq)
    )
    for seq, at, actor, kind, subject, data, prev, digest in rows:
        expected = event_hash(seq, (at, actor, kind, subject, data), prev)
        if seq != last.seq + 1 or prev != last.hash or digest != expected:
            return TrailReport(last, broken_at=last.seq + 1)
        last = AuditHead(seq, digest)
        if progress is not None and (seq % _PROGRESS_EVERY == 0 or seq == total):
            progress(seq, total)
    return TrailReport(last)


def canonical(data: Mapping[str, object]) -> str:
    """Return the one JSON text of ``data``; ``ValueError`` if it holds more than ids, numbers, flags."""
    _refuse_text(data)
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def _refuse_text(value: object) -> None:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            _refuse_text(name)
            _refuse_text(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_text(inner)
    elif isinstance(value, str):
        if not _WORD.fullmatch(value):
            raise ValueError("written text in the audit trail")
    elif not isinstance(value, int | None):
        raise ValueError("only ids, whole numbers and flags belong here")  # noqa: TRY004 - a wrong value
