"""Growth: the employee names one, the manager offers one, and each writes only in own fields."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.preparation import Preparation
from reviewdesk.ui.meeting.growth_page import GrowthPage
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from tests.services.surroundings import typed
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


AREA, STRENGTH = "growth/manager/area", "growth/manager/strength"
PREPARED = {"prepare/growth/area": "Next time, try asking first", "prepare/growth/strength": "You stay calm"}


def prepared(table: Table, words: dict[str, str] = PREPARED) -> Table:
    """Have Maya prepare ``words`` for the growth stage."""
    Preparation(table.context).save_updates(table.review, typed(Authority.MANAGER, words))
    return table.at(StageKind.GROWTH)


def said(window: MeetingWindow) -> tuple[str, str]:
    joint = window.meeting.joint
    return joint.text(AREA).value, joint.text(STRENGTH).value


def test_what_the_manager_prepared_is_offered_to_the_manager_alone_and_comes_in_when_asked(
    table: Table,
) -> None:
    window = prepared(table).open()
    offer = page_of(window).use_prepared
    assert not offer.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert offer.isVisible()
    assert said(window) == ("", "")
    tab_to(offer)
    press(Qt.Key.Key_Space)
    assert said(window) == tuple(PREPARED.values())
    assert page_of(window).fields[2].edit.toPlainText() == PREPARED["prepare/growth/area"]
    assert not offer.isVisible()
    assert window.focusWidget() is page_of(window).fields[2].edit
    assert {AREA, STRENGTH} <= table.said().keys()


def test_what_was_brought_in_can_be_taken_back_but_not_what_was_written_since(table: Table) -> None:
    window = prepared(table).open()
    window.meeting.give_turn(Party.MANAGER)
    page_of(window).use_prepared.click()
    settle()
    write("Devon, ")
    window.toast.button.click()
    area, strength = said(window)
    assert area.startswith("Devon, ") or area.endswith("Devon, ")
    assert strength == ""
    assert page_of(window).use_prepared.isVisible()
    window.meeting.texts.flush()
    assert STRENGTH not in table.said()


def test_nothing_is_offered_where_words_stand_already_or_nothing_was_prepared(table: Table) -> None:
    window = prepared(table, {"prepare/growth/area": "Next time, try asking first"}).open()
    window.meeting.give_turn(Party.MANAGER)
    page_of(window).fields[2].edit.setFocus()
    offer = page_of(window).use_prepared
    assert offer.isVisible()
    write("Something else")
    assert not offer.isVisible()


def test_without_preparation_nothing_is_offered(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    window.meeting.give_turn(Party.MANAGER)
    settle()
    assert not page_of(window).use_prepared.isVisible()
