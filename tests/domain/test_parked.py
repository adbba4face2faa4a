"""What became of a parked point."""

import pytest

from reviewdesk.domain.parked import ParkedFate, ParkedPoint, fate_of


@pytest.mark.parametrize("fate", list(ParkedFate))
def test_a_fate_is_read_as_it_was_stored(fate: ParkedFate) -> None:
    assert fate_of(fate.value) is fate


@pytest.mark.parametrize("stored", [None, "", "something else", 1, ["settled"]])
def test_anything_else_is_no_fate(stored: object) -> None:
    assert fate_of(stored) is None


def test_a_point_is_open_until_somebody_says_what_becomes_of_it() -> None:
    assert ParkedPoint(1, "Pay bands").is_open
    assert not ParkedPoint(1, "Pay bands", ParkedFate.NEXT_TALK).is_open
