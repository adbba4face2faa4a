"""Opens the meeting's window beside the owner's, which hides itself until the meeting is paused or over.

The meeting gets its own services and nothing else of the office: what it is not given it cannot show. The manager's
private window, on another screen, is made here too; neither window knows of the other.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.people import Party
from reviewdesk.services.changes import Topic
from reviewdesk.ui.office.look import theme_from
from reviewdesk.ui.office.office import Office
from reviewdesk.ui.office.private_host import PrivateHost

if TYPE_CHECKING:
    from reviewdesk.ui.meeting.meeting_start import MeetingStart
    from reviewdesk.ui.meeting.meeting_window import MeetingWindow

_TOUCHED = frozenset({Topic.MEETING, Topic.REVIEWS, Topic.PEOPLE, Topic.GOALS, Topic.ARCHIVE})


class MeetingHost(QObject):
    """One meeting at a time. ``begun`` and ``ended`` tell the owner's window to go and to come back."""

    begun = Signal()
    ended = Signal()
    failed = Signal(object)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.private = PrivateHost(office, self)
        self.window: MeetingWindow | None = None
        self._opening = False

    def open(self, review_id: str) -> None:
        """Open a meeting, or take it up where it was paused."""
        if self._opening or self.window is not None:
            return
        self._opening = True
        task = self.office.runner.database(lambda: self._start(review_id))
        task.on_success(self._on_started).on_failure(self._on_start_failed)

    def _start(self, review_id: str) -> "MeetingStart":
        """Open the meeting on the desk's thread; the sample's is told what the two made-up people type."""
        from reviewdesk.ui.meeting.meeting_start import start_meeting

        start = start_meeting(self.office.services.meeting, review_id)
        if not self.office.sample:
            return start
        from reviewdesk.content.demo import load_demo

        told = {person.name: person.passphrase for person in load_demo(self.office.clock.today()).people}
        two = {party: start.snapshot.person(party).name for party in Party}
        return replace(start, sample_passphrases={party: told.get(name, "") for party, name in two.items()})

    def _on_started(self, start: "MeetingStart") -> None:
        from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
        from reviewdesk.ui.meeting.meeting_window import MeetingWindow

        office = self.office
        self._opening = False
        view_model = MeetingViewModel(
            office.services.meeting, office.runner, start, clock=office.clock, sentence=sentence
        )
        theme = theme_from(office.preferences, "meeting")
        self.window = MeetingWindow(view_model, theme, office.preferences)
        self.window.left.connect(self._on_window_left)
        self.window.show()
        self.private.accompany(self.window)
        self.begun.emit()

    def _on_start_failed(self, error: ReviewDeskError) -> None:
        self._opening = False
        self.failed.emit(error)

    def _on_window_left(self) -> None:
        self.private.end()
        self.window = None
        self.office.hub.changed.emit(_TOUCHED)
        self.ended.emit()
