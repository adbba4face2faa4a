"""Progress: chosen unseen, shown together, settled; the whole stage by keyboard alone."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress, RatingPhase
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.ui.meeting.agreement_card import distance_sentence
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.owned_field import OwnedField
from reviewdesk.ui.meeting.progress_page import ProgressPage
from reviewdesk.ui.widgets import Button, RatingMark
from reviewdesk.ui.widgets.cross_fade import CrossFade
from tests.ui.meeting.desk import REASONS, Table, settle
from tests.ui.meeting.test_meeting_window import read_aloud

DIGITS = {rating: Qt.Key(Qt.Key.Key_1 + place) for place, rating in enumerate(list(Progress)[:5])} | {
    Progress.CANNOT_JUDGE: Qt.Key.Key_0
}


def page_of(window: MeetingWindow) -> ProgressPage:
    page = window.page
    assert isinstance(page, ProgressPage)
    return page


def press(*keys: Qt.Key) -> None:
    """Press keys wherever the focus is, as a person does."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        settle()


def primary_buttons(window: QWidget) -> list[str]:
    found = window.findChildren(Button)
    return [button.text() for button in found if button.isVisible() and button.kind() == "primary"]


def picture(window: MeetingWindow) -> QImage:
    settle()
    return window.grab().toImage()


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


def tab_to(widget: QWidget) -> None:
    """Press Tab until the focus is there."""
    for _step in range(60):
        if QApplication.focusWidget() is widget:
            return
        press(Qt.Key.Key_Tab)
    pytest.fail(f"Tab never reaches {widget.accessibleName()}")


@pytest.mark.parametrize("rating", list(Progress))
def test_nothing_on_the_screen_reacts_to_the_digit_that_is_pressed(table: Table, rating: Progress) -> None:
    window = table.at(StageKind.PROGRESS).open()
    before = picture(window)
    said = read_aloud(window)
    press(DIGITS[rating])
    assert picture(window) == before
    assert read_aloud(window) == said


def test_the_screen_after_sealing_is_the_same_whatever_was_sealed(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    press(Qt.Key.Key_1, Qt.Key.Key_Return)
    first, said = picture(window), read_aloud(window)
    page_of(window).again.click()
    window.meeting.give_turn(Party.EMPLOYEE)
    settle()
    press(Qt.Key.Key_5, Qt.Key.Key_Return)
    assert picture(window) == first
    assert read_aloud(window) == said


def test_enter_alone_seals_what_was_prepared(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    window.meeting.give_turn(Party.MANAGER)
    settle()
    press(Qt.Key.Key_Return)
    goal = page_of(window).model.goal
    assert goal is not None
    assert goal.sealed == {Party.MANAGER}


def test_enter_without_a_digit_and_without_preparation_seals_nothing(bare_table: Table) -> None:
    window = bare_table.at(StageKind.PROGRESS).open()
    press(Qt.Key.Key_Return)
    goal = page_of(window).model.goal
    assert goal is not None
    assert not goal.sealed


def test_a_digit_that_was_not_sealed_is_forgotten_when_the_keyboard_goes_across_the_table(
    bare_table: Table,
) -> None:
    window = bare_table.at(StageKind.PROGRESS).open()
    press(Qt.Key.Key_3)
    window.meeting.switch_turn()
    window.meeting.switch_turn()
    settle()
    press(Qt.Key.Key_Return)
    goal = page_of(window).model.goal
    assert goal is not None
    assert not goal.sealed


def test_a_digit_that_was_not_sealed_is_forgotten_behind_the_curtain(bare_table: Table) -> None:
    window = bare_table.at(StageKind.PROGRESS).open()
    press(Qt.Key.Key_3)
    window.toggle_curtain()
    window.toggle_curtain()
    settle()
    press(Qt.Key.Key_Return)
    goal = page_of(window).model.goal
    assert goal is not None
    assert not goal.sealed


def test_reveal_is_possible_only_when_both_are_ready_and_is_the_primary_button_then(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).seal(Progress.ACHIEVED).open()
    assert not window.footer.next.isEnabled()
    assert window.footer.hint.text() == "Waiting for Maya"
    window.meeting.give_turn(Party.MANAGER)
    settle()
    press(Qt.Key.Key_2, Qt.Key.Key_Return)
    assert window.footer.next.isEnabled()
    assert primary_buttons(window) == ["Reveal both"]


def test_the_reveal_shows_both_ratings_with_the_reasons_that_were_prepared(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).seal(Progress.ACHIEVED, Progress.WELL_ON_THE_WAY).open()
    window.footer.next.click()
    settle()
    page = page_of(window)
    marks = [card.findChildren(RatingMark)[0].step() for card in page.cards.values()]
    assert marks == ["achieved", "well_on_the_way"]
    reason = page.cards[Party.MANAGER].reason
    assert reason is not None
    assert reason.edit.toPlainText() == REASONS[Party.MANAGER]
    assert page.agreement.distance.text() == "One step apart: what did each of you see?"


def test_each_writes_only_the_own_reason(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.BEYOND).open()
    cards = page_of(window).cards
    own, other = cards[Party.EMPLOYEE].reason, cards[Party.MANAGER].reason
    assert own is not None
    assert other is not None
    assert not own.edit.isReadOnly()
    assert other.edit.isReadOnly()
    window.meeting.switch_turn()
    assert own.edit.isReadOnly()
    assert not other.edit.isReadOnly()


def test_no_rating_is_proposed_by_the_machine_unless_both_said_the_same(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.BEYOND).open()
    page = page_of(window)
    assert page.agreement.scale.step() is None
    assert not page.agreement.agree.isEnabled()
    assert primary_buttons(window) == ["We agree"]


def test_the_same_rating_is_proposed_where_both_gave_it(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.ACHIEVED).open()
    page = page_of(window)
    assert page.agreement.scale.step() == "achieved"
    assert page.agreement.distance.text() == "You both see it the same way."
    page.agreement.agree.click()
    assert page.agreement.settled.text.text() == "Agreed: Achieved"
    assert primary_buttons(window) == ["Next goal"]


def test_an_agreement_can_still_be_changed(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.ACHIEVED).open()
    page = page_of(window)
    page.agreement.agree.click()
    page.agreement.scale.choose("beyond")
    assert primary_buttons(window) == ["We agree"]
    page.agreement.agree.click()
    goal = page.model.goal
    assert goal is not None
    assert goal.agreed is Progress.BEYOND


def test_both_views_can_be_kept(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).reveal(Progress.BEYOND, Progress.NOT_STARTED).open()
    page = page_of(window)
    assert page.agreement.distance.text() == "4 steps apart: what did each of you see?"
    page.agreement.keep.click()
    goal = page.model.goal
    assert goal is not None
    assert goal.phase is RatingPhase.BOTH_KEPT
    assert page.agreement.settled.text.text() == "Both views are kept"
    assert primary_buttons(window) == ["Next goal"]


@pytest.mark.parametrize(
    ("manager", "sentence"),
    [
        (Progress.BEYOND, "One of you cannot judge this yet. That counts as no answer, never as a low one."),
        (
            Progress.CANNOT_JUDGE,
            "Neither of you can judge this yet. That counts as no answer, never as a low one.",
        ),
    ],
)
def test_not_being_able_to_judge_has_no_distance(table: Table, manager: Progress, sentence: str) -> None:
    window = table.at(StageKind.PROGRESS).reveal(Progress.CANNOT_JUDGE, manager).open()
    goal = page_of(window).model.goal
    assert goal is not None
    assert distance_sentence(goal) == sentence
    assert page_of(window).agreement.scale.step() is None


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
    assert "How we notice it: Median days until the first change" in words
    assert page.evidence_button.text() == "Evidence (4)"
    assert page.evidence.isVisible()
    table.reveal(Progress.ACHIEVED, Progress.ACHIEVED)
    window.meeting.ask(lambda: table.services.meetings.go_to_stage(table.review, StageKind.PROGRESS))
    assert not page.evidence.isVisible()
    page.evidence_button.click()
    assert page.evidence.isVisible()


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


def test_choosing_again_voids_both_seals(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).seal(Progress.ACHIEVED, Progress.BEYOND).open()
    page = page_of(window)
    page.again.click()
    goal = page.model.goal
    assert goal is not None
    assert not goal.sealed
    assert not page.model.both_ready


def test_the_waiting_card_hands_over_the_keyboard(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    hand = page_of(window).cards[Party.MANAGER].findChildren(Button)[0]
    assert hand.text() == "Hand the keyboard to Maya"
    hand.click()
    assert window.meeting.party is Party.MANAGER


def test_the_stage_opens_at_the_first_goal_that_is_not_settled(table: Table) -> None:
    table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.ACHIEVED)
    table.services.meetings.agree(table.review, table.goal_ids()[0], Progress.ACHIEVED)
    assert page_of(table.open()).caption() == "Goal 2 of 3"


def test_a_second_click_on_reveal_does_not_skip_what_it_shows(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).seal(Progress.ACHIEVED, Progress.BEYOND).open()
    window.theme.set(reduced_motion=False)
    page = page_of(window)
    window.footer.next.click()
    window.footer.next.click()
    assert page.caption() == "Goal 1 of 3"
    assert len(window.findChildren(CrossFade)) == 1
    fade = window.findChildren(CrossFade)[0]
    fade.setCurrentTime(fade.duration())
    settle()
    window.footer.next.click()
    assert page.caption() == "Goal 2 of 3"


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


def test_a_click_chooses_too_and_seal_seals_it(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    card = page_of(window).cards[Party.EMPLOYEE]
    assert card.secret is not None
    QTest.mouseClick(card.secret, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    seal = next(button for button in card.findChildren(Button) if button.text() == "Seal")
    seal.click()
    goal = page_of(window).model.goal
    assert goal is not None
    assert goal.sealed == {Party.EMPLOYEE}


def test_use_what_i_prepared_takes_it_even_after_a_digit(table: Table) -> None:
    table.at(StageKind.PROGRESS).seal(Progress.BEYOND)
    window = table.open()
    window.meeting.give_turn(Party.MANAGER)
    settle()
    press(Qt.Key.Key_1)
    card = page_of(window).cards[Party.MANAGER]
    prepared = next(button for button in card.findChildren(Button) if button.text() == "Use what I prepared")
    prepared.click()
    window.footer.next.click()
    goal = page_of(window).model.goal
    assert goal is not None
    assert goal.manager is Progress.WELL_ON_THE_WAY


def test_undo_takes_back_own_words_but_does_not_reach_behind_the_reveal(table: Table) -> None:
    window = table.type({"welcome/topic/employee/1": "Support"}).open()
    topic = window.page.findChildren(OwnedField)[0]
    QTest.keyClicks(topic.edit, "More ")
    QTest.keyClick(topic.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert topic.edit.toPlainText() == "Support"
    QTest.keyClick(topic.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert topic.hint.text() == ""
    QTest.keyClicks(topic.edit, "Night ")
    table.seal(Progress.ACHIEVED, Progress.BEYOND)
    window.side.rail.items[2].click()
    window.footer.next.click()
    window.side.rail.items[0].click()
    QTest.keyClick(topic.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert topic.edit.toPlainText() == "Night Support"
    assert topic.hint.text() == "Undo starts afresh from here: both ratings have been shown."
