"""Parked points without a window: what is kept, what is refused, and what comes back."""

from collections.abc import Iterator

import pytest

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.parked import ParkedFate, ParkedPoint
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.ui.meeting.room_view_model import LONGEST_POINT, RoomViewModel
from tests.ui.meeting.desk import Table, settle


@pytest.fixture
def room(table: Table) -> Iterator[RoomViewModel]:
    meeting = table.model()
    yield RoomViewModel(meeting)
    meeting.pause()


def test_spaces_are_tidied_and_what_is_too_long_is_cut(room: RoomViewModel) -> None:
    point = room.park("  Pay   bands ")
    assert point == ParkedPoint(1, "Pay bands")
    long = room.park("x" * 500)
    assert long is not None
    assert len(long.text) == LONGEST_POINT


def test_what_no_document_can_hold_is_refused_in_a_sentence(room: RoomViewModel) -> None:
    told: list[ReviewDeskError] = []
    room.meeting.failed.connect(told.append)
    assert room.park("Pay\0bands") is None
    assert [error.key for error in told] == ["text-not-allowed"]
    assert room.points == ()


def test_a_free_number_is_taken_again_and_its_old_fate_is_forgotten(room: RoomViewModel) -> None:
    room.park("Pay bands")
    room.park("The night rota")
    room.decide(1, ParkedFate.SETTLED)
    settle()
    assert [point.text for point in room.open_points] == ["The night rota"]
    room.take_back(1)
    assert room.park("A desk by the window") == ParkedPoint(1, "A desk by the window")
    assert all(point.is_open for point in room.points)


def test_a_point_that_was_taken_out_comes_back_with_its_fate_unless_its_place_is_taken(
    room: RoomViewModel,
) -> None:
    room.park("Pay bands")
    room.decide(1, ParkedFate.NEXT_TALK)
    settle()
    (point,) = room.points
    room.take_back(1)
    room.put_back(point)
    assert room.points == (point,)
    room.take_back(1)
    room.park("The night rota")
    room.put_back(point)
    assert [kept.text for kept in room.points] == ["The night rota"]


def test_nothing_is_parked_or_decided_while_the_text_is_at_home(table: Table) -> None:
    table.at(StageKind.SIGN_OFF).type({"parked/1": "Pay bands"})
    table.services.sealing.set_outcome(table.review, Outcome.TAKEN_HOME)
    meeting = table.model()
    room = RoomViewModel(meeting)
    assert room.park("The night rota") is None
    room.take_back(1)
    room.decide(1, ParkedFate.SETTLED)
    room.add_minutes()
    assert room.points == (ParkedPoint(1, "Pay bands"),)
    assert not room.may_rebook
    meeting.pause()
