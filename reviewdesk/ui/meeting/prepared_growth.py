"""What the manager prepared for the growth stage: offered to the manager alone, brought in when asked for."""

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.people import Party
from reviewdesk.services.meetings import RevealResult
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel


class PreparedGrowth(QObject):
    """Knows where something is prepared, never what: the words come with the answer. ``brought``: they stand here."""

    brought = Signal()

    def __init__(self, meeting: MeetingViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self._brought: dict[str, str] = {}

    @property
    def offered(self) -> bool:
        """Say whether the manager has the keyboard and an empty field for which something is prepared."""
        return self.meeting.may_write(Party.MANAGER) and self._any_empty()

    def use(self) -> None:
        """Bring it in where nothing stands yet."""
        if not self.offered or self.meeting.busy:
            return
        meeting, review_id = self.meeting, self.meeting.snapshot.review_id
        meeting.texts.flush()
        meeting.ask(lambda: meeting.services.meetings.use_prepared_growth(review_id), then=self._on_answered)

    def take_back(self) -> None:
        """Empty what was brought in, except where it was written on since."""
        for field, words in self._brought.items():
            if self.meeting.writable and self._said(field) == words:
                self.meeting.joint.set_text(field, "", Party.MANAGER)
        self._brought = {}

    def _on_answered(self, result: RevealResult) -> None:
        before = {field: self._said(field) for field in self.meeting.snapshot.prepared_growth}
        self.meeting.texts.take_in(result.joint_updates)
        self._brought = {field: self._said(field) for field in before if self._said(field) != before[field]}
        if self._brought:
            self.brought.emit()

    def _any_empty(self) -> bool:
        return any(not self._said(field) for field in self.meeting.snapshot.prepared_growth)

    def _said(self, field: str) -> str:
        return self.meeting.joint.text(field).value
