"""Drawers: an employee's own encrypted place on somebody's desk, opened by the employee's passphrase alone.

What it is and is not: a nuisance barrier to someone at the keyboard of the unlocked desk, and real
protection of a stolen file only with a strong passphrase. The pepper from the data key makes guessing need
both. Libraries' own encryption of keys falls to all six-digit PINs in minutes, so Argon2id and AES-GCM are
used directly.
"""

import math
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from reviewdesk.domain.errors import DeskError
from reviewdesk.models.drawer_rows import Drawer
from reviewdesk.vault.ciphers import (
    KEY_BYTES,
    SALT_BYTES,
    PassphraseCost,
    decrypt,
    derived_key,
    encrypt,
    joined,
    key_from_passphrase,
)
from reviewdesk.vault.store import Store

DELAYS_SECONDS = (0, 0, 0, 5, 30, 120, 600, 3600)
"""How long to wait after that many failed trials; the last one for all further ones."""

_DOMAIN = b"reviewdesk drawer 1"


class OpenDrawer:
    """A drawer while its person is at the keyboard; close it when they hand over."""

    def __init__(self, store: Store, person_id: str, generation: int, key: bytes) -> None:
        self.person_id = person_id
        self.generation = generation
        self._store = store
        self._key: bytes | None = key

    def encrypt(self, plain: bytes, context: bytes) -> bytes:
        """Encrypt for this drawer; ``context`` (review, field) must be given again to read."""
        return encrypt(self._opened(), plain, self._bound_to(b"content", context), self._store.entropy)

    def decrypt(self, sealed: bytes, context: bytes) -> bytes:
        """Return what was encrypted; ``drawer-damaged`` if it was altered or belongs elsewhere."""
        plain = decrypt(self._opened(), sealed, self._bound_to(b"content", context))
        if plain is None:
            raise DeskError("drawer-damaged")
        return plain

    def store_signing_key(self, signing_key: bytes, certificate: bytes) -> None:
        """Keep a private key (PKCS#8) under the drawer's key; its certificate (X.509) is open. Both are DER."""
        bound_to = self._bound_to(b"signing key", certificate)
        wrapped = encrypt(self._opened(), signing_key, bound_to, self._store.entropy)
        with self._store.write(self.person_id) as unit:
            row = _row(unit.session, self.person_id)
            row.wrapped_signing_key = wrapped
            row.certificate = certificate
            unit.audit("drawer.signing-key-stored", self.person_id, {"generation": self.generation})

    def signing_key(self) -> bytes | None:
        """Return the private key as it was stored, None if there is none; ``drawer-damaged`` if altered."""
        key = self._opened()
        with self._store.read() as session:
            row = _row(session, self.person_id)
            wrapped, certificate = row.wrapped_signing_key, row.certificate
        if wrapped is None or certificate is None:
            return None
        plain = decrypt(key, wrapped, self._bound_to(b"signing key", certificate))
        if plain is None:
            raise DeskError("drawer-damaged")
        return plain

    def close(self) -> None:
        """Forget the key."""
        self._key = None

    @property
    def is_closed(self) -> bool:
        """Whether the key is forgotten."""
        return self._key is None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _opened(self) -> bytes:
        if self._key is None:
            raise DeskError("drawer-closed")
        return self._key

    def _bound_to(self, what: bytes, context: bytes) -> bytes:
        return joined(_bound_to(self.person_id, self.generation), what, context)


class Drawers:
    """All drawers of one desk."""

    def __init__(self, store: Store, pepper: bytes, cost: PassphraseCost) -> None:
        self._store = store
        self._pepper = pepper
        self._cost = cost

    def exists(self, person_id: str) -> bool:
        """Say whether the person has a drawer here."""
        with self._store.read() as session:
            return _newest(session, person_id) is not None

    def certificate(self, person_id: str) -> bytes | None:
        """Return the certificate the person signs with, None if there is none."""
        with self._store.read() as session:
            row = _newest(session, person_id)
            return None if row is None else row.certificate

    def create(self, person_id: str, passphrase: str) -> OpenDrawer:
        """Make a drawer with a new random key and open it.

        Raises ``DeskError``: ``drawer-exists``, ``passphrase-empty``.
        """
        if not passphrase:
            raise DeskError("passphrase-empty")
        entropy = self._store.entropy
        key, salt, generation = entropy.random_bytes(KEY_BYTES), entropy.random_bytes(SALT_BYTES), 1
        wrapping = self._wrapping_key(passphrase, salt, self._cost)
        wrapped = encrypt(wrapping, key, _bound_to(person_id, generation), entropy)
        with self._store.write(person_id) as unit:
            if _newest(unit.session, person_id) is not None:
                raise DeskError("drawer-exists")
            kdf = self._cost.as_json()
            unit.session.add(
                Drawer(person_id=person_id, generation=generation, salt=salt, kdf=kdf, wrapped_key=wrapped)
            )
            unit.audit("drawer.created", person_id, {"generation": generation})
        return OpenDrawer(self._store, person_id, generation, key)

    def open(self, person_id: str, passphrase: str) -> OpenDrawer:
        """Open a drawer. The trial is counted durably before it is made, so that a kill wins no free guess.

        Raises ``DeskError``: ``no-drawer``, ``drawer-wait`` (``seconds``), ``drawer-wrong-passphrase``,
        ``drawer-damaged``.
        """
        with self._store.write(person_id) as unit:
            row = _row(unit.session, person_id)
            generation, salt, wrapped, kdf = row.generation, row.salt, row.wrapped_key, row.kdf
            _refuse_too_soon(row, unit.now)
            row.fails += 1
            row.next_try_at = unit.now + timedelta(seconds=_delay(row.fails))
            unit.audit("drawer.tried", person_id, {"generation": generation, "trial": row.fails})
        try:
            wrapping = self._wrapping_key(passphrase, salt, PassphraseCost.from_json(kdf))
        except ValueError as error:
            raise DeskError("drawer-damaged") from error
        key = decrypt(wrapping, wrapped, _bound_to(person_id, generation))
        if key is None:
            raise DeskError("drawer-wrong-passphrase")
        with self._store.write(person_id) as unit:
            mine = (Drawer.person_id == person_id, Drawer.generation == generation)
            unit.session.execute(update(Drawer).where(*mine).values(fails=0, next_try_at=None))
            unit.audit("drawer.opened", person_id, {"generation": generation})
        return OpenDrawer(self._store, person_id, generation, key)

    def _wrapping_key(self, passphrase: str, salt: bytes, cost: PassphraseCost) -> bytes:
        return derived_key(key_from_passphrase(passphrase, salt, cost), self._pepper, "drawer")


def _refuse_too_soon(row: Drawer, now: datetime) -> None:
    """Make the person wait; a clock that was set back never makes it longer than the delay itself."""
    if row.next_try_at is not None and now < row.next_try_at:
        left = (row.next_try_at - now).total_seconds()
        raise DeskError("drawer-wait", seconds=min(math.ceil(left), _delay(row.fails)))


def _delay(fails: int) -> int:
    return DELAYS_SECONDS[min(fails, len(DELAYS_SECONDS) - 1)]


def _newest(session: Session, person_id: str) -> Drawer | None:
    return session.scalars(
        select(Drawer).where(Drawer.person_id == person_id).order_by(Drawer.generation.desc()).limit(1)
    ).first()


def _row(session: Session, person_id: str) -> Drawer:
    row = _newest(session, person_id)
    if row is None:
        raise DeskError("no-drawer")
    return row


def _bound_to(person_id: str, generation: int) -> bytes:
    return joined(_DOMAIN, person_id.encode(), generation.to_bytes(4, "big"))
