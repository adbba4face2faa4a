"""Names of any origin get a given name and initials; titles and texts have limits."""

from datetime import date

import pytest

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.goals import TEXT_LIMIT, TITLE_LIMIT, Quarter, clean_text, clean_title
from reviewdesk.domain.people import Party, given_name, initials


@pytest.mark.parametrize(
    ("name", "given", "letters"),
    [
        ("Maya Ellis", "Maya", "ME"),
        ("zoë van den Berg", "zoë", "ZB"),
        ("李静", "李静", "李"),
        ("Дарья Соколова", "Дарья", "ДС"),
        ("Ana (they) Ruiz", "Ana", "AR"),
        ("  ", "", "?"),
    ],
)
def test_names_are_addressed_and_abbreviated(name: str, given: str, letters: str) -> None:
    assert given_name(name) == given
    assert initials(name) == letters


def test_each_party_has_another() -> None:
    assert Party.EMPLOYEE.other is Party.MANAGER
    assert Party.MANAGER.other is Party.EMPLOYEE


def test_a_title_is_put_on_one_line() -> None:
    assert clean_title("  Ship\n weekly ", field="title") == "Ship weekly"


@pytest.mark.parametrize(
    ("title", "key"), [(" \n", "title-is-empty"), ("x" * (TITLE_LIMIT + 1), "title-too-long")]
)
def test_a_title_that_does_not_fit_is_refused_beside_its_field(title: str, key: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        clean_title(title, field="title")
    assert (refused.value.key, refused.value.field) == (key, "title")


def test_a_text_is_trimmed_and_bounded() -> None:
    assert clean_text("\n because it slipped \n", field="why") == "because it slipped"
    with pytest.raises(RuleViolation, match="text-too-long"):
        clean_text("x" * (TEXT_LIMIT + 1), field="why")


def test_days_fall_into_quarters() -> None:
    assert Quarter.of(date(2026, 3, 31)) == Quarter(2026, 1)
    assert Quarter.of(date(2026, 4, 1)) == Quarter(2026, 2)
    assert Quarter(2025, 4) < Quarter(2026, 1)
