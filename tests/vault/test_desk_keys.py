"""Who gets into a desk: the owner's passphrase, the root, the keyring, and what the key file gives away."""

import json
import stat
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from reviewdesk.domain.errors import DeskError
from reviewdesk.vault.ciphers import PassphraseCost
from reviewdesk.vault.desk import Desk, DeskRootIdentity
from reviewdesk.vault.keyring_slot import KeyringProblem
from tests.desk_kit import PASSPHRASE, MemoryKeyring, new_desk, reopen


def test_the_owner_is_known_by_the_passphrase(desk: Desk) -> None:
    assert desk.verify_passphrase(PASSPHRASE)
    assert not desk.verify_passphrase("plum kettle orbit")


def test_guessing_the_owners_passphrase_is_slowed_down(desk: Desk) -> None:
    for guess in ("one", "two", "three"):
        assert not desk.verify_passphrase(guess)
    with pytest.raises(DeskError) as refused:
        desk.verify_passphrase(PASSPHRASE)
    assert refused.value.key == "drawer-wait"


def test_the_root_is_kept_once_and_comes_back(folder: Path) -> None:
    desk = new_desk(folder)
    assert desk.root() is None
    root = DeskRootIdentity(certificate=b"certificate", key=b"private key")
    desk.store_root(root)
    with pytest.raises(DeskError) as refused:
        desk.store_root(DeskRootIdentity(b"another", b"key"))
    assert refused.value.key == "root-exists"
    desk.close()
    again = reopen(folder)
    assert again.root() == root
    again.close()


def test_a_root_with_an_exchanged_certificate_is_noticed(desk: Desk) -> None:
    desk.store_root(DeskRootIdentity(certificate=b"certificate", key=b"private key"))
    with desk.write(desk.info.owner_id) as unit:
        unit.session.execute(text("UPDATE desk_root SET certificate = :other"), {"other": b"other"})
        unit.audit("test.exchanged", "root")
    with pytest.raises(DeskError) as refused:
        desk.root()
    assert refused.value.key == "desk-damaged"


def test_a_remembered_desk_opens_without_a_word(folder: Path) -> None:
    keyring = MemoryKeyring()
    desk = new_desk(folder, keyring=keyring)
    assert desk.keyring_problem is None
    assert desk.is_remembered
    desk.close()
    silently = Desk.open(folder, use_keyring=True, keyring=keyring)
    assert silently.keyring_problem is None
    silently.close()


def test_remembering_and_forgetting_later_are_audited(folder: Path) -> None:
    keyring = MemoryKeyring()
    new_desk(folder).close()
    desk = Desk.open(folder, passphrase=PASSPHRASE, keyring=keyring)
    assert not desk.is_remembered
    assert desk.remember() is None
    assert desk.remember() is None
    desk.close()
    desk = Desk.open(folder, use_keyring=True, keyring=keyring)
    desk.forget()
    desk.forget()
    with desk.read() as session:
        kinds = session.scalars(text("SELECT kind FROM audit_event WHERE kind LIKE 'desk.keyring%'")).all()
    assert kinds == ["desk.keyring-added", "desk.keyring-removed"]
    desk.close()
    assert keyring.secrets == {}


@pytest.mark.parametrize("problem", list(KeyringProblem))
def test_a_desk_is_made_even_where_the_keyring_fails(folder: Path, problem: KeyringProblem) -> None:
    desk = new_desk(folder, keyring=MemoryKeyring(problem))
    assert desk.keyring_problem is problem
    assert not desk.is_remembered
    assert desk.remember() is problem
    desk.close()


def test_the_key_file_holds_no_key_in_the_open(folder: Path) -> None:
    keyring = MemoryKeyring()
    desk = new_desk(folder, keyring=keyring)
    content = (folder / "keys.json").read_text()
    assert [slot["kind"] for slot in json.loads(content)["slots"]] == ["keyring", "passphrase"]
    assert not any(secret in content for secret in keyring.secrets.values())
    assert desk._vault.held.data_key.hex() not in content
    desk.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_only_the_owner_of_the_files_may_read_them(desk: Desk, folder: Path) -> None:
    desk.files.put(b"content")
    for path in (folder, *folder.rglob("*")):
        if path.name.startswith("desk.db"):
            continue  # SQLite's own files lie in a folder that nobody else may enter
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name


def test_the_default_cost_of_a_guess_is_the_one_recommended() -> None:
    assert PassphraseCost().as_json() == {"alg": "argon2id", "m": 65536, "t": 3, "p": 4}
