"""The growth stage without its page: one growth area from each, and the strength that will carry it."""

from dataclasses import dataclass

from reviewdesk.domain.fields import GrowthText, growth
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingPrompt, MeetingSnapshot, MeetingStage
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.prompts import may_be_asked, prompt_of, stage_of


@dataclass(frozen=True, slots=True)
class GrowthQuestion:
    """One field of a growth card: where the words go, what is asked, and what helps."""

    field: str
    question: str
    guidance: str


@dataclass(frozen=True, slots=True)
class GrowthSide:
    """What one of the two brings: the area and the strength."""

    party: Party
    title: str
    area: GrowthQuestion
    strength: GrowthQuestion


@dataclass(frozen=True, slots=True)
class GrowthViewModel:
    """What the growth page shows of a snapshot; the employee's side comes first."""

    sides: tuple[GrowthSide, GrowthSide]
    helpers: tuple[MeetingPrompt, ...]
    """Questions that either may ask; a help, not a list to work through."""

    @classmethod
    def of(cls, snapshot: MeetingSnapshot) -> "GrowthViewModel":
        """Read the stage from a snapshot."""
        stage = stage_of(snapshot, StageKind.GROWTH)
        titles = {Party.EMPLOYEE: _("{name} names one"), Party.MANAGER: _("{name} offers one")}
        employee, manager = (
            _side(stage, party, titles[party].format(name=snapshot.person(party).given_name))
            for party in Party
        )
        return cls((employee, manager), may_be_asked(stage.prompts))


def _side(stage: MeetingStage, party: Party, title: str) -> GrowthSide:
    return GrowthSide(
        party,
        title,
        _question(stage, party, GrowthText.AREA, _("A growth area")),
        _question(stage, party, GrowthText.STRENGTH, _("A strength that helps with it")),
    )


def _question(stage: MeetingStage, party: Party, text: GrowthText, otherwise: str) -> GrowthQuestion:
    prompt = prompt_of(stage, f"{party.value}_{text.value}", otherwise)
    return GrowthQuestion(growth(party, text), prompt.question, prompt.guidance)
