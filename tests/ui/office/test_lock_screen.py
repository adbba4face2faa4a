"""Each fault has its sentence on the screen, one thing to do, and never a new desk."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewdesk.domain.errors import DeskError
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.desks import Desks, OpenedDesk
from reviewdesk.ui.office.front_door import FrontDoor, Locked
from reviewdesk.ui.office.lock_screen import LockScreen
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.tasks import InlineRunner
from reviewdesk.ui.theme import Theme
from tests.ui.office.program import primary, said


@dataclass(frozen=True, slots=True, repr=False)
class FaultyDesks(Desks):
    """Desks in a place where something is wrong; the vault's own tests bring such places about."""

    fault: str = ""

    def open_silently(self, folder: Path) -> OpenedDesk:
        """Find the fault."""
        del folder
        raise DeskError(self.fault, code="EIO", version="9", known=5, found=3)


@pytest.fixture
def window(theme: Theme, preferences: Preferences, qtbot: QtBot, dressed_app: QApplication) -> OfficeWindow:
    del dressed_app
    made = OfficeWindow(theme, preferences)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize(
    ("fault", "sentence", "remedy"),
    [
        ("desk-read-only", "Nothing can be saved in the folder of this desk.", "Try again"),
        ("disk-full", "The disk is full", "Try again"),
        ("desk-in-use", "already open in another ReviewDesk window", "Try again"),
        ("already-open", "which does not answer", "Try again"),
        ("desk-place-failed", "does not answer as it should (EIO)", "Try again"),
        ("desk-damaged", "no new desk was made", "Show the folder"),
        ("keys-damaged", "put back keys.json", "Show the folder"),
        ("commits-missing", "5 were noted and 3 are there", "Show the folder"),
        ("desk-newer", "with a newer ReviewDesk (its format is 9)", "Close ReviewDesk"),
        ("no-desk", "There is no desk in this folder", "Choose the folder of a desk"),
    ],
)
def test_a_fault_is_said_with_one_thing_to_do(
    window: OfficeWindow, tmp_path: Path, fault: str, sentence: str, remedy: str
) -> None:
    door = FrontDoor(FaultyDesks(fault=fault), InlineRunner(), window.preferences, tmp_path)
    door.locked.connect(window.show_locked)
    door.begin()
    screen = window.lock_screen
    assert sentence in " ".join(said(screen).split())
    assert primary(screen).text() == remedy
    assert not screen.asking.isVisible()
    assert window.focusWidget() is screen.remedy_button
    assert screen.new_button.isVisible() is (fault == "no-desk")
    assert screen.accept_button.isVisible() is (fault == "commits-missing")


@pytest.mark.parametrize(
    ("fault", "signal"),
    [("disk-full", "again_asked"), ("desk-newer", "quit_asked"), ("no-desk", "folder_asked")],
)
def test_the_thing_to_do_is_done(
    window: OfficeWindow, tmp_path: Path, qtbot: QtBot, fault: str, signal: str
) -> None:
    window.show_locked(Locked(tmp_path, trouble=DeskError(fault)))
    with qtbot.waitSignal(getattr(window.lock_screen, signal)):
        QTest.keyClick(window.lock_screen.remedy_button, Qt.Key.Key_Return)


def test_the_folder_of_a_damaged_desk_is_shown(
    window: OfficeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    window.show_locked(Locked(tmp_path, trouble=DeskError("desk-damaged")))
    window.lock_screen.remedy_button.click()
    assert shown == [str(tmp_path)]


def test_a_locked_keyring_says_where_the_key_is_and_asks_for_the_passphrase(
    window: OfficeWindow, tmp_path: Path
) -> None:
    window.show_locked(Locked(tmp_path, note=DeskError("keyring-locked")))
    screen = window.lock_screen
    assert "The keyring of this computer is locked." in said(screen)
    assert screen.asking.isVisible()
    assert primary(screen).text() == "Open my desk"


def test_what_was_typed_stays_after_a_mistake_and_goes_after_success(
    window: OfficeWindow, tmp_path: Path
) -> None:
    window.show_locked(Locked(tmp_path))
    screen = window.lock_screen
    QTest.keyClicks(screen.field.control, "wrong words")
    window.show_locked(Locked(tmp_path, wrong=DeskError("wrong-passphrase")))
    assert screen.field.control.selectedText() == "wrong words"
    window.show_locked(Locked(tmp_path))
    assert not screen.field.has_error()
    screen.forget()
    assert screen.field.control.text() == ""


def test_before_anything_is_known_the_buttons_do_nothing(theme: Theme, qtbot: QtBot) -> None:
    screen = LockScreen(theme)
    qtbot.addWidget(screen)
    with qtbot.assertNotEmitted(screen.again_asked):
        screen.remedy_button.click()
