"""A review's life: planned, preparing, meeting, read back, signing, sealed; and the stages of its meeting."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from reviewdesk.domain.errors import RuleViolation


class ReviewState(StrEnum):
    """Where a review stands. Nothing sealed is ever edited: an amendment is a document of its own."""

    PLANNED = "planned"
    PREPARING = "preparing"
    MEETING = "meeting"
    READ_BACK = "read_back"
    SIGNING = "signing"
    SEALED = "sealed"


class StageKind(StrEnum):
    """The steps of the meeting, in the order they are usually held."""

    WELCOME = "welcome"
    AT_ITS_BEST = "at_its_best"
    SELF_ASSESSMENT = "self_assessment"
    PROGRESS = "progress"
    GROWTH = "growth"
    PLAN = "plan"
    TURN_THE_TABLE = "turn_the_table"
    SIGN_OFF = "sign_off"
    EXIT_PULSE = "exit_pulse"

    @property
    def looks_forward(self) -> bool:
        """Say whether this stage is about what comes next.

        Taking part in planning development, not in evaluation, predicted perceived voice (Meinecke, Klonek &
        Kauffeld 2017); at least half of a template's minutes look forward. The time when work was at its best is
        told for its conditions, to have more of them (feedforward, Kluger & Nir 2010), so it looks forward too.
        """
        return self in _FORWARD


_FORWARD = frozenset({StageKind.AT_ITS_BEST, StageKind.GROWTH, StageKind.PLAN, StageKind.TURN_THE_TABLE})
_AFTER_SEALING = frozenset({StageKind.SIGN_OFF, StageKind.EXIT_PULSE})
BEFORE_MEETING = frozenset({ReviewState.PLANNED, ReviewState.PREPARING})
UNSIGNED = frozenset({ReviewState.MEETING, ReviewState.READ_BACK})
"""Where a meeting was begun and nobody has signed."""
WRITABLE = UNSIGNED | {ReviewState.PREPARING}
"""Where the words and ratings of a meeting that was begun, or of an amendment, may still change."""
_STEPS = {
    ReviewState.PLANNED: {ReviewState.PREPARING, ReviewState.MEETING},
    ReviewState.PREPARING: {ReviewState.MEETING},
    ReviewState.MEETING: {ReviewState.READ_BACK},
    ReviewState.READ_BACK: {ReviewState.MEETING, ReviewState.SIGNING},
    ReviewState.SIGNING: {ReviewState.READ_BACK, ReviewState.SEALED},
    ReviewState.SEALED: set(),
}


@dataclass(frozen=True, slots=True)
class ReviewLife:
    """The state of one review and the stage its meeting is at (``None`` before it has begun)."""

    state: ReviewState = ReviewState.PLANNED
    stage: StageKind | None = None

    def move_to(self, state: ReviewState) -> "ReviewLife":
        """Take one allowed step of the review's life; the same state again changes nothing."""
        if state is self.state:
            return self
        if self.state is ReviewState.SEALED:
            raise RuleViolation("review-is-sealed")
        if state not in _STEPS[self.state]:
            raise RuleViolation("review-step-not-allowed")
        return replace(self, state=state)

    def go_to_stage(self, stage: StageKind, stages: tuple[StageKind, ...]) -> "ReviewLife":
        """Visit a stage; any order is allowed while the meeting is open, back as well as forward.

        The sign-off stage is where the text is read back; once somebody has signed, the stages before it are
        closed until the signatures are taken away. The exit pulse comes after sealing, and nothing but it does.
        """
        if stage not in stages:
            raise RuleViolation("stage-not-in-template")
        if self.state is ReviewState.SEALED:
            return self._after_sealing(stage)
        if stage is StageKind.EXIT_PULSE:
            raise RuleViolation("pulse-comes-after-sealing")
        if self.state is ReviewState.SIGNING and stage is not StageKind.SIGN_OFF:
            raise RuleViolation("signed-text-is-fixed")
        if stage is StageKind.SIGN_OFF:
            if self.state is ReviewState.SIGNING:
                return replace(self, stage=stage)
            return replace(self.begin().move_to(ReviewState.READ_BACK), stage=stage)
        return replace(self.begin(), stage=stage)

    def may_go_to(self, stage: StageKind, stages: tuple[StageKind, ...]) -> bool:
        """Say whether ``go_to_stage`` would lead there."""
        try:
            self.go_to_stage(stage, stages)
        except RuleViolation:
            return False
        return True

    def _after_sealing(self, stage: StageKind) -> "ReviewLife":
        """Look at the sealed plan, or take the exit pulse; neither changes anything in the review."""
        if stage not in _AFTER_SEALING:
            raise RuleViolation("review-is-sealed")
        return replace(self, stage=stage)

    def begin(self) -> "ReviewLife":
        """Open the meeting, or open it again after a pause."""
        return self.move_to(ReviewState.MEETING)

    def rebook(self) -> "ReviewLife":
        """Plan a meeting that has begun for another day; the stage it stood at stays.

        Refused once somebody has signed: take the signatures away first.
        """
        self.require_writable()
        return replace(self, state=ReviewState.PLANNED)

    def require_writable(self) -> None:
        """Refuse any change of words or ratings once the text is being signed or is sealed."""
        if self.state is ReviewState.SEALED:
            raise RuleViolation("review-is-sealed")
        if self.state is ReviewState.SIGNING:
            raise RuleViolation("signed-text-is-fixed")


def require_day_ahead(planned_at: datetime, now: datetime) -> None:
    """Refuse to plan for a day that is over where the two are; any hour of today will do."""
    if planned_at.astimezone().date() < now.astimezone().date():
        raise RuleViolation("planned-day-is-past", field="planned_at")
