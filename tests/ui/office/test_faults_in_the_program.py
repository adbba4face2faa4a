"""Faults as a person meets them: the real program on a real desk says its sentence, and nothing on the desk is lost.

A read-only folder, a full disk, and a second instance are in ``tests/faults/test_place.py`` and ``test_app.py``.
"""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.content.library import Library
from reviewdesk.services.context import DeskContext
from reviewdesk.services.people import People
from reviewdesk.vault.keyring_slot import KeyringProblem
from tests.desk_kit import MemoryKeyring, new_desk, reopen
from tests.ui.office.program import Start, primary, said, settled, unlock


@pytest.fixture
def folder(home: Path, library: Library) -> Path:
    """Return a desk with somebody on it, where any start looks for it."""
    place = home / "data" / "desk"
    desk = new_desk(place)
    People(DeskContext(desk, library)).add("Eli Brandt")
    desk.close()
    return place


def content(folder: Path) -> dict[str, bytes]:
    """Return every file but the lock, which says nothing."""
    return {
        file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file() and file.name != "lock"
    }


def test_a_wrong_passphrase_changes_nothing_and_the_right_one_opens(
    start: Start, folder: Path, qtbot: QtBot
) -> None:
    before = content(folder)
    program = start()
    screen = program.window.lock_screen
    for wrong in ("plum kettle orbit", "Plum kettle orbit lantern"):
        unlock(program, qtbot, wrong)
        settled(program, qtbot)
        assert "That passphrase does not open this desk. Nothing was changed" in screen.field.error.text()
        assert program.opened is None
    assert content(folder) == before
    unlock(program, qtbot)
    qtbot.waitUntil(lambda: program.opened is not None)
    assert program.opened is not None
    assert [person.name for person in program.opened.services.people.all()] == ["Eli Brandt", "Maria Okafor"]
    assert screen.field.control.text() == ""


@pytest.mark.parametrize("name", ["desk.db", "keys.json"])
def test_a_damaged_file_is_said_left_alone_and_can_be_put_back(
    start: Start, folder: Path, qtbot: QtBot, name: str
) -> None:
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(bytes(len(whole)))
    before = content(folder)
    program = start()
    screen = program.window.lock_screen
    settled(program, qtbot)
    if program.door.view.trouble is None:
        unlock(program, qtbot)
    qtbot.waitUntil(lambda: program.door.view.trouble is not None)
    sentence = {
        "desk.db": "Nothing was overwritten and no new desk was made",
        "keys.json": "The desk itself was not touched",
    }
    assert sentence[name] in said(screen)
    assert primary(screen).text() == "Show the folder"
    assert content(folder) == before
    (folder / name).write_bytes(whole)
    program.door.try_again()
    unlock(program, qtbot)
    qtbot.waitUntil(lambda: program.opened is not None)


def test_a_missing_keyring_is_said_and_the_passphrase_opens(
    start: Start, home: Path, keyring: MemoryKeyring, qtbot: QtBot
) -> None:
    place = home / "data" / "desk"
    new_desk(place, keyring=keyring).close()
    keys = (place / "keys.json").read_bytes()
    keyring.problem = KeyringProblem.NO_BACKEND
    program = start()
    settled(program, qtbot)
    told = said(program.window.lock_screen)
    assert "This computer has no keyring that ReviewDesk can use. Your desk is safe" in told
    unlock(program, qtbot)
    qtbot.waitUntil(lambda: program.opened is not None)
    program.window.close()
    assert (place / "keys.json").read_bytes() == keys
    reopen(place).close()
