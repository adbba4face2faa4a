"""Reviews: planned with little, moved, called off and taken back; the next one first."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QTime
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import ReviewState
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.context import DeskContext
from reviewdesk.services.titles import suggested_title
from reviewdesk.ui.dates import from_qdate, month_words, to_qdate
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.office.plan_review_view_model import PlanReviewViewModel
from reviewdesk.ui.office.preparation_page import PreparationPage
from reviewdesk.ui.office.review_rows import ReviewAction, actions_for
from reviewdesk.ui.office.reviews_page import ReviewsPage
from reviewdesk.ui.office.reviews_view_model import ReviewsViewModel
from reviewdesk.ui.theme import Theme
from tests.services.conftest import Company
from tests.services.meeting import Meeting
from tests.ui.office.house import House
from tests.ui.office.rooms.hands import open_page, page_in, press, primaries, texts, toasts_of
from tests.ui.pictures import settle


@pytest.fixture
def page(house: House, theme: Theme, review: str) -> ReviewsPage:
    del review
    return open_page(house, theme, Place("reviews"), ReviewsPage)


def test_a_review_is_planned_with_one_press(house: House, theme: Theme, company: Company) -> None:
    page = open_page(house, theme, Place("reviews", f"plan/{company.dana}"), ReviewsPage)
    assert primaries(page) == ["Plan it"]
    press(page, "Plan it")
    (review,) = house.office.services.reviews.all()
    assert review.employee_id == company.dana
    assert review.title == "Year review 2026"
    assert review.planned_at is not None
    local = review.planned_at.astimezone()
    assert local.date() == house.office.clock.today() + timedelta(days=14)
    assert local.time() == time(14, 0)
    assert review.period_end == local.date()
    assert [goal.goal.id for goal in house.office.services.preparation.view(review.id).goals] == list(
        company.goals
    )
    assert page.panel is None
    assert primaries(page) == ["Prepare"]


def test_title_and_period_follow_the_choices_until_somebody_says_otherwise(
    house: House, theme: Theme, company: Company
) -> None:
    del company
    page = open_page(house, theme, Place("reviews", "new"), ReviewsPage)
    panel = page.panel
    assert panel is not None
    panel.template.control.setCurrentIndex(panel.template.control.findData("half-year"))
    day = from_qdate(panel.day.control.date())
    assert panel.title.control.text() == f"Half-year review {month_words(day)}"
    assert (from_qdate(panel.end.control.date()) - from_qdate(panel.start.control.date())).days < 190
    panel.day.control.setDate(to_qdate(date(2027, 1, 7)))
    assert panel.title.control.text() == "Half-year review January 2027"
    assert from_qdate(panel.end.control.date()) == date(2027, 1, 7)
    QTest.keyClicks(panel.title.control, "!")
    panel.start.control.setDate(to_qdate(date(2026, 1, 1)))
    panel.template.control.setCurrentIndex(panel.template.control.findData("year-review"))
    assert panel.title.control.text() == "Half-year review January 2027!"
    assert from_qdate(panel.start.control.date()) == date(2026, 1, 1)


def test_between_one_and_six_goals_can_be_chosen(house: House, theme: Theme, company: Company) -> None:
    for number in range(6):
        house.office.services.goals.add_goal(company.dana, f"One more {number}")
    page = open_page(house, theme, Place("reviews", f"plan/{company.dana}"), ReviewsPage)
    panel = page.panel
    assert panel is not None
    assert sum(check.isChecked() for check in panel.checks.values()) == 6
    assert panel.give.isEnabled()
    for check in panel.checks.values():
        check.setChecked(True)
    assert not panel.give.isEnabled()
    for check in panel.checks.values():
        check.setChecked(False)
    assert not panel.give.isEnabled()
    assert "Choose at least one." in texts(panel)


def test_somebody_without_goals_is_led_to_a_goal(
    house: House, theme: Theme, company: Company, qtbot: QtBot
) -> None:
    house.office.services.goals.remove_goal(company.omars_goal)
    page = open_page(house, theme, Place("reviews", f"plan/{company.omar}"), ReviewsPage)
    assert page.panel is not None
    assert not page.panel.give.isEnabled()
    with qtbot.waitSignal(page.place_asked) as asked:
        press(page.panel, "Add a goal")
    assert asked.args[0] == Place("goals", f"new/{company.omar}")


def test_a_period_that_ends_before_it_begins_is_said_beside_it(
    house: House, theme: Theme, company: Company
) -> None:
    page = open_page(house, theme, Place("reviews", f"plan/{company.dana}"), ReviewsPage)
    assert page.panel is not None
    page.panel.start.control.setDate(to_qdate(date(2027, 1, 1)))
    press(page, "Plan it")
    assert page.panel.end.has_error()
    assert page.panel.give.isEnabled()
    page.panel.start.control.setDate(to_qdate(date(2025, 1, 1)))
    page.panel.title.control.setText(" ")
    press(page, "Plan it")
    assert page.panel.title.has_error()
    assert not page.panel.end.has_error()


def test_a_day_that_is_over_is_refused_beside_it_and_today_is_not(
    house: House, theme: Theme, company: Company
) -> None:
    page = open_page(house, theme, Place("reviews", f"plan/{company.dana}"), ReviewsPage)
    panel = page.panel
    assert panel is not None
    today = house.office.clock.today()
    panel.day.control.setDate(to_qdate(today - timedelta(days=1)))
    press(page, "Plan it")
    assert panel.day.error.text() == "That day is over. Choose today, or a day that is still to come."
    assert house.office.services.reviews.all() == ()
    panel.day.control.setDate(to_qdate(today))
    panel.at.control.setTime(QTime(0, 5))
    press(page, "Plan it")
    assert len(house.office.services.reviews.all()) == 1


def test_two_check_ins_in_one_year_have_different_titles(house: House, company: Company) -> None:
    del company
    model = PlanReviewViewModel(house.office)
    assert model.suggested_title("check-in", date(2026, 3, 4)) == ""
    model.open()
    days = (date(2026, 3, 4), date(2026, 9, 30))
    said = {kind: [model.suggested_title(kind, day) for day in days] for kind in ("check-in", "mid-year")}
    assert said == {
        "check-in": ["Check-in 4 Mar 2026", "Check-in 30 Sep 2026"],
        "mid-year": ["Mid-year talk about goals March 2026", "Mid-year talk about goals September 2026"],
    }


def test_a_day_two_weeks_ahead_is_never_on_a_weekend(house: House, company: Company) -> None:
    del company
    model = PlanReviewViewModel(house.office)
    assert model.suggested_day() == house.office.clock.today()
    model.open()
    assert model.choices is not None
    for days in range(7):
        day = model.choices.today + timedelta(days=days)
        model.choices = type(model.choices)(model.choices.people, model.choices.templates, day)
        assert model.suggested_day().weekday() < 5


def test_a_review_is_moved(house: House, page: ReviewsPage, review: str) -> None:
    press(page, "Change date or goals: Year review 2025, Dana Whitfield")
    panel = page.panel
    assert panel is not None
    assert not panel.person.control.isEnabled()
    panel.day.control.setDate(to_qdate(date(2026, 4, 2)))
    panel.at.control.setTime(QTime(10, 30))
    next(iter(panel.checks.values())).setChecked(False)
    press(page, "Done")
    moved = house.office.services.reviews.get(review)
    assert moved.planned_at is not None
    assert moved.planned_at.astimezone().strftime("%Y-%m-%d %H:%M") == "2026-04-02 10:30"
    assert len(house.office.services.preparation.view(review).goals) == 1
    assert moved.period_start == date(2025, 3, 1)


def test_a_proposed_title_follows_the_day_of_a_review_that_is_moved(
    house: House, theme: Theme, company: Company
) -> None:
    reviews = house.office.services.reviews
    at = house.office.clock.now() + timedelta(days=3)
    for title in (suggested_title("Check-in", 28, at.astimezone().date()), "Coffee"):
        reviews.plan(company.dana, "check-in", title, date(2026, 1, 1), date(2026, 2, 1), at, ())
    page = open_page(house, theme, Place("reviews"), ReviewsPage)
    for review in reviews.all():
        page.open_panel(review)
        assert page.panel is not None
        page.panel.day.control.setDate(to_qdate(date(2026, 9, 30)))
        expected = "Coffee" if review.title == "Coffee" else "Check-in 30 Sep 2026"
        assert page.panel.title.control.text() == expected
        press(page, "Cancel")


def test_calling_off_can_be_taken_back(house: House, page: ReviewsPage, review: str) -> None:
    toasts = toasts_of(page)
    press(page, "Cancel the review: Year review 2025, Dana Whitfield")
    assert toasts.said[-1][0] == "Year review 2025 is cancelled."
    assert house.office.services.reviews.all() == ()
    assert primaries(page) == ["Plan the first review"]
    toasts.undo()
    assert house.office.services.reviews.get(review).state is ReviewState.PLANNED
    assert primaries(page) == ["Prepare"]


def test_an_empty_desk_begins_with_a_person(house: House, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(house, theme, Place("reviews"), ReviewsPage)
    assert primaries(page) == ["Add the first person"]
    with qtbot.waitSignal(page.place_asked) as asked:
        press(page, "Add the first person")
    assert asked.args[0] == Place("people", "new")


def test_a_desk_with_people_begins_with_planning(house: House, theme: Theme, company: Company) -> None:
    del company
    page = open_page(house, theme, Place("reviews"), ReviewsPage)
    press(page, "Plan the first review")
    assert page.panel is not None
    press(page, "Cancel")
    assert page.panel is None
    assert primaries(page) == ["Plan the first review"]


def test_a_later_review_has_its_own_actions(
    house: House, page: ReviewsPage, company: Company, qtbot: QtBot
) -> None:
    at = house.office.clock.now() + timedelta(days=40)
    later = house.office.services.reviews.plan(
        company.omar,
        "half-year",
        "Half-year review",
        date(2025, 9, 1),
        date(2026, 3, 1),
        at,
        [company.omars_goal],
    )
    house.office.hub.tell(later)
    assert "Coming up" in texts(page)
    with qtbot.waitSignal(page.place_asked) as asked:
        press(page, "Prepare: Half-year review, Omar Said")
    assert asked.args[0] == Place("prepare", later.value)
    with qtbot.waitSignal(page.meeting_asked) as meeting:
        press(page, "Open meeting: Half-year review, Omar Said")
    assert meeting.args[0] == later.value


def test_a_meeting_under_way_comes_first(house: House, theme: Theme, meeting: Meeting) -> None:
    del meeting
    page = open_page(house, theme, Place("reviews"), ReviewsPage)
    assert primaries(page) == ["Continue meeting"]
    assert "Under way" in texts(page)


def test_a_meeting_that_was_opened_too_early_can_still_be_prepared(
    house: House, theme: Theme, context: DeskContext, review: str, company: Company
) -> None:
    Meeting.opened(context, review).meetings.pause(review)
    page = open_page(house, theme, Place("reviews"), ReviewsPage)
    assert page.hero is not None
    page.hero.second.click()
    window = page.window()
    assert isinstance(window, OfficeWindow)
    preparing = page_in(window, PreparationPage)
    settle()
    assert preparing.panel.topic is not None
    assert preparing.panel.topic.scale is not None
    preparing.panel.topic.scale.choose("achieved")
    view = house.office.services.preparation.view(review)
    assert (view.goals[0].goal.id, view.goals[0].rating) == (company.goals[0], Progress.ACHIEVED)


def test_what_can_be_done_about_a_meeting_ends_with_preparing_it(house: House, meeting: Meeting) -> None:
    def actions() -> tuple[ReviewAction, ...]:
        return actions_for(house.office.services.reviews.all()[0])

    assert actions() == (ReviewAction.MEETING, ReviewAction.PREPARE)
    meeting.hold()
    assert actions() == (ReviewAction.MEETING,)


def test_sealed_reviews_lead_to_the_archive(sample: House, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(sample, theme, Place("reviews"), ReviewsPage)
    sealed = [review for review in sample.office.services.reviews.all() if review.document_id]
    with qtbot.waitSignal(page.place_asked) as asked:
        press(page, f"See the plan: {sealed[0].title}, {sealed[0].employee}")
    assert asked.args[0] == Place("archive", sealed[0].document_id or "")


def test_a_review_taken_home_is_listed_with_its_day(house: House, meeting: Meeting) -> None:
    meeting.hold()
    meeting.close_with(Outcome.TAKEN_HOME)
    model = ReviewsViewModel(house.office)
    model.look()
    assert model.snapshot is not None
    (home,) = model.snapshot.taken_home
    assert home.outcome is Outcome.TAKEN_HOME
    assert home.taken_home_due is not None
    assert model.snapshot.next is None
