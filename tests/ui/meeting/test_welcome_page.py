"""Welcome: the agenda, the employee's part first, and what both should know."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from reviewdesk.domain.people import Party
from reviewdesk.ui.meeting.welcome_page import WelcomePage
from reviewdesk.ui.meeting.welcome_view_model import WelcomeViewModel
from tests.ui.meeting.desk import Table, settle


def test_the_employees_topics_come_first_and_are_more(table: Table) -> None:
    model = WelcomeViewModel.of(table.model().snapshot)
    assert [(topics.party, len(topics.fields)) for topics in model.topics] == [
        (Party.EMPLOYEE, 3),
        (Party.MANAGER, 2),
    ]


def test_at_least_half_of_the_minutes_look_forward(table: Table) -> None:
    model = WelcomeViewModel.of(table.model().snapshot)
    assert model.minutes_forward * 2 >= model.minutes == 75


def test_the_page_says_who_sees_what_and_that_there_is_no_pay_today(table: Table) -> None:
    window = table.open()
    words = " ".join(label.text() for label in window.page.findChildren(QLabel))
    assert "You both see everything that is written here." in words
    assert "No pay today." in words
    assert "How these 75 minutes go" in words


def test_each_writes_only_the_own_topics(table: Table) -> None:
    window = table.open()
    page = window.page
    assert isinstance(page, WelcomePage)
    assert [field.edit.isReadOnly() for field in page.fields] == [False, False, False, True, True]
    window.meeting.switch_turn()
    assert [field.edit.isReadOnly() for field in page.fields] == [True, True, True, False, False]
    assert page.first_focus() is page.fields[3].edit


def test_the_keyboard_goes_across_the_table_with_the_turn(table: Table) -> None:
    window = table.open()
    page = window.page
    assert isinstance(page, WelcomePage)
    QTest.keyClicks(window.focusWidget(), "The support line")
    QTest.mouseClick(window.bar.turn, Qt.MouseButton.LeftButton)
    settle()
    assert window.focusWidget() is page.fields[3].edit
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F6)
    settle()
    assert window.focusWidget() is page.fields[0].edit


def test_whoever_hands_over_by_keyboard_from_the_bar_stays_there(table: Table) -> None:
    window = table.open()
    window.bar.turn.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window.bar.turn, Qt.Key.Key_Space)
    settle()
    assert window.focusWidget() is window.bar.turn
    assert window.meeting.party is Party.MANAGER
