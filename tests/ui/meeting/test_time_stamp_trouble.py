"""A time-stamp server that fails is said beside the signature; the person tries again or goes on without."""

import pytest

from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.context import DeskContext
from reviewdesk.services.time_stamps import TimeStamps
from tests.ui.meeting import signing_hands
from tests.ui.meeting.desk import Table
from tests.ui.meeting.hands import primary_buttons
from tests.ui.meeting.signing_hands import block_of, choose, page_of, sign, talked_through

desk = signing_hands.desk
keys = signing_hands.keys


@pytest.fixture
def nobody_there(desk: DeskContext) -> None:
    """Set a server that is not there."""
    TimeStamps(desk).set_server("http://127.0.0.1:9/")


@pytest.mark.usefixtures("nobody_there")
def test_server_that_cannot_be_reached_leaves_two_ways_on(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.ACKNOWLEDGED)
    block = block_of(window, Party.EMPLOYEE)
    assert block.unstamped.isHidden()
    sign(window, Party.EMPLOYEE)
    assert "cannot be reached" in block.first.error.text()
    assert page_of(window).model.signed_at == {}
    assert not block.pad.is_empty()
    assert primary_buttons(window) == ["Sign"]
    assert block.unstamped.isVisible()
    assert not block.unstamped.visibleRegion().isEmpty()
    block.unstamped.click()
    sign(window, Party.EMPLOYEE)
    assert list(page_of(window).model.signed_at) == [Party.EMPLOYEE]
