"""Transactions on the desk's database, each with its audit events."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from reviewdesk.domain.errors import DeskError
from reviewdesk.models.base import uuid7
from reviewdesk.system.clock import Clock, Entropy
from reviewdesk.vault import audit_trail
from reviewdesk.vault.anchor import write_anchor
from reviewdesk.vault.audit_trail import AuditHead, TrailReport
from reviewdesk.vault.engine import writing
from reviewdesk.vault.faults import named_database_faults

ANCHOR_EVERY = 64
"""Audit events after which the anchor is renewed; it costs two syncs, so not at every keystroke."""

_REOPEN_AFTER = frozenset({"desk-damaged", "desk-place-failed"})
_log = logging.getLogger(__name__)


class UnitOfWork:
    """One transaction: change rows through ``session`` and say in ``audit`` what was done."""

    def __init__(self, session: Session, actor: str, now: datetime, entropy: Entropy) -> None:
        self.session = session
        self.actor = actor
        self.now = now
        self.head: AuditHead | None = None
        self._entropy = entropy

    def audit(self, kind: str, subject: str, data: Mapping[str, object] | None = None) -> AuditHead:
        """Append an event; ``data`` holds ids, names of fields, lengths and hashes, never written text."""
        self.head = audit_trail.append(self.session, self.actor, kind, subject, at=self.now, data=data)
        return self.head

    def new_id(self) -> str:
        """Return a new public id."""
        return uuid7(self.now, self._entropy.random_bytes(10))


class Store:
    """The open database of one desk."""

    def __init__(
        self, engine: Engine, anchor: Path, anchor_key: bytes, clock: Clock, entropy: Entropy
    ) -> None:
        self.clock = clock
        self.entropy = entropy
        self._engine = engine
        self._writing = writing(engine)
        self._anchor = anchor
        self._anchor_key = anchor_key
        self._anchored = -ANCHOR_EVERY

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that cannot write, from any thread; rows must not leave the block."""
        with self._faults(), Session(self._engine, autoflush=False) as session:
            yield session

    @contextmanager
    def write(self, actor: str, *, anchor: bool = False) -> Iterator[UnitOfWork]:
        """Give a unit of work and commit it durably at the end of the block; an exception undoes it all.

        Once the block has ended without one, nothing in it can be lost any more. ``anchor`` renews the
        anchor at once, as after a sealing. Raises ``DeskError``; a change without an audit event is a
        ``RuntimeError``.
        """
        with self._faults(), Session(self._writing) as session:
            unit = UnitOfWork(session, actor, self.clock.now(), self.entropy)
            changes = _changes(session)
            yield unit
            session.flush()
            if unit.head is None and _changes(session) != changes:
                raise RuntimeError("a change without an audit event")
            session.commit()
        if unit.head is not None and (anchor or unit.head.seq - self._anchored >= ANCHOR_EVERY):
            self._renew_anchor(unit.head)

    def head(self) -> AuditHead:
        """Return the audit trail's last link."""
        with self.read() as session:
            return audit_trail.head(session)

    def verify_trail(self, progress: Callable[[int, int], None] | None = None) -> TrailReport:
        """Recompute the whole audit trail; ``progress`` is told (done, all)."""
        with self._faults(), self._engine.connect() as connection:
            return audit_trail.verify(connection, progress)

    def sweep(self) -> None:
        """Write the database anew without what was deleted from it, and empty its write-ahead log.

        Until then deleted words still lie in free pages, encrypted like all others. Raises ``DeskError``; nothing is
        lost then, and it can be done again.
        """
        with self._faults():
            connection = self._engine.raw_connection()
            try:
                cursor = connection.cursor()
                cursor.execute("PRAGMA query_only=OFF")
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                busy, _log_pages, _moved = cursor.fetchone() or (0, 0, 0)
            finally:
                connection.close()
        if busy:
            raise DeskError("desk-busy")

    def close(self) -> None:
        """Renew the anchor and close every connection, which folds the write-ahead log into the database."""
        try:
            self._renew_anchor(self.head())
        except DeskError as error:
            _log.warning("anchor not renewed on closing: %s", error.key)
        finally:
            self._engine.dispose()

    def _renew_anchor(self, last: AuditHead) -> None:
        try:
            write_anchor(self._anchor, self._anchor_key, last)
        except OSError as error:  # the commit stands; an older anchor is harmless
            _log.warning("anchor not renewed: errno %s", error.errno)
        else:
            self._anchored = last.seq

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            with named_database_faults(self._anchor.parent):
                yield
        except DeskError as error:
            if error.key in _REOPEN_AFTER:
                self._engine.dispose()  # SQLCipher keeps failing on a connection that met a bad page
            raise


def _changes(session: Session) -> int:
    """Return how many rows this connection has changed so far."""
    changes: int = session.connection().exec_driver_sql("SELECT total_changes()").scalar_one()
    return changes
