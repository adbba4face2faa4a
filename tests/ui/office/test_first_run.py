"""The first run makes a real desk, or opens the sample company."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewdesk.domain.errors import DeskError
from reviewdesk.system.paths import paths
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.desks import Desks
from reviewdesk.ui.office.first_run import FirstRun
from reviewdesk.ui.office.first_run_view_model import FirstRunViewModel, Step
from reviewdesk.ui.office.front_door import FrontDoor
from reviewdesk.ui.tasks import InlineRunner
from reviewdesk.ui.widgets import Button
from tests.desk_kit import reopen
from tests.ui.office.program import Start, primary, said, settled


def test_the_first_run_makes_a_real_desk(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    program = start()
    qtbot.waitUntil(lambda: program.window.first_run is not None)
    steps = program.window.first_run
    assert isinstance(steps, FirstRun)
    steps.kinds.buttons()[0].click()
    primary(steps).click()
    primary(steps).click()
    assert steps.name.has_error()
    QTest.keyClicks(steps.name.control, "Maya Ellis")
    QTest.keyClick(steps.name.control, Qt.Key.Key_Return)
    assert "Step 3 of 4" in said(steps)  # Enter goes one step, not two
    other = tmp_path / "Documents"
    other.mkdir()
    (other / "letter.txt").touch()
    steps.ask_folder = lambda: str(other)
    steps.folder_button.click()
    assert steps.folder.control.text() == str(other / "ReviewDesk")
    primary(steps).click()
    assert "Step 4 of 4" in said(steps)
    QTest.keyClicks(steps.passphrase.control, "seven green lamps hum")
    assert "Long enough" in said(steps)
    assert steps.passphrase.control.displayText() != "seven green lamps hum"
    steps.peek.click()
    assert steps.passphrase.control.displayText() == "seven green lamps hum"
    assert steps.peek.text() == "Cover what I type"
    steps.peek.click()
    assert steps.passphrase.control.displayText() != "seven green lamps hum"
    QTest.keyClicks(steps.again.control, "seven green lamps")
    primary(steps).click()
    assert steps.again.has_error()
    QTest.keyClicks(steps.again.control, " hum")
    primary(steps).click()
    qtbot.waitUntil(lambda: program.window.shell is not None)
    assert program.opened is not None
    info = program.opened.desk.info
    assert (info.owner_name, info.owner_kind) == ("Maya Ellis", "manager")
    assert program.opened.desk.is_remembered
    program.window.close()
    assert reopen(other / "ReviewDesk", "seven green lamps hum").folder == other / "ReviewDesk"


def test_going_back_in_the_first_run_keeps_the_answers(start: Start, qtbot: QtBot) -> None:
    program = start()
    qtbot.waitUntil(lambda: program.window.first_run is not None)
    steps = program.window.first_run
    assert isinstance(steps, FirstRun)
    primary(steps).click()
    steps.name.control.setText("Maya")
    primary(steps).click()
    back = next(b for b in steps.findChildren(Button) if b.isVisible() and b.text() == "Back")
    back.click()
    assert steps.view_model.step is Step.NAME
    assert steps.name.control.text() == "Maya"


def test_a_folder_with_a_desk_in_it_is_not_overwritten(start: Start, folder: Path, qtbot: QtBot) -> None:
    program = start()
    settled(program, qtbot)
    program.door.start_over()
    steps = program.window.first_run
    assert isinstance(steps, FirstRun)
    model = steps.view_model
    model.give_name("Maya", "")
    model.give_passphrase("a b c d", "a b c d", remember=False)
    qtbot.waitUntil(lambda: model.step is Step.FOLDER)
    assert "There is a desk, or what is left of one, in this folder already." in said(steps)
    reopen(folder).close()


def test_the_sample_company_is_tried_and_deleted_in_one_click(start: Start, qtbot: QtBot) -> None:
    program = start()
    qtbot.waitUntil(lambda: program.window.first_run is not None)
    steps = program.window.first_run
    assert isinstance(steps, FirstRun)
    steps.sample_button.click()
    qtbot.waitUntil(lambda: program.window.shell is not None, timeout=60_000)
    shell = program.window.shell
    assert shell is not None
    qtbot.waitUntil(lambda: "This is the sample company." in said(shell))
    next(b for b in shell.findChildren(Button) if b.text() == "Delete the sample" and b.isVisible()).click()
    qtbot.waitUntil(lambda: program.window.first_run is not None)
    assert not (paths().data / "sample").exists()


@pytest.mark.parametrize(
    ("words", "good", "part"),
    [
        ("", False, "Four words"),
        ("short", False, "Short."),
        ("one two three", False, "Fair."),
        ("paper boat on tuesday", True, "Long enough"),
        ("anextremelylongsingleword", True, "Long enough"),
    ],
)
def test_a_passphrase_gets_a_plain_hint_and_no_ban(
    preferences: Preferences, dressed_app: QApplication, words: str, part: str, *, good: bool
) -> None:
    del dressed_app
    model = FirstRunViewModel(FrontDoor(Desks(), InlineRunner(), preferences))
    found = model.strength(words)
    assert found.good is good
    assert part in found.words


def test_an_empty_passphrase_and_a_sample_that_fails_are_said(
    preferences: Preferences, dressed_app: QApplication
) -> None:
    del dressed_app
    model = FirstRunViewModel(FrontDoor(Desks(), InlineRunner(), preferences))
    refused: list[tuple[str, str]] = []
    model.refused.connect(lambda field, words: refused.append((field, words)))
    steps: list[Step] = []
    model.step_changed.connect(steps.append)
    model.back()  # there is nothing before the first step
    assert not steps
    model.give_passphrase("", "", remember=True)
    assert refused[-1][0] == "passphrase"
    model.door.sample_progress.emit(0.1, "Opening")
    model.door.creating_failed.emit(DeskError("disk-full"))
    assert steps == [Step.SAMPLE, Step.WHO]
    assert "The disk is full" in refused[-1][1]
