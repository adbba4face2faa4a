"""The keys of an open desk, each derived from the data key for one purpose."""

from dataclasses import dataclass
from typing import Self

from reviewdesk.vault.ciphers import derived_key


@dataclass(frozen=True, slots=True, repr=False)
class DeskKeys:
    """32-byte keys; ``repr`` is off so that none ever reaches a log."""

    database: bytes
    files: bytes
    file_names: bytes
    anchor: bytes
    pepper: bytes
    root: bytes

    @classmethod
    def derive(cls, data_key: bytes, desk_id: str) -> Self:
        """Derive all of them (HKDF, the desk's id as salt)."""
        salt = desk_id.encode()
        return cls(
            database=derived_key(data_key, salt, "database"),
            files=derived_key(data_key, salt, "files"),
            file_names=derived_key(data_key, salt, "file-names"),
            anchor=derived_key(data_key, salt, "anchor"),
            pepper=derived_key(data_key, salt, "drawer-pepper"),
            root=derived_key(data_key, salt, "root-key"),
        )
