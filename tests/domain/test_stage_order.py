"""Stages can stand in any order in which a meeting can be held."""

import pytest
from hypothesis import given, strategies as st

from reviewdesk.domain.review import StageKind
from reviewdesk.domain.stage_order import may_leave, moved, order_holds, with_stage

WELCOME, BEST, PROGRESS, GROWTH, PLAN, SIGN_OFF, PULSE = (
    StageKind.WELCOME, StageKind.AT_ITS_BEST, StageKind.PROGRESS, StageKind.GROWTH, StageKind.PLAN,
    StageKind.SIGN_OFF, StageKind.EXIT_PULSE,
)  # fmt: skip


@pytest.mark.parametrize(
    ("kinds", "holds"),
    [
        (tuple(StageKind), True),
        ((PLAN, SIGN_OFF), True),
        ((WELCOME, PLAN, PROGRESS, SIGN_OFF, PULSE), True),
        ((), False),
        ((WELCOME, SIGN_OFF), False),
        ((SIGN_OFF,), False),
        ((WELCOME, PLAN), False),
        ((PLAN, WELCOME, SIGN_OFF), False),
        ((PLAN, PULSE, SIGN_OFF), False),
        ((SIGN_OFF, PLAN), False),
        ((PLAN, PLAN, SIGN_OFF), False),
        ((PULSE, PLAN, SIGN_OFF), False),
    ],
)
def test_a_meeting_begins_with_a_welcome_and_ends_with_the_sign_off(
    kinds: tuple[StageKind, ...],
    holds: bool,  # noqa: FBT001 - one column of the table above
) -> None:
    assert order_holds(kinds) is holds


def test_a_stage_moves_only_where_a_meeting_can_still_be_held() -> None:
    kinds = (WELCOME, PROGRESS, PLAN, SIGN_OFF)
    assert moved(kinds, PLAN, -1) == (WELCOME, PLAN, PROGRESS, SIGN_OFF)
    assert moved(kinds, PROGRESS, -1) == kinds
    assert moved(kinds, PLAN, 1) == kinds
    assert moved(kinds, WELCOME, -1) == kinds
    assert moved(kinds, SIGN_OFF, 1) == kinds


def test_a_stage_is_put_in_where_it_usually_stands() -> None:
    assert with_stage((WELCOME, PROGRESS, SIGN_OFF), BEST) == (WELCOME, BEST, PROGRESS, SIGN_OFF)
    assert with_stage((PLAN, SIGN_OFF), WELCOME) == (WELCOME, PLAN, SIGN_OFF)
    assert with_stage((PLAN, SIGN_OFF), PULSE) == (PLAN, SIGN_OFF, PULSE)
    assert with_stage((WELCOME, PLAN, GROWTH, SIGN_OFF), PROGRESS) == (
        WELCOME,
        PROGRESS,
        PLAN,
        GROWTH,
        SIGN_OFF,
    )


def test_the_sign_off_and_the_last_thing_to_talk_about_cannot_be_left_out() -> None:
    assert may_leave((WELCOME, PLAN, SIGN_OFF), WELCOME)
    assert not may_leave((WELCOME, PLAN, SIGN_OFF), PLAN)
    assert not may_leave((WELCOME, PLAN, SIGN_OFF), SIGN_OFF)


@given(st.lists(st.sampled_from(StageKind), unique=True), st.sampled_from(StageKind), st.integers(-9, 9))
def test_no_step_of_the_editor_leads_to_an_order_that_does_not_hold(
    some: list[StageKind], kind: StageKind, steps: int
) -> None:
    kinds = tuple(each for each in StageKind if each in {*some, PLAN, SIGN_OFF})
    assert order_holds(kinds)
    if kind in kinds:
        assert order_holds(moved(kinds, kind, steps))
    else:
        assert order_holds(with_stage(kinds, kind))
