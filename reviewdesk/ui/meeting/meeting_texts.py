"""The words of the meeting: the shared documents that are open, each saved while the two people write."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain.fields import Authority
from reviewdesk.services.meeting_services import MeetingServices
from reviewdesk.system.clock import Clock
from reviewdesk.ui.binding.autosave import Autosave
from reviewdesk.ui.tasks import Runner
from reviewdesk.ui.wording_hints import WordingHints

Updates = Mapping[Authority, tuple[bytes, ...]]
OPEN_HERE: Final = (Authority.JOINT, Authority.SELF)
"""The documents that may be on the shared screen; the manager's preparation is never among them."""


class MeetingTexts(QObject):
    """The open documents by authority. ``saved`` carries the moment of a commit, ``failed`` the error of a save."""

    saved = Signal(object)
    failed = Signal(object)
    flushing = Signal()
    """Whatever else keeps words of this meeting stores them now."""

    def __init__(
        self,
        services: MeetingServices,
        tasks: Runner,
        *,
        review_id: str,
        documents: Updates,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.docs: dict[Authority, SharedDoc] = {}
        self.hints = WordingHints(tasks)
        self._services = services
        self._tasks = tasks
        self._review_id = review_id
        self._clock = clock
        self._autosaves: list[Autosave] = []
        self.add({Authority.JOINT: ()} | dict(documents))

    def add(self, documents: Updates) -> None:
        """Open the documents that are not open yet; those that are hold newer words and stay as they are."""
        for authority in OPEN_HERE:
            if authority in documents and authority not in self.docs:
                self._open(authority, documents[authority])

    def take_in(self, joint_updates: Iterable[bytes]) -> None:
        """Show prepared words that the desk brought into the joint document."""
        for update in joint_updates:
            self.docs[Authority.JOINT].apply(update)

    @property
    def pending(self) -> int:
        """Return how many updates are not stored yet."""
        return sum(autosave.pending for autosave in self._autosaves)

    def flush(self) -> None:
        """Save now."""
        self.flushing.emit()
        for autosave in self._autosaves:
            autosave.flush()

    def close(self) -> None:
        """Listen no more; what is stored stays stored."""
        for autosave in self._autosaves:
            autosave.close()
        for doc in self.docs.values():
            doc.close()
        self._autosaves.clear()
        self.docs.clear()

    def _open(self, authority: Authority, updates: tuple[bytes, ...]) -> None:
        doc = SharedDoc(authority, updates, self._clock)
        autosave = Autosave(doc, self._save, self._tasks, self._clock, self)
        autosave.saved.connect(self.saved)
        autosave.failed.connect(self.failed)
        self.docs[authority] = doc
        self._autosaves.append(autosave)

    def _save(self, authority: Authority, updates: tuple[bytes, ...]) -> None:
        self._services.meetings.save_updates(self._review_id, authority, updates)
