"""Progress before the reveal: each chooses unseen, and nothing on the screen tells what."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress, RatingPhase
from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.widgets import Button
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import DIGITS, page_of, press
from tests.ui.meeting.test_meeting_window import read_aloud


def picture(window: MeetingWindow) -> QImage:
    settle()
    return window.grab().toImage()


@pytest.mark.parametrize("rating", list(Progress))
def test_nothing_on_the_screen_reacts_to_the_digit_that_is_pressed(table: Table, rating: Progress) -> None:
    window = table.at(StageKind.PROGRESS).open()
    before = picture(window)
    said = read_aloud(window)
    press(DIGITS[rating])
    assert picture(window) == before
    assert read_aloud(window) == said


def test_it_is_said_which_keys_choose_and_why_nothing_is_seen(bare_table: Table) -> None:
    window = bare_table.at(StageKind.PROGRESS).open()
    card = page_of(window).cards[Party.EMPLOYEE]
    said = [label.text() for label in card.findChildren(QLabel)]
    assert (
        "Press 1 to 5 or 0, then Enter. Nothing changes on screen while you choose, so nobody can see it."
        in said
    )


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


def test_choosing_again_voids_both_seals(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).seal(Progress.ACHIEVED, Progress.BEYOND).open()
    page = page_of(window)
    page.again.click()
    goal = page.model.goal
    assert goal is not None
    assert not goal.sealed
    assert not page.model.both_ready


def test_nothing_asks_for_the_keyboard_of_one_who_still_chooses(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    assert not page_of(window).cards[Party.MANAGER].findChildren(Button)


def test_the_waiting_card_hands_over_the_keyboard_once_the_other_has_sealed(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).seal(Progress.ACHIEVED).open()
    hand = page_of(window).cards[Party.MANAGER].findChildren(Button)[0]
    assert hand.text() == "Hand the keyboard to Maya"
    hand.click()
    assert window.meeting.party is Party.MANAGER


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


@pytest.mark.parametrize("by_mouse", [False, True])
def test_once_both_have_sealed_the_keyboard_is_on_the_reveal(table: Table, *, by_mouse: bool) -> None:
    window = table.at(StageKind.PROGRESS).open()
    press(Qt.Key.Key_3, Qt.Key.Key_Return)
    assert not window.footer.next.hasFocus()
    press(Qt.Key.Key_2)
    if by_mouse:
        card = page_of(window).cards[Party.MANAGER]
        next(button for button in card.findChildren(Button) if button.text() == "Seal").click()
        settle()
    else:
        press(Qt.Key.Key_Return)
    assert window.focusWidget() is window.footer.next
    press(Qt.Key.Key_Space)
    goal = page_of(window).model.goal
    assert goal is not None
    assert goal.phase is RatingPhase.REVEALED
