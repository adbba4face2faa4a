"""What the meeting's window is given, in a module of its own: importing it brings no list of people along."""

from dataclasses import dataclass

from reviewdesk.services.meetings import Meetings
from reviewdesk.services.room_rules import RoomRules
from reviewdesk.services.sealing import Sealing


@dataclass(frozen=True, slots=True)
class MeetingServices:
    """All that the meeting's window can ask for."""

    meetings: Meetings
    sealing: Sealing
    rules: RoomRules
