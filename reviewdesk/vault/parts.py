"""The parts of an open desk, and what is needed to get there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine, select

from reviewdesk.models.desk_rows import DeskInfo
from reviewdesk.models.people_rows import Person
from reviewdesk.system.clock import Clock, Entropy
from reviewdesk.vault.ciphers import PassphraseCost
from reviewdesk.vault.desk_keys import DeskKeys
from reviewdesk.vault.drawers import Drawers
from reviewdesk.vault.file_store import FileStore
from reviewdesk.vault.folder_lock import FolderLock
from reviewdesk.vault.key_slots import KeySlots
from reviewdesk.vault.keyring_slot import Keyring, KeyringProblem
from reviewdesk.vault.layout import DeskLayout
from reviewdesk.vault.store import Store


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the desk takes from outside."""

    clock: Clock
    entropy: Entropy
    keyring: Keyring
    cost: PassphraseCost


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose desk is made."""

    kind: str
    name: str
    organisation: str


@dataclass(frozen=True, slots=True, repr=False)
class WayIn:
    """What a person offers to open the desk."""

    passphrase: str | None
    use_keyring: bool
    accept_history: bool


@dataclass(frozen=True, slots=True)
class DeskSummary:
    """What the desk says of itself."""

    desk_id: str
    owner_kind: str
    owner_id: str
    owner_name: str = field(repr=False)
    organisation: str = field(repr=False)
    created_at: datetime


@dataclass(frozen=True, slots=True, repr=False)
class HeldKeys:
    """The slots, the data key that one of them gave, and what is derived from it."""

    slots: KeySlots
    data_key: bytes
    keys: DeskKeys


@dataclass(slots=True, repr=False)
class OpenedVault:
    """The parts of an open desk."""

    layout: DeskLayout
    lock: FolderLock
    held: HeldKeys
    store: Store
    files: FileStore
    drawers: Drawers
    info: DeskSummary
    keyring: Keyring
    keyring_problem: KeyringProblem | None = None
    closed: bool = False

    def close(self) -> None:
        """Close all of them, once."""
        if self.closed:
            return
        self.closed = True
        try:
            self.store.close()
        finally:
            self.lock.release()


def assembled(
    layout: DeskLayout, lock: FolderLock, held: "HeldKeys", engine: Engine, around: Surroundings
) -> OpenedVault:
    """Put the parts of an open desk together."""
    keys = held.keys
    store = Store(engine, layout.anchor, keys.anchor, around.clock, around.entropy)
    files = FileStore(layout.files, keys, around.entropy)
    drawers = Drawers(store, keys.pepper, around.cost)
    info = _summary(store)
    return OpenedVault(layout, lock, held, store, files, drawers, info, around.keyring)


def _summary(store: Store) -> DeskSummary:
    with store.read() as session:
        info = session.scalars(select(DeskInfo)).one()
        owner = session.scalars(select(Person).where(Person.is_owner)).one()
        return DeskSummary(
            desk_id=info.desk_id,
            owner_kind=info.owner_kind,
            owner_id=owner.id,
            owner_name=owner.name,
            organisation=info.organisation,
            created_at=info.created_at,
        )


@contextmanager
def released_on_failure(lock: FolderLock) -> Iterator[None]:
    """Let go of the lock if the block fails."""
    try:
        yield
    except BaseException:
        lock.release()
        raise


@contextmanager
def disposed_on_failure(engine: Engine) -> Iterator[None]:
    """Close every connection if the block fails."""
    try:
        yield
    except BaseException:
        engine.dispose()
        raise
