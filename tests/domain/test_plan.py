"""An action says what is still missing, and never blocks."""

from dataclasses import replace
from datetime import date, timedelta

from reviewdesk.domain.plan import ActionGap, DevelopmentAction, HowItGrows

TODAY = date(2026, 11, 23)
WHOLE = DevelopmentAction(
    practice="Lead the November release end to end",
    how=HowItGrows.ON_THE_JOB,
    objective="o1",
    first_step="Shadow the October release",
    begin=TODAY + timedelta(days=14),
    if_="the release slips",
    then="I call the three owners the same morning",
    help="Clears release day",
    notice="It goes out without Maya in the room",
)


def test_a_whole_action_lacks_nothing() -> None:
    assert WHOLE.gaps(TODAY) == ()


def test_an_untouched_action_names_all_it_lacks_in_the_order_of_the_form() -> None:
    assert DevelopmentAction().untouched
    assert DevelopmentAction().gaps(TODAY) == (
        ActionGap.PRACTICE,
        ActionGap.OBJECTIVE,
        ActionGap.FIRST_STEP,
        ActionGap.BEGIN,
        ActionGap.IF_THEN,
        ActionGap.HELP,
        ActionGap.NOTICE,
    )


def test_a_first_step_later_than_two_weeks_is_pointed_out() -> None:
    assert replace(WHOLE, begin=TODAY + timedelta(days=15)).gaps(TODAY) == (ActionGap.BEGIN_TOO_LATE,)


def test_an_if_without_a_then_is_not_a_plan() -> None:
    assert replace(WHOLE, then="").gaps(TODAY) == (ActionGap.IF_THEN,)
    assert not WHOLE.untouched
