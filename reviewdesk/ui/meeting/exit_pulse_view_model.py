"""The exit pulse without its page: one person after the other, behind a cover, five statements, any left open.

Answers are in memory until the meeting is closed; whoever leaves in the middle leaves nothing behind.
"""

from typing import Final

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.people import Party
from reviewdesk.domain.pulse import STATEMENTS, PulseAnswers
from reviewdesk.services.changes import Change
from reviewdesk.system.pulse_words import pulse_statements
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel

_TURNS: Final = (Party.EMPLOYEE, Party.MANAGER)


class ExitPulseViewModel(QObject):
    """``party`` is whose part it is, ``None`` once both had theirs; ``place`` is ``None`` behind the cover."""

    changed = Signal()

    def __init__(self, meeting: MeetingViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self.place: int | None = None
        self._turn = 0
        self._values: list[int | None] = []
        self._forget()

    @property
    def party(self) -> Party | None:
        """Whose part it is."""
        return _TURNS[self._turn] if self._turn < len(_TURNS) else None

    @property
    def statement(self) -> str:
        """The statement on the screen; nothing behind the cover."""
        return "" if self.place is None else pulse_statements()[self.place]

    @property
    def value(self) -> int | None:
        """What is chosen for the statement on the screen."""
        return None if self.place is None else self._values[self.place]

    @property
    def is_last(self) -> bool:
        """Say whether no statement follows."""
        return self.place == STATEMENTS - 1

    def begin(self) -> None:
        """Lift the cover for whose part it is."""
        self.place = 0
        self.changed.emit()

    def choose(self, value: int | None) -> None:
        """Choose a step for the statement on the screen, or take the choice back."""
        if self.place is not None and value != self._values[self.place]:
            self._values[self.place] = value
            self.changed.emit()

    def go_on(self) -> None:
        """Go to the next statement; after the last the answers are handed over and the cover falls."""
        if self.place is None:
            self.begin()
        elif self.is_last:
            self._give()
        else:
            self.place += 1
            self.changed.emit()

    def go_back(self) -> bool:
        """Go to the statement before; ``False`` at the first."""
        if not self.place:
            return False
        self.place -= 1
        self.changed.emit()
        return True

    def skip(self) -> None:
        """Leave this person's part out; nothing tells that it was left out."""
        self._forget()
        self._turn += 1
        self.changed.emit()

    def cover(self) -> None:
        """Let the cover fall and forget what was chosen behind it: somebody else may be looking now."""
        if self.place is not None:
            self._forget()
            self.changed.emit()

    def _give(self) -> None:
        party, answers = self.party, PulseAnswers(tuple(self._values))
        review_id, meetings = self.meeting.snapshot.review_id, self.meeting.services.meetings

        def work() -> Change[None]:
            return meetings.give_pulse(review_id, party or Party.EMPLOYEE, answers)

        self.skip()  # at once: the next person must not see the last answer while the desk is busy
        self.meeting.ask(work)

    def _forget(self) -> None:
        self.place = None
        self._values = [None] * STATEMENTS
