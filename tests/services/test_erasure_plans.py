"""Which sealed plans an erasure takes: on which day, and whose."""

import sys
import time as system_time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.erasure import Erasure
from reviewdesk.services.register import Register
from tests.services.archive_kit import document_id, keep, plan
from tests.services.surroundings import StandingClock


@pytest.fixture
def _far_east() -> Iterator[None]:
    """Stand where the day begins fourteen hours earlier."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Pacific/Kiritimati")
        system_time.tzset()
        yield
    system_time.tzset()


@pytest.mark.skipif(sys.platform == "win32", reason="no zone of its own for a test")
@pytest.mark.usefixtures("_far_east")
@pytest.mark.parametrize(("hours", "stays"), [(-5, 1), (0, 0)])
def test_what_is_told_is_done_whatever_day_it_is_where_the_desk_stands(
    context: DeskContext, time: StandingClock, hours: int, stays: int
) -> None:
    keep(Archive(context), plan(1))
    until = Register(context).plan(document_id(1)).review_on
    time.moment = datetime(until.year, until.month, until.day, tzinfo=UTC) + timedelta(hours=hours)
    told = Erasure(context).preview("E-1")
    assert len(told.stays) == stays
    assert Erasure(context).erase("E-1").value == told
    assert len(Register(context).page().plans) == stays
