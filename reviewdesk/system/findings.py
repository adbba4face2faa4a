"""What ``reviewdesk doctor`` finds, one thing at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """How a thing stands: as it should, worth knowing, or in the way of the work."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: a stable ``key`` for scripts, what was found, and what to do about it, if anything."""

    key: str
    label: str
    health: Health
    value: str
    advice: str = ""


def worst(findings: Sequence[Finding]) -> Health:
    """Return the worst health among ``findings``."""
    order = list(Health)
    return max((finding.health for finding in findings), key=order.index, default=Health.GOOD)
