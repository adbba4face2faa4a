"""The welcome stage without its page: whose topics come first, and how the time is spent."""

from dataclasses import dataclass

from reviewdesk.domain.fields import TOPICS, topic
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingNotice, MeetingPrompt, MeetingSnapshot


@dataclass(frozen=True, slots=True)
class TopicList:
    """One person's part of the agenda: the question and the fields for the answers."""

    party: Party
    question: str
    guidance: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedTime:
    """The minutes of one stage."""

    title: str
    minutes: int
    looks_forward: bool


@dataclass(frozen=True, slots=True)
class WelcomeViewModel:
    """What the welcome page shows of a snapshot."""

    topics: tuple[TopicList, TopicList]
    notices: tuple[MeetingNotice, ...]
    times: tuple[PlannedTime, ...]

    @property
    def minutes(self) -> int:
        """How long the meeting is planned for."""
        return sum(time.minutes for time in self.times)

    @property
    def minutes_forward(self) -> int:
        """How many of the minutes are about what comes next."""
        return sum(time.minutes for time in self.times if time.looks_forward)

    @classmethod
    def of(cls, snapshot: MeetingSnapshot) -> "WelcomeViewModel":
        """Read the welcome from a snapshot."""
        stage = next(stage for stage in snapshot.stages if stage.kind is StageKind.WELCOME)
        asked = {prompt.asks: prompt for prompt in stage.prompts}
        employee, manager = (_topics(party, asked.get(party)) for party in Party)
        times = (PlannedTime(each.title, each.minutes, each.kind.looks_forward) for each in snapshot.stages)
        return cls((employee, manager), stage.notices, tuple(times))


def _topics(party: Party, prompt: MeetingPrompt | None) -> TopicList:
    fields = tuple(topic(party, number) for number in range(1, TOPICS[party] + 1))
    return TopicList(party, prompt.question if prompt else "", prompt.guidance if prompt else "", fields)
