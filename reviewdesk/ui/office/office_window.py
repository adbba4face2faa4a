"""The owner's window: first run, lock screen or the rooms of an open desk, one at a time."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from reviewdesk.system.i18n import _
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.folders import documents_folder, show_folder
from reviewdesk.ui.office.first_run import FirstRun
from reviewdesk.ui.office.front_door import Locked
from reviewdesk.ui.office.lock_screen import LockScreen
from reviewdesk.ui.office.office import Office, Place
from reviewdesk.ui.office.office_actions import more_keys, window_actions
from reviewdesk.ui.office.shell import Shell
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import CommandPalette, FocusRing, KeySheet, Toast
from reviewdesk.ui.widgets.overlay import put_away_overlays

LEAST: Final = (640, 480)
FIRST_SIZE: Final = (1366, 768)


class OfficeWindow(QWidget):
    """Holds one scene. ``closing`` is emitted before it goes; whoever listens saves and closes the desk."""

    closing = Signal()

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self.theme, self.preferences = theme, preferences
        self.ask_folder: Callable[[], str] = self._pick_folder
        self.setWindowTitle("ReviewDesk")
        self.setMinimumSize(*LEAST)
        theme.dress(self)
        self.stack = QStackedWidget()
        self.lock_screen = LockScreen(theme)
        self.stack.addWidget(self.lock_screen)
        self.shell: Shell | None = None
        self.first_run: FirstRun | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        self.lock_screen.folder_shown.connect(show_folder)
        self.toast = Toast(self, theme)
        self.palette_of_commands = CommandPalette(self, theme, self.commands)
        self.key_sheet = KeySheet(self, theme, self.commands, more_keys)
        self.addActions(window_actions(self))
        self.ring = FocusRing(self, theme)
        self._restore_place()

    def commands(self) -> list[QAction]:
        """Return everything that can be done now; the palette and the sheet of keys show it."""
        return [*(self.shell.actions() if self.shell is not None else []), *self.actions()]

    # -- scenes --------------------------------------------------------------------------------------------------

    def show_locked(self, view: Locked) -> None:
        """Show the lock screen; what there was of a desk is deleted, not hidden."""
        self._drop_desk()
        self._drop_first_run()
        self.lock_screen.refresh(view)
        self.stack.setCurrentWidget(self.lock_screen)
        self._show_title(self.lock_screen.heading.text())

    def show_first_run(self, first_run: FirstRun) -> None:
        """Show the steps to a new desk."""
        self._drop_desk()
        self._drop_first_run()
        self.first_run = first_run
        first_run.step_shown.connect(self._show_title)
        self.stack.addWidget(first_run)
        self.stack.setCurrentWidget(first_run)
        self._show_title(first_run.question())

    def show_office(self, office: Office, place: Place | None = None) -> Shell:
        """Show the rooms of an open desk."""
        self._drop_desk()
        self._drop_first_run()
        self.lock_screen.forget()
        shell = self.shell = Shell(self.theme, office)
        shell.said.connect(self._on_shell_said)
        shell.place_changed.connect(self._on_shell_place_changed)
        self.stack.addWidget(shell)
        self.stack.setCurrentWidget(shell)
        shell.go_to(place or Place("home"))
        return shell

    def close_pages(self) -> None:
        """Let every page hand over what is not saved yet."""
        if self.shell is not None:
            self.shell.close_pages()

    def _drop_desk(self) -> None:
        put_away_overlays(self)
        if self.shell is not None:
            self.toast.forget()
            self.stack.removeWidget(self.shell)
            self.shell.deleteLater()
            self.shell = None

    def _drop_first_run(self) -> None:
        if self.first_run is not None:
            self.stack.removeWidget(self.first_run)
            self.first_run.deleteLater()
            self.first_run = None

    def _on_shell_said(self, words: str, undo: Callable[[], None] | None) -> None:
        self.toast.say(words, undo)

    def _on_shell_place_changed(self, _place: Place) -> None:
        if self.shell is not None:
            self._show_title(self.shell.title())

    def _show_title(self, words: str) -> None:
        """Say in the title what is shown: screen readers read it first."""
        self.setWindowTitle(f"{words} · ReviewDesk")

    # -- the window itself ---------------------------------------------------------------------------------------

    def come_forward(self) -> None:
        """Stand before other windows, as when ReviewDesk is started a second time."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()

    def choose_folder(self) -> Path | None:
        """Ask for a folder; None if the person thought better of it."""
        chosen = self.ask_folder()
        return Path(chosen) if chosen else None

    def _pick_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, _("Choose the folder of a desk"), documents_folder())

    def remember_place(self) -> None:
        """Note size and position for the next start."""
        self.preferences.set("office_place", bytes(self.saveGeometry().toBase64().data()).decode())

    def _restore_place(self) -> None:
        place = QByteArray.fromBase64(self.preferences.text("office_place").encode())
        if place.isEmpty() or not self.restoreGeometry(place):
            self.resize(*FIRST_SIZE)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window was, then let everything be saved."""
        self.remember_place()
        self.hide()  # saving, or a keyring that does not answer, may take a moment
        self.closing.emit()
        self.ring.release()
        super().closeEvent(event)
