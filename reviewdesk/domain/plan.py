"""The development plan: at most three actions, each with a first small step and an if-then, and a check-in rhythm.

Saying when and where one will act makes acting likelier (if-then plans: Gollwitzer & Sheeran 2006), and so does
watching one's progress (Harkin et al. 2016).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MAX_ACTIONS = 3
FIRST_STEP_WITHIN = timedelta(days=14)


class HowItGrows(StrEnum):
    """How the action develops the person; mostly on the job."""

    ON_THE_JOB = "on_the_job"
    WITH_SOMEONE = "with_someone"
    LEARNING = "learning"


class ActionGap(StrEnum):
    """What an action still lacks; a hint beside the field, never a wall."""

    PRACTICE = "practice"
    OBJECTIVE = "objective"
    FIRST_STEP = "first_step"
    BEGIN = "begin"
    BEGIN_TOO_LATE = "begin_too_late"
    IF_THEN = "if_then"
    HELP = "help"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class DevelopmentAction:
    """One thing the employee will practise, in the words of the plan stage; empty text means not yet said."""

    practice: str = ""
    how: HowItGrows | None = None
    objective: str = ""
    first_step: str = ""
    begin: date | None = None
    if_: str = ""
    then: str = ""
    help: str = ""
    help_by: date | None = None
    notice: str = ""
    confidence: int | None = None

    @property
    def untouched(self) -> bool:
        """Say whether nothing has been said about it; such an action leaves no trace in the document."""
        return self == DevelopmentAction()

    def gaps(self, today: date) -> tuple[ActionGap, ...]:
        """Return what is still missing, in the order in which the form asks for it."""
        missing = [
            gap
            for gap, said in (
                (ActionGap.PRACTICE, self.practice),
                (ActionGap.OBJECTIVE, self.objective),
                (ActionGap.FIRST_STEP, self.first_step),
                (ActionGap.BEGIN, self.begin),
                (ActionGap.IF_THEN, self.if_ and self.then),
                (ActionGap.HELP, self.help),
                (ActionGap.NOTICE, self.notice),
            )
            if not said
        ]
        if self.begin is not None and self.begin > today + FIRST_STEP_WITHIN:
            missing.append(ActionGap.BEGIN_TOO_LATE)
        return tuple(missing)


@dataclass(frozen=True, slots=True)
class CheckInRhythm:
    """How often the two talk between reviews: every ``weeks`` weeks for ``minutes`` minutes from ``first`` on."""

    weeks: int
    first: date
    minutes: int = 25
