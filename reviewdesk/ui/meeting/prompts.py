"""Finding a template's words for a field; a template may word fewer fields than there are."""

from collections.abc import Iterable

from reviewdesk.domain.review import StageKind
from reviewdesk.domain.stage_order import ASKS
from reviewdesk.services.meeting_snapshot import MeetingPrompt, MeetingSnapshot, MeetingStage


def stage_of(snapshot: MeetingSnapshot, kind: StageKind) -> MeetingStage:
    """Return one stage; ``StopIteration`` where the template leaves it out."""
    return next(stage for stage in snapshot.stages if stage.kind is kind)


def prompt_of(stage: MeetingStage, prompt_id: str, otherwise: str) -> MeetingPrompt:
    """Return the template's prompt, or one that asks ``otherwise``."""
    worded = (prompt for prompt in stage.prompts if prompt.id == prompt_id)
    return next(worded, MeetingPrompt(prompt_id, otherwise, ""))


def notice_of(stage: MeetingStage, notice_id: str) -> str:
    """Return what a stage tells both under this name, or nothing."""
    return next((notice.text for notice in stage.notices if notice.id == notice_id), "")


def may_be_asked(prompts: Iterable[MeetingPrompt]) -> tuple[MeetingPrompt, ...]:
    """Return the questions of a stage that somebody may ask; they have no field of their own."""
    return tuple(prompt for prompt in prompts if prompt.id.startswith(ASKS))
