"""The question of the moment: which one is offered at this stage, and what belongs to it. Knows no widgets."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel

if TYPE_CHECKING:  # read when first wanted: the window is painted before
    from reviewdesk.content.questions import Purpose, Question, Questions


@dataclass(frozen=True, slots=True)
class MomentQuestion:
    """One question in words, as both of the two see it. ``asks`` is ``None`` for either of them."""

    asks: Party | None
    who: str
    says: str
    text: str
    follow_up: str
    avoid: str
    place: int
    count: int


class MomentViewModel(QObject):
    """``changed``: another question is offered, or none. The desk keeps nothing of what was looked at."""

    changed = Signal()

    def __init__(self, meeting: MeetingViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self.purpose: Purpose | None = None
        self._questions: Questions | None = None
        self._asked = False
        self._stage = meeting.snapshot.stage
        self._places: dict[tuple[StageKind, Purpose | None], int] = {}
        meeting.changed.connect(self._on_meeting_changed)

    def load(self) -> None:
        """Read the questions, once, on another thread."""
        if not self._asked:
            self._asked = True
            self.meeting.tasks.pool(_read).on_success(self._on_loaded).on_failure(self.meeting.failed.emit)

    def _on_loaded(self, questions: "Questions") -> None:
        self._questions = questions
        self.changed.emit()

    def _on_meeting_changed(self, snapshot: MeetingSnapshot) -> None:
        if snapshot.stage is not self._stage:
            self._stage = snapshot.stage
            self.changed.emit()

    # -- which one -----------------------------------------------------------------------------------------------

    @property
    def _found(self) -> "tuple[Question, ...]":
        return self._questions.at(self._stage, self.purpose) if self._questions is not None else ()

    def choose_purpose(self, purpose: "Purpose | None") -> None:
        """Offer only questions that are for this, or all of the stage."""
        if purpose is not self.purpose:
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

    @property
    def loaded(self) -> bool:
        """Whether the questions have been read."""
        return self._questions is not None

    def question(self) -> MomentQuestion | None:
        """Return the question that is offered; ``None`` where the stage has none of the kind."""
        from reviewdesk.content.template import fill

        found = self._found
        if not found:
            return None
        question = found[self._place]
        names = {party.value: self.meeting.name(party) for party in Party}

        def worded(text: str) -> str:
            return fill(text, employee=names["employee"], manager=names["manager"]) if text else ""

        return MomentQuestion(
            asks=question.asks,
            who=self._who(question.asks),
            says=self._says(question.asks, worded(question.says)),
            text=worded(question.text),
            follow_up=worded(question.follow_up),
            avoid=worded(question.avoid),
            place=self._place + 1,
            count=len(found),
        )

    def _who(self, asks: Party | None) -> str:
        if asks is None:
            return _("Either of you might ask")
        return _("{name} might ask").format(name=self.meeting.name(asks))

    def _says(self, asks: Party | None, words: str) -> str:
        if not words:
            return ""
        if asks is None:
            return _("When one of you says: “{words}”").format(words=words)
        other = Party.MANAGER if asks is Party.EMPLOYEE else Party.EMPLOYEE
        return _("When {name} says: “{words}”").format(name=self.meeting.name(other), words=words)


def _read() -> "Questions":
    from reviewdesk.content.questions import questions

    return questions()
