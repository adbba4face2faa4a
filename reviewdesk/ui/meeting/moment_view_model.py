"""The question of the moment: which one is offered at this stage, and what belongs to it. Knows no widgets."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.services.moment_questions import MomentQuestion
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.said import when_said


@dataclass(frozen=True, slots=True)
class OfferedQuestion:
    """A question, who might ask it and what it answers to in a sentence, and its place among the others."""

    question: MomentQuestion
    who: str
    says: str
    place: int
    count: int


class MomentViewModel(QObject):
    """``changed``: another question is offered, or none. The desk keeps nothing of what was looked at."""

    changed = Signal()

    def __init__(self, meeting: MeetingViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self.purpose = ""
        self.loaded = False
        self._questions: tuple[MomentQuestion, ...] = ()
        self._asked = False
        self._stage = meeting.snapshot.stage
        self._places: dict[tuple[StageKind, str], int] = {}
        meeting.changed.connect(self._on_meeting_changed)

    def load(self) -> None:
        """Read the questions, once, on another thread: the window is painted long before."""
        if self._asked:
            return
        self._asked = True
        meeting = self.meeting
        names = meeting.name(Party.EMPLOYEE), meeting.name(Party.MANAGER)
        task = meeting.tasks.pool(lambda: meeting.services.questions(*names))
        task.on_success(self._on_loaded).on_failure(meeting.failed.emit)

    def _on_loaded(self, questions: tuple[MomentQuestion, ...]) -> None:
        self._questions, self.loaded = questions, True
        self.changed.emit()

    def _on_meeting_changed(self, snapshot: MeetingSnapshot) -> None:
        if snapshot.stage is not self._stage:
            self._stage = snapshot.stage
            self.changed.emit()

    # -- which one -----------------------------------------------------------------------------------------------

    @property
    def _found(self) -> tuple[MomentQuestion, ...]:
        here = (each for each in self._questions if each.stage is self._stage)
        return tuple(each for each in here if self.purpose in {"", each.purpose})

    def choose_purpose(self, purpose: str) -> None:
        """Offer only questions that are for this, or with no purpose all of the stage."""
        if purpose != self.purpose:
            self.purpose = purpose
            self.changed.emit()

    def step(self, by: int) -> None:
        """Go to the next question or the one before; after the last comes the first."""
        found = self._found
        if found:
            self._places[self._stage, self.purpose] = (self._place + by) % len(found)
            self.changed.emit()

    @property
    def _place(self) -> int:
        return self._places.get((self._stage, self.purpose), 0)

    def offered(self) -> OfferedQuestion | None:
        """Return the question that is offered; ``None`` where the stage has none of the kind."""
        found = self._found
        if not found:
            return None
        question = found[self._place]
        return OfferedQuestion(
            question=question,
            who=self._who(question.asks),
            says=self._says(question.asks, question.says),
            place=self._place + 1,
            count=len(found),
        )

    def _who(self, asks: Party | None) -> str:
        if asks is None:
            return _("Either of you might ask")
        return _("{name} might ask").format(name=self.meeting.name(asks))

    def _says(self, asks: Party | None, words: str) -> str:
        if asks is None:
            return when_said(words)
        return when_said(
            words, self.meeting.name(Party.MANAGER if asks is Party.EMPLOYEE else Party.EMPLOYEE)
        )
