"""A clock that moves only when told."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from reviewdesk.system.clock import Clock


@dataclass
class MovableTime:
    """Time as a test sees it."""

    at: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 9, 0, tzinfo=UTC))

    def pass_seconds(self, seconds: float) -> None:
        """Move on."""
        self.at += timedelta(seconds=seconds)

    @property
    def clock(self) -> Clock:
        """Return a clock that reads this time."""
        return Clock(now=lambda: self.at)


@pytest.fixture
def time() -> MovableTime:
    return MovableTime()
