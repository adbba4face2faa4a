"""The rooms without a mouse: where Tab leads, what Enter and Esc do, and where the keyboard is afterwards."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewdesk.ui.office.goals_page import GoalsPage
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.person_page import PersonPage
from reviewdesk.ui.office.plan_review_panel import PlanReviewPanel
from reviewdesk.ui.office.reviews_page import ReviewsPage
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.tab_order import stops
from tests.services.conftest import Company
from tests.ui.accessibility import reached_by_tab
from tests.ui.office.house import House
from tests.ui.office.rooms.hands import open_page
from tests.ui.pictures import settle


def key(pressed: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, pressed)
    settle()


def panel_of(page: ReviewsPage) -> PlanReviewPanel:
    assert page.panel is not None
    return page.panel


def test_tab_walks_over_the_person_page_as_it_is_read(
    house: House, theme: Theme, company: Company, review: str
) -> None:
    del review
    page = open_page(house, theme, Place("person", company.dana), PersonPage)
    chain = [each for each in reached_by_tab(page.window(), 60) if page.isAncestorOf(each)]
    start = chain.index(page.back)
    walked = chain[start:] + chain[:start]
    read = [each for each in stops(page) if each in walked]
    assert walked == read
    assert walked.index(page.edit) < walked.index(page.plan) < walked.index(page.private.new)


def test_changing_a_person_gives_the_keyboard_back_to_the_button(
    house: House, theme: Theme, company: Company
) -> None:
    page = open_page(house, theme, Place("person", company.dana), PersonPage)
    page.edit.setFocus()
    key(Qt.Key.Key_Return)
    assert page.form is not None
    assert page.form.name.control.hasFocus()
    key(Qt.Key.Key_Escape)
    assert page.form is None
    assert page.edit.hasFocus()


def test_enter_plans_a_review_from_any_field_and_the_keyboard_stays_in_the_page(
    house: House, theme: Theme, company: Company
) -> None:
    page = open_page(house, theme, Place("reviews", f"plan/{company.dana}"), ReviewsPage)
    panel_of(page).title.control.setFocus()
    key(Qt.Key.Key_Return)
    settle()
    assert page.panel is None
    assert [review.title for review in house.office.services.reviews.all()] == ["Year review 2026"]
    assert page.hero is not None
    assert page.hero.first.hasFocus()


def test_escape_leaves_the_plan_at_once_where_nothing_was_written(
    house: House, theme: Theme, company: Company
) -> None:
    page = open_page(house, theme, Place("reviews", f"plan/{company.dana}"), ReviewsPage)
    assert page.isAncestorOf(page.window().focusWidget())
    key(Qt.Key.Key_Escape)
    assert page.panel is None
    assert QApplication.focusWidget() is page.first_focus()


def test_escape_throws_no_words_of_a_plan_away(house: House, theme: Theme, company: Company) -> None:
    page = open_page(house, theme, Place("reviews", f"plan/{company.dana}"), ReviewsPage)
    panel = panel_of(page)
    panel.title.control.setFocus()
    QTest.keyClicks(panel.title.control, " with care")
    key(Qt.Key.Key_Escape)
    assert page.panel is panel
    assert panel.cancel.hasFocus()
    key(Qt.Key.Key_Return)
    assert page.panel is None
    assert house.office.services.reviews.all() == ()


def test_a_plan_that_cannot_be_kept_is_not_given_twice(house: House, theme: Theme, company: Company) -> None:
    page = open_page(house, theme, Place("reviews", f"plan/{company.dana}"), ReviewsPage)
    panel = panel_of(page)
    panel.title.control.setText("")
    panel.title.control.setFocus()
    key(Qt.Key.Key_Return)
    assert panel.title.has_error()
    assert panel.give.isEnabled()


@pytest.mark.parametrize("by", ["key", "click", "place"])
def test_in_large_text_what_is_chosen_in_the_outline_comes_into_view(
    sample: House, theme: Theme, by: str
) -> None:
    theme.set(scale=2.0)
    page = open_page(sample, theme, Place("goals"), GoalsPage)
    assert page.body.is_stacked()
    thing = page.tree.things()[-1]
    if by == "place":
        page.place_asked.emit(Place("goals", thing))
    else:
        page.tree.mark(thing)
        page.view_model.choose(thing)
        page.tree.setFocus()
        settle()
        index = page.tree.currentIndex()
        if by == "key":
            key(Qt.Key.Key_Return)
        else:
            page.tree.clicked.emit(index)
    settle()
    top = page.right.mapTo(page.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < page.viewport().height() / 2


def test_arrow_keys_in_the_outline_leave_the_outline_in_view(sample: House, theme: Theme) -> None:
    theme.set(scale=2.0)
    page = open_page(sample, theme, Place("goals"), GoalsPage)
    page.tree.setFocus()
    for _step in range(3):
        key(Qt.Key.Key_Down)
    assert page.view_model.chosen
    assert page.verticalScrollBar().value() < page.right.mapTo(page, QPoint(0, 0)).y()
    assert page.tree.hasFocus()


def test_a_goal_opened_from_the_page_is_in_view_too(sample: House, theme: Theme) -> None:
    theme.set(scale=2.0)
    page = open_page(sample, theme, Place("goals"), GoalsPage)
    goal = page.view_model.snapshot.tree.goals[0]  # type: ignore[union-attr]  # it is shown
    page._on_goal_chosen(goal.id)
    settle()
    assert 0 <= page.right.mapTo(page.viewport(), QPoint(0, 0)).y() < page.viewport().height() / 2
