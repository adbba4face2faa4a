from datetime import date

import pytest

from reviewdesk.domain.retention import Applies, RetentionClass, class_for, new_class_id, years_later

OTHER = RetentionClass("other", "Other", 3, "r", Applies.OTHERWISE)
SHORT = RetentionClass("short", "Short", 1, "r", Applies.TEMPLATES, ("Check-in",))
LONG = RetentionClass("long", "Long", 5, "r", Applies.CONTESTED)
ALL = (SHORT, LONG, OTHER)


@pytest.mark.parametrize(
    ("template", "contested", "named", "expected"),
    [
        ("Year review", False, "", OTHER),
        (" CHECK-IN", False, "", SHORT),
        ("Check-in", True, "short", LONG),
        ("Year review", False, "short", SHORT),
        ("Check-in", False, "unknown", SHORT),
    ],
)
def test_the_first_rule_that_fits_is_taken(
    template: str,
    contested: bool,  # noqa: FBT001 - from the list above
    named: str,
    expected: RetentionClass,
) -> None:
    assert class_for(ALL, template=template, contested=contested, named=named) is expected


def test_a_desk_without_a_class_for_it_treats_what_is_contested_like_the_rest() -> None:
    assert class_for((OTHER,), template="", contested=True) is OTHER


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2025, 10, 16), 3, date(2028, 10, 16)),
        (date(2024, 2, 29), 1, date(2025, 3, 1)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(9998, 5, 1), 5, date(9999, 3, 1)),
    ],
)
def test_the_day_comes_again_after_so_many_years(day: date, years: int, expected: date) -> None:
    assert years_later(day, years) == expected


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Project end", (), "project-end"),
        ("Project end", ("project-end", "project-end-2"), "project-end-3"),
        ("Prüfung: Élodie & Co.", (), "prufung-elodie-co"),
        ("査定", (), "rule"),
        ("a" * 64, (), "a" * 32),
    ],
)
def test_a_new_rule_has_an_id_of_its_own(name: str, taken: tuple[str, ...], expected: str) -> None:
    assert new_class_id(name, taken) == expected
