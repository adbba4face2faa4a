"""The commands of the owner's window, gathered in one place for its keys, its palette and its sheet of keys."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from reviewdesk.system.i18n import _
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.widgets.commands import command, written
from reviewdesk.ui.widgets.key_sheet import KeyLine
from reviewdesk.ui.widgets.taking_back import taking_back

if TYPE_CHECKING:
    from reviewdesk.ui.office.office_window import OfficeWindow
    from reviewdesk.ui.office.rooms import Room
    from reviewdesk.ui.office.shell import Shell


def window_actions(window: "OfficeWindow") -> list[QAction]:
    """Return what can be done whether a desk is open or not."""
    return [
        taking_back(window, window.toast),
        window.palette_of_commands.action,
        window.key_sheet.action,
        command(window, _("Save everything and close ReviewDesk"), window.close, keys="Ctrl+Q", icon="x"),
    ]


def shell_actions(shell: "Shell") -> list[QAction]:
    """Return what can be done while a desk is open: its rooms, what is begun in them, and locking it."""
    listed = [room for room in shell.rooms.values() if not room.under]
    rooms = [_to_room(shell, room, number) for number, room in enumerate(listed, 1)]
    begun = [
        command(shell, words, _Going(shell, place), icon=icon)
        for words, icon, place in (
            (_("Add a person"), "user-plus", Place("people", "new")),
            (_("Add a goal"), "target", Place("goals", "new/")),
            (_("Plan a review"), "calendar-plus", Place("reviews", "new")),
        )
        if place.room in shell.rooms
    ]
    lock = command(shell, _("Lock"), shell.lock_asked.emit, keys="Ctrl+L", icon="lock", section=_("Go to"))
    return [*rooms, *begun, lock]


def _to_room(shell: "Shell", room: "Room", number: int) -> QAction:
    words, going = room.words(shell.office.owner_kind), _Going(shell, Place(room.key))
    return command(shell, words, going, keys=f"Ctrl+{number}", icon=room.icon, section=_("Go to"))


class _Going:
    """Goes to one place."""

    def __init__(self, shell: "Shell", place: Place) -> None:
        self._shell, self._place = shell, place

    def __call__(self) -> None:
        """Go there."""
        self._shell.go_to(self._place)


def more_keys() -> list[KeyLine]:
    """Return the keys that belong to a control: in a form, a list, a field."""
    moving, writing = _("Moving about"), _("Filling in a card")
    return [
        KeyLine(moving, written("Tab"), _("To the next field or button")),
        KeyLine(moving, written("Shift+Tab"), _("To the one before")),
        KeyLine(moving, _("Arrow keys"), _("Within a list or the navigation")),
        KeyLine(moving, written("Space"), _("Press the button that has the frame")),
        KeyLine(writing, written("Enter"), _("Keep it, from a line")),
        KeyLine(writing, written("Ctrl+Enter"), _("Keep it, from longer text too")),
        KeyLine(writing, written("Esc"), _("Leave it; what you wrote is never thrown away unasked")),
        KeyLine(writing, written("Ctrl+Z"), _("Take back what you typed last")),
    ]
