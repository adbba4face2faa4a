"""The estimate of how the talk was shared, and the time after which both views are offered."""

from datetime import UTC, datetime, timedelta

import pytest

from reviewdesk.domain.people import Party
from reviewdesk.ui.meeting.goal_talk import OFFER_AFTER, GoalTalk
from reviewdesk.ui.meeting.talk_balance import TalkBalance


class Hands:
    """A clock that stands until it is turned."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)

    def read(self) -> datetime:
        """Look."""
        return self.now


@pytest.fixture
def clock() -> Hands:
    return Hands()


def balance_of(clock: Hands) -> TalkBalance:
    return TalkBalance(clock.read)


def test_turns_are_added_up_for_each(clock: Hands) -> None:
    balance = balance_of(clock)
    for party, seconds in ((Party.EMPLOYEE, 90), (Party.MANAGER, 60), (Party.EMPLOYEE, 90)):
        balance.turn(party)
        clock.wait(seconds)
    assert balance.share() == {Party.EMPLOYEE: 0.75, Party.MANAGER: 0.25}


def test_it_tells_nothing_before_a_minute_was_talked(clock: Hands) -> None:
    balance = balance_of(clock)
    balance.turn(Party.EMPLOYEE)
    clock.wait(59)
    assert balance.share() == {}
    clock.wait(1)
    assert balance.share() == {Party.EMPLOYEE: 1.0, Party.MANAGER: 0.0}


def test_nobody_talks_behind_the_curtain_or_while_the_computer_sleeps(clock: Hands) -> None:
    balance = balance_of(clock)
    balance.turn(Party.MANAGER)
    clock.wait(60)
    balance.turn(None)
    clock.wait(300)
    balance.turn(Party.EMPLOYEE)
    clock.wait(7200)
    assert balance.share() == {Party.EMPLOYEE: 0.0, Party.MANAGER: 1.0}


def test_asking_twice_counts_once(clock: Hands) -> None:
    balance = balance_of(clock)
    balance.turn(Party.MANAGER)
    clock.wait(60)
    balance.share()
    balance.turn(Party.EMPLOYEE)
    clock.wait(60)
    assert balance.share() == balance.share() == {Party.EMPLOYEE: 0.5, Party.MANAGER: 0.5}


def test_it_keeps_nothing_but_two_numbers_and_the_moment_of_the_last_look(clock: Hands) -> None:
    assert set(vars(balance_of(clock))) == {"_now", "_party", "_since", "_seconds"}


def test_both_views_are_offered_after_three_minutes_on_one_goal() -> None:
    talk = GoalTalk()
    for second in range(0, OFFER_AFTER + 1, 30):
        assert not talk.is_long("one")
        talk.tick("one", second)
    assert talk.is_long("one")
    assert not talk.is_long("two")


@pytest.mark.parametrize("between", ["other", None])
def test_time_on_another_goal_or_stage_counts_for_neither(between: str | None) -> None:
    talk = GoalTalk()
    ticks: list[tuple[str | None, int]] = [
        ("one", 0),
        ("one", 60),
        (between, 110),
        (between, 160),
        ("one", 210),
    ]
    for goal, second in ticks:
        talk.tick(goal, second)
    for second in range(220, 321, 20):  # 60 seconds before, 110 now
        talk.tick("one", second)
    assert not talk.is_long("one")
    talk.tick("one", 330)
    assert talk.is_long("one")


def test_a_jump_of_the_stages_time_is_no_talk() -> None:
    talk = GoalTalk()
    talk.tick("one", 0)
    talk.tick("one", 500)
    assert not talk.is_long("one")
