"""The goals page's forms by keyboard, and the page before there is anything on it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from reviewdesk.ui.office.goal_forms import GoalForm, ObjectiveForm
from reviewdesk.ui.office.goals_page import GoalsPage
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.theme import Theme
from tests.services.conftest import Company
from tests.ui.office.house import House
from tests.ui.office.rooms.hands import open_page, press


@pytest.fixture
def page(house: House, theme: Theme, company: Company) -> GoalsPage:
    del company
    return open_page(house, theme, Place("goals"), GoalsPage)


def test_the_keyboard_is_in_the_outline_once_a_form_is_closed(page: GoalsPage) -> None:
    press(page, "Add an objective")
    assert isinstance(page.form, ObjectiveForm)
    QTest.keyClicks(page.form.title.control, "Nobody waits")
    QTest.keyClick(page.form.title.control, Qt.Key.Key_Return)
    assert page.window().focusWidget() is page.tree
    press(page, "Add a goal")
    assert page.form is not None
    QTest.keyClick(page.form.first_focus(), Qt.Key.Key_Escape)
    assert page.form is None
    assert page.window().focusWidget() is page.tree


def test_pressing_add_twice_adds_one_goal(page: GoalsPage) -> None:
    press(page, "Add a goal")
    assert isinstance(page.form, GoalForm)
    form = page.form
    given: list[object] = []
    form.given.disconnect()
    form.given.connect(given.append)  # as if keeping it took a while
    QTest.keyClicks(form.title.control, "Write it down")
    form.give.click()
    form.give.click()
    assert len(given) == 1


def test_an_empty_page_has_its_heading_at_the_top_and_begins_with_its_button(
    house: House, theme: Theme
) -> None:
    page = open_page(house, theme, Place("goals"), GoalsPage)
    heading = next(label for label in page.findChildren(QLabel) if label.text() == "Goals")
    assert heading.mapTo(page, heading.rect().topLeft()).y() < 80
    assert page.empty is not None
    assert page.first_focus() is page.empty.button
    page.empty.button.click()
    assert page.form is not None
    QTest.keyClick(page.form.first_focus(), Qt.Key.Key_Escape)
    assert page.window().focusWidget() is page.empty.button
