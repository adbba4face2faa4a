"""Where a plan stands in the audit trail of the desk that sealed it, as far as plans in the archive tell.

A plan carries the number and the hash of the last event before it was drawn. Of one desk, a higher number is later,
and one number has one hash: otherwise the desk was put back to an earlier state, or somebody rewrote its history.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Place(StrEnum):
    """What the neighbours say. ``OLDER`` is nothing to worry about: plans are not always filed as they were sealed."""

    IN_ORDER = "in_order"
    OLDER = "older"
    TURNED_BACK = "turned_back"
    FORKED = "forked"


@dataclass(frozen=True, slots=True)
class Point:
    """A plan's place in the trail of its desk."""

    sequence: int
    head: bytes
    drawn_at: datetime


def place_of(plan: Point, *, before: Point | None, after: Point | None, same: Sequence[Point] = ()) -> Place:
    """Return the place of ``plan`` between its neighbours by number, and those of the very same number."""
    if any(other.head != plan.head for other in same):
        return Place.FORKED
    if before is not None and before.drawn_at > plan.drawn_at:
        return Place.TURNED_BACK
    if after is not None and after.drawn_at < plan.drawn_at:
        return Place.TURNED_BACK
    return Place.OLDER if after is not None else Place.IN_ORDER
