"""Hands and eyes at the drawer's window."""

from PySide6.QtWidgets import QWidget

from reviewdesk.ui.drawer.drawer_view_model import DrawerPlace
from reviewdesk.ui.drawer.drawer_window import DrawerWindow
from tests.services.surroundings import EMPLOYEE_PASSPHRASE
from tests.ui.pictures import settle

SECRET = "What I hope nobody reads: the night shift wears me out."


def focus(window: QWidget) -> QWidget:
    settle()
    found = window.focusWidget()
    assert found is not None
    return found


def place_of(window: DrawerWindow) -> DrawerPlace:
    """Return where the employee is now; asked anew each time."""
    return window.model.place


def make_drawer(window: DrawerWindow) -> None:
    window.model.create(EMPLOYEE_PASSPHRASE)
    settle()
