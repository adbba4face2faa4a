"""The words that the employee has not shown yet, without their boxes: kept where only the employee can open them."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reviewdesk.domain.errors import ReviewDeskError, RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.services.changes import Change
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.services.own_words import CoveredWords
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel

KEEP_MS: Final = 300
"""Milliseconds after the last key press until the words are locked in the drawer."""


class CoveredWordsViewModel(QObject):
    """``changed``: what is covered, or whether it is safe, is no longer what it was; ``loaded``: words came back.

    ``refused`` carries the field and why it cannot be shown; ``locked_out`` why the drawer stayed closed.
    """

    changed = Signal()
    loaded = Signal()
    refused = Signal(str, str)
    locked_out = Signal(str)

    def __init__(self, meeting: MeetingViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self.safe = False
        self._words: dict[str, str] = {}
        self._unkept: set[str] = set()
        self._asked = self._looked = False
        self._drawer_open = meeting.snapshot.drawer_open
        self._idle = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._idle.timeout.connect(self.keep)
        meeting.texts.flushing.connect(self.keep)
        meeting.changed.connect(self._on_meeting_changed)
        meeting.left.connect(self._on_meeting_left)

    @property
    def pending(self) -> bool:
        """Say whether anything is written that nobody else has seen."""
        return any(words.strip() for words in self._words.values())

    def words(self, field: str) -> str:
        """Return what is behind the cover of a field."""
        return self._words.get(field, "")

    def load(self) -> None:
        """Look once whether words lie in the drawer from before, as far as it is open; opened later, once more."""
        if self._asked:
            return
        self._asked = True
        self._look()

    def _look(self) -> None:
        review_id, own = self.meeting.snapshot.review_id, self.meeting.services.meetings.own_words
        task = self.meeting.tasks.database(lambda: own.kept(review_id))
        task.on_success(self._on_loaded).on_failure(self._on_not_kept)

    def write(self, field: str, words: str) -> None:
        """Take what was typed; it is locked in the drawer after a moment."""
        if words == self.words(field):
            return
        before = bool(self.words(field).strip())
        self._words[field] = words
        self._unkept.add(field)
        self._idle.start()
        if before != bool(words.strip()):
            self.changed.emit()

    def keep(self) -> None:
        """Lock what was typed in the drawer now, but over nothing that lies there unread from before."""
        self._idle.stop()
        if not self._unkept or not self._looked:
            return
        words = {field: self.words(field) for field in self._unkept}
        self._unkept.clear()
        review_id, own = self.meeting.snapshot.review_id, self.meeting.services.meetings.own_words
        task = self.meeting.tasks.database(lambda: own.keep(review_id, words))
        task.on_success(self._on_kept).on_failure(self._on_not_kept)

    def show(self, field: str) -> bool:
        """Put the words into the document that both read; ``False`` where they do not fit there."""
        words = self.words(field).strip("\n")
        try:
            self.meeting.joint.set_text(field, words, Party.EMPLOYEE)
        except RuleViolation as error:
            self.refused.emit(field, self.meeting.sentence(error))
            return False
        self.meeting.texts.flush()
        self.write(field, "")
        self.keep()
        self.changed.emit()
        return True

    def open_drawer(self, passphrase: str) -> None:
        """Open the employee's drawer to keep the words there; ``locked_out`` says why not."""
        review_id, own = self.meeting.snapshot.review_id, self.meeting.services.meetings.own_words
        task = self.meeting.tasks.database(lambda: own.open_drawer(review_id, passphrase))
        task.on_success(self._on_drawer_opened).on_failure(self._on_locked_out)

    def _on_loaded(self, found: Change[CoveredWords]) -> None:
        """Take what lies in the drawer; what was written before it opened is put below, and both are kept."""
        self.safe = found.value.safe
        first, self._looked = self.safe and not self._looked, self._looked or self.safe
        if first:
            for field, words in found.value.words.items():
                self._take(field, words)
        self.loaded.emit()
        self.changed.emit()
        self.keep()

    def _take(self, field: str, kept: str) -> None:
        """Put kept words behind their cover, unless newer ones of the same field are in the open already."""
        if self.meeting.joint.text(field).value.strip():
            return
        here = self.words(field)
        if here.strip() and here != kept:
            self._words[field] = f"{kept}\n\n{here}"
            self._unkept.add(field)
        else:
            self._words[field] = kept

    def _on_drawer_opened(self, found: Change[CoveredWords]) -> None:
        self._unkept |= {field for field, words in self._words.items() if words}
        self._on_loaded(found)

    def _on_meeting_changed(self, snapshot: MeetingSnapshot) -> None:
        """Look again when the drawer was opened on another page: what lies there must be seen before it is added to."""
        opened = snapshot.drawer_open and not self._drawer_open
        self._drawer_open = snapshot.drawer_open
        if opened and self._asked:
            self._look()

    def _on_kept(self, found: Change[CoveredWords]) -> None:
        if found.value.safe != self.safe:
            self.safe = found.value.safe
            self.changed.emit()

    def _on_not_kept(self, _error: ReviewDeskError) -> None:
        self.safe = False
        self.changed.emit()

    def _on_locked_out(self, error: ReviewDeskError) -> None:
        self.locked_out.emit(self.meeting.sentence(error))

    def _on_meeting_left(self) -> None:
        self._idle.stop()
        self._words.clear()
