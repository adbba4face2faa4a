"""Progress: the way through the goals, their evidence, and the whole stage by keyboard alone."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.ui.meeting.owned_field import OwnedField
from reviewdesk.ui.widgets import Button
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import DIGITS, page_of, press, primary_buttons, tab_to, unexplained


def test_the_whole_of_one_goal_can_be_held_with_the_keyboard_alone(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    page = page_of(window)
    press(DIGITS[Progress.ACHIEVED], Qt.Key.Key_Return)
    assert window.meeting.party is Party.MANAGER
    press(DIGITS[Progress.WELL_ON_THE_WAY], Qt.Key.Key_Return)
    assert page.next_step().text == "Reveal both"
    tab_to(window.footer.next)
    press(Qt.Key.Key_Space)
    goal = page.model.goal
    assert goal is not None
    assert (goal.employee, goal.manager) == (Progress.ACHIEVED, Progress.WELL_ON_THE_WAY)
    tab_to(page.agreement.scale.options[0])
    press(Qt.Key.Key_4)
    tab_to(page.agreement.agree)
    press(Qt.Key.Key_Space)
    goal = page.model.goal
    assert goal is not None
    assert goal.agreed is Progress.ACHIEVED
    tab_to(window.footer.next)
    press(Qt.Key.Key_Space)
    assert page.caption() == "Goal 2 of 3"


def test_what_we_learned_gets_room_when_asked_for_and_stays(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.ACHIEVED).open()
    page = page_of(window)
    assert page.learned is None
    page.agreement.learned.click()
    settle()
    assert page.learned is not None
    assert page.learned.edit.hasFocus()
    QTest.keyClicks(page.learned.edit, "Ask first")
    window.meeting.switch_turn()
    assert not page.learned.edit.isReadOnly()
    page.model.go_to_goal(1)
    assert page.learned is None
    page.model.go_to_goal(0)
    assert page.learned is not None
    assert page.learned.edit.toPlainText() == "Ask first"


def test_evidence_lies_open_before_rating_by_quarter_and_folds_afterwards(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    page = page_of(window)
    words = " ".join(label.text() for label in page.evidence.findChildren(QLabel))
    assert "April to June 2025" in words
    assert "Rana shipped her first change on day five." in words
    assert page.evidence_button.text() == "Evidence (4)"
    assert page.evidence.isVisible()
    table.reveal(Progress.ACHIEVED, Progress.ACHIEVED)
    window.meeting.ask(lambda: table.services.meetings.go_to_stage(table.review, StageKind.PROGRESS))
    assert not page.evidence.isVisible()
    page.evidence_button.click()
    assert page.evidence.isVisible()


def test_how_the_goal_is_noticed_stands_under_its_question(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    page = page_of(window)
    assert page.guidance.text() == "How we notice it: Median days until the first change"
    assert page.guidance.isVisible()
    goals = window.meeting.snapshot.goals
    unmeasured = (replace(goals[0], how_we_notice=""), *goals[1:])
    window.meeting.snapshot = replace(window.meeting.snapshot, goals=unmeasured)
    page.refresh(window.meeting.snapshot)
    assert not page.guidance.isVisible()


def test_choosing_needs_no_scrolling_on_a_small_screen(table: Table) -> None:
    page = page_of(table.at(StageKind.PROGRESS).open())
    card = page.cards[Party.EMPLOYEE]
    seal = next(button for button in card.findChildren(Button) if button.text() == "Seal")
    assert seal.visibleRegion().boundingRect() == seal.rect()


def test_a_goal_without_evidence_says_so(table: Table) -> None:
    page = page_of(table.at(StageKind.PROGRESS).open())
    page.model.go_to_goal(1)
    settle()
    words = [label.text() for label in page.evidence.findChildren(QLabel) if label.isVisible()]
    assert "Nothing was noted about this goal during the period." in words


def test_a_goal_can_be_left_for_now_and_taken_up_again(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    page = page_of(window)
    page.later.click()
    assert page.caption() == "Goal 2 of 3"
    window.footer.back.click()
    assert page.caption() == "Goal 1 of 3"
    for _goal in range(3):
        page.later.click()
    assert window.meeting.snapshot.stage is StageKind.GROWTH


def test_the_stage_opens_at_the_first_goal_that_is_not_settled(table: Table) -> None:
    table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.ACHIEVED)
    table.services.meetings.agree(table.review, table.goal_ids()[0], Progress.ACHIEVED)
    assert page_of(table.open()).caption() == "Goal 2 of 3"


def test_the_last_goal_leads_to_the_next_stage(table: Table) -> None:
    table.at(StageKind.PROGRESS)
    window = table.open()
    page = page_of(window)
    page.model.go_to_goal(2)
    goal = table.goal_ids()[2]
    seal = table.services.meetings.seal_rating
    for party in Party:
        window.meeting.ask(partial(seal, table.review, goal, party, Progress.ACHIEVED))
    window.footer.next.click()
    assert window.footer.next.text() == "Next: Growth"
    window.footer.next.click()
    assert window.meeting.snapshot.stage is StageKind.GROWTH


def test_a_review_whose_goals_are_gone_says_what_to_do(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    page = page_of(window)
    window.meeting.snapshot = replace(window.meeting.snapshot, goals=())
    page.model.place = 0
    page.refresh(window.meeting.snapshot)
    settle()
    assert page.empty.isVisible()
    assert not page.pair.isVisible()
    assert page.caption() == ""
    assert page.next_step().text == "Next: Growth"


def test_once_the_text_is_being_signed_the_ratings_can_be_read_and_not_changed(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.BEYOND).open()
    page = page_of(window)
    signing = replace(window.meeting.snapshot, state=ReviewState.SIGNING)
    window.meeting.snapshot = signing
    window.meeting.changed.emit(signing)
    reason = page.cards[Party.EMPLOYEE].reason
    assert reason is not None
    assert reason.edit.isReadOnly()
    assert not page.agreement.scale.isEnabled()
    assert not page.agreement.keep.isEnabled()
    assert primary_buttons(window) == ["Next goal"]


def test_a_text_that_is_too_long_is_told_beside_the_field_and_not_taken(table: Table) -> None:
    window = table.open()
    field = window.page.findChildren(OwnedField)[0]
    field.edit.insertPlainText("x" * 600)
    settle()
    assert field.has_error()
    assert field.edit.toPlainText() == ""
    QTest.keyClicks(field.edit, "short")
    assert not field.has_error()


def test_a_button_that_cannot_be_pressed_yet_says_why(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    assert window.footer.hint.text() == "Waiting for you both"
    assert unexplained(window) == []
    press(DIGITS[Progress.ACHIEVED], Qt.Key.Key_Return)
    assert window.footer.hint.text() == "Waiting for Maya"
    press(DIGITS[Progress.BEYOND], Qt.Key.Key_Return)
    assert not window.footer.hint.isVisible()
    press(Qt.Key.Key_Return)
    page = page_of(window)
    assert primary_buttons(window) == ["We agree"]
    assert not page.agreement.agree.isEnabled()
    assert page.agreement.why.isVisible()
    assert unexplained(window) == []
    page.agreement.scale.options[3].click()
    settle()
    assert page.agreement.agree.isEnabled()
    assert not page.agreement.why.isVisible()
