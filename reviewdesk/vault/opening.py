"""How a desk is opened, step by step, so that no failure on the way costs anything."""

from sqlalchemy import Engine, select

from reviewdesk.domain.errors import DeskError
from reviewdesk.models.desk_rows import DeskInfo
from reviewdesk.models.migrations import upgrade
from reviewdesk.models.schema import SCHEMA_VERSION, schema_version, triggers_as_expected
from reviewdesk.vault.anchor import check_anchor
from reviewdesk.vault.desk_keys import DeskKeys
from reviewdesk.vault.engine import open_engine, writing
from reviewdesk.vault.faults import named_faults
from reviewdesk.vault.folder_lock import FolderLock
from reviewdesk.vault.key_slots import KeySlots
from reviewdesk.vault.keyring_slot import Keyring, KeyringProblem
from reviewdesk.vault.layout import DeskLayout
from reviewdesk.vault.parts import (
    HeldKeys,
    OpenedVault,
    Surroundings,
    WayIn,
    assembled,
    disposed_on_failure,
    released_on_failure,
)
from reviewdesk.vault.probe import can_be_read


def open_vault(layout: DeskLayout, way_in: WayIn, around: Surroundings) -> OpenedVault:
    """Open a desk; see ``Desk.open``."""
    with named_faults(layout.folder):
        if not layout.has_desk():
            raise DeskError("no-desk")
        lock = FolderLock.take(layout.lock)
        with released_on_failure(lock):
            if not layout.keys.exists():
                raise DeskError("keys-damaged")
            slots = KeySlots.read(layout.keys, around.entropy)
            data_key, problem = _data_key(slots, way_in, around.keyring)
            held = HeldKeys(slots, data_key, DeskKeys.derive(data_key, slots.desk_id))
            if not can_be_read(layout.database, held.keys.database):
                raise DeskError("desk-damaged")
            engine = open_engine(layout.database, held.keys.database)
            with disposed_on_failure(engine):
                history = _check(engine, layout, held, accept=way_in.accept_history)
                vault = assembled(layout, lock, held, engine, around)
                if history is not None:
                    with vault.store.write(vault.info.owner_id, anchor=True) as unit:
                        unit.audit("desk.history-accepted", slots.desk_id, {"reason": history})
        vault.keyring_problem = problem
        return vault


def add_keyring(vault: OpenedVault) -> KeyringProblem | None:
    """Give the keyring a wrapping key and note the slot durably; see ``Desk.remember``."""
    with named_faults(vault.layout.folder):
        problem = vault.held.slots.add_keyring(vault.held.data_key, vault.keyring)
        if problem is None:
            vault.held.slots.write(vault.layout.keys)
        return problem


def drop_keyring(vault: OpenedVault) -> bool:
    """Take the keyring's slots out; see ``Desk.forget``."""
    with named_faults(vault.layout.folder):
        dropped = vault.held.slots.drop_keyring(vault.keyring)
        if dropped:
            vault.held.slots.write(vault.layout.keys)
        return dropped


def _data_key(slots: KeySlots, way_in: WayIn, keyring: Keyring) -> tuple[bytes, KeyringProblem | None]:
    """Return the data key, and what was wrong with the keyring if it was asked in vain."""
    problem: KeyringProblem | None = None
    if way_in.use_keyring:
        answer = slots.open_with_keyring(keyring)
        if isinstance(answer, bytes):
            return answer, None
        problem = answer
    if way_in.passphrase is None:
        raise DeskError("passphrase-needed" if problem is None else f"keyring-{problem}")
    data_key = slots.open_with_passphrase(way_in.passphrase)
    if data_key is None:
        raise DeskError("wrong-passphrase")
    return data_key, problem


def _check(engine: Engine, layout: DeskLayout, held: HeldKeys, *, accept: bool) -> str | None:
    """Refuse what is damaged; return the key of a broken history that was accepted."""
    with engine.connect() as connection:
        version = schema_version(connection)
    if version is None:
        raise DeskError("desk-damaged")
    if version != SCHEMA_VERSION and not upgrade(writing(engine), version):
        raise DeskError("desk-newer", version=version)
    with engine.connect() as connection:
        if connection.execute(select(DeskInfo.desk_id)).scalar() != held.slots.desk_id:
            raise DeskError("desk-damaged")
        if not triggers_as_expected(connection):
            raise DeskError("guards-missing")
        try:
            check_anchor(layout.anchor, held.keys.anchor, connection)
        except DeskError as error:
            if not accept:
                raise
            return error.key
    return None
