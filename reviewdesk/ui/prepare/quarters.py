"""Evidence by quarter: read before rating, so that the last weeks do not stand for the whole year.

Raters lean on what happened lately; reading dated notes by period first is the known remedy (DeNisi & Peters 1996).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reviewdesk.domain.goals import Quarter
from reviewdesk.services.office_snapshots import EvidenceView
from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import month_name

_QUARTERS = 4
_MONTHS = 3


@dataclass(frozen=True, slots=True)
class QuarterNotes:
    """What was noted in one quarter; without notes it may stand for a row of quiet quarters."""

    words: str
    notes: tuple[EvidenceView, ...]


def by_quarter(evidence: Sequence[EvidenceView]) -> tuple[QuarterNotes, ...]:
    """Return evidence under its quarters, the newest first; quarters without notes are left out."""
    newest_first = sorted(evidence, key=lambda note: note.on, reverse=True)
    return tuple(
        QuarterNotes(quarter_words(quarter), tuple(notes))
        for quarter, notes in groupby(newest_first, lambda note: Quarter.of(note.on))
    )


def over_period(evidence: Sequence[EvidenceView], start: date, end: date) -> tuple[QuarterNotes, ...]:
    """Return the quarters of a review's period in order; neighbours without notes become one quiet entry.

    Notes from outside the period are kept too: they stand under their own quarter.
    """
    found: dict[Quarter, tuple[EvidenceView, ...]]
    found = dict.fromkeys(_between(Quarter.of(start), Quarter.of(end)), ())
    for note in sorted(evidence, key=lambda each: each.on):
        quarter = Quarter.of(note.on)
        found[quarter] = (*found.get(quarter, ()), note)
    ordered: list[QuarterNotes] = []
    for quiet, run in groupby(sorted(found), lambda quarter: not found[quarter]):
        quarters = list(run)
        if quiet:
            ordered.append(QuarterNotes(_span(quarters[0], quarters[-1]), ()))
        else:
            ordered += [QuarterNotes(quarter_words(quarter), found[quarter]) for quarter in quarters]
    return tuple(ordered)


def quarter_words(quarter: Quarter) -> str:
    """Return the months of a quarter, for example "July to September 2026"."""
    first = (quarter.number - 1) * _MONTHS + 1
    return _("{first} to {last} {year}").format(
        first=month_name(first), last=month_name(first + _MONTHS - 1), year=quarter.year
    )


def _span(first: Quarter, last: Quarter) -> str:
    """Return the months of one or more neighbouring quarters."""
    start, end = (first.number - 1) * _MONTHS + 1, last.number * _MONTHS
    if first.year == last.year:
        return _("{first} to {last} {year}").format(
            first=month_name(start), last=month_name(end), year=last.year
        )
    return _("{first} {first_year} to {last} {year}").format(
        first=month_name(start), first_year=first.year, last=month_name(end), year=last.year
    )


def _between(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    quarter = first
    while quarter <= last:
        yield quarter
        after_last = quarter.number == _QUARTERS
        quarter = Quarter(quarter.year + after_last, 1 if after_last else quarter.number + 1)
