"""Hands the computer over: the owner's window goes, the employee's own comes, and the way back needs a passphrase.

The employee's window gets the drawers and nothing else of the desk: what it is not given it cannot show.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.people import given_name
from reviewdesk.services.office_snapshots import PersonView
from reviewdesk.ui.office.look import theme_from
from reviewdesk.ui.office.office import Office

if TYPE_CHECKING:  # the drawers bring the database with them, which must not hold up the first window
    from reviewdesk.ui.drawer.drawer_window import DrawerWindow


class DrawerHost(QObject):
    """One drawer at a time. ``begun``: the owner's window goes; ``ended``: it comes back; ``abandoned``: lock the desk.

    ``verify_owner`` says whether a passphrase is the desk's; it runs on the thread that owns the database.
    """

    begun = Signal()
    ended = Signal()
    abandoned = Signal()
    failed = Signal(object)

    def __init__(
        self, office: Office, verify_owner: Callable[[str], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.office, self._verify_owner = office, verify_owner
        self.window: DrawerWindow | None = None
        self._opening = False

    def open(self, person_id: str) -> None:
        """Hand over to a person of this desk."""
        if self._opening or self.window is not None:
            return
        self._opening = True
        services = self.office.services

        def load() -> tuple[PersonView, str]:
            everybody = services.people.all()
            owner = next(person for person in everybody if person.is_owner)
            return services.people.page(person_id).person, owner.given_name

        self.office.runner.database(load).on_success(self._on_loaded).on_failure(self._on_failed)

    def _on_loaded(self, loaded: tuple[PersonView, str]) -> None:
        from reviewdesk.ui.drawer.drawer_view_model import DrawerViewModel, Handover
        from reviewdesk.ui.drawer.drawer_window import DrawerWindow
        from reviewdesk.ui.wording_hints import WordingHints

        person, owner = loaded
        office = self.office
        self._opening = False
        model = DrawerViewModel(
            office.services.drawers,
            Handover(person.id, given_name(person.name), person.initials, owner),
            office.runner,
            tell=office.hub.tell,
            clock=office.clock,
            verify_owner=self._verify_owner,
            hints=WordingHints(office.runner, wanted=lambda: office.preferences.flag("wording_hints")),
        )
        self.window = DrawerWindow(theme_from(office.preferences), model)
        self.window.resize(1366, 768)
        self.window.returned.connect(self._on_window_returned)
        self.window.abandoned.connect(self._on_window_abandoned)
        self.window.show()
        self.begun.emit()

    def _on_failed(self, error: object) -> None:
        self._opening = False
        self.failed.emit(error)

    def _on_window_returned(self) -> None:
        self._let_go()
        self.ended.emit()

    def _on_window_abandoned(self) -> None:
        self._let_go()
        self.abandoned.emit()

    def _let_go(self) -> None:
        """Delete the window once its last words were stored; work is done in order."""
        window, self.window = self.window, None
        if window is not None:
            self.office.runner.database(_nothing).on_success(lambda _none: window.deleteLater())


def _nothing() -> None:
    """Wait for what was handed in before."""
