"""Welcome: the agenda, the employee's part first, and what both should know."""

from PySide6.QtWidgets import QLabel

from reviewdesk.domain.people import Party
from reviewdesk.ui.meeting.welcome_page import WelcomePage
from reviewdesk.ui.meeting.welcome_view_model import WelcomeViewModel
from tests.ui.meeting.desk import Table


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
