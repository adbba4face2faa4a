"""How long each stage has been on the screen: information for both people, never a cut-off."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from reviewdesk.domain.review import StageKind

LONGEST_TICK: Final = 60.0
"""Seconds. A longer silence of the timer means the computer slept; nobody was talking to it then."""


@dataclass(frozen=True, slots=True)
class TimeShown:
    """The time of the open stage and of the whole meeting, as both people see it."""

    stage_seconds: int
    stage_minutes: int
    total_seconds: int
    total_minutes: int

    @property
    def stage_minutes_left(self) -> int:
        """Return whole minutes left in this stage, rounded up; negative once it takes longer than planned."""
        left = self.stage_minutes * 60 - self.stage_seconds
        return -(-left // 60)

    @property
    def total_minutes_used(self) -> int:
        """Return the whole minutes since the meeting began, pauses left out."""
        return self.total_seconds // 60


class StageTimer:
    """Counts how long each stage is on the screen; ``used`` begins with what earlier sittings took, in seconds."""

    def __init__(self, now: Callable[[], datetime], used: Mapping[StageKind, int]) -> None:
        self._now = now
        self._used = dict(used)
        self._last: datetime | None = None
        self._pending = 0.0

    @property
    def pending(self) -> int:
        """Return the whole seconds counted and not handed over for storing yet."""
        return int(self._pending)

    def start(self) -> None:
        """Begin to count; once more changes nothing."""
        if self._last is None:
            self._last = self._now()

    def stop(self) -> None:
        """Stop counting: the meeting is paused or behind the curtain."""
        self.tick()
        self._last = None

    def tick(self) -> None:
        """Count what has gone by since the last tick."""
        if self._last is None:
            return
        now = self._now()
        gone = (now - self._last).total_seconds()
        self._last = now
        if 0 < gone <= LONGEST_TICK:
            self._pending += gone

    def take(self, stage: StageKind) -> int:
        """Hand over the whole seconds counted for ``stage``; fractions stay for the next time."""
        self.tick()
        whole = self.pending
        self._pending -= whole
        self._used[stage] = self._used.get(stage, 0) + whole
        return whole

    def shown(self, stage: StageKind, minutes: Mapping[StageKind, int]) -> TimeShown:
        """Return the time while ``stage`` is open; ``minutes`` is what the template gives each stage."""
        return TimeShown(
            self._used.get(stage, 0) + self.pending,
            minutes.get(stage, 0),
            sum(self._used.values()) + self.pending,
            sum(minutes.values()),
        )
