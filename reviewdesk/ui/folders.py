"""Folders that a person wants to see."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_folder(folder: Path) -> None:
    """Open a folder in the computer's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
