"""Files that are either wholly there or not at all, whenever the power goes."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600

_NEW_FILE = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
)  # Windows would change line ends; what somebody laid there, a link perhaps, is never written through


def make_private_folder(folder: Path) -> None:
    """Make ``folder`` and what leads to it, readable by this user alone."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file readable by this user alone, for a library that would make it readable by all.

    Raises ``OSError`` where anything is there already.
    """
    os.close(os.open(path, _NEW_FILE, PRIVATE_FILE))


def write_durably(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content``; see ``replacing``."""
    with replacing(path) as file:
        file.write(content)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Replace ``path`` by what is written: beside it, forced to disk, renamed, the folder forced to disk.

    Raises ``OSError``; the old content is then still in place, as it is after any other error.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.unlink(missing_ok=True)
        descriptor = os.open(beside, _NEW_FILE, PRIVATE_FILE)
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        _forget(beside)
        raise
    sync_folder(path.parent)


def remove_durably(path: Path) -> None:
    """Remove ``path`` and force the removal to disk."""
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Force the entries of ``folder`` to disk; Windows has no such call and orders renames itself."""
    if sys.platform == "win32":  # pragma: no cover - runs on Windows only
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _forget(path: Path) -> None:
    with suppress(OSError):  # the place itself failed; the first error is the one to tell
        path.unlink(missing_ok=True)
