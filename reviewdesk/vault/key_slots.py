"""``keys.json``: one random data key, wrapped once for each way of opening the desk.

The cost of guessing stands in what each wrapped key is bound to, so that lowering it only makes the slot
useless.
"""

import base64
import binascii
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from reviewdesk.domain.errors import DeskError
from reviewdesk.system.clock import Entropy
from reviewdesk.vault.ciphers import (
    KEY_BYTES,
    SALT_BYTES,
    PassphraseCost,
    decrypt,
    encrypt,
    joined,
    key_from_passphrase,
)
from reviewdesk.vault.durable import write_durably
from reviewdesk.vault.keyring_slot import Keyring, KeyringProblem

_DOMAIN = b"reviewdesk key slot 1"
_FORMAT = 1
_PASSPHRASE = "passphrase"  # noqa: S105 - the kind of a slot
_KEYRING = "keyring"


@dataclass(frozen=True, slots=True)
class KeySlot:
    """One way in. ``kdf`` is empty for the keyring, whose wrapping key is random."""

    slot_id: str
    kind: str
    kdf: dict[str, Any]
    salt: bytes
    wrapped: bytes

    def bound_to(self, desk_id: str) -> bytes:
        """Return what the wrapped key is bound to."""
        kdf = json.dumps(self.kdf, sort_keys=True)
        return joined(
            _DOMAIN, desk_id.encode(), self.slot_id.encode(), self.kind.encode(), kdf.encode(), self.salt
        )


@dataclass(slots=True)
class KeySlots:
    """The slots of one desk, in the order in which they were added."""

    desk_id: str
    entropy: Entropy
    slots: list[KeySlot] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path, entropy: Entropy) -> Self:
        """Read the file; ``keys-damaged`` if it is not one, ``OSError`` if it cannot be read."""
        try:
            content = json.loads(path.read_bytes())
            if content["format"] > _FORMAT:
                raise DeskError("desk-newer", version=str(content["format"]))
            slots = [_slot_from_json(each) for each in content["slots"]]
            desk_id = str(content["desk_id"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DeskError("keys-damaged") from error
        return cls(desk_id, entropy, slots)

    def write(self, path: Path) -> None:
        """Replace the file durably; raises ``OSError``."""
        content = {
            "format": _FORMAT,
            "desk_id": self.desk_id,
            "slots": [_slot_as_json(s) for s in self.slots],
        }
        write_durably(path, json.dumps(content, indent=1).encode())

    def add_passphrase(self, data_key: bytes, passphrase: str, cost: PassphraseCost) -> None:
        """Let ``passphrase`` open the desk."""
        salt = self.entropy.random_bytes(SALT_BYTES)
        wrapping = key_from_passphrase(passphrase, salt, cost)
        self._add(_PASSPHRASE, cost.as_json(), salt, wrapping, data_key)

    def add_keyring(self, data_key: bytes, keyring: Keyring) -> KeyringProblem | None:
        """Let the system's keyring open the desk; on a problem nothing is added."""
        wrapping = self.entropy.random_bytes(KEY_BYTES)
        slot_id = self._new_slot_id()
        problem = keyring.keep(self._account(slot_id), base64.b64encode(wrapping).decode())
        if problem is None:
            self._add(_KEYRING, {}, b"", wrapping, data_key, slot_id=slot_id)
        return problem

    def drop_keyring(self, keyring: Keyring) -> bool:
        """Remove the keyring's slots and entries; say whether there were any."""
        dropped = [slot for slot in self.slots if slot.kind == _KEYRING]
        for slot in dropped:
            self.slots.remove(slot)
            keyring.forget(self._account(slot.slot_id))
        return bool(dropped)

    @property
    def remembers(self) -> bool:
        """Whether the keyring was given a key."""
        return any(slot.kind == _KEYRING for slot in self.slots)

    def open_with_passphrase(self, passphrase: str) -> bytes | None:
        """Return the data key, or None if the passphrase opens no slot; ``keys-damaged`` if there is none."""
        slots = [slot for slot in self.slots if slot.kind == _PASSPHRASE]
        if not slots:
            raise DeskError("keys-damaged")
        for slot in slots:
            try:
                cost = PassphraseCost.from_json(slot.kdf)
            except ValueError as error:
                raise DeskError("keys-damaged") from error
            wrapping = key_from_passphrase(passphrase, slot.salt, cost)
            data_key = decrypt(wrapping, slot.wrapped, slot.bound_to(self.desk_id))
            if data_key is not None:
                return data_key
        return None

    def open_with_keyring(self, keyring: Keyring) -> bytes | KeyringProblem:
        """Return the data key, or why the keyring could not give it."""
        problem = KeyringProblem.NO_ENTRY
        for slot in self.slots:
            if slot.kind != _KEYRING:
                continue
            answer = keyring.load(self._account(slot.slot_id))
            if answer.secret is None:
                problem = answer.problem or KeyringProblem.FAILED
                continue
            data_key = _unwrapped(answer.secret, slot, self.desk_id)
            if data_key is not None:
                return data_key
            problem = KeyringProblem.NO_ENTRY
        return problem

    def _add(
        self,
        kind: str,
        kdf: dict[str, Any],
        salt: bytes,
        wrapping: bytes,
        data_key: bytes,
        *,
        slot_id: str = "",
    ) -> None:
        bare = KeySlot(slot_id or self._new_slot_id(), kind, kdf, salt, b"")
        wrapped = encrypt(wrapping, data_key, bare.bound_to(self.desk_id), self.entropy)
        self.slots.append(KeySlot(bare.slot_id, kind, kdf, salt, wrapped))

    def _new_slot_id(self) -> str:
        return self.entropy.random_bytes(8).hex()

    def _account(self, slot_id: str) -> str:
        return f"{self.desk_id}:{slot_id}"


def _unwrapped(secret: str, slot: KeySlot, desk_id: str) -> bytes | None:
    try:
        wrapping = base64.b64decode(secret, validate=True)
    except (binascii.Error, ValueError):
        return None
    return decrypt(wrapping, slot.wrapped, slot.bound_to(desk_id))


def _slot_as_json(slot: KeySlot) -> dict[str, object]:
    return {
        "id": slot.slot_id,
        "kind": slot.kind,
        "kdf": slot.kdf,
        "salt": base64.b64encode(slot.salt).decode(),
        "wrapped": base64.b64encode(slot.wrapped).decode(),
    }


def _slot_from_json(stored: dict[str, Any]) -> KeySlot:
    kdf = stored["kdf"]
    if not isinstance(kdf, dict):
        raise TypeError("kdf")
    salt = base64.b64decode(stored["salt"], validate=True)
    wrapped = base64.b64decode(stored["wrapped"], validate=True)
    if stored["kind"] == _PASSPHRASE and len(salt) != SALT_BYTES:
        raise ValueError("salt")
    return KeySlot(str(stored["id"]), str(stored["kind"]), kdf, salt, wrapped)
