"""Turn the table: one thing to keep, one to change with a day; or neither, and nothing is left of it."""

from datetime import date, timedelta

from PySide6.QtCore import Qt

from reviewdesk.domain.fields import TABLE_BY
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.plan_reading import ComingUp, coming_up
from reviewdesk.ui.meeting.turn_the_table_page import TurnTheTablePage
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import press, primary_buttons, tab_to
from tests.ui.meeting.test_growth_page import write

CHANGE = "Look at the rota on Monday mornings"


def page_of(window: MeetingWindow) -> TurnTheTablePage:
    page = window.page
    assert isinstance(page, TurnTheTablePage)
    return page


def opened(table: Table) -> MeetingWindow:
    return table.at(StageKind.TURN_THE_TABLE).open()


def test_both_and_the_day_are_filled_in_with_the_keyboard_alone(table: Table) -> None:
    window = opened(table)
    page = page_of(window)
    assert window.meeting.party is Party.MANAGER
    assert window.focusWidget() is page.keep.edit
    write("The Monday round")
    press(Qt.Key.Key_Tab)
    write(CHANGE)
    tab_to(page.by.control.button)
    press(Qt.Key.Key_Space)
    assert page.by.control.day() == date(2026, 3, 24)
    assert window.meeting.joint.values.get(TABLE_BY) == "2026-03-24"
    tab_to(window.footer.next)
    press(Qt.Key.Key_Space)
    assert window.meeting.snapshot.stage is StageKind.SIGN_OFF
    said = table.said()
    assert (said["turn_the_table/keep"], said["turn_the_table/change"]) == ("The Monday round", CHANGE)


def test_a_day_is_asked_for_once_there_is_something_to_promise(table: Table) -> None:
    window = opened(table)
    page = page_of(window)
    assert not page.by.isVisible()
    assert not page.promise.isVisible()
    page.change.edit.setFocus()
    write(CHANGE)
    assert page.by.isVisible()
    assert page.promise.text.text() == "It stands in the plan as Maya’s promise."


def test_a_day_that_was_chosen_can_be_taken_away_again(table: Table) -> None:
    window = opened(table)
    page = page_of(window)
    page.change.edit.setFocus()
    write(CHANGE)
    page.by.control.button.click()
    settle()
    assert page.model.day is not None
    page.by.control.away.click()
    settle()
    assert page.model.day is None
    assert window.meeting.joint.values.get(TABLE_BY) is None


def test_the_day_proposed_is_a_working_day_in_two_weeks(table: Table) -> None:
    table.time.advance(days=4)  # a Saturday
    model = page_of(opened(table)).model
    assert model.meeting.snapshot.today == date(2026, 3, 14)
    assert model.proposed_day() == date(2026, 3, 14) + timedelta(days=16)


def test_the_promise_is_among_what_comes_next(table: Table) -> None:
    window = opened(table)
    joint = window.meeting.joint
    joint.set_text("turn_the_table/change", CHANGE, Party.MANAGER)
    assert coming_up(joint) == ()
    joint.values.set(TABLE_BY, "2026-03-20", Party.MANAGER)
    assert coming_up(joint) == (ComingUp(date(2026, 3, 20), Party.MANAGER, CHANGE),)


def test_it_can_be_passed_by_and_says_so(table: Table) -> None:
    window = opened(table)
    assert "leaves no trace" in page_of(window).guidance.text()
    assert primary_buttons(window) == ["Next: Sign-off"]
    window.footer.next.click()
    assert not [field for field in table.said() if field.startswith("turn_the_table/")]
