"""Words that help to name a growth area: the competencies that the review's template holds ready. Knows no widgets."""

from PySide6.QtCore import QObject, Signal

from reviewdesk.services.helpful_words import HelpfulWords
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel


class WordsViewModel(QObject):
    """``loaded``: the words are there. What somebody looked at, or which anchor they meant, is kept nowhere."""

    loaded = Signal()

    def __init__(self, meeting: MeetingViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self.words: tuple[HelpfulWords, ...] | None = None
        self._asked = False

    @property
    def offered(self) -> bool:
        """Say whether the template names any."""
        return bool(self.meeting.snapshot.competencies)

    def load(self) -> None:
        """Read the words, once, on another thread: the window is painted long before."""
        if self._asked or not self.offered:
            return
        self._asked = True
        meeting, ids = self.meeting, self.meeting.snapshot.competencies
        task = meeting.tasks.pool(lambda: meeting.services.words(ids))
        task.on_success(self._on_loaded).on_failure(meeting.failed.emit)

    def _on_loaded(self, words: tuple[HelpfulWords, ...]) -> None:
        self.words = words
        self.loaded.emit()
