"""Time is information: counted honestly, never a cut-off."""

from datetime import UTC, datetime, timedelta

from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.stage_time import StageTimer

MINUTES = {StageKind.WELCOME: 4, StageKind.PROGRESS: 14}


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 10, 9, tzinfo=UTC)

    def look(self) -> datetime:
        """Return the moment it shows."""
        return self.now

    def move(self, seconds: float) -> None:
        """Let seconds go by."""
        self.now += timedelta(seconds=seconds)


def test_time_counts_from_the_start_and_on_top_of_earlier_sittings() -> None:
    hand = Hand()
    timer = StageTimer(hand.look, {StageKind.WELCOME: 100, StageKind.PROGRESS: 20})
    timer.start()
    hand.move(30)
    timer.tick()
    shown = timer.shown(StageKind.WELCOME, MINUTES)
    assert (shown.stage_seconds, shown.total_seconds, shown.total_minutes) == (130, 150, 18)
    assert shown.stage_minutes_left == 2
    assert shown.total_minutes_used == 2


def test_a_stage_that_takes_longer_goes_on_and_says_so() -> None:
    hand = Hand()
    timer = StageTimer(hand.look, {StageKind.WELCOME: 4 * 60 + 90})
    assert timer.shown(StageKind.WELCOME, MINUTES).stage_minutes_left == -1


def test_the_sleep_of_the_computer_is_not_talking() -> None:
    hand = Hand()
    timer = StageTimer(hand.look, {})
    timer.start()
    hand.move(3600)
    timer.tick()
    assert timer.pending == 0


def test_fractions_are_kept_for_the_next_time() -> None:
    hand = Hand()
    timer = StageTimer(hand.look, {})
    timer.start()
    hand.move(1.6)
    assert timer.take(StageKind.WELCOME) == 1
    hand.move(0.5)
    assert timer.take(StageKind.WELCOME) == 1


def test_nothing_counts_while_it_is_stopped_or_started_twice() -> None:
    hand = Hand()
    timer = StageTimer(hand.look, {})
    hand.move(10)
    timer.tick()
    timer.start()
    hand.move(5)
    timer.start()
    timer.stop()
    hand.move(10)
    timer.stop()
    assert timer.pending == 5
