"""What HR does with eyes and hands in these tests."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.ui.office.hr.line_list import LineList
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_page import OfficePage
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Text
from tests.ui.office.house import House
from tests.ui.pictures import settle

P = TypeVar("P", bound=OfficePage)


def opened(house: House, theme: Theme, qtbot: QtBot, kind: type[P], room: str) -> P:
    """Return a room as it stands in a window on the screen."""
    window = house.window(theme, Place(room))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return page_of(window, kind)


def page_of(window: QWidget, kind: type[P]) -> P:
    """Return the room that is open."""
    assert isinstance(window, OfficeWindow)
    assert window.shell is not None
    page = window.shell.page
    assert isinstance(page, kind)
    return page


def words_in(widget: QWidget) -> str:
    """Return every word that can be seen."""
    settle()
    return "\n".join(text.text() for text in widget.findChildren(Text) if text.isVisible())


def button(widget: QWidget, name: str) -> Button:
    """Return the button of that name that can be pressed."""
    settle()
    return next(b for b in widget.findChildren(Button) if b.isVisible() and b.accessibleName() == name)


def primary(page: QWidget) -> list[str]:
    """Return what the screen offers first."""
    settle()
    found = [b for b in page.findChildren(Button) if b.isVisible() and b.kind() == "primary"]
    return [b.accessibleName() for b in found]


def toast(page: QWidget) -> str:
    """Return what was said in passing."""
    window = page.window()
    assert isinstance(window, OfficeWindow)
    return window.toast.text.text()


def undo(page: QWidget) -> None:
    """Take back what was said in passing."""
    window = page.window()
    assert isinstance(window, OfficeWindow)
    window.toast.take_back()


def banner(page: QWidget) -> str:
    """Return what stands in the bar above the room, if it does."""
    window = page.window()
    assert isinstance(window, OfficeWindow)
    assert window.shell is not None
    return window.shell.banner.text.text() if window.shell.banner.isVisible() else ""


def titles(view: LineList) -> list[str]:
    """Return the lines of a list."""
    return [line.title for line in view.lines.lines]


def press(widget: QWidget, *keys: Qt.Key) -> None:
    """Press keys one after the other."""
    for key in keys:
        QTest.keyClick(widget, key)


def marks(view: LineList) -> dict[str, str]:
    """Return what each line of a list is marked with."""
    return {line.title: line.mark for line in view.lines.lines}
