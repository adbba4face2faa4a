"""Damage and wrong keys: told apart, the files left as they are, and never a new desk in their place."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from reviewdesk.domain.errors import DeskError
from reviewdesk.models.desk_rows import Setting
from reviewdesk.vault.desk import Desk
from tests.desk_kit import PASSPHRASE, new_desk, reopen

PAGE = 4096
ROWS = 400


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _key_of(action: Callable[[], object]) -> str:
    with pytest.raises(DeskError) as refused:
        action()
    return refused.value.key


def _overwrite(path: Path, offset: int, count: int = 64) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(os.urandom(count))


def _truncate(size: int) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, size)


@pytest.fixture
def closed(folder: Path) -> Path:
    """Return a desk with enough in it to fill many pages."""
    desk = new_desk(folder)
    with desk.write(desk.info.owner_id) as unit:
        unit.session.add_all(Setting(key=f"row-{n:04}", value="x" * 800) for n in range(ROWS))
        unit.audit("test.filled", "desk")
    desk.close()
    return folder


def test_a_wrong_passphrase_is_told_as_such_and_the_right_one_still_opens(closed: Path) -> None:
    before = _content(closed)
    assert _key_of(lambda: reopen(closed, "plum kettle orbit")) == "wrong-passphrase"
    assert _content(closed) == before
    reopen(closed, PASSPHRASE).close()


def test_without_a_passphrase_one_is_asked_for(closed: Path) -> None:
    assert _key_of(lambda: Desk.open(closed)) == "passphrase-needed"


DAMAGES: dict[str, Callable[[Path], None]] = {
    "salt": lambda path: _overwrite(path, 0, 16),
    "first page": lambda path: _overwrite(path, 100),
    "emptied": _truncate(0),
    "cut within the first page": _truncate(PAGE - 1),
    "cut to one page": _truncate(PAGE),
    "cut by three pages": lambda path: os.truncate(path, path.stat().st_size - 3 * PAGE),
    "replaced by noise": lambda path: _overwrite(path, 0, path.stat().st_size),
    "gone": Path.unlink,
}


@pytest.mark.parametrize("damage", list(DAMAGES))
def test_a_damaged_database_is_told_as_damage_never_as_a_wrong_key(closed: Path, damage: str) -> None:
    DAMAGES[damage](closed / "desk.db")
    before = _content(closed)
    assert _key_of(lambda: reopen(closed)) == "desk-damaged"
    assert _content(closed) == before
    assert Desk.exists(closed)
    assert _key_of(lambda: new_desk(closed)) == "desk-exists"
    assert _content(closed) == before


@pytest.mark.parametrize("damage", ["salt", "first page", "cut within the first page"])
def test_damage_after_a_crash_leaves_the_unfolded_log_alone(
    closed: Path, tmp_path: Path, damage: str
) -> None:
    desk = reopen(closed)
    with desk.write(desk.info.owner_id) as unit:
        unit.audit("test.happened", "desk")
    crashed = tmp_path / "crashed"
    shutil.copytree(closed, crashed)
    desk.close()
    DAMAGES[damage](crashed / "desk.db")
    kept = {name: content for name, content in _content(crashed).items() if not name.endswith("-shm")}
    assert kept["desk.db-wal"]
    assert _key_of(lambda: reopen(crashed)) == "desk-damaged"
    assert {name: content for name, content in _content(crashed).items() if not name.endswith("-shm")} == kept


def test_a_first_page_torn_while_the_log_was_folded_in_is_mended_from_the_log(
    folder: Path, tmp_path: Path
) -> None:
    desk = new_desk(folder)
    crashed = tmp_path / "crashed"
    shutil.copytree(folder, crashed)
    desk.close()
    _overwrite(crashed / "desk.db", 2000)
    desk = reopen(crashed)
    assert desk.verify_trail().broken_at is None
    desk.close()


@pytest.mark.parametrize("name", ["desk.db", "keys.json", "anchor.json", "files"])
def test_any_remains_of_a_desk_forbid_a_new_one(closed: Path, name: str) -> None:
    for part in ("desk.db", "keys.json", "anchor.json", "files"):
        if part != name:
            path = closed / part
            path.rmdir() if path.is_dir() else path.unlink()
    assert Desk.exists(closed)
    assert _key_of(lambda: new_desk(closed)) == "desk-exists"


def test_a_database_of_another_desk_is_not_taken_for_ours(closed: Path, tmp_path: Path) -> None:
    new_desk(tmp_path / "other").close()
    (tmp_path / "other" / "desk.db").replace(closed / "desk.db")
    assert _key_of(lambda: reopen(closed)) == "desk-damaged"


def test_missing_and_broken_keys_are_told_apart_from_a_wrong_passphrase(closed: Path) -> None:
    (closed / "keys.json").write_text("{")
    assert _key_of(lambda: reopen(closed)) == "keys-damaged"
    (closed / "keys.json").unlink()
    assert _key_of(lambda: reopen(closed)) == "keys-damaged"


def test_a_damaged_page_spoils_what_lies_on_it_and_nothing_else(closed: Path) -> None:
    path = closed / "desk.db"
    _overwrite(path, path.stat().st_size - 30 * PAGE + 500)
    desk = reopen(closed)

    def read(number: int) -> str:
        try:
            with desk.read() as session:
                value = session.scalar(
                    text("SELECT value FROM setting WHERE key = :k"), {"k": f"row-{number:04}"}
                )
        except DeskError as error:
            return error.key
        assert value == f'"{"x" * 800}"'
        return "whole"

    outcomes = [read(number) for number in range(ROWS)]
    desk.close()
    assert set(outcomes) == {"whole", "desk-damaged"}
    assert outcomes.count("desk-damaged") < 20


def test_a_guard_taken_away_is_noticed(closed: Path) -> None:
    desk = reopen(closed)
    with desk.write(desk.info.owner_id) as unit:
        unit.session.execute(text("DROP TRIGGER sealed_plan_delete"))
    desk.close()
    assert _key_of(lambda: reopen(closed)) == "guards-missing"


def test_a_desk_of_a_newer_program_is_left_to_it(closed: Path) -> None:
    desk = reopen(closed)
    with desk.write(desk.info.owner_id) as unit:
        unit.session.execute(text("UPDATE alembic_version SET version_num = '0042'"))
        unit.audit("test.aged", "desk")
    desk.close()
    with pytest.raises(DeskError) as refused:
        reopen(closed)
    assert refused.value.key == "desk-newer"
    assert refused.value.params == {"version": "0042"}


def test_a_database_without_a_schema_is_damaged(closed: Path) -> None:
    desk = reopen(closed)
    with desk.write(desk.info.owner_id) as unit:
        unit.session.execute(text("DROP TABLE alembic_version"))
    desk.close()
    assert _key_of(lambda: reopen(closed)) == "desk-damaged"
