"""The whole meeting in the order of its stages."""

from collections.abc import Callable
from typing import Final

from reviewdesk.domain.review import StageKind
from reviewdesk.ui.walkthrough import (
    feedforward_steps,
    future_steps,
    opening_steps,
    progress_steps,
    pulse_steps,
    signing_steps,
)
from reviewdesk.ui.walkthrough.table import Table

STEPS: Final[dict[StageKind, Callable[[Table], None]]] = {
    StageKind.WELCOME: opening_steps.welcome,
    StageKind.AT_ITS_BEST: feedforward_steps.at_its_best,
    StageKind.SELF_ASSESSMENT: opening_steps.self_assessment,
    StageKind.PROGRESS: progress_steps.progress,
    StageKind.GROWTH: future_steps.growth,
    StageKind.PLAN: future_steps.plan,
    StageKind.TURN_THE_TABLE: feedforward_steps.turn_the_table,
    StageKind.SIGN_OFF: signing_steps.sign_off,
    StageKind.EXIT_PULSE: pulse_steps.exit_pulse,
}


Tell = Callable[[str], None]
"""Takes a few words on what is done now."""


def hold_meeting(table: Table, until: StageKind | None = None, tell: Tell | None = None) -> None:
    """Hold the meeting from the stage that is open; stop on arriving at ``until``. ``tell`` hears of each stage."""
    meeting = table.meeting_window.meeting
    kinds = meeting.stages
    for stage in meeting.snapshot.stages[kinds.index(meeting.snapshot.stage) :]:
        if stage.kind is until:
            return
        if tell is not None:
            tell(stage.title)
        STEPS[stage.kind](table)
