"""Evidence by quarter: read before rating, so that the last weeks do not stand for the whole year.

Raters lean on what happened lately; reading dated notes by period first is the known remedy (DeNisi & Peters 1996).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Generic, Protocol, TypeVar

from reviewdesk.domain.goals import Quarter

_QUARTERS = 4


class Dated(Protocol):
    """Something that was noted on a day."""

    @property
    def on(self) -> date:
        """The day it is about."""


NoteT = TypeVar("NoteT", bound=Dated)


@dataclass(frozen=True, slots=True)
class QuarterNotes(Generic[NoteT]):
    """What was noted in one quarter; without notes it may stand for a row of quiet quarters."""

    first: Quarter
    last: Quarter
    notes: tuple[NoteT, ...]


def by_quarter(notes: Sequence[NoteT]) -> tuple[QuarterNotes[NoteT], ...]:
    """Return notes under their quarters, the newest first; quarters without notes are left out."""
    newest_first = sorted(notes, key=lambda note: note.on, reverse=True)
    return tuple(
        QuarterNotes(quarter, quarter, tuple(found))
        for quarter, found in groupby(newest_first, lambda note: Quarter.of(note.on))
    )


def over_period(notes: Sequence[NoteT], start: date, end: date) -> tuple[QuarterNotes[NoteT], ...]:
    """Return the quarters of a period in order; neighbours without notes become one quiet entry.

    Notes from outside the period are kept too: they stand under their own quarter.
    """
    found: dict[Quarter, tuple[NoteT, ...]]
    found = dict.fromkeys(_between(Quarter.of(start), Quarter.of(end)), ())
    for note in sorted(notes, key=lambda each: each.on):
        quarter = Quarter.of(note.on)
        found[quarter] = (*found.get(quarter, ()), note)
    ordered: list[QuarterNotes[NoteT]] = []
    for quiet, run in groupby(sorted(found), lambda quarter: not found[quarter]):
        quarters = list(run)
        if quiet:
            ordered.append(QuarterNotes(quarters[0], quarters[-1], ()))
        else:
            ordered += [QuarterNotes(quarter, quarter, found[quarter]) for quarter in quarters]
    return tuple(ordered)


def _between(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    quarter = first
    while quarter <= last:
        yield quarter
        after_last = quarter.number == _QUARTERS
        quarter = Quarter(quarter.year + after_last, 1 if after_last else quarter.number + 1)
