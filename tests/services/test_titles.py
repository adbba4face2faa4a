"""A title that was proposed bears the day on which the talk will be held, also after it was moved."""

from datetime import date, datetime, timedelta

import pytest

from reviewdesk.services import titles
from reviewdesk.services.context import DeskContext
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.room_rules import RoomRules
from reviewdesk.services.titles import suggested_title
from tests.services.conftest import Company
from tests.services.meeting import Meeting
from tests.services.surroundings import MORNING

START, END = date(2026, 1, 1), date(2026, 6, 30)
LATER = MORNING + timedelta(days=7)


def day_of(moment: datetime) -> date:
    return moment.astimezone().date()


PROPOSED = suggested_title("Check-in", 28, day_of(MORNING))
FOR_LATER = suggested_title("Check-in", 28, day_of(LATER))


def planned(context: DeskContext, company: Company, title: str, at: datetime | None = MORNING) -> str:
    return Reviews(context).plan(company.dana, "check-in", title, START, END, at, ()).value


@pytest.mark.parametrize(
    ("title", "at", "to", "expected"),
    [
        (PROPOSED, MORNING, LATER, FOR_LATER),
        ("Coffee", MORNING, LATER, "Coffee"),
        (PROPOSED, None, LATER, PROPOSED),
        (PROPOSED, MORNING, None, PROPOSED),
    ],
)
def test_a_talk_that_is_moved_is_called_by_its_new_day_unless_somebody_named_it(  # noqa: PLR0917  # a table
    context: DeskContext,
    company: Company,
    title: str,
    at: datetime | None,
    to: datetime | None,
    expected: str,
) -> None:
    reviews = Reviews(context)
    talk = planned(context, company, title, at)
    reviews.replan(talk, title=title, period_start=START, period_end=END, planned_at=to, goal_ids=())
    assert reviews.get(talk).title == expected


@pytest.mark.parametrize(("title", "expected"), [(PROPOSED, FOR_LATER), ("Coffee", "Coffee")])
def test_a_meeting_that_is_rebooked_is_called_by_its_new_day_unless_somebody_named_it(
    context: DeskContext, company: Company, title: str, expected: str
) -> None:
    talk = planned(context, company, title)
    meeting = Meeting.opened(context, talk)
    said = RoomRules(context, meeting.meetings).rebook(talk, LATER).value
    assert Reviews(context).get(talk).title == said.title == expected


def test_the_month_and_the_year_are_told_where_a_talk_looks_back_further() -> None:
    assert suggested_title("Half-year review", 181, date(2027, 1, 7)) == "Half-year review January 2027"
    assert suggested_title("Year review", 364, date(2027, 1, 7)) == "Year review 2027"


def test_a_language_without_dates_of_its_own_has_the_english_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(titles, "language", lambda: "xx_nowhere")
    assert suggested_title("Check-in", 28, date(2026, 3, 4)) == "Check-in 4 Mar 2026"
