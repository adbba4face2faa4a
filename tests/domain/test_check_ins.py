"""Check-ins follow each other until the next review."""

from datetime import date

import pytest

from reviewdesk.domain.check_ins import check_ins

START, END, HELD = date(2025, 4, 1), date(2026, 3, 31), date(2026, 3, 10)


def test_check_ins_begin_on_the_day_that_was_chosen() -> None:
    found = check_ins(2, 25, date(2026, 3, 24), HELD, START, END)
    assert (found.first, found.weeks, found.minutes, found.times) == (date(2026, 3, 24), 2, 25, 26)
    assert found.last == date(2027, 3, 9)


def test_check_ins_without_a_first_day_begin_one_round_after_the_conversation() -> None:
    assert check_ins(3, 25, None, HELD, START, END).first == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("period", "weeks", "times"),
    [
        ((date(2026, 1, 1), date(2026, 1, 3)), 2, 2),
        ((date(2016, 1, 1), date(2026, 1, 3)), 1, 52),
        ((date(2026, 1, 1), date(2026, 3, 31)), 52, 1),
    ],
)
def test_there_are_as_many_as_fit_before_the_next_review(
    period: tuple[date, date], weeks: int, times: int
) -> None:
    assert check_ins(weeks, 25, HELD, HELD, *period).times == times
