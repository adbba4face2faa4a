from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from reviewdesk.domain.errors import DeskError
from reviewdesk.vault.engine import LEAST_SQLITE, open_engine, refuse_old_sqlite, sqlcipher_versions, writing


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(tmp_path / "a.db", bytes(32), create=True)
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("busy_timeout", 5000),
        ("temp_store", 2),
    ],
)
def test_every_connection_is_set_up_to_lose_nothing(engine: Engine, pragma: str, value: object) -> None:
    with engine.connect() as one, engine.connect() as two:
        for connection in (one, two):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_an_sqlite_that_can_lose_commits_is_refused() -> None:
    refuse_old_sqlite(LEAST_SQLITE)
    with pytest.raises(DeskError) as refused:
        refuse_old_sqlite((3, 51, 2))
    assert refused.value.key == "engine-too-old"
    assert refused.value.params == {"found": "3.51.2", "least": "3.51.3"}


def test_opening_never_makes_a_database(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "missing.db", bytes(32))
    with pytest.raises(DBAPIError):
        engine.connect()
    assert list(tmp_path.iterdir()) == []


def test_a_reader_cannot_write_even_after_a_writer_used_the_connection(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
    with engine.connect() as connection, pytest.raises(DBAPIError, match="readonly"):
        connection.exec_driver_sql("INSERT INTO t VALUES (1)")
    with writing(engine).begin() as connection:
        connection.exec_driver_sql("INSERT INTO t VALUES (1)")


def test_a_folder_with_odd_characters_can_hold_a_desk(tmp_path: Path) -> None:
    odd = tmp_path / "Zoë's desk? 100% #1"
    odd.mkdir()
    engine = open_engine(odd / "a.db", bytes(32), create=True)
    engine.connect().close()
    engine.dispose()
    assert (odd / "a.db").is_file()


def test_the_doctor_is_told_the_versions() -> None:
    sqlite, cipher = sqlcipher_versions()
    assert tuple(map(int, sqlite.split("."))) >= LEAST_SQLITE
    assert cipher.startswith("4.")
