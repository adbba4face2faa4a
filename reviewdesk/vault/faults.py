"""What the machine and the database say when something fails, as errors a person can be told.

Parameters of statements and texts of rows never enter an error. See the table of faults in the tests.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

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
_WRITE_FAILURES = (
    "SQLITE_IOERR_WRITE",
    "SQLITE_IOERR_SHMSIZE",
    "SQLITE_IOERR_TRUNCATE",
    "SQLITE_IOERR_FSYNC",
)


def from_os_error(error: OSError) -> DeskError:
    """Name a failed file operation: full, read-only or something else about the place."""
    if error.errno in _FULL:
        return DeskError("disk-full")
    if error.errno in _READ_ONLY:
        return DeskError("desk-read-only")
    return DeskError("desk-place-failed", code=errno.errorcode.get(error.errno or 0, "?"))


def from_database_error(error: DBAPIError | sqlcipher.Error) -> DeskError | None:
    """Name a failed statement; None if the statement itself was wrong, which is a bug and not a fault."""
    original = error.orig if isinstance(error, DBAPIError) else error
    name = str(getattr(original, "sqlite_errorname", ""))
    if name == "SQLITE_CONSTRAINT_TRIGGER":
        message = str(original)
        return DeskError(message) if message in TRIGGER_ERRORS else None
    if name.startswith(_WRITE_FAILURES):
        return DeskError("disk-full")
    if name.startswith("SQLITE_IOERR"):
        return DeskError("desk-place-failed", code=name)
    for code, key in _KEY_BY_CODE.items():
        if name == code or name.startswith(code + "_"):
            return DeskError(key)
    return None


@contextmanager
def named_faults() -> Iterator[None]:
    """Turn file and database failures inside the block into ``DeskError``; let everything else pass."""
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        fault = from_database_error(error)
        if fault is None:
            raise
        raise fault from error
    except OSError as error:
        raise from_os_error(error) from error
