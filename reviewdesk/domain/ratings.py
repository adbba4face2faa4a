"""Progress ratings: sealed blind by both, revealed together, then agreed or both kept.

Progress on a goal is rated, never the person: rater idiosyncrasy is over half of rating variance (Scullen, Mount
& Goff 2000). Both rate before either sees the other's, because a rating seen first pulls the second toward it
(Shore, Adams & Tashchian 1998). There is no average and no overall score anywhere.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party


class Progress(StrEnum):
    """How far a goal has come, in words; ``CANNOT_JUDGE`` is left out of any comparison and is never zero."""

    NOT_STARTED = "not_started"
    GETTING_GOING = "getting_going"
    WELL_ON_THE_WAY = "well_on_the_way"
    ACHIEVED = "achieved"
    BEYOND = "beyond"
    CANNOT_JUDGE = "cannot_judge"

    @property
    def step(self) -> int | None:
        """Return the place on the scale, 1 to 5, or ``None`` where the person cannot judge yet."""
        return None if self is Progress.CANNOT_JUDGE else SCALE.index(self) + 1


SCALE = (
    Progress.NOT_STARTED,
    Progress.GETTING_GOING,
    Progress.WELL_ON_THE_WAY,
    Progress.ACHIEVED,
    Progress.BEYOND,
)
MAX_RATED_GOALS = 6


class RatingPhase(StrEnum):
    """Where the rating of one goal stands."""

    BLIND = "blind"
    REVEALED = "revealed"
    AGREED = "agreed"
    BOTH_KEPT = "both_kept"


@dataclass(frozen=True, slots=True)
class GoalRating:
    """The rating of one goal: who has sealed, and after the reveal the three values that are kept.

    ``employee`` and ``manager`` stay ``None`` until the reveal; ``agreed`` until the two agree. ``round`` counts
    how often sealing began anew (a seal that was lost with its computer is void, not guessed).
    """

    phase: RatingPhase = RatingPhase.BLIND
    round: int = 1
    sealed: frozenset[Party] = frozenset()
    employee: Progress | None = None
    manager: Progress | None = None
    agreed: Progress | None = None

    def seal(self, party: Party) -> "GoalRating":
        """Note that ``party`` has committed to a value; what value stays with the seal's holder."""
        if self.phase is not RatingPhase.BLIND:
            raise RuleViolation("rating-already-revealed")
        if party in self.sealed:
            raise RuleViolation("rating-already-sealed")
        return replace(self, sealed=self.sealed | {party})

    def reopen(self) -> "GoalRating":
        """Begin a new round before the reveal; all seals of the round are void."""
        if self.phase is not RatingPhase.BLIND:
            raise RuleViolation("rating-already-revealed")
        return GoalRating(round=self.round + 1)

    def reveal(self, employee: Progress, manager: Progress) -> "GoalRating":
        """Show both values at the same moment; refused until both are sealed."""
        if self.phase is not RatingPhase.BLIND:
            raise RuleViolation("rating-already-revealed")
        if self.sealed != frozenset(Party):
            raise RuleViolation("reveal-needs-both-seals")
        return replace(self, phase=RatingPhase.REVEALED, employee=employee, manager=manager)

    def agree(self, on: Progress) -> "GoalRating":
        """Keep a third value that both stand behind; both own values stay as they were."""
        self._require_revealed()
        return replace(self, phase=RatingPhase.AGREED, agreed=on)

    def keep_both(self) -> "GoalRating":
        """Keep both views side by side: a dignified result, not a failure."""
        self._require_revealed()
        return replace(self, phase=RatingPhase.BOTH_KEPT, agreed=None)

    def distance(self) -> int | None:
        """Return how many steps lie between the two values, or ``None`` where one cannot judge or is hidden."""
        if self.employee is None or self.manager is None:
            return None
        if self.employee.step is None or self.manager.step is None:
            return None
        return abs(self.employee.step - self.manager.step)

    @property
    def settled(self) -> bool:
        """Say whether the two have agreed or kept both views."""
        return self.phase in {RatingPhase.AGREED, RatingPhase.BOTH_KEPT}

    def _require_revealed(self) -> None:
        if self.phase is RatingPhase.BLIND:
            raise RuleViolation("agree-before-reveal")
