"""Self-assessment: opened by the employee alone, told question by question."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.ui.meeting.drawer_card import DrawerCard
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.self_assessment_page import SelfAssessmentPage
from tests.ui.meeting.desk import ANSWER, PASSPHRASE, Table, settle
from tests.ui.meeting.hands import primary_buttons


def page_of(window: MeetingWindow) -> SelfAssessmentPage:
    page = window.page
    assert isinstance(page, SelfAssessmentPage)
    return page


def drawer_of(window: MeetingWindow) -> DrawerCard:
    drawer = page_of(window).drawer
    assert drawer is not None
    return drawer


def open_drawer(window: MeetingWindow, passphrase: str = PASSPHRASE) -> None:
    QTest.keyClicks(drawer_of(window).passphrase, passphrase)
    QTest.keyClick(drawer_of(window).passphrase, Qt.Key.Key_Return)
    settle()


def test_before_it_is_opened_nothing_of_the_draft_is_in_the_window(table: Table) -> None:
    window = table.at(StageKind.SELF_ASSESSMENT).open()
    assert page_of(window).answer is None
    assert "self" not in window.meeting.texts.docs
    assert drawer_of(window).passphrase.hasFocus()
    assert primary_buttons(window) == ["Open"]


def test_the_employees_passphrase_opens_the_draft(table: Table) -> None:
    window = table.at(StageKind.SELF_ASSESSMENT).open()
    open_drawer(window)
    page = page_of(window)
    assert page.drawer is None
    assert page.answer is not None
    assert page.answer.edit.toPlainText() == ANSWER
    assert page.answer.edit.hasFocus()
    assert page.question.text() == "What are you most glad you did this year, and what did it take?"
    assert primary_buttons(window) == ["Next question"]


def test_a_wrong_passphrase_is_told_beside_the_field_and_leaves_nothing_typed(table: Table) -> None:
    window = table.at(StageKind.SELF_ASSESSMENT).open()
    open_drawer(window, "not this one")
    drawer = drawer_of(window)
    assert drawer.first.has_error()
    assert not drawer.passphrase.text()
    assert drawer.passphrase.hasFocus()
    open_drawer(window)
    assert page_of(window).answer is not None


def test_after_several_wrong_passphrases_the_time_to_wait_is_told(table: Table) -> None:
    window = table.at(StageKind.SELF_ASSESSMENT).open()
    for _try in range(4):
        open_drawer(window, "not this one")
    assert "5" in drawer_of(window).first.error.text()
    table.time.advance(seconds=6)
    open_drawer(window)
    assert page_of(window).answer is not None


def test_an_empty_passphrase_is_not_a_try(table: Table) -> None:
    window = table.at(StageKind.SELF_ASSESSMENT).open()
    drawer_of(window).button.click()
    assert drawer_of(window).first.error.text() == "Type your passphrase, then press Enter."


def test_a_half_typed_passphrase_does_not_stay_behind_the_curtain(table: Table) -> None:
    window = table.at(StageKind.SELF_ASSESSMENT).open()
    QTest.keyClicks(drawer_of(window).passphrase, "paper bo")
    window.toggle_curtain()
    assert not drawer_of(window).passphrase.text()


def test_an_employee_without_a_drawer_sets_a_passphrase_twice_and_writes(bare_table: Table) -> None:
    window = bare_table.at(StageKind.SELF_ASSESSMENT).open()
    drawer = drawer_of(window)
    assert drawer.second is not None
    QTest.keyClicks(drawer.passphrase, "four calm words here")
    assert drawer.strength.text.text() == "That is hard to guess."
    QTest.keyClicks(drawer.second.control, "four calm words hers")
    QTest.keyClick(drawer.second.control, Qt.Key.Key_Return)
    assert drawer.second.error.text() == "The two are not the same. Type the second one again."
    QTest.keyClicks(drawer.second.control, "four calm words here")
    QTest.keyClick(drawer.second.control, Qt.Key.Key_Return)
    settle()
    answer = page_of(window).answer
    assert answer is not None
    assert not answer.edit.isReadOnly()
    assert window.meeting.snapshot.employee.has_drawer


def test_it_can_be_told_aloud_without_a_passphrase(bare_table: Table) -> None:
    window = bare_table.at(StageKind.SELF_ASSESSMENT).open()
    drawer_of(window).aloud.click()
    page = page_of(window)
    assert page.answer is None
    assert page.heard is not None
    assert page.caption() == "Question 1 of 5"


def test_the_manager_writes_what_was_heard_and_cannot_touch_the_employees_words(table: Table) -> None:
    window = table.at(StageKind.SELF_ASSESSMENT).open()
    open_drawer(window)
    page = page_of(window)
    assert page.answer is not None
    assert page.heard is not None
    assert page.heard.edit.isReadOnly()
    assert page.heard.hint.text() == "Maya writes here. F6 hands over the keyboard."
    window.meeting.give_turn(Party.MANAGER)
    assert page.answer.edit.isReadOnly()
    QTest.keyClicks(page.heard.edit, "It began with asking.")
    window.meeting.texts.flush()
    assert table.said() == {"self_assessment/heard": "It began with asking."}


def test_each_question_gives_the_keyboard_back_to_the_one_who_answers_it(table: Table) -> None:
    window = table.at(StageKind.SELF_ASSESSMENT).open()
    open_drawer(window)
    window.meeting.give_turn(Party.MANAGER)
    window.footer.next.click()
    settle()
    answer = page_of(window).answer
    assert window.meeting.party is Party.EMPLOYEE
    assert answer is not None
    assert answer.edit.hasFocus()
    assert not answer.edit.isReadOnly()


def test_told_aloud_the_keyboard_stays_with_the_one_who_writes_down(bare_table: Table) -> None:
    window = bare_table.at(StageKind.SELF_ASSESSMENT).open()
    drawer_of(window).aloud.click()
    window.meeting.give_turn(Party.MANAGER)
    window.footer.next.click()
    assert window.meeting.party is Party.MANAGER


def test_what_is_only_read_hands_nothing_over(table: Table) -> None:
    window = table.at(StageKind.SELF_ASSESSMENT).open()
    open_drawer(window)
    window.meeting.give_turn(Party.MANAGER)
    window.meeting.snapshot = replace(window.meeting.snapshot, state=ReviewState.SIGNING)
    window.footer.next.click()
    assert page_of(window).caption() == "Question 2 of 5"
    assert window.meeting.party is Party.MANAGER


def test_what_was_heard_is_one_note_over_all_questions_and_says_so(table: Table) -> None:
    window = (
        table.type({"self_assessment/heard": "It began with asking."}).at(StageKind.SELF_ASSESSMENT).open()
    )
    open_drawer(window)
    page = page_of(window)
    for _question in range(2):
        assert page.heard is not None
        assert page.heard.edit.toPlainText() == "It began with asking."
        assert page.heard.edit.accessibleName() == "What Maya heard, in all of it"
        window.footer.next.click()
        settle()


def test_questions_are_walked_through_with_next_and_back(table: Table) -> None:
    window = table.at(StageKind.SELF_ASSESSMENT).open()
    open_drawer(window)
    page = page_of(window)
    for _question in range(4):
        window.footer.next.click()
    assert page.caption() == "Question 5 of 5"
    assert window.footer.next.text() == "Next: Progress"
    window.footer.back.click()
    assert page.caption() == "Question 4 of 5"
    window.footer.next.click()
    window.footer.next.click()
    assert window.meeting.snapshot.stage is StageKind.PROGRESS
