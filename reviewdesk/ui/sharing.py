"""Handing a file on through the computer's own programs; nothing is sent from here."""

import shutil
from pathlib import Path
from typing import Final

from PySide6.QtCore import QProcess, QTimeZone, QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices

from reviewdesk.system.i18n import _
from reviewdesk.ui.folders import show_folder

_ATTACHING: Final = "xdg-email"
"""On Linux the one way to open any mail program with a file; elsewhere there is none that every program knows."""


def send_by_mail(file: Path) -> str:
    """Open the mail program with a message about ``file`` and return what is left for the person to do.

    The message names nobody and nothing that stands in the file: subjects are read by many machines on their way.
    """
    subject, body = _("A document for you"), _("The document comes with this message.")
    program = shutil.which(_ATTACHING)
    if program is not None and _started(
        program, ["--subject", subject, "--body", body, "--attach", str(file)]
    ):
        return _("Your mail program opens. Look whether the document is attached; if not, drag it in.")
    show_folder(file.parent)
    query = QUrlQuery()
    query.addQueryItem("subject", subject)
    query.addQueryItem("body", body)
    address = QUrl("mailto:")
    address.setQuery(query)
    QDesktopServices.openUrl(address)
    return _("Your mail program opens without the document: drag it in from its folder, which opens too.")


def open_file(file: Path) -> None:
    """Open a file in the program that the computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def time_zone() -> str:
    """Return the IANA name of the time zone that this computer is set to."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")


def _started(program: str, arguments: list[str]) -> bool:
    started, _process = QProcess.startDetached(program, arguments)
    return started
