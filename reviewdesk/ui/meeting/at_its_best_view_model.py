"""The stage of the work at its best without its page: one story, its three conditions, and more of it."""

from dataclasses import dataclass

from reviewdesk.domain.fields import BestText, at_its_best
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingPrompt, MeetingSnapshot, MeetingStage
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.prompts import may_be_asked, prompt_of, stage_of


@dataclass(frozen=True, slots=True)
class BestQuestion:
    """One field: where the words go, what is asked, and what helps."""

    field: str
    question: str
    guidance: str


@dataclass(frozen=True, slots=True)
class AtItsBestViewModel:
    """What the page shows of a snapshot; the three conditions are the employee, others and the set-up."""

    story: BestQuestion
    conditions: tuple[BestQuestion, BestQuestion, BestQuestion]
    more: BestQuestion
    asks: tuple[MeetingPrompt, ...]

    @classmethod
    def of(cls, snapshot: MeetingSnapshot) -> "AtItsBestViewModel":
        """Read the stage from a snapshot."""
        stage = stage_of(snapshot, StageKind.AT_ITS_BEST)
        return cls(
            _question(stage, BestText.STORY, _("What happened?")),
            (
                _question(stage, BestText.YOU, _("What did you bring to it?")),
                _question(stage, BestText.OTHERS, _("What did others do?")),
                _question(stage, BestText.SET_UP, _("How was it set up?")),
            ),
            _question(stage, BestText.MORE, _("What would you like more of?")),
            may_be_asked(stage.prompts),
        )


def _question(stage: MeetingStage, text: BestText, otherwise: str) -> BestQuestion:
    prompt = prompt_of(stage, text.value, otherwise)
    return BestQuestion(at_its_best(text), prompt.question, prompt.guidance)
