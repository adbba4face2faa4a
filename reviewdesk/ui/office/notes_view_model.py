"""Private notes about one person, saved as they are typed."""

from dataclasses import dataclass
from typing import ClassVar, Final

from PySide6.QtCore import QTimer, Signal

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.services.changes import Topic
from reviewdesk.services.office_snapshots import NoteView
from reviewdesk.ui.office.office import Office
from reviewdesk.ui.office.office_view_model import OfficeViewModel

IDLE_MILLISECONDS: Final = 600
NEW: Final = ""
"""Stands for the note that has no id yet."""


@dataclass(slots=True)
class _Draft:
    """The note that is being written: its first saving gives it an id, what is typed meanwhile goes after it."""

    person_id: str
    note_id: str = NEW
    adding: bool = False
    rest: str | None = None


class NotesViewModel(OfficeViewModel[tuple[NoteView, ...]]):
    """``saved`` carries the moment; ``removed`` a function that brings the note back; ``begun``: a draft has its id."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.NOTES})
    saved = Signal(object)
    begun = Signal()
    removed = Signal(object)

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._draft = _Draft("")
        self._waiting: dict[str, str] = {}
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MILLISECONDS)
        self._idle.timeout.connect(self.flush)

    @property
    def person_id(self) -> str:
        """Whom the notes are about."""
        return self._draft.person_id

    @property
    def writing(self) -> str:
        """The id of the note that is being written in the empty box; ``NEW`` before its first saving."""
        return self._draft.note_id

    def choose(self, person_id: str) -> None:
        """Show the notes about another person; what was being written is stored first."""
        if person_id != self.person_id:
            self.flush()
            self._draft = _Draft(person_id)
            self.snapshot, self._stale = None, True

    def load(self) -> tuple[NoteView, ...]:
        """Return the notes, newest first."""
        return self.office.services.notes.for_person(self.person_id)

    def leave(self) -> None:
        """Store what is left; what comes next is another note."""
        self.start_another()
        super().leave()

    def type(self, note_id: str, text: str) -> None:
        """Keep what was typed; it is stored when the person pauses or moves on."""
        self._waiting[note_id] = text
        self._idle.start()

    def start_another(self) -> None:
        """Let the next words typed into the empty box begin a new note."""
        self.flush()
        self._draft = _Draft(self.person_id)
        self._stale = True

    def flush(self) -> None:
        """Store what was typed and is not stored yet. A note emptied of all words is kept as it was."""
        self._idle.stop()
        waiting, self._waiting = self._waiting, {}
        for note_id, text in waiting.items():
            if not text.strip():
                continue
            if note_id == NEW:
                self._store_draft(self._draft, text)
            else:
                self._edit(note_id, text)

    def remove(self, note_id: str) -> None:
        """Take a note away; ``removed`` carries the way back."""
        self._waiting.pop(note_id, None)
        notes = self.office.services.notes

        def restore() -> None:
            self.change(lambda: notes.restore(note_id))

        self.change(lambda: notes.remove(note_id), done=lambda _nothing: self.removed.emit(restore))

    def _store_draft(self, draft: _Draft, text: str) -> None:
        if draft.note_id:
            self._edit(draft.note_id, text)
        elif draft.adding:
            draft.rest = text
        else:
            self._add(draft, text)

    def _add(self, draft: _Draft, text: str) -> None:
        notes = self.office.services.notes
        draft.adding = True

        def added(note_id: str) -> None:
            draft.adding, draft.note_id = False, note_id
            self._tell_saved()
            self.begun.emit()
            if draft.rest is not None:
                self._edit(note_id, draft.rest)

        def failed(error: ReviewDeskError) -> None:
            draft.adding = False
            if draft is self._draft:
                self._waiting.setdefault(NEW, text)
            self.failed.emit(error)

        self.change(lambda: notes.add(draft.person_id, text), done=added, failed=failed)

    def _edit(self, note_id: str, text: str) -> None:
        notes = self.office.services.notes

        def failed(error: ReviewDeskError) -> None:
            self._waiting.setdefault(note_id, text)
            self.failed.emit(error)

        self.change(
            lambda: notes.edit(note_id, text), done=lambda _nothing: self._tell_saved(), failed=failed
        )

    def _tell_saved(self) -> None:
        self.saved.emit(self.office.clock.now())
