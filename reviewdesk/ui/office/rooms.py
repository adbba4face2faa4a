"""The rooms of the owner's window: declared once, each with the desks that have it. A room here works in full."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewdesk.domain.people import OwnerKind
from reviewdesk.system.i18n import _, mark
from reviewdesk.ui.office import desk_rooms
from reviewdesk.ui.office.hr import rooms as hr_rooms
from reviewdesk.ui.office.office import Office

if TYPE_CHECKING:
    from reviewdesk.ui.office.office_page import OfficePage
    from reviewdesk.ui.theme import Theme


EVERYBODY: Final = frozenset(OwnerKind)
MANAGERS: Final = frozenset({OwnerKind.MANAGER})
HR: Final = frozenset({OwnerKind.HR})
MANAGERS_AND_HR: Final = frozenset({OwnerKind.MANAGER, OwnerKind.HR})


@dataclass(frozen=True, slots=True)
class Room:
    """A page and its entry in the navigation.

    ``build`` imports the page when it is first visited. A room ``under`` another has no entry of its own; the
    other's stays marked while it is open. ``foot`` rooms stand at the foot of the navigation. An ``early`` room is
    made with the desk, because it works whether somebody looks at it or not.
    """

    key: str
    title: str
    icon: str
    build: "Callable[[Theme, Office], OfficePage]"
    owners: frozenset[OwnerKind] = EVERYBODY
    own_title: str = ""
    under: str = ""
    foot: bool = False
    early: bool = False

    def words(self, owner: OwnerKind) -> str:
        """Return the entry's words; on an employee's desk what is there is their own."""
        return _(self.own_title) if self.own_title and owner is OwnerKind.EMPLOYEE else _(self.title)


def _home(theme: "Theme", office: Office) -> "OfficePage":
    from reviewdesk.ui.office.home_page import HomePage
    from reviewdesk.ui.office.home_view_model import HomeViewModel

    return HomePage(theme, HomeViewModel(office))


def _archive(theme: "Theme", office: Office) -> "OfficePage":
    from reviewdesk.ui.office.archive_page import ArchivePage
    from reviewdesk.ui.office.archive_view_model import ArchiveViewModel

    return ArchivePage(theme, ArchiveViewModel(office))


def _settings(theme: "Theme", office: Office) -> "OfficePage":
    from reviewdesk.ui.office.settings_page import SettingsPage
    from reviewdesk.ui.office.settings_view_model import SettingsViewModel

    return SettingsPage(theme, SettingsViewModel(office))


ROOMS: Final = (
    Room("home", mark("Home"), "house", _home),
    Room("reviews", mark("Reviews"), "calendar", desk_rooms.reviews, MANAGERS),
    Room("prepare", mark("Prepare"), "pen-line", desk_rooms.prepare, MANAGERS, under="reviews"),
    Room("people", mark("People"), "users", desk_rooms.people, MANAGERS),
    Room("person", mark("Person"), "user", desk_rooms.person, MANAGERS, under="people"),
    Room("goals", mark("Goals"), "target", desk_rooms.goals, MANAGERS),
    Room("archive", mark("Archive"), "archive", hr_rooms.register, HR),
    Room("inbox", mark("Inbox"), "download", hr_rooms.inbox, HR, early=True),
    Room("disposal", mark("Disposal"), "trash-2", hr_rooms.disposal, HR),
    Room("care", mark("Care"), "shield-check", hr_rooms.care, HR),
    Room("templates", mark("Templates"), "list-checks", desk_rooms.templates, MANAGERS_AND_HR),
    Room("archive", mark("Archive"), "archive", _archive, EVERYBODY - HR),
    Room("settings", mark("Settings"), "settings", _settings, foot=True),
)


def rooms_for(owner: OwnerKind) -> tuple[Room, ...]:
    """Return the rooms of this desk, in the order of the navigation."""
    return tuple(room for room in ROOMS if owner in room.owners)
