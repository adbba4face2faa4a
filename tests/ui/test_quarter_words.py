"""The months of quarters, said as people say them."""

from reviewdesk.domain.goals import Quarter
from reviewdesk.ui.quarter_words import span_words


def test_one_quarter_is_said_by_its_months() -> None:
    assert span_words(Quarter(2026, 3), Quarter(2026, 3)) == "July to September 2026"


def test_neighbours_are_said_from_the_first_month_to_the_last() -> None:
    assert span_words(Quarter(2026, 1), Quarter(2026, 2)) == "January to June 2026"


def test_a_span_over_new_year_says_both_years() -> None:
    assert span_words(Quarter(2025, 4), Quarter(2026, 2)) == "October 2025 to June 2026"
