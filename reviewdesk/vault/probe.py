"""Whether a database can be read with its key, found out without touching it.

Closing the last connection folds the write-ahead log into the file and removes it, even where the file
turned out to be damaged. What is left of a damaged desk must stay as it is for a rescue, so it is looked at
first: the file by itself, and if that fails while a log is there (a fold that the power cut short), a copy
of both.
"""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from reviewdesk.vault.engine import open_engine

_LEAST_BYTES = 4096  # one page; SQLite takes a shorter file for a new, empty database
_QUESTION = "SELECT count(*) FROM sqlite_master"


def can_be_read(path: Path, key: bytes) -> bool:
    """Say whether ``key`` reads the database in ``path``; raises ``OSError`` if a copy can't be made."""
    if not path.is_file() or path.stat().st_size < _LEAST_BYTES:
        return False
    if _first_page_can_be_read(path, key):
        return True
    log = path.with_name(f"{path.name}-wal")
    return log.is_file() and log.stat().st_size > 0 and _copy_can_be_read(path, log, key)


def _first_page_can_be_read(path: Path, key: bytes) -> bool:
    """Read without the log and without locks, as from a medium that cannot be written."""
    address = f"{path.resolve().as_uri()}?immutable=1"
    connection = sqlcipher.connect(address, uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute(_QUESTION).fetchone()
    except sqlcipher.DatabaseError:
        return False
    finally:
        connection.close()
    return True


def _copy_can_be_read(path: Path, log: Path, key: bytes) -> bool:
    with TemporaryDirectory(dir=path.parent, prefix=".probe-") as folder:
        for each in (path, log):
            shutil.copyfile(each, Path(folder) / each.name)
        engine = open_engine(Path(folder) / path.name, key)
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql(_QUESTION)
        except DBAPIError:
            return False
        finally:
            engine.dispose()
    return True
