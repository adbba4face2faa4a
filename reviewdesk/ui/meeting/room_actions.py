"""What can be done by the rules of the room, as actions: the menu in the bar shows them, and so can any other list.

Each is an action of the meeting's window with its words, its key and its slot; ``all`` gives them in order.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Menu
from reviewdesk.ui.widgets.commands import Keys, command


@dataclass(frozen=True, slots=True)
class RoomSlots:
    """What happens."""

    park: Callable[[], None]
    show_parked: Callable[[], None]
    add_minutes: Callable[[], None]
    rebook: Callable[[], None]
    stop: Callable[[], None]


@dataclass(frozen=True, slots=True)
class RoomState:
    """What can be done now. ``free`` is false while something covers the page."""

    free: bool
    writable: bool
    may_park: bool
    may_rebook: bool
    parked: int


class RoomActions:
    """The actions of one window; ``refresh`` says which of them can be used now."""

    def __init__(self, window: QWidget, slots: RoomSlots) -> None:
        self._window = window
        self.park = self._add(_("Park a point"), "F7", "hourglass", slots.park)
        self.parked = self._add("", (), "list-checks", slots.show_parked)
        self.add_minutes = self._add(_("Three more minutes here"), "F8", "timer", slots.add_minutes)
        self.rebook = self._add(_("Stop and rebook"), (), "calendar-plus", slots.rebook)
        self.stop = self._add(_("This does not belong here"), (), "shield-alert", slots.stop)
        self.all = (self.park, self.parked, self.add_minutes, self.rebook, self.stop)

    def _add(self, words: str, keys: Keys, icon: str, slot: Callable[[], None]) -> QAction:
        heading = _("Rules of the room")
        action = command(self._window, words, slot, keys=keys, icon=icon, section=heading)
        self._window.addAction(action)
        return action

    def refresh(self, state: RoomState) -> None:
        """Offer what can be done now."""
        count = ngettext("Parked points ({n})", "Parked points ({n})", state.parked).format(n=state.parked)
        self.parked.setText(count)
        self.parked.setVisible(state.parked > 0)
        self.park.setEnabled(state.free and state.may_park)
        self.parked.setEnabled(state.free and state.parked > 0)
        self.add_minutes.setEnabled(state.free and state.writable)
        self.rebook.setEnabled(state.free and state.may_rebook)
        self.stop.setEnabled(state.free)

    def menu(self, theme: Theme) -> Menu:
        """Return them as a menu of the window."""
        menu = Menu(self._window, theme)
        menu.add_all([self.park, self.parked, self.add_minutes])
        menu.addSeparator()
        menu.add_all([self.rebook, self.stop])
        return menu
