"""A locked desk leaves nothing of anybody in the window: not on the screen, not in a title, not out of sight."""

import gc
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reviewdesk.content.library import Library
from reviewdesk.services.context import DeskContext
from reviewdesk.services.people import People
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.widgets import Text
from tests.desk_kit import reopen
from tests.ui.office.program import Start, unlock

NAME = "Kanari Vogel"


def everything_held() -> str:
    """Return every text of every widget that exists, shown or not."""
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    words: list[str] = []
    for widget in QApplication.allWidgets():
        words += [widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.objectName()]
        if isinstance(widget, Text | QLineEdit):
            words.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            words.append(widget.toPlainText())
    return "\n".join(words)


def test_locking_leaves_no_name_behind(start: Start, folder: Path, library: Library, qtbot: QtBot) -> None:
    desk = reopen(folder)
    person = People(DeskContext(desk, library)).add(NAME).value
    desk.close()
    program = start()
    unlock(program, qtbot)
    qtbot.waitUntil(lambda: program.window.shell is not None)
    shell = program.window.shell
    assert shell is not None
    shell.go_to(Place("people", person))
    qtbot.waitUntil(lambda: NAME in everything_held())
    shell.said.emit(f"{NAME} was changed", lambda: None)
    assert NAME in everything_held()
    del shell
    program.lock()
    assert program.opened is None
    assert NAME not in everything_held()
    assert program.window.toast._undo is None
