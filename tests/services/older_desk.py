"""A desk as an older program left it: its database under an older revision, everything else as it was."""

from pathlib import Path

from sqlalchemy import Connection

from reviewdesk.models import migrations
from reviewdesk.vault.desk import Desk
from reviewdesk.vault.engine import open_engine, writing
from reviewdesk.vault.layout import DeskLayout

Rows = dict[str, list[tuple[object, ...]]]


class OlderDesk:
    """Takes the database of an open desk back to ``revision``; the desk is closed."""

    def __init__(self, desk: Desk, revision: str) -> None:
        self._key = desk._vault.held.keys.database
        self._database = DeskLayout(desk.folder).database
        desk.close()
        newer = self._database.rename(self._database.with_name("newer.db"))
        self._make(newer, revision)
        newer.unlink()

    def rows(self, tables: Rows | None = None) -> Rows:
        """Return all rows of the tables that are there, or of those in ``tables``."""
        engine = open_engine(self._database, self._key)
        with engine.connect() as connection:
            found = {table: _rows(connection, table) for table in tables or _tables(connection)}
        engine.dispose()
        return found

    def revision(self) -> object:
        """Return the revision that the database is marked with."""
        engine = open_engine(self._database, self._key)
        with engine.connect() as connection:
            found: object = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        engine.dispose()
        return found

    def run(self, statement: str) -> None:
        """Change the database as nothing but a test would."""
        engine = open_engine(self._database, self._key)
        with writing(engine).begin() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()

    def _make(self, newer: Path, revision: str) -> None:
        """Run the migrations up to ``revision`` and bring every row that had a place there."""
        source = open_engine(newer, self._key)
        target = open_engine(self._database, self._key, create=True)
        assert migrations.upgrade(writing(target), target=revision)
        with source.connect() as old, writing(target).connect() as new:
            driver = new.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA foreign_keys=OFF")
            with new.begin():
                guards = new.exec_driver_sql(
                    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
                ).all()
                for name, _statement in guards:
                    new.exec_driver_sql(f"DROP TRIGGER {name}")
                for table in _tables(new):
                    _copy(old, new, table)
                for _name, statement in guards:
                    new.exec_driver_sql(statement)
                assert new.exec_driver_sql("PRAGMA foreign_key_check").first() is None
        source.dispose()
        target.dispose()


def _tables(connection: Connection) -> list[str]:
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version' ORDER BY name"
    )
    return [str(name) for (name,) in names]


def _columns(connection: Connection, table: str) -> str:
    info = connection.exec_driver_sql(f"PRAGMA table_info({table})").all()
    return ", ".join(f'"{column[1]}"' for column in info)


def _rows(connection: Connection, table: str) -> list[tuple[object, ...]]:
    found = connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY rowid")  # noqa: S608 - our own tables
    return [tuple(row) for row in found]


def _copy(old: Connection, new: Connection, table: str) -> None:
    columns = _columns(new, table)
    rows = old.exec_driver_sql(f"SELECT {columns} FROM {table} ORDER BY rowid").all()  # noqa: S608 - our own tables
    places = ", ".join("?" * len(columns.split(", ")))
    for row in rows:
        new.exec_driver_sql(f"INSERT INTO {table} ({columns}) VALUES ({places})", tuple(row))  # noqa: S608 - our own
