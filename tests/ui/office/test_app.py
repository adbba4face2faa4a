"""The whole program in real windows, with a real desk behind them: started, used, locked, and ended."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewdesk.domain.people import OwnerKind
from reviewdesk.system.paths import paths
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.archive_page import ArchivePage
from reviewdesk.ui.office.desks import NewDesk
from reviewdesk.ui.office.report_dialog import CrashReporter
from reviewdesk.ui.theme import Theme
from reviewdesk.vault.keyring_slot import KeyringProblem
from tests.desk_kit import PASSPHRASE, MemoryKeyring, new_desk, reopen
from tests.ui.office.program import Start, primary, said, settled, unlock


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


def test_a_keyring_that_keeps_nothing_is_told_of_when_the_desk_is_made(
    start: Start, keyring: MemoryKeyring, tmp_path: Path, qtbot: QtBot
) -> None:
    keyring.problem = KeyringProblem.LOCKED
    program = start()
    qtbot.waitUntil(lambda: program.window.first_run is not None)
    program.door.create(
        NewDesk(tmp_path / "desk", OwnerKind.MANAGER, "Ana Ruiz", "", PASSPHRASE, remember=True)
    )
    qtbot.waitUntil(lambda: program.window.shell is not None)
    assert program.window.toast.isVisible()
    assert "keyring of this computer is locked" in program.window.toast.text.text()


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
