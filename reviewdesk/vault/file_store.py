"""Sealed PDFs and other files, encrypted, each under a name made from its content.

The name is an HMAC, so that it tells nothing without the key. A file is durable before the row that names it.
"""

import hmac
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from reviewdesk.domain.errors import DocumentError
from reviewdesk.system.clock import Entropy
from reviewdesk.vault.ciphers import decrypt, encrypt, joined
from reviewdesk.vault.desk_keys import DeskKeys
from reviewdesk.vault.durable import make_private_folder, remove_durably, sync_folder, write_durably
from reviewdesk.vault.faults import named_faults

_DOMAIN = b"reviewdesk file 1"
_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class FileReport:
    """Names that rows know but the store has not, that do not decrypt, and that no row knows."""

    missing: frozenset[str]
    altered: frozenset[str]
    orphaned: frozenset[str]


class FileStore:
    """The files of one desk. Safe to use from any thread."""

    def __init__(self, folder: Path, keys: DeskKeys, entropy: Entropy) -> None:
        self._folder = folder
        self._keys = keys
        self._entropy = entropy
        self._stored: set[str] = set()
        """Since the desk was opened, and not discarded since: a row may be about to name them."""
        self._deciding = Lock()

    def put(self, content: bytes) -> str:
        """Store ``content`` durably and return its name; storing it twice keeps one file.

        Raises ``DeskError`` (``disk-full``, ``desk-read-only``, ``desk-place-failed``).
        """
        name = hmac.new(self._keys.file_names, content, sha256).hexdigest()
        path = self._path(name)
        with self._deciding:
            self._stored.add(name)  # before it is looked for: from now on no sweep takes it
        with named_faults(self._folder.parent):
            if self._decrypted(name) is None:
                make_private_folder(path.parent)
                sync_folder(self._folder)
                write_durably(path, encrypt(self._keys.files, content, _bound_to(name), self._entropy))
        return name

    def get(self, name: str) -> bytes:
        """Return the content; raises ``DocumentError`` (``file-missing``, ``file-altered``)."""
        with named_faults(self._folder.parent):
            if not self._path(name).is_file():
                raise DocumentError("file-missing")
            content = self._decrypted(name)
        if content is None:
            raise DocumentError("file-altered")
        return content

    def discard(self, name: str) -> None:
        """Remove a file that no row names any more; one that is gone already is no fault.

        The row goes first: a row without its file is a loss, a file without its row only takes room. Raises
        ``DeskError`` like ``put``.
        """
        with self._deciding:
            self._stored.discard(name)
            self._remove(name)

    def sweep(self, unnamed: Iterable[str], gone: Collection[str] = ()) -> int:
        """Remove files that no row names, and return how many went; what was stored since opening is let be.

        Whoever stored it may be about to write its row. What a killed program left is older than this opening, as a
        desk is open once. Of ``gone`` the row was there and was removed. Raises ``DeskError`` like ``put``.
        """
        with self._deciding:
            self._stored.difference_update(gone)
        swept = 0
        for name in unnamed:
            with self._deciding:
                if name not in self._stored:
                    self._remove(name)
                    swept += 1
        return swept

    def check(self, known: Iterable[str]) -> FileReport:
        """Compare the store with the names that rows ``known`` to the caller hold; reads every file."""
        wanted, present = frozenset(known), frozenset(self.names())
        altered = frozenset(name for name in present if self._decrypted(name) is None)
        return FileReport(missing=wanted - present, altered=altered, orphaned=present - wanted)

    def names(self) -> Iterator[str]:
        """Yield the name of every file there is, in no order."""
        for path in self._folder.glob("??/*"):
            if _NAME.fullmatch(path.name):
                yield path.name

    def settled(self) -> Iterator[str]:
        """Yield the name of every file that ``sweep`` would not let be, in no order."""
        for name in self.names():
            if name not in self._stored:
                yield name

    def _remove(self, name: str) -> None:
        path = self._path(name)
        with named_faults(self._folder.parent):
            if path.is_file():
                remove_durably(path)

    def _decrypted(self, name: str) -> bytes | None:
        try:
            sealed = self._path(name).read_bytes()
        except FileNotFoundError:
            return None
        return decrypt(self._keys.files, sealed, _bound_to(name))

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError("not a name of the file store")
        return self._folder / name[:2] / name


def _bound_to(name: str) -> bytes:
    return joined(_DOMAIN, name.encode())
