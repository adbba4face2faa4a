"""SQLAlchemy on SQLCipher: an encrypted file where nothing acknowledged is lost.

``synchronous=FULL`` is deliberate: with NORMAL, simulated power cuts lost edits in most runs. SQLite below
3.51.3 is refused because its write-ahead log could lose data when two connections restarted it at once.
"""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from reviewdesk.domain.errors import DeskError

LEAST_SQLITE = (3, 51, 3)
BUSY_SECONDS = 5.0
_WRITES = "reviewdesk_writes"
_PRAGMAS = (
    "PRAGMA cipher_memory_security=OFF",  # locking every page in memory costs much and hides little
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",  # else INSERT OR REPLACE slips past the guards
    "PRAGMA temp_store=MEMORY",  # temporary files would not be encrypted
    "PRAGMA trusted_schema=OFF",
)


def refuse_old_sqlite(version: tuple[int, ...] = sqlcipher.sqlite_version_info) -> None:
    """Raise ``engine-too-old`` below the first SQLite that keeps its write-ahead log whole."""
    if version < LEAST_SQLITE:
        raise DeskError(
            "engine-too-old", found=".".join(map(str, version)), least=".".join(map(str, LEAST_SQLITE))
        )


def open_engine(path: Path, key: bytes, *, create: bool = False) -> Engine:
    """Return an engine on the encrypted file; it never makes a file unless ``create``.

    ``hide_parameters`` keeps what people wrote out of error messages.
    """
    refuse_old_sqlite()
    address = f"{path.resolve().as_uri()}?mode={'rwc' if create else 'rw'}"

    def connect() -> sqlcipher.Connection:
        connection = sqlcipher.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS
        )
        try:
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
            for pragma in _PRAGMAS:
                connection.execute(pragma)
        except sqlcipher.Error:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        pool_size=4,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def writing(engine: Engine) -> Engine:
    """Return the same engine whose transactions write; those of ``engine`` itself can only read."""
    return engine.execution_options(**{_WRITES: True})


def _begin(connection: Connection) -> None:
    """Begin at once as a writer: a deferred read-then-write gets BUSY without waiting."""
    writes = bool(connection.get_execution_options().get(_WRITES))
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def sqlcipher_versions() -> tuple[str, str]:
    """Return the versions of SQLite and SQLCipher in use, for the doctor."""
    connection = sqlcipher.connect(":memory:")
    try:
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return sqlcipher.sqlite_version, str(cipher[0])
