"""An open desk as the owner's window has it, with everything that a person would do to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.people import OwnerKind
from reviewdesk.services.bundle import build_services
from reviewdesk.services.context import DeskContext
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.change_hub import ChangeHub
from reviewdesk.ui.office.office import Office, Place
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.office.rooms import rooms_for
from reviewdesk.ui.tasks import InlineRunner, Runner
from reviewdesk.ui.theme import Theme
from reviewdesk.vault.desk import Desk


def office_of(
    desk: Desk,
    context: DeskContext,
    preferences: Preferences,
    *,
    runner: Runner | None = None,
    sample: bool = False,
) -> Office:
    """Return what the pages of this desk are given."""
    return Office(
        services=build_services(desk, context.library),
        desk=desk,
        folder=desk.folder,
        runner=runner or InlineRunner(),
        hub=ChangeHub(),
        clock=desk.clock,
        preferences=preferences,
        rooms=frozenset(room.key for room in rooms_for(OwnerKind(desk.info.owner_kind))),
        sample=sample,
    )


@dataclass
class House:
    """Makes windows on one office and takes them down again."""

    office: Office
    windows: list[OfficeWindow] = field(default_factory=list)

    def window(self, theme: Theme, place: Place | None = None) -> OfficeWindow:
        """Return the owner's window, not shown yet."""
        made = OfficeWindow(theme, self.office.preferences)
        made.show_office(self.office, place)
        self.windows.append(made)
        return made

    def build(
        self, room: str, then: Callable[[OfficeWindow], None] | None = None
    ) -> Callable[[Theme], QWidget]:
        """Return what draws a room for pictures and the accessibility walker."""

        def made(theme: Theme) -> QWidget:
            window = OfficeWindow(theme, self.office.preferences)
            window.show_office(self.office, Place(room))
            if then is not None:
                then(window)
            return window

        return made

    def close(self) -> None:
        """Take every window down."""
        for window in self.windows:
            window.close()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def new_desk(folder: Path, context: DeskContext, kind: str) -> Desk:
    """Make another desk beside the one in ``context``, for its kind of owner."""
    from tests.services.surroundings import CHEAP, OWNER_PASSPHRASE

    return Desk.create(folder, kind, "Robin Vale", OWNER_PASSPHRASE, clock=context.clock, cost=CHEAP)
