"""The whole program in a test: started as often as it likes, waited for, looked at, and ended properly."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.app import ReviewDesk
from reviewdesk.ui.widgets import Button, Text
from tests.desk_kit import PASSPHRASE

Start = Callable[..., ReviewDesk]


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
