"""What the meeting's window is given, in a module of its own: importing it brings no list of people along."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reviewdesk.services.helpful_words import HelpfulWords, helpful_words
from reviewdesk.services.meetings import Meetings
from reviewdesk.services.moment_questions import MomentQuestion, moment_questions
from reviewdesk.services.room_rules import RoomRules
from reviewdesk.services.sealing import Sealing


@dataclass(frozen=True, slots=True)
class MeetingServices:
    """All that the meeting's window can ask for. ``questions`` takes the two given names, ``words`` ids."""

    meetings: Meetings
    sealing: Sealing
    rules: RoomRules
    questions: Callable[[str, str], tuple[MomentQuestion, ...]] = moment_questions
    words: Callable[[Sequence[str]], tuple[HelpfulWords, ...]] = helpful_words
