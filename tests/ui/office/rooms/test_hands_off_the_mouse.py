"""The rooms without a mouse: where Tab leads, what Enter and Esc do, and where the keyboard is afterwards."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reviewdesk.ui.office.goals_page import GoalsPage
from reviewdesk.ui.office.home_page import HomePage
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.office.person_page import PersonPage
from reviewdesk.ui.office.plan_review_panel import PlanReviewPanel
from reviewdesk.ui.office.reviews_page import ReviewsPage
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.commands import words_of
from reviewdesk.ui.widgets.tab_order import stops
from tests.services.conftest import Company
from tests.ui.accessibility import reached_by_tab
from tests.ui.office.house import House
from tests.ui.office.rooms.hands import open_page
from tests.ui.pictures import settle


def press_key(pressed: Qt.Key) -> None:
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
    press_key(Qt.Key.Key_Return)
    assert page.form is not None
    assert page.form.name.control.hasFocus()
    press_key(Qt.Key.Key_Escape)
    assert page.form is None
    assert page.edit.hasFocus()


def test_enter_plans_a_review_from_any_field_and_the_keyboard_stays_in_the_page(
    house: House, theme: Theme, company: Company
) -> None:
    page = open_page(house, theme, Place("reviews", f"plan/{company.dana}"), ReviewsPage)
    panel_of(page).title.control.setFocus()
    press_key(Qt.Key.Key_Return)
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
    press_key(Qt.Key.Key_Escape)
    assert page.panel is None
    assert QApplication.focusWidget() is page.first_focus()


def test_escape_throws_no_words_of_a_plan_away(house: House, theme: Theme, company: Company) -> None:
    page = open_page(house, theme, Place("reviews", f"plan/{company.dana}"), ReviewsPage)
    panel = panel_of(page)
    panel.title.control.setFocus()
    QTest.keyClicks(panel.title.control, " with care")
    press_key(Qt.Key.Key_Escape)
    assert page.panel is panel
    assert panel.cancel.hasFocus()
    press_key(Qt.Key.Key_Return)
    assert page.panel is None
    assert house.office.services.reviews.all() == ()


def test_a_plan_that_cannot_be_kept_is_not_given_twice(house: House, theme: Theme, company: Company) -> None:
    page = open_page(house, theme, Place("reviews", f"plan/{company.dana}"), ReviewsPage)
    panel = panel_of(page)
    panel.title.control.setText("")
    panel.title.control.setFocus()
    press_key(Qt.Key.Key_Return)
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
            press_key(Qt.Key.Key_Return)
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
        press_key(Qt.Key.Key_Down)
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


def listed(window: OfficeWindow) -> list[str]:
    window.palette_of_commands.open()
    return [words_of(action) for action in window.palette_of_commands.shown]


def window_of(page: QWidget) -> OfficeWindow:
    window = page.window()
    assert isinstance(window, OfficeWindow)
    return window


def test_what_was_removed_comes_back_by_key_while_the_toast_says_so(
    house: House, theme: Theme, company: Company
) -> None:
    page = open_page(house, theme, Place("person", company.dana), PersonPage)
    window = window_of(page)
    page.view_model.remove()
    settle()
    assert company.dana not in [person.id for person in house.office.services.people.all()]
    assert window.toast.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not window.toast.isVisible()
    assert company.dana in [person.id for person in house.office.services.people.all()]
    assert "Take back what was just removed" not in listed(window)


def test_in_a_field_control_z_takes_back_typing_and_leaves_the_toast_alone(
    house: House, theme: Theme, company: Company
) -> None:
    page = open_page(house, theme, Place("person", company.dana), PersonPage)
    window = window_of(page)
    undone: list[bool] = []
    window.toast.say("The note is removed.", lambda: undone.append(True))
    page.private.new.setFocus()
    QTest.keyClicks(page.private.new, "A word")
    QTest.keyClick(page.private.new, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.private.new.toPlainText() != "A word"
    assert undone == []
    assert "Take back what was just removed" in listed(window)


class WindowsThatOpen(QObject):
    """Notes every window that comes onto the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note it."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_no_part_of_a_page_opens_as_a_window_and_takes_the_keyboard_along(
    sample: House, theme: Theme, qapp: QApplication
) -> None:
    page = open_page(sample, theme, Place("home"), HomePage)
    window = window_of(page)
    shell = window.shell
    assert shell is not None
    review = sample.office.services.reviews.home().next_review
    assert review is not None
    things = {"person": review.employee_id, "prepare": review.id}
    watch = WindowsThatOpen()
    qapp.installEventFilter(watch)
    for key in shell.rooms:
        shell.go_to(Place(key, things.get(key, "")))
        settle()
    for place in (Place("people", "new"), Place("goals", "new/"), Place("reviews", "new")):
        shell.go_to(place)
        settle()
    qapp.removeEventFilter(watch)
    assert watch.seen == []
    assert window.isActiveWindow()
