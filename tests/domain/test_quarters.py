"""Evidence by quarter: complete, in order, and gentle about quiet months."""

from dataclasses import dataclass
from datetime import date

from reviewdesk.domain.goals import Quarter
from reviewdesk.domain.quarters import QuarterNotes, by_quarter, over_period


@dataclass(frozen=True)
class Note:
    """Something that was noted on a day."""

    on: date


def told(quarters: tuple[QuarterNotes[Note], ...]) -> list[tuple[Quarter, Quarter, list[int]]]:
    """Return each entry's first and last quarter, and the months of its notes."""
    return [(each.first, each.last, [note.on.month for note in each.notes]) for each in quarters]


def test_quiet_quarters_beside_each_other_are_one_entry_across_the_year() -> None:
    found = over_period([Note(date(2026, 8, 3))], date(2025, 10, 2), date(2026, 9, 30))
    assert told(found) == [
        (Quarter(2025, 4), Quarter(2026, 2), []),
        (Quarter(2026, 3), Quarter(2026, 3), [8]),
    ]


def test_every_quarter_of_the_period_is_told_in_order() -> None:
    notes = [Note(date(2026, 5, 1)), Note(date(2026, 2, 1)), Note(date(2026, 1, 9))]
    found = over_period(notes, date(2026, 1, 1), date(2026, 9, 30))
    assert told(found) == [
        (Quarter(2026, 1), Quarter(2026, 1), [1, 2]),
        (Quarter(2026, 2), Quarter(2026, 2), [5]),
        (Quarter(2026, 3), Quarter(2026, 3), []),
    ]


def test_a_note_from_outside_the_period_is_kept() -> None:
    found = over_period([Note(date(2027, 2, 1))], date(2026, 1, 1), date(2026, 3, 31))
    assert told(found) == [
        (Quarter(2026, 1), Quarter(2026, 1), []),
        (Quarter(2027, 1), Quarter(2027, 1), [2]),
    ]


def test_without_a_period_only_quarters_with_notes_are_told_newest_first() -> None:
    notes = [Note(date(2025, 2, 1)), Note(date(2026, 7, 1)), Note(date(2026, 9, 1))]
    assert told(by_quarter(notes)) == [
        (Quarter(2026, 3), Quarter(2026, 3), [9, 7]),
        (Quarter(2025, 1), Quarter(2025, 1), [2]),
    ]
