"""What a meeting's window begins with, and who begins at its keyboard."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_services import MeetingServices
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.ui.meeting.meeting_texts import Updates


@dataclass(frozen=True, slots=True)
class MeetingStart:
    """What the window begins with: the review as it stands and the words said so far.

    ``sample_passphrases`` are those of the sample company's made-up people; a real desk has none to tell.
    """

    snapshot: MeetingSnapshot
    documents: Updates
    sample_passphrases: Mapping[Party, str] = field(default_factory=dict)


def start_meeting(services: MeetingServices, review_id: str) -> MeetingStart:
    """Open the meeting, or take it up again where it was paused. Runs on the desk's thread."""
    change = services.meetings.open(review_id)
    return MeetingStart(change.value, services.meetings.documents(review_id))


def first_at_keyboard(snapshot: MeetingSnapshot) -> Party:
    """Return who begins at the keyboard: as the stage says, between two signatures who signs next."""
    signed = dict(snapshot.sign_off.signed_at)
    waiting = [party for party in snapshot.sign_off.signers if party not in signed]
    if snapshot.stage is StageKind.SIGN_OFF and signed and waiting:
        return waiting[0]
    return snapshot.current().keyboard or Party.EMPLOYEE
