"""How a conversation is told apart from the others of its kind: the shorter it looks back, the more of its day."""

from enum import Enum
from typing import Final

_A_YEAR: Final = 300
_SOME_MONTHS: Final = 60
"""In days looked back on: from so many on no second one falls into the same year, or into the same month."""


class Dated(Enum):
    """What of its day stands in a title."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


def dated_by(days: int) -> Dated:
    """Return what tells a conversation that looks back on ``days`` days from the next of its kind."""
    if days >= _A_YEAR:
        return Dated.YEAR
    return Dated.MONTH if days >= _SOME_MONTHS else Dated.DAY
