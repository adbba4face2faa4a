"""The whole program in real windows, with a real desk behind them: started, used, locked, and ended."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.app import ReviewDesk
from reviewdesk.system.paths import paths
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.archive_page import ArchivePage
from reviewdesk.ui.office.desks import Desks
from reviewdesk.ui.office.first_run import FirstRun
from reviewdesk.ui.office.first_run_view_model import Step
from reviewdesk.ui.office.report_dialog import CrashReporter
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Text
from tests.desk_kit import PASSPHRASE, QUICK, MemoryKeyring, new_desk, reopen

Start = Callable[..., ReviewDesk]


@pytest.fixture
def keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def mistakes() -> list[BaseException]:
    return []


@pytest.fixture
def start(
    theme: Theme,
    preferences: Preferences,
    keyring: MemoryKeyring,
    mistakes: list[BaseException],
    qtbot: QtBot,
) -> Iterator[Start]:
    """Start ReviewDesk as often as a test likes; each is ended properly."""
    made: list[ReviewDesk] = []

    def begin(folder: Path | None = None, **more: object) -> ReviewDesk:
        desks = Desks(keyring=keyring, cost=QUICK)
        program = ReviewDesk(preferences, theme, mistakes.append, folder=folder, desks=desks, **more)  # type: ignore[arg-type]  # files only
        made.append(program)
        if program.claim_or_hand_over():
            program.start()
            qtbot.waitExposed(program.window)
        return program

    yield begin
    for program in made:
        program.window.close()
        program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not mistakes


@pytest.fixture
def folder() -> Path:
    place = paths().default_desk
    new_desk(place).close()
    return place


def settled(program: ReviewDesk, qtbot: QtBot) -> None:
    """Wait until what was asked for is shown."""
    qtbot.waitUntil(lambda: not program.runner.busy and not program.door.view.busy)


def said(widget: QWidget) -> str:
    return "\n".join(text.text() for text in widget.findChildren(Text) if text.isVisible())


def primary(widget: QWidget) -> Button:
    shown = [b for b in widget.findChildren(Button) if b.isVisible() and b.kind() == "primary"]
    assert len(shown) == 1, [b.text() for b in shown]
    return shown[0]


def unlock(program: ReviewDesk, qtbot: QtBot, words: str = PASSPHRASE) -> None:
    settled(program, qtbot)
    field = program.window.lock_screen.field.control
    field.setText(words)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.door.view.busy or program.opened is not None)


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


def test_a_desk_is_unlocked_and_locked_again(start: Start, folder: Path, qtbot: QtBot) -> None:
    program = start()
    unlock(program, qtbot, "wrong")
    assert "That passphrase does not open this desk." in said(program.window.lock_screen)
    unlock(program, qtbot)
    qtbot.waitUntil(lambda: program.window.shell is not None)
    assert program.window.lock_screen.field.control.text() == ""
    QTest.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert program.window.shell is None
    assert program.opened is None
    reopen(folder).close()  # nobody holds it any more
    unlock(program, qtbot)
    qtbot.waitUntil(lambda: program.window.shell is not None)


def test_a_remembered_desk_opens_without_a_word(start: Start, keyring: MemoryKeyring, qtbot: QtBot) -> None:
    new_desk(paths().default_desk, keyring=keyring).close()
    program = start()
    assert "Opening your desk" in said(program.window)
    qtbot.waitUntil(lambda: program.window.shell is not None)
    assert program.window.windowTitle() == "Home · ReviewDesk"


def test_rooms_are_reached_by_key_and_by_click(start: Start, keyring: MemoryKeyring, qtbot: QtBot) -> None:
    new_desk(paths().default_desk, keyring=keyring).close()
    program = start()
    qtbot.waitUntil(lambda: program.window.shell is not None)
    shell = program.window.shell
    assert shell is not None
    assert set(shell.pages) == {"home"}  # pages are made on the first visit
    listed = list(shell.items)
    for number, room in enumerate(listed, 1):
        QTest.keyClick(program.window, Qt.Key(ord(str(number))), Qt.KeyboardModifier.ControlModifier)
        assert shell.place.room == room
        assert shell.items[room].isChecked()
    shell.items["home"].click()
    assert shell.place.room == "home"


def test_a_narrow_window_shows_icons_with_tooltips(
    start: Start, keyring: MemoryKeyring, qtbot: QtBot
) -> None:
    new_desk(paths().default_desk, keyring=keyring).close()
    program = start()
    qtbot.waitUntil(lambda: program.window.shell is not None)
    shell = program.window.shell
    assert shell is not None
    program.window.resize(800, 600)
    assert shell.items["home"].toolTip() == "Home"
    assert not shell.brand.isVisible()
    program.window.resize(1366, 768)
    assert shell.items["home"].toolTip() == ""


def test_a_second_start_raises_the_first_and_hands_its_file_over(
    start: Start, keyring: MemoryKeyring, qtbot: QtBot, tmp_path: Path
) -> None:
    new_desk(paths().default_desk, keyring=keyring).close()
    first = start()
    qtbot.waitUntil(lambda: first.window.shell is not None)
    first.window.showMinimized()
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"Dear Maya")
    waiting = _HandOver(paths().default_desk, letter)
    qtbot.waitUntil(lambda: waiting.done)
    assert waiting.handed_over
    shell = first.window.shell
    assert shell is not None
    qtbot.waitUntil(lambda: isinstance(shell.page, ArchivePage) and shell.page.result.isVisible())
    assert "This is not a sealed plan" in said(shell)
    assert not first.window.isMinimized()


def test_a_desk_that_another_program_holds_says_so(start: Start, folder: Path, qtbot: QtBot) -> None:
    held = reopen(folder)
    program = start()
    unlock(program, qtbot)
    qtbot.waitUntil(lambda: program.door.view.trouble is not None)
    assert "already open in another ReviewDesk window" in said(program.window.lock_screen)
    assert primary(program.window.lock_screen).text() == "Try again"
    held.close()
    primary(program.window.lock_screen).click()
    unlock(program, qtbot)
    qtbot.waitUntil(lambda: program.window.shell is not None)


def test_another_desk_can_be_chosen(start: Start, folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "other"
    new_desk(other).close()
    program = start(tmp_path / "unplugged")
    settled(program, qtbot)
    assert "There is no desk in this folder." in said(program.window.lock_screen)
    program.window.ask_folder = str  # the person thinks better of it
    primary(program.window.lock_screen).click()
    assert program.door.folder == tmp_path / "unplugged"
    program.window.ask_folder = lambda: str(other)
    primary(program.window.lock_screen).click()
    unlock(program, qtbot)
    qtbot.waitUntil(lambda: program.opened is not None)
    assert program.opened is not None
    assert program.opened.folder == other
    assert folder.exists()


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


def test_the_window_comes_back_where_it_was(start: Start, folder: Path, preferences: Preferences) -> None:
    del folder
    program = start()
    program.window.resize(760, 520)
    program.window.close()
    again = start()
    assert (again.window.width(), again.window.height()) == (760, 520)
    assert preferences.text("office_place")


def test_a_mistake_in_the_program_is_reported_once_and_without_words(
    theme: Theme, qtbot: QtBot, dressed_app: QApplication
) -> None:
    del dressed_app
    reporter = CrashReporter(theme)
    reporter.report("ValueError\n  at reviewdesk.somewhere:12 in place")
    reporter.report("KeyError")
    qtbot.waitUntil(lambda: reporter.dialog is not None)
    dialog = reporter.dialog
    assert dialog is not None
    assert "at reviewdesk.somewhere:12" in dialog.text.toPlainText()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == dialog.report
    dialog.close_button.click()
    assert reporter.dialog is None


class _HandOver:
    """A second start in a process of its own: both ends in one thread would wait for each other."""

    def __init__(self, folder: Path, file: Path) -> None:
        import subprocess
        import sys

        code = (
            "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
            "from reviewdesk.ui.single_instance import SingleInstance\n"
            "app = QCoreApplication([]); print(SingleInstance(Path(sys.argv[1])).claim([Path(sys.argv[2])]).value)"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, str(folder), str(file)], stdout=subprocess.PIPE, text=True
        )

    @property
    def done(self) -> bool:
        return self._process.poll() is not None

    @property
    def handed_over(self) -> bool:
        return self._process.communicate()[0].strip() == "handed over"
