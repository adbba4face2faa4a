import json
from pathlib import Path
from typing import Any

import pytest

from reviewdesk.domain.errors import DeskError
from reviewdesk.system.clock import Entropy
from reviewdesk.vault.key_slots import KeySlots
from reviewdesk.vault.keyring_slot import KeyringProblem
from tests.desk_kit import PASSPHRASE, QUICK, MemoryKeyring

DATA_KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


@pytest.fixture
def slots(path: Path) -> KeySlots:
    slots = KeySlots("desk-1", Entropy())
    slots.add_passphrase(DATA_KEY, PASSPHRASE, QUICK)
    slots.write(path)
    return slots


def _edit(path: Path, **changes: object) -> None:
    content = json.loads(path.read_text())
    content["slots"][0].update(changes)
    path.write_text(json.dumps(content))


def _read(path: Path) -> KeySlots:
    return KeySlots.read(path, Entropy())


def test_a_passphrase_opens_what_it_was_added_to(slots: KeySlots, path: Path) -> None:
    assert slots.open_with_passphrase(PASSPHRASE) == DATA_KEY
    assert _read(path).open_with_passphrase(PASSPHRASE) == DATA_KEY
    assert _read(path).open_with_passphrase(PASSPHRASE + " ") is None


@pytest.mark.usefixtures("slots")
def test_a_cheaper_guess_cannot_be_asked_for(path: Path) -> None:
    _edit(path, kdf={"alg": "argon2id", "m": 16, "t": 1, "p": 1})
    assert _read(path).open_with_passphrase(PASSPHRASE) is None


@pytest.mark.usefixtures("slots")
def test_what_stands_beside_a_wrapped_key_cannot_be_altered(path: Path) -> None:
    _edit(path, kdf={**QUICK.as_json(), "note": "harmless"})
    assert _read(path).open_with_passphrase(PASSPHRASE) is None
    _edit(path, kdf=QUICK.as_json(), id="another")
    assert _read(path).open_with_passphrase(PASSPHRASE) is None


@pytest.mark.usefixtures("slots")
def test_slots_of_another_desk_do_not_open(path: Path) -> None:
    content = json.loads(path.read_text())
    content["desk_id"] = "desk-2"
    path.write_text(json.dumps(content))
    assert _read(path).open_with_passphrase(PASSPHRASE) is None


@pytest.mark.usefixtures("slots")
@pytest.mark.parametrize(
    "kdf",
    [
        {},
        {"alg": "scrypt", "m": 8, "t": 1, "p": 1},
        {"alg": "argon2id", "m": 1 << 40, "t": 1, "p": 1},
        {"alg": "argon2id", "m": 8, "t": 10_000, "p": 1},
        {"alg": "argon2id", "m": 8, "t": 1, "p": 2},
        {"alg": "argon2id", "m": 8, "t": 1, "p": 1000},
        {"alg": "argon2id", "m": "8", "t": 1, "p": 1},
        {"alg": "argon2id", "m": True, "t": True, "p": True},
    ],
)
def test_a_cost_that_would_hang_the_machine_is_refused(path: Path, kdf: dict[str, object]) -> None:
    _edit(path, kdf=kdf)
    with pytest.raises(DeskError) as refused:
        _read(path).open_with_passphrase(PASSPHRASE)
    assert refused.value.key == "keys-damaged"


@pytest.mark.usefixtures("slots")
@pytest.mark.parametrize(
    "change", [{"salt": ""}, {"salt": "%"}, {"wrapped": 5}, {"kdf": []}, {"salt": "AAAA"}]
)
def test_a_broken_slot_is_told_as_damage(path: Path, change: dict[str, Any]) -> None:
    _edit(path, **change)
    with pytest.raises(DeskError) as refused:
        _read(path)
    assert refused.value.key == "keys-damaged"


@pytest.mark.parametrize("content", ["", "nonsense", "[]", "{}", '{"format": 1}', '{"format": "x"}', "\xff"])
def test_a_file_that_is_none_is_told_as_damage(path: Path, content: str) -> None:
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(DeskError) as refused:
        _read(path)
    assert refused.value.key == "keys-damaged"


def test_a_file_of_a_newer_program_is_told_apart(path: Path) -> None:
    path.write_text('{"format": 2}')
    with pytest.raises(DeskError) as refused:
        _read(path)
    assert refused.value.key == "desk-newer"


def test_without_a_passphrase_slot_the_file_is_damaged() -> None:
    with pytest.raises(DeskError) as refused:
        KeySlots("desk-1", Entropy()).open_with_passphrase(PASSPHRASE)
    assert refused.value.key == "keys-damaged"


def test_the_keyring_holds_a_wrapping_key_and_never_the_data_key(slots: KeySlots) -> None:
    keyring = MemoryKeyring()
    assert slots.add_keyring(DATA_KEY, keyring) is None
    assert slots.open_with_keyring(keyring) == DATA_KEY
    (secret,) = keyring.secrets.values()
    other = MemoryKeyring()
    slots.add_keyring(DATA_KEY, other)
    assert secret not in other.secrets.values()


@pytest.mark.parametrize("secret", ["", "not base64!", "AAAA", "é"])
def test_a_wrong_entry_in_the_keyring_opens_nothing(slots: KeySlots, secret: str) -> None:
    keyring = MemoryKeyring()
    slots.add_keyring(DATA_KEY, keyring)
    keyring.secrets = dict.fromkeys(keyring.secrets, secret)
    assert slots.open_with_keyring(keyring) is KeyringProblem.NO_ENTRY


def test_a_slot_is_not_added_when_the_keyring_did_not_keep_its_key(slots: KeySlots) -> None:
    assert slots.add_keyring(DATA_KEY, MemoryKeyring(KeyringProblem.LOCKED)) is KeyringProblem.LOCKED
    assert not slots.remembers


def test_the_keyrings_problem_is_passed_on(slots: KeySlots) -> None:
    keyring = MemoryKeyring()
    assert slots.open_with_keyring(keyring) is KeyringProblem.NO_ENTRY
    slots.add_keyring(DATA_KEY, keyring)
    keyring.problem = KeyringProblem.LOCKED
    assert slots.open_with_keyring(keyring) is KeyringProblem.LOCKED


def test_a_failed_write_keeps_the_old_file(
    slots: KeySlots, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def fail(_: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("os.fsync", fail)
    slots.add_passphrase(DATA_KEY, "another", QUICK)
    with pytest.raises(OSError, match="full"):
        slots.write(path)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["keys.json"]
