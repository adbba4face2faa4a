"""The self-assessment stage without its page: who opens it, and which question is on the screen.

A passphrase passes through on its way to the desk and is kept nowhere here.
"""

from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingPrompt
from reviewdesk.services.meetings import RevealResult
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel

HEARD_PROMPT: Final = "heard"


class Door(Enum):
    """How the employee's own answers can be reached."""

    CLOSED = "closed"
    """A drawer is there; the employee opens it."""
    NO_DRAWER = "no_drawer"
    """Nothing was prepared here; the employee may make a drawer now."""
    ALOUD = "aloud"
    """The employee tells it, and the manager writes down what was heard."""
    OPEN = "open"
    """The answers are on the screen."""


class SelfAssessmentViewModel(QObject):
    """Opening the drawer, and one question after the other."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, meeting: MeetingViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self.place = 0
        self._aloud = False

    # -- the door ------------------------------------------------------------------------------------------------

    @property
    def door(self) -> Door:
        """Return how the answers can be reached at the moment."""
        if self.meeting.is_open(Authority.SELF):
            return Door.OPEN
        if self._aloud:
            return Door.ALOUD
        return Door.CLOSED if self.meeting.snapshot.employee.has_drawer else Door.NO_DRAWER

    def open(self, passphrase: str) -> None:
        """Open the employee's drawer; ``refused`` carries the sentence if it stays shut."""
        review_id = self.meeting.snapshot.review_id
        self.meeting.texts.flush()  # so that no reason comes on top of one typed just now
        self.meeting.ask(
            lambda: self.meeting.services.meetings.open_self_assessment(review_id, passphrase),
            then=self._on_drawer_opened,
            refused=self._on_refused,
        )

    def create(self, passphrase: str) -> None:
        """Make a drawer for an employee who has none, and open it."""
        review_id = self.meeting.snapshot.review_id
        self.meeting.ask(
            lambda: self.meeting.services.meetings.create_drawer(review_id, passphrase),
            then=self._on_opened,
            refused=self._on_refused,
        )

    def tell_aloud(self) -> None:
        """Go through the questions without writing answers."""
        self._aloud = True
        self.changed.emit()

    def _on_drawer_opened(self, result: RevealResult) -> None:
        self.meeting.texts.take_in(result.joint_updates)
        self._on_opened(result)

    def _on_opened(self, _snapshot: object) -> None:
        self.meeting.load_documents(self.changed.emit)

    def _on_refused(self, error: ReviewDeskError) -> None:
        self.refused.emit(self.meeting.sentence(error))

    # -- the questions -------------------------------------------------------------------------------------------

    @property
    def questions(self) -> tuple[MeetingPrompt, ...]:
        """The prompts that the employee answers."""
        return tuple(prompt for prompt in self._prompts if prompt.asks is not Party.MANAGER)

    @property
    def follow_ups(self) -> tuple[MeetingPrompt, ...]:
        """What the manager may ask; a help, not a list to work through."""
        asked = (prompt for prompt in self._prompts if prompt.asks is Party.MANAGER)
        return tuple(prompt for prompt in asked if prompt.id != HEARD_PROMPT)

    @property
    def heard(self) -> MeetingPrompt | None:
        """The prompt of the manager's notes, if the template words it."""
        return next((prompt for prompt in self._prompts if prompt.id == HEARD_PROMPT), None)

    @property
    def question(self) -> MeetingPrompt | None:
        """The question on the screen; ``None`` before the answers are open, or if the template has none."""
        if self.door in {Door.CLOSED, Door.NO_DRAWER} or not self.questions:
            return None
        return self.questions[self.place]

    @property
    def is_last(self) -> bool:
        """Say whether no question follows."""
        return self.place >= len(self.questions) - 1

    def go_to_question(self, place: int) -> bool:
        """Show another question, which the employee begins; say whether there is one at ``place``."""
        if self.question is None or not 0 <= place < len(self.questions):
            return False
        self.place = place
        if self.door is Door.OPEN and self.meeting.writable:
            self.meeting.give_turn(Party.EMPLOYEE)
        self.changed.emit()
        return True

    @property
    def _prompts(self) -> tuple[MeetingPrompt, ...]:
        stages = (stage for stage in self.meeting.snapshot.stages if stage.kind is StageKind.SELF_ASSESSMENT)
        return next((stage.prompts for stage in stages), ())
