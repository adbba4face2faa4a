"""What the machine and the database say when something fails, as errors a person can be told.

Parameters of statements and texts of rows never enter an error. See the table of faults in the tests.
"""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from reviewdesk.domain.errors import DeskError
from reviewdesk.models.triggers import TRIGGER_ERRORS

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})

_KEY_BY_CODE = {
    "SQLITE_FULL": "disk-full",
    "SQLITE_READONLY": "desk-read-only",
    "SQLITE_CANTOPEN": "desk-read-only",
    "SQLITE_PERM": "desk-read-only",
    "SQLITE_BUSY": "desk-busy",
    "SQLITE_LOCKED": "desk-busy",
    "SQLITE_CORRUPT": "desk-damaged",
    "SQLITE_NOTADB": "desk-damaged",
    "SQLITE_NOMEM": "desk-damaged",  # what SQLCipher answers when a page fails its check while decoding
}
_LEAST_FREE_BYTES = 256 * 1024
"""Below this a failed file operation is put down to a full disk; SQLite's answer does not tell."""


def from_os_error(error: OSError) -> DeskError:
    """Name a failed file operation: full, read-only or something else about the place."""
    if error.errno in _FULL:
        return DeskError("disk-full")
    if error.errno in _READ_ONLY:
        return DeskError("desk-read-only")
    return DeskError("desk-place-failed", code=errno.errorcode.get(error.errno or 0, "?"))


def from_database_error(error: DBAPIError | sqlcipher.Error, place: Path) -> DeskError | None:
    """Name a failed statement on a desk in ``place``; None if the statement was wrong: a bug, not a fault."""
    original = error.orig if isinstance(error, DBAPIError) else error
    name = str(getattr(original, "sqlite_errorname", ""))
    if name == "SQLITE_CONSTRAINT":
        message = str(original)
        return DeskError(message) if message in TRIGGER_ERRORS else None
    if name == "SQLITE_IOERR":
        return DeskError("disk-full") if _is_full(place) else DeskError("desk-place-failed", code=name)
    key = _KEY_BY_CODE.get(name)
    return None if key is None else DeskError(key)


def _is_full(place: Path) -> bool:
    try:
        return shutil.disk_usage(place).free < _LEAST_FREE_BYTES
    except OSError:
        return False  # the place itself is gone


@contextmanager
def named_database_faults(place: Path) -> Iterator[None]:
    """Turn failures of the database in ``place`` into ``DeskError``; let all else pass."""
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        fault = from_database_error(error, place)
        if fault is None:
            raise
        raise fault from error


@contextmanager
def named_faults(place: Path) -> Iterator[None]:
    """Turn failures of files and database in ``place`` into ``DeskError``; let all else pass."""
    try:
        with named_database_faults(place):
            yield
    except OSError as error:
        raise from_os_error(error) from error
