"""What comes back from home is recalled calmly, and only when it is near."""

from datetime import date, timedelta

import pytest

from reviewdesk.domain.review import ReviewState
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.office_snapshots import ReviewView
from reviewdesk.ui.office.home_view_model import home_content
from tests.ui.office.test_home import NOW, ROOMS, review, view

TODAY = NOW.date()


def taken_home(due: date, number: str = "r1") -> ReviewView:
    return review(id=number, state=ReviewState.READ_BACK, outcome=Outcome.TAKEN_HOME, taken_home_due=due)


@pytest.mark.parametrize(
    ("days", "title"),
    [
        (1, "Devon’s review comes back tomorrow"),
        (0, "Devon’s review comes back today"),
        (-1, "Devon’s review was to be back on 9 Mar"),
    ],
)
def test_a_review_at_home_is_recalled_when_it_is_due(days: int, title: str) -> None:
    found = home_content(view(next_review=taken_home(TODAY + timedelta(days=days))), ROOMS).reminders
    (item,) = found
    assert item.title == title
    assert (item.key, item.late) == ("r1", False)
    assert item.way is not None
    assert item.way.name == "Go on with the review of Devon Park"


def test_nothing_is_recalled_before_that_or_of_what_is_not_at_home() -> None:
    assert home_content(view(next_review=taken_home(TODAY + timedelta(days=2))), ROOMS).reminders == ()
    back = review(state=ReviewState.READ_BACK, taken_home_due=TODAY)
    assert home_content(view(next_review=back), ROOMS).reminders == ()
    assert home_content(view(next_review=None), ROOMS).reminders == ()


def test_the_earliest_comes_first() -> None:
    upcoming = (taken_home(TODAY, "r2"), taken_home(TODAY - timedelta(days=3), "r3"))
    found = home_content(view(upcoming=upcoming), ROOMS).reminders
    assert [item.key for item in found] == ["r3", "r2"]


def test_an_amendment_says_what_it_is() -> None:
    talk = home_content(view(next_review=review(state=ReviewState.READ_BACK, amends=True)), ROOMS).talk
    assert talk is not None
    assert talk.told == "An amendment, to be read together and signed"
