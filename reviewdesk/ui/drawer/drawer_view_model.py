"""What the employee's window knows: one person's drawer, and the way back to the owner."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Signal

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.services.changes import Change
from reviewdesk.services.drawers import DrawerRoom, DrawerSession
from reviewdesk.services.office_snapshots import ReviewView
from reviewdesk.system.clock import Clock
from reviewdesk.system.i18n import _
from reviewdesk.ui.prepare.prepare_view_model import PrepareViewModel
from reviewdesk.ui.tasks import Runner
from reviewdesk.ui.wording_hints import WordingHints

Tell = Callable[[Change[Any]], object]
VerifyOwner = Callable[[str], bool]


class DrawerPlace(StrEnum):
    """Where the employee is."""

    WAITING = "waiting"
    NEW = "new"
    DOOR = "door"
    REVIEWS = "reviews"
    PREPARING = "preparing"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Handover:
    """Whose drawer it is, and whose computer."""

    person_id: str
    given_name: str
    initials: str
    owner_given_name: str


class DrawerViewModel(QObject):
    """``changed``: another place, or another list. ``refused`` carries a sentence for the field that is open."""

    changed = Signal()
    refused = Signal(str)
    failed = Signal(object)
    returned = Signal()

    def __init__(
        self,
        room: DrawerRoom,
        handover: Handover,
        runner: Runner,
        *,
        tell: Tell,
        clock: Clock,
        verify_owner: VerifyOwner,
        hints: WordingHints | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._room, self._runner, self._tell, self._clock = room, runner, tell, clock
        self._verify_owner = verify_owner
        self._hints = hints
        self._session: DrawerSession | None = None
        self.handover = handover
        self.place = DrawerPlace.WAITING
        self.reviews: tuple[ReviewView, ...] = ()
        self.preparation: PrepareViewModel | None = None
        self.busy = False

    # -- the door ------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Find out whether there is a drawer already."""
        room, person_id = self._room, self.handover.person_id
        task = self._runner.database(lambda: room.has_drawer(person_id))
        task.on_success(self._on_looked).on_failure(self.failed.emit)

    def create(self, passphrase: str) -> None:
        """Make the drawer and go in."""
        room, person_id = self._room, self.handover.person_id
        self._begin()
        task = self._runner.database(lambda: room.create(person_id, passphrase))
        task.on_success(self._on_created).on_failure(self._on_refused)

    def open(self, passphrase: str) -> None:
        """Open the drawer and go in."""
        room, person_id = self._room, self.handover.person_id
        self._begin()
        task = self._runner.database(lambda: room.open(person_id, passphrase))
        task.on_success(self._on_opened).on_failure(self._on_refused)

    def _begin(self) -> None:
        self.busy = True
        self.changed.emit()

    def _on_looked(self, there: bool) -> None:  # noqa: FBT001  # a task's result
        if self.place is DrawerPlace.WAITING:
            self._go(DrawerPlace.DOOR if there else DrawerPlace.NEW)

    def _on_created(self, change: Change[DrawerSession]) -> None:
        self._tell(change)
        self._on_opened(change.value)

    def _on_opened(self, session: DrawerSession) -> None:
        self.busy = False
        if self.place is DrawerPlace.RETURN:  # they changed their mind while the passphrase was tried
            session.close()
            return
        self._session = session
        self.preparation = PrepareViewModel(
            session,
            self._runner,
            tell=self._tell,
            clock=self._clock,
            set_ready=session.set_ready,
            hints=self._hints,
            parent=self,
        )
        self.preparation.failed.connect(self.failed)
        self.list_reviews()

    def _on_refused(self, error: ReviewDeskError) -> None:
        self.busy = False
        self.changed.emit()
        self.refused.emit(sentence(error))

    # -- inside --------------------------------------------------------------------------------------------------

    def list_reviews(self) -> None:
        """Show the conversations that can be prepared."""
        if self._session is not None:
            if self.preparation is not None:
                self.preparation.close()
            task = self._runner.database(self._session.reviews)
            task.on_success(self._on_listed).on_failure(self.failed.emit)

    def prepare(self, review_id: str) -> None:
        """Open one of them."""
        if self.preparation is not None:
            self._go(DrawerPlace.PREPARING)
            self.preparation.open(review_id)

    def _on_listed(self, reviews: tuple[ReviewView, ...]) -> None:
        if self._session is not None:
            self.reviews = reviews
            self._go(DrawerPlace.REVIEWS)

    # -- the way back --------------------------------------------------------------------------------------------

    def close_drawer(self) -> None:
        """Save what is left, forget the key, and wait for the owner of the desk."""
        if self.preparation is not None:
            self.preparation.close()
            self.preparation = None  # lives on as a child: its last words may still be on their way
        session, self._session = self._session, None
        if session is not None:
            self._runner.database(session.close)  # after the last words were stored under the key
        self.reviews = ()
        self._go(DrawerPlace.RETURN)

    def go_back_to_door(self) -> None:
        """Show the closed drawer again."""
        self.place = DrawerPlace.WAITING
        self.look()

    def give_back(self, passphrase: str) -> None:
        """Let the owner of the desk in again, by the desk's passphrase."""
        verify = self._verify_owner
        self._begin()
        task = self._runner.database(lambda: verify(passphrase))
        task.on_success(self._on_verified).on_failure(self._on_owner_refused)

    def _on_verified(self, right: bool) -> None:  # noqa: FBT001  # a task's result
        self.busy = False
        self.changed.emit()
        if right:
            self.returned.emit()
        else:
            self.refused.emit(_("That passphrase does not open the desk. Please try again."))

    def _on_owner_refused(self, error: ReviewDeskError) -> None:
        self.busy = False
        self.changed.emit()
        if "seconds" in error.params:
            words = _("Several passphrases did not fit. Please try again in {seconds} seconds.")
            self.refused.emit(words.format(seconds=error.params["seconds"]))
        else:
            self.refused.emit(sentence(error))

    def _go(self, place: DrawerPlace) -> None:
        self.place = place
        self.changed.emit()
