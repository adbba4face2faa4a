"""A point that was parked in the meeting: a few words, and what became of it at the end."""

from dataclasses import dataclass
from enum import StrEnum


class ParkedFate(StrEnum):
    """What the two made of a parked point; a point that was simply left has none."""

    SETTLED = "settled"
    NEXT_TALK = "next_talk"


@dataclass(frozen=True, slots=True)
class ParkedPoint:
    """One point, under the number it is kept by (from 1)."""

    number: int
    text: str
    fate: ParkedFate | None = None

    @property
    def is_open(self) -> bool:
        """Say whether nobody has said yet what becomes of it."""
        return self.fate is None


def fate_of(value: object) -> ParkedFate | None:
    """Return what a stored value says; anything else than a fate is none."""
    return ParkedFate(value) if isinstance(value, str) and value in set(ParkedFate) else None
