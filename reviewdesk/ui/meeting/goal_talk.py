"""How long the two have talked about a goal since its reveal without settling it."""

from typing import Final

OFFER_AFTER: Final = 180
"""Seconds. What three minutes have not settled, more talk about the past seldom does; both views are a result."""
_LONGEST_STEP: Final = 60


class GoalTalk:
    """Counts with the stage's own time, which stands still behind the curtain and in a pause. In memory alone."""

    def __init__(self) -> None:
        self._seconds: dict[str, int] = {}
        self._goal: str | None = None
        self._last = 0

    def tick(self, goal: str | None, stage_seconds: int) -> None:
        """Count for ``goal`` what has gone by since the last tick; ``None`` while none is open to be settled."""
        gone = stage_seconds - self._last
        if goal is not None and goal == self._goal and 0 < gone <= _LONGEST_STEP:
            self._seconds[goal] = self._seconds.get(goal, 0) + gone
        self._goal, self._last = goal, stage_seconds

    def is_long(self, goal: str) -> bool:
        """Say whether it is time to offer that both views are kept."""
        return self._seconds.get(goal, 0) >= OFFER_AFTER
