"""Progress at the reveal: both ratings shown together, then settled."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress, RatingPhase
from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.agreement_card import distance_sentence
from reviewdesk.ui.meeting.owned_field import OwnedField
from reviewdesk.ui.widgets import RatingMark
from reviewdesk.ui.widgets.cross_fade import CrossFade
from tests.ui.meeting.desk import REASONS, Table, settle
from tests.ui.meeting.hands import page_of, press, primary_buttons


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


def test_a_proposal_leaves_both_views_kept_until_the_two_agree(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).reveal(Progress.BEYOND, Progress.NOT_STARTED).open()
    page = page_of(window)
    card = page.agreement
    card.keep.click()
    card.scale.options[3].click()
    settle()
    assert card.settled.isVisible()
    assert card.settled.text.text() == "Both views are kept"
    assert primary_buttons(window) == ["We agree"]
    proposed = card.scale.options[3].grab().toImage()
    card.agree.click()
    settle()
    assert card.settled.text.text() == "Agreed: Achieved"
    assert card.scale.options[3].grab().toImage() != proposed


def test_a_proposal_is_let_go_by_pressing_it_again_or_by_going_on(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.ACHIEVED).open()
    page = page_of(window)
    card = page.agreement
    card.keep.click()
    card.scale.options[4].click()
    card.scale.options[4].click()
    assert card.scale.step() is None
    assert primary_buttons(window) == ["Next goal"]
    card.scale.options[4].click()
    window.footer.next.click()
    assert page.caption() == "Goal 2 of 3"
    window.footer.back.click()
    assert card.scale.step() is None
    card.scale.options[4].click()
    window.meeting.go_to_stage(StageKind.GROWTH)
    window.meeting.go_to_stage(StageKind.PROGRESS)
    settle()
    assert card.scale.step() is None
    assert card.settled.text.text() == "Both views are kept"
    assert primary_buttons(window) == ["Next goal"]


def test_pressing_another_rating_again_brings_back_what_was_agreed(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.ACHIEVED).open()
    card = page_of(window).agreement
    card.agree.click()
    card.scale.options[4].click()
    assert card.settled.text.text() == "Agreed: Achieved"
    card.scale.options[4].click()
    assert card.scale.step() == "achieved"
    assert not card.agree.isVisible()


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
    window.side.rail.items[3].click()
    window.footer.next.click()
    window.side.rail.items[0].click()
    QTest.keyClick(topic.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert topic.edit.toPlainText() == "Night Support"
    assert topic.hint.text() == "Undo starts afresh from here: both ratings have been shown."
