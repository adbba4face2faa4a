"""What the view-models of the owner's window share: load away from the window, look again when told to."""

from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.services.changes import Change, Topic
from reviewdesk.ui.office.office import Office

S = TypeVar("S")
T = TypeVar("T")


class OfficeViewModel(QObject, Generic[S]):
    """One page's state, without widgets: a frozen snapshot of type ``S``.

    It loads when its page is first looked at, and again when one of its ``topics`` changed; while its page is
    not shown it waits until it is. ``changed`` carries the snapshot, only if it differs from the last one;
    ``failed`` an error that has no place of its own on the page (the shell shows it in its bar).
    """

    changed = Signal(object)
    failed = Signal(object)
    topics: ClassVar[frozenset[Topic]] = frozenset()

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.snapshot: S | None = None
        self._shown = False
        self._stale = True
        self._loading = False
        office.hub.changed.connect(self._on_hub_changed)

    def load(self) -> S:
        """Return the state to show; runs on the thread that owns the database."""
        raise NotImplementedError

    def look(self) -> None:
        """Be shown from now on: load if there is something new."""
        self._shown = True
        if self._stale:
            self.refresh()

    def leave(self) -> None:
        """Be out of view from now on."""
        self._shown = False

    def refresh(self) -> None:
        """Load now; what changes meanwhile is loaded after that."""
        self._stale = True
        if self._loading:
            return
        self._loading, self._stale = True, False
        self.office.runner.database(self.load).on_success(self._on_loaded).on_failure(self._on_load_failed)

    def change(
        self,
        work: Callable[[], Change[T]],
        *,
        done: Callable[[T], object] | None = None,
        failed: Callable[[ReviewDeskError], object] | None = None,
    ) -> None:
        """Have a service change something, tell everybody, and go on with its value.

        ``failed`` gets the error instead of the bar, for a sentence beside the field.
        """

        def succeeded(change: Change[T]) -> None:
            value = self.office.hub.tell(change)
            if done is not None:
                done(value)

        self.office.runner.database(work).on_success(succeeded).on_failure(failed or self.failed.emit)

    def _on_loaded(self, snapshot: S) -> None:
        self._loading = False
        if snapshot != self.snapshot:
            self.snapshot = snapshot
            self.changed.emit(snapshot)
        if self._stale and self._shown:
            self.refresh()

    def _on_load_failed(self, error: ReviewDeskError) -> None:
        self._loading, self._stale = False, True
        self.failed.emit(error)

    def _on_hub_changed(self, topics: frozenset[Topic]) -> None:
        if topics & self.topics:
            self._stale = True
            if self._shown:
                self.refresh()
