"""Where time and randomness come from, so that documents are deterministic and tests never sleep."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """A source of the present moment; tests pass one that stands still.

    ``now`` returns an aware datetime in UTC; ``today`` is the calendar day where the person sits.
    """

    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def today(self) -> date:
        """Return the local calendar day."""
        return self.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class Entropy:
    """A source of unpredictable bytes; only tests replace it."""

    random_bytes: Callable[[int], bytes] = secrets.token_bytes
