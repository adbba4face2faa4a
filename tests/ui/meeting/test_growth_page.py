"""Growth: the employee names one, the manager offers one, and each writes only in own fields."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.growth_page import GrowthPage
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import press, primary_buttons, tab_to
from tests.ui.meeting.plan_words import GROWTH, fill


def page_of(window: MeetingWindow) -> GrowthPage:
    page = window.page
    assert isinstance(page, GrowthPage)
    return page


def write(words: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)
    settle()


def test_both_sides_can_be_filled_with_the_keyboard_alone(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    write("Leading a release")
    press(Qt.Key.Key_Tab)
    write("I write things down")
    QTest.keyClick(window, Qt.Key.Key_F6)
    tab_to(page_of(window).fields[2].edit)
    write("Next time, try asking first")
    press(Qt.Key.Key_Return)
    write("12 August")
    tab_to(window.footer.next)
    press(Qt.Key.Key_Space)
    assert window.meeting.snapshot.stage is StageKind.PLAN
    said = table.said()
    assert said["growth/employee/area"] == "Leading a release"
    assert said["growth/employee/strength"] == "I write things down"
    assert said["growth/manager/area"] == "Next time, try asking first"
    assert said["growth/manager/strength"] == "12 August"


def test_the_employee_stands_first_and_nobody_writes_in_the_others_fields(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    owners = [field.field.split("/")[1] for field in page_of(window).fields]
    assert owners == ["employee", "employee", "manager", "manager"]
    assert [field.edit.isReadOnly() for field in page_of(window).fields] == [False, False, True, True]
    window.meeting.give_turn(Party.MANAGER)
    assert [field.edit.isReadOnly() for field in page_of(window).fields] == [True, True, False, False]


def test_undo_takes_back_own_words_and_leaves_those_of_the_other(table: Table) -> None:
    window = fill(table, {"growth/manager/area": GROWTH["growth/manager/area"]}).at(StageKind.GROWTH).open()
    write("a wish")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    doc = window.meeting.joint
    assert doc.text("growth/employee/area").value == ""
    assert doc.text("growth/manager/area").value == GROWTH["growth/manager/area"]


def test_nothing_has_to_be_filled_in_before_going_on(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    step = page_of(window).next_step()
    assert (step.text, step.enabled) == ("Next: Development plan", True)
    assert primary_buttons(window) == ["Next: Development plan"]
