"""How a desk is made: until the mark of an unfinished desk is gone, nothing of it ever happened."""

from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from reviewdesk.domain.errors import DeskError
from reviewdesk.models.base import uuid7
from reviewdesk.models.desk_rows import DeskInfo
from reviewdesk.models.people_rows import Person
from reviewdesk.models.schema import create_schema
from reviewdesk.vault.ciphers import KEY_BYTES
from reviewdesk.vault.desk_keys import DeskKeys
from reviewdesk.vault.durable import make_private_file, make_private_folder
from reviewdesk.vault.engine import open_engine, writing
from reviewdesk.vault.faults import named_faults
from reviewdesk.vault.folder_lock import FolderLock
from reviewdesk.vault.key_slots import KeySlots
from reviewdesk.vault.layout import DeskLayout
from reviewdesk.vault.parts import (
    HeldKeys,
    OpenedVault,
    Owner,
    Surroundings,
    assembled,
    disposed_on_failure,
    released_on_failure,
)


def make_vault(
    layout: DeskLayout, owner: Owner, passphrase: str, around: Surroundings, *, remember: bool
) -> OpenedVault:
    """Make a desk; see ``Desk.create``."""
    if not passphrase:
        raise DeskError("passphrase-empty")
    with named_faults(layout.folder):
        make_private_folder(layout.folder)
        lock = FolderLock.take(layout.lock)
        with released_on_failure(lock):
            if layout.has_desk():
                raise DeskError("desk-exists")
            layout.begin_making()
            return _made(layout, lock, owner, passphrase, around, remember=remember)


def _made(
    layout: DeskLayout,
    lock: FolderLock,
    owner: Owner,
    passphrase: str,
    around: Surroundings,
    *,
    remember: bool,
) -> OpenedVault:
    """Fill the marked folder; until the mark is gone, all of this never happened."""
    now = around.clock.now()
    desk_id = uuid7(now, around.entropy.random_bytes(10))
    data_key = around.entropy.random_bytes(KEY_BYTES)
    slots = KeySlots(desk_id, around.entropy)
    problem = slots.add_keyring(data_key, around.keyring) if remember else None
    try:
        slots.add_passphrase(data_key, passphrase, around.cost)
        slots.write(layout.keys)
        make_private_folder(layout.files)
        held = HeldKeys(slots, data_key, DeskKeys.derive(data_key, desk_id))
        make_private_file(layout.database)
        engine = open_engine(layout.database, held.keys.database, create=True)
        with disposed_on_failure(engine):
            owner_id = _fill(engine, desk_id, owner, now, around)
            vault = assembled(layout, lock, held, engine, around)
            vault.drawers.create(owner_id, passphrase).close()
            with vault.store.write(owner_id, anchor=True) as unit:
                unit.audit("desk.created", desk_id, {"owner_kind": owner.kind})
            layout.end_making()
    except BaseException:
        slots.drop_keyring(around.keyring)
        layout.abandon_making()
        raise
    vault.keyring_problem = problem
    return vault


def _fill(engine: Engine, desk_id: str, owner: Owner, now: datetime, around: Surroundings) -> str:
    owner_id = uuid7(now, around.entropy.random_bytes(10))
    with writing(engine).begin() as connection:
        create_schema(connection)
    with Session(writing(engine)) as session, session.begin():
        session.add(Person(id=owner_id, name=owner.name, is_owner=True))
        session.add(
            DeskInfo(desk_id=desk_id, owner_kind=owner.kind, organisation=owner.organisation, created_at=now)
        )
    return owner_id
