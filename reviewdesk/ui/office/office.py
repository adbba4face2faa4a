"""What every page of the owner's window is given, and where its pages can lead."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from reviewdesk.domain.people import OwnerKind
from reviewdesk.system.clock import Clock
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.change_hub import ChangeHub
from reviewdesk.ui.tasks import Runner

if TYPE_CHECKING:  # the services bring the database with them, which must not hold up the first window
    from reviewdesk.services.bundle import Services
    from reviewdesk.vault.keyring_slot import KeyringProblem
    from reviewdesk.vault.parts import DeskSummary


class DeskKeys(Protocol):
    """What the settings may do with the desk itself: let the keyring open it, or not."""

    info: "DeskSummary"

    @property
    def is_remembered(self) -> bool:
        """Whether the keyring was given a key of this desk."""
        ...

    def remember(self) -> "KeyringProblem | None":
        """Let the keyring open the desk from now on."""
        ...

    def forget(self) -> None:
        """Take the desk out of the keyring."""
        ...


TIME_SERVER: Final = "time server"
"""The thing in the settings that a page leads to where one is missing."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the owner's window: a room and, within it, perhaps one thing (a person's or review's id, say)."""

    room: str
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """Handed to every view-model and page while a desk is open.

    ``rooms`` are the keys of the rooms that this desk shows, so that a page offers no way to one that it does not.
    """

    services: "Services"
    desk: DeskKeys
    folder: Path
    runner: Runner
    hub: ChangeHub
    clock: Clock
    preferences: Preferences
    rooms: frozenset[str]
    sample: bool = False

    @property
    def owner_kind(self) -> OwnerKind:
        """Return whose desk this is."""
        return OwnerKind(self.desk.info.owner_kind)
