"""Where many files and folders are dropped at once, or chosen by keyboard."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from reviewdesk.system.i18n import _
from reviewdesk.ui.folders import documents_folder
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, DropTarget


class FilesTarget(DropTarget):
    """``files_chosen`` carries paths of files and folders.

    ``ask_files`` and ``ask_folder`` open the pickers; tests give their own.
    """

    files_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        words = _("Drop signed plans or whole folders here. Each file is checked before it is kept.")
        super().__init__(theme, words, button=_("Choose files"), icon="archive", pattern="PDF (*.pdf)")
        self.ask_files: Callable[[], list[str]] = self._pick_files
        self.ask_folder: Callable[[], str] = self._pick_folder
        self.button.set_kind("primary")
        self.folder_button = self.add(
            Button(theme, _("Choose a folder"), "ghost", icon="folder"), align=Qt.AlignmentFlag.AlignHCenter
        )
        self.folder_button.clicked.connect(self._on_folder_clicked)

    def _on_button_clicked(self) -> None:
        self._give(self.ask_files())

    def _on_folder_clicked(self) -> None:
        self._give([self.ask_folder()])

    def _give(self, chosen: list[str]) -> None:
        paths = [Path(path) for path in chosen if path]
        if paths:
            self.files_chosen.emit(paths)

    def _pick_files(self) -> list[str]:
        return QFileDialog.getOpenFileNames(self, self.text.text(), documents_folder(), "PDF (*.pdf)")[0]

    def _pick_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, _("Choose a folder of plans"), documents_folder())

    def dropEvent(self, event: QDropEvent) -> None:
        """Take everything that was dropped."""
        self._over = False
        self.update()
        event.acceptProposedAction()
        self._give([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
