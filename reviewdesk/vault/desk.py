"""The desk: the one door to everything in the vault."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.domain.errors import DeskError
from reviewdesk.models.desk_rows import DeskRoot
from reviewdesk.system.clock import Clock, Entropy
from reviewdesk.vault.audit_trail import AuditHead, TrailReport
from reviewdesk.vault.ciphers import PassphraseCost, decrypt, encrypt, joined
from reviewdesk.vault.faults import named_faults
from reviewdesk.vault.keyring_slot import Keyring, KeyringProblem, SystemKeyring
from reviewdesk.vault.layout import DeskLayout
from reviewdesk.vault.making import make_vault
from reviewdesk.vault.opening import add_keyring, drop_keyring, open_vault
from reviewdesk.vault.parts import DeskSummary, OpenedVault, Owner, Surroundings, WayIn
from reviewdesk.vault.store import UnitOfWork

_ROOT_DOMAIN = b"reviewdesk desk root 1"
_WRONG_PASSPHRASE = "drawer-wrong-passphrase"  # noqa: S105 - the key of an error


@dataclass(frozen=True, slots=True, repr=False)
class DeskRootIdentity:
    """The certificate (X.509) that vouches for this desk's signatures, and its private key (PKCS#8); both DER."""

    certificate: bytes
    key: bytes


class Desk:
    """An open desk. One thread writes; any may read. Close it, or the lock stays until the process ends."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault
        self.folder: Path = vault.layout.folder
        self.info: DeskSummary = vault.info
        self.files = vault.files
        self.drawers = vault.drawers
        self.clock = vault.store.clock
        self.entropy = vault.store.entropy
        self.keyring_problem = vault.keyring_problem

    @staticmethod
    def exists(folder: Path) -> bool:
        """Say whether a desk, whole or damaged, lies in ``folder``; raises ``DeskError``."""
        with named_faults(folder):
            return DeskLayout(folder).has_desk()

    @classmethod
    def create(
        cls,
        folder: Path,
        owner_kind: str,
        owner_name: str,
        passphrase: str,
        *,
        remember: bool = False,
        organisation: str = "",
        clock: Clock | None = None,
        entropy: Entropy | None = None,
        keyring: Keyring | None = None,
        cost: PassphraseCost | None = None,
    ) -> Self:
        """Make a desk and open it; the owner gets a drawer under the same passphrase.

        ``remember`` asks the keyring to open it from now on; where it can't, the desk is made all the same
        and ``keyring_problem`` says why. Raises ``DeskError``: ``desk-exists`` for anything that is or was
        a desk, ``passphrase-empty``, ``desk-in-use``, ``desk-read-only``, ``disk-full``.
        """
        surroundings = Surroundings(
            clock or Clock(), entropy or Entropy(), keyring or SystemKeyring(), cost or PassphraseCost()
        )
        owner = Owner(owner_kind, owner_name, organisation)
        return cls(make_vault(DeskLayout(folder), owner, passphrase, surroundings, remember=remember))

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        passphrase: str | None = None,
        use_keyring: bool = False,
        accept_history: bool = False,
        clock: Clock | None = None,
        entropy: Entropy | None = None,
        keyring: Keyring | None = None,
        cost: PassphraseCost | None = None,
    ) -> Self:
        """Open a desk by the keyring, the passphrase, or the first of both that works.

        ``accept_history`` opens a desk whose newest commits are gone, after a person has been told so; it is
        recorded. Raises ``DeskError``: ``no-desk``, ``desk-in-use``, ``keys-damaged``, ``wrong-passphrase``,
        ``passphrase-needed``, ``keyring-…`` (see ``KeyringProblem``), ``desk-damaged``, ``guards-missing``,
        ``desk-newer``, ``anchor-lost``, ``commits-missing``, ``history-changed``, ``desk-read-only``,
        ``disk-full``, ``engine-too-old``.
        """
        surroundings = Surroundings(
            clock or Clock(), entropy or Entropy(), keyring or SystemKeyring(), cost or PassphraseCost()
        )
        way_in = WayIn(passphrase, use_keyring=use_keyring, accept_history=accept_history)
        return cls(open_vault(DeskLayout(folder), way_in, surroundings))

    def read(self) -> AbstractContextManager[Session]:
        """Give a session that can only read; rows must not leave the block."""
        return self._vault.store.read()

    def write(self, actor: str, *, anchor: bool = False) -> AbstractContextManager[UnitOfWork]:
        """Give a unit of work for ``actor`` (a person's id); see ``Store.write``."""
        return self._vault.store.write(actor, anchor=anchor)

    def audit_head(self) -> AuditHead:
        """Return the audit trail's last link."""
        return self._vault.store.head()

    def verify_trail(self, progress: Callable[[int, int], None] | None = None) -> TrailReport:
        """Recompute the whole audit trail; ``progress`` is told (done, all)."""
        return self._vault.store.verify_trail(progress)

    def sweep(self) -> None:
        """Leave no trace of what was deleted: not in the database, not beside it; see ``Store.sweep``."""
        self._vault.store.sweep()

    def verify_passphrase(self, passphrase: str) -> bool:
        """Say whether this is the owner's passphrase, as when a handed-over screen is taken back.

        Goes through the owner's drawer, so that guessing here is slowed down too (``drawer-wait``).
        """
        try:
            self.drawers.open(self.info.owner_id, passphrase).close()
        except DeskError as error:
            if error.key == _WRONG_PASSPHRASE:
                return False
            raise
        return True

    @property
    def is_remembered(self) -> bool:
        """Whether the keyring was given a key of this desk."""
        return self._vault.held.slots.remembers

    def remember(self) -> KeyringProblem | None:
        """Let the keyring open the desk from now on; None if it will."""
        if self.is_remembered:
            return None
        problem = add_keyring(self._vault)
        if problem is None:
            self._audit_slots("desk.keyring-added")
        return problem

    def forget(self) -> None:
        """Take the desk out of the keyring; harmless if it was not there."""
        if drop_keyring(self._vault):
            self._audit_slots("desk.keyring-removed")

    def store_root(self, root: DeskRootIdentity, *, instead_of: bytes = b"") -> None:
        """Keep the desk's root; ``root-exists`` if one other than ``instead_of`` is there: signatures hang on it."""
        bound_to = joined(_ROOT_DOMAIN, self.info.desk_id.encode(), root.certificate)
        wrapped = encrypt(self._vault.held.keys.root, root.key, bound_to, self.entropy)
        with self.write(self.info.owner_id) as unit:
            kept = unit.session.scalar(select(DeskRoot))
            if kept is not None and kept.certificate != instead_of:
                raise DeskError("root-exists")
            if kept is None:
                unit.session.add(DeskRoot(certificate=root.certificate, wrapped_key=wrapped))
            else:
                kept.certificate, kept.wrapped_key = root.certificate, wrapped
            unit.audit("desk.root-stored", self.info.desk_id)

    def root(self) -> DeskRootIdentity | None:
        """Return the desk's root, None if there is none yet; ``desk-damaged`` if it was altered."""
        with self.read() as session:
            row = session.scalar(select(DeskRoot))
            stored = None if row is None else (row.certificate, row.wrapped_key)
        if stored is None:
            return None
        certificate, wrapped = stored
        key = decrypt(
            self._vault.held.keys.root, wrapped, joined(_ROOT_DOMAIN, self.info.desk_id.encode(), certificate)
        )
        if key is None:
            raise DeskError("desk-damaged")
        return DeskRootIdentity(certificate, key)

    def close(self) -> None:
        """Close the database and let go of the lock; harmless when done twice."""
        self._vault.close()

    def _audit_slots(self, kind: str) -> None:
        with self.write(self.info.owner_id) as unit:
            unit.audit(kind, self.info.desk_id)
