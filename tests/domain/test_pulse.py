"""Answers without a name are read for groups only, and nothing added to a group can be told from the rest."""

from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from hypothesis import given, strategies as st

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.pulse import FEWEST, STATEMENTS, PulseAnswers, Talk, month_of, read_group

TODAY = date(2026, 6, 15)
MAY, APRIL, MARCH = date(2026, 5, 1), date(2026, 4, 1), date(2026, 3, 1)


def talks_of(answers: Iterable[tuple[date, PulseAnswers]]) -> list[Talk]:
    """Return one talk for each answer, all with different employees."""
    return [(month, f"employee {number}") for number, (month, _each) in enumerate(answers)]


def all_of(value: int | None) -> PulseAnswers:
    return PulseAnswers((value,) * STATEMENTS)


def read(
    *answers: tuple[date, PulseAnswers], talks: Iterable[Talk] | None = None
) -> tuple[tuple[int, ...] | None, ...] | None:
    result = read_group(Party.EMPLOYEE, answers, talks_of(answers) if talks is None else talks, TODAY)
    return None if result is None else result.statements


@pytest.mark.parametrize("values", [(), (1,) * 4, (1,) * 6, (0, 1, 1, 1, 1), (6, 1, 1, 1, 1)])
def test_what_is_no_answer_is_refused(values: tuple[int, ...]) -> None:
    with pytest.raises(RuleViolation, match="pulse-answer-unknown"):
        PulseAnswers(values)


def test_answers_do_not_tell_themselves() -> None:
    answers = PulseAnswers((1, None, 5, 5, 5))
    assert "None, 5" not in repr(answers)
    assert not answers.is_empty
    assert all_of(None).is_empty


def test_of_a_day_only_the_month_is_kept() -> None:
    assert month_of(date(2026, 5, 31)) == MAY


def test_four_answers_are_never_read_and_five_are() -> None:
    four = [(MAY, all_of(4))] * 4
    assert read() is None
    assert read(*four) is None
    assert read(*four, (MAY, all_of(1))) == ((1, 0, 0, 4, 0),) * STATEMENTS


def test_a_statement_that_too_few_answered_stays_closed_while_others_are_read() -> None:
    open_ones = [(MAY, PulseAnswers((None, 2, 2, 2, 2)))] * 2
    found = read(*[(MAY, all_of(5))] * 3, *open_ones)
    assert found == (None, *((0, 2, 0, 0, 3),) * 4)


def test_the_month_that_is_not_over_waits() -> None:
    assert read(*[(month_of(TODAY), all_of(5))] * 9) is None


def test_months_with_few_answers_wait_for_each_other() -> None:
    assert read(*[(APRIL, all_of(5))] * 3, *[(MAY, all_of(1))] * 2) == ((2, 0, 0, 0, 3),) * STATEMENTS
    later = read(*[(MARCH, all_of(5))] * 5, *[(MAY, all_of(1))] * 4)
    assert later == ((0, 0, 0, 0, 5),) * STATEMENTS, "four more would stand out against the five before"


def test_five_answers_of_four_employees_are_never_read() -> None:
    five = [(MAY, all_of(4))] * 5
    employees = ["Ada", "Ben", "Cleo", "Dan", "Ada"]
    assert read(*five, talks=[(MAY, name) for name in employees]) is None
    employees[-1] = "Eve"
    assert read(*five, talks=[(MAY, name) for name in employees]) == ((0, 0, 0, 5, 0),) * STATEMENTS


def test_who_talked_twice_is_thought_to_have_answered_twice() -> None:
    talks = [(MAY, name) for name in ("Ada", "Ben", "Cleo", "Dan", "Eve", "Ada")]
    assert read(*[(MAY, all_of(4))] * 5, talks=talks) is None, "one of the five may have stayed silent"
    assert read(*[(MAY, all_of(4))] * 6, talks=talks) == ((0, 0, 0, 6, 0),) * STATEMENTS


def test_answers_without_talks_of_their_months_wait() -> None:
    march = [(MARCH, f"employee {number}") for number in range(9)]
    assert read(*[(MAY, all_of(4))] * 9, talks=march) is None


def test_months_wait_until_enough_employees_have_talked() -> None:
    april = [(APRIL, name) for name in ("Ada", "Ben", "Cleo", "Ada", "Ben", "Cleo")]
    answers = [*[(APRIL, all_of(2))] * 6, *[(MAY, all_of(5))] * 2]
    assert read(*answers, talks=[*april, (MAY, "Dan"), (MAY, "Ada")]) is None
    assert read(*answers, talks=[*april, (MAY, "Dan"), (MAY, "Eve")]) == ((0, 6, 0, 0, 2),) * STATEMENTS


@given(
    st.lists(
        st.tuples(st.sampled_from([MARCH, APRIL, MAY]), st.sampled_from([None, 1, 2, 3, 4, 5])), max_size=40
    )
)
def test_whenever_somebody_looks_again_five_answers_or_more_were_added_or_none(
    said: list[tuple[date, int | None]],
) -> None:
    """Counts after one more month are compared with those before: the difference is a group again."""

    def looks() -> Iterator[tuple[int, ...]]:
        for today in (APRIL, MAY, TODAY):
            answers = [(month, all_of(value)) for month, value in said]
            result = read_group(Party.MANAGER, answers, talks_of(answers), today)
            yield (0,) * 5 if result is None or result.statements[0] is None else result.statements[0]

    before: tuple[int, ...] = (0,) * 5
    for now in looks():
        added = [new - old for new, old in zip(now, before, strict=True)]
        assert min(added) >= 0
        assert sum(added) == 0 or sum(added) >= FEWEST
        before = now
