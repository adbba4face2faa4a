"""Evidence by quarter: complete, in order, and gentle about quiet months."""

from datetime import date

from reviewdesk.domain.people import Party
from reviewdesk.services.office_snapshots import EvidenceView
from reviewdesk.ui.prepare.quarters import by_quarter, over_period


def note(on: date) -> EvidenceView:
    return EvidenceView(str(on), "goal", on, f"Something on {on}", "", Party.EMPLOYEE)


def test_quiet_quarters_beside_each_other_are_one_line() -> None:
    told = over_period([note(date(2026, 8, 3))], date(2025, 10, 2), date(2026, 9, 30))
    assert [(quarter.words, len(quarter.notes)) for quarter in told] == [
        ("October 2025 to June 2026", 0),
        ("July to September 2026", 1),
    ]


def test_every_quarter_of_the_period_is_told_in_order() -> None:
    notes = [note(date(2026, 5, 1)), note(date(2026, 2, 1)), note(date(2026, 1, 9))]
    told = over_period(notes, date(2026, 1, 1), date(2026, 9, 30))
    assert [quarter.words for quarter in told] == [
        "January to March 2026",
        "April to June 2026",
        "July to September 2026",
    ]
    assert [each.on.month for each in told[0].notes] == [1, 2]


def test_a_note_from_outside_the_period_is_kept() -> None:
    told = over_period([note(date(2027, 2, 1))], date(2026, 1, 1), date(2026, 3, 31))
    assert [(quarter.words, len(quarter.notes)) for quarter in told] == [
        ("January to March 2026", 0),
        ("January to March 2027", 1),
    ]


def test_without_a_period_only_quarters_with_notes_are_told_newest_first() -> None:
    notes = [note(date(2025, 2, 1)), note(date(2026, 7, 1)), note(date(2026, 9, 1))]
    told = by_quarter(notes)
    assert [quarter.words for quarter in told] == ["July to September 2026", "January to March 2025"]
    assert [each.on.month for each in told[0].notes] == [9, 7]
