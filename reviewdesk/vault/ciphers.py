"""The two ways the vault protects bytes: AES-256-GCM, and Argon2id for what a person remembers."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from reviewdesk.system.clock import Entropy

KEY_BYTES = 32
SALT_BYTES = 16
_NONCE_BYTES = 12
_COUNT_BYTES = 4

_MOST_MEMORY_KIB = 1024 * 1024
_MOST_PASSES = 16
_MOST_LANES = 16


@dataclass(frozen=True, slots=True)
class PassphraseCost:
    """How hard a guess is; the default of 64 MiB, 3 passes, 4 lanes is RFC 9106's second recommendation."""

    memory_kib: int = 65536
    passes: int = 3
    lanes: int = 4

    def as_json(self) -> dict[str, int | str]:
        """Return what is stored beside a wrapped key."""
        return {"alg": "argon2id", "m": self.memory_kib, "t": self.passes, "p": self.lanes}

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> Self:
        """Read back ``as_json``; ``ValueError`` for values that would hang or exhaust the machine."""
        numbers = [stored.get(name) for name in ("m", "t", "p")]
        memory, passes, lanes = (n if type(n) is int else 0 for n in numbers)
        allowed = 0 < passes <= _MOST_PASSES and 0 < lanes <= _MOST_LANES
        if stored.get("alg") != "argon2id" or not allowed or not 8 * lanes <= memory <= _MOST_MEMORY_KIB:
            raise ValueError("passphrase cost")
        return cls(memory, passes, lanes)


def key_from_passphrase(passphrase: str, salt: bytes, cost: PassphraseCost) -> bytes:
    """Derive a wrapping key by Argon2id (RFC 9106, version 1.3)."""
    from argon2.low_level import Type, hash_secret_raw

    typed = unicodedata.normalize("NFC", passphrase)  # keyboards differ in how they send an accent
    return hash_secret_raw(
        typed.encode("utf-8", "surrogatepass"),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def derived_key(key: bytes, salt: bytes, purpose: str) -> bytes:
    """Derive an independent key for one purpose (HKDF, RFC 5869)."""
    info = f"reviewdesk/1/{purpose}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(key)


def joined(*parts: bytes) -> bytes:
    """Join parts so that no other parts join to the same bytes; used for what a cipher text is bound to."""
    return b"".join(len(part).to_bytes(_COUNT_BYTES, "big") + part for part in parts)


def encrypt(key: bytes, plain: bytes, bound_to: bytes, entropy: Entropy) -> bytes:
    """Encrypt under AES-256-GCM with a random nonce in front, bound to its context."""
    nonce = entropy.random_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def decrypt(key: bytes, sealed: bytes, bound_to: bytes) -> bytes | None:
    """Return what ``encrypt`` was given, or None for another key, context or altered bytes."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError):  # ValueError: too short to hold a nonce
        return None
