"""What a person sees and does in the rooms of the desk."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_page import OfficePage
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button
from tests.ui.accessibility import spoken_name
from tests.ui.office.house import House
from tests.ui.pictures import settle

P = TypeVar("P", bound=OfficePage)


@dataclass
class Toasts:
    """What was said, and how it is undone."""

    said: list[tuple[str, Callable[[], None] | None]] = field(default_factory=list)

    def hear(self, words: str, undo: Callable[[], None] | None) -> None:
        """Note a toast."""
        self.said.append((words, undo))

    def undo(self) -> None:
        """Press Undo in the latest toast."""
        undo = self.said[-1][1]
        assert undo is not None
        undo()


def open_page(house: House, theme: Theme, place: Place, page_type: type[P]) -> P:
    """Open the window at a place and return its page."""
    window = house.window(theme, place)
    window.show()
    window.activateWindow()
    settle()
    return page_in(window, page_type)


def page_in(window: OfficeWindow, page_type: type[P]) -> P:
    """Return the page that is open."""
    assert window.shell is not None
    page = window.shell.page
    assert isinstance(page, page_type)
    return page


def toasts_of(page: OfficePage) -> Toasts:
    """Return what the page says from now on."""
    made = Toasts()
    page.said.connect(made.hear)
    return made


def texts(widget: QWidget) -> list[str]:
    """Return the words that are shown, in no order."""
    settle()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def press(widget: QWidget, name: str) -> None:
    """Press the button that a screen reader calls so."""
    settle()
    found = [
        button
        for button in widget.findChildren(QAbstractButton)
        if button.isVisibleTo(widget) and spoken_name(button) == name
    ]
    assert len(found) == 1, (name, sorted(spoken_name(each) for each in widget.findChildren(QAbstractButton)))
    found[0].click()


def primaries(widget: QWidget) -> list[str]:
    """Return the primary buttons that are shown."""
    settle()
    buttons = widget.findChildren(Button)
    return [each.text() for each in buttons if each.kind() == "primary" and each.isVisibleTo(widget)]
