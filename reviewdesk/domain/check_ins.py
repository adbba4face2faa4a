"""The check-ins that follow a review: when the first one is, and how many until the next review."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_SHORTEST: Final = timedelta(days=28)
_LONGEST: Final = timedelta(days=366)
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class CheckIns:
    """``times`` talks of ``minutes`` each, every ``weeks`` weeks, beginning on ``first``."""

    first: date
    weeks: int
    minutes: int
    times: int

    @property
    def last(self) -> date:
        """The day of the last one."""
        return self.first + timedelta(weeks=self.weeks * (self.times - 1))


def check_ins(  # noqa: PLR0917 - a rhythm and the time it is for
    weeks: int, minutes: int, first: date | None, agreed_on: date, period_start: date, period_end: date
) -> CheckIns:
    """Return the check-ins until the next review, which comes after as long a time as this one looked back on.

    Where no first day was chosen the first is one round after the day of the conversation. A year is the longest, for
    a calendar that is full for ever helps nobody.
    """
    begin = first or agreed_on + timedelta(weeks=weeks)
    ahead = min(max(period_end - period_start, _SHORTEST), _LONGEST)
    return CheckIns(begin, weeks, minutes, times=max(1, ahead.days // (_WEEK * weeks)))
