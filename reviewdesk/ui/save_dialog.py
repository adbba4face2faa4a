"""Asking where a file goes or which one is meant, without holding up the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from reviewdesk.ui.folders import documents_folder


def ask_where(parent: QWidget, title: str, name: str, kind: str, chosen: Callable[[Path], object]) -> None:
    """Offer ``name`` among the person's papers; ``chosen`` is called with the place, if they choose one.

    ``kind`` words what kind of file it is, in the person's language.
    """
    suffix = Path(name).suffix
    place = str(Path(documents_folder()) / name)
    dialog = QFileDialog(parent, title, place, f"{kind} (*{suffix})")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix.removeprefix("."))
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()


def ask_which(parent: QWidget, title: str, pattern: str, chosen: Callable[[Path], object]) -> None:
    """Offer the person's papers; ``chosen`` is called with the file, if they choose one."""
    dialog = QFileDialog(parent, title, documents_folder(), pattern)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
