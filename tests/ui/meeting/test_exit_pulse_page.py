"""Exit pulse: after sealing, one after the other behind a cover, and nobody sees what the other chose."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sqlalchemy import text

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.ui.meeting.exit_pulse_page import ExitPulsePage
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from tests.ui.meeting import signing_hands
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import press, primary_buttons, tab_to
from tests.ui.meeting.signing_hands import both_sign, seal, talked_through

keys = signing_hands.keys
desk = signing_hands.desk


def page_of(window: MeetingWindow) -> ExitPulsePage:
    page = window.page
    assert isinstance(page, ExitPulsePage)
    return page


@pytest.fixture
def sealed(table: Table) -> MeetingWindow:
    """Return the window at the sealed plan."""
    window = talked_through(table).open()
    both_sign(window)
    seal(window)
    return window


def at_pulse(window: MeetingWindow) -> ExitPulsePage:
    """Go on from the sealed plan."""
    window.footer.next.click()
    settle()
    return page_of(window)


def stored(table: Table) -> list[tuple[object, ...]]:
    columns = text("SELECT party, item_1, item_2, item_3, item_4, item_5 FROM pulse_answer ORDER BY party")
    with table.context.reading() as session:
        return [tuple(row) for row in session.execute(columns)]


def answer(window: MeetingWindow, *values: int | None) -> None:
    """Lift the cover and answer with the number keys; ``None`` leaves a statement open."""
    window.footer.next.click()
    settle()
    for value in values:
        if value is not None:
            press(Qt.Key(Qt.Key.Key_0 + value))
        window.footer.next.click()
        settle()


def test_before_the_seal_the_rail_says_that_it_comes_last(table: Table) -> None:
    window = table.open()
    window.side.rail.items[-1].click()
    settle()
    assert window.meeting.snapshot.stage is StageKind.WELCOME
    assert window.toast.text.text() == "This part comes last, once the plan is sealed."


def test_both_answer_one_after_the_other_and_closing_stores_it(table: Table, sealed: MeetingWindow) -> None:
    page = at_pulse(sealed)
    assert page.question.text() == "Devon, this part is yours alone"
    assert primary_buttons(sealed) == ["I am Devon: begin"]
    answer(sealed, 5, 4, None, 3, 1)
    assert page.question.text() == "Maya, now the same for you"
    assert not sealed.footer.back.isVisible(), "the way back to Devon's answers"
    answer(sealed, 2, 2, 2, 2, 2)
    assert page.question.text() == "That was all. Thank you both."
    assert page.coming_up.isVisible()
    assert stored(table) == []
    left: list[bool] = []
    sealed.left.connect(lambda: left.append(True))
    sealed.footer.next.click()
    settle()
    assert left == [True]
    assert stored(table) == [("employee", 5, 4, None, 3, 1), ("manager", 2, 2, 2, 2, 2)]


def test_all_of_it_goes_by_the_keyboard_alone(table: Table, sealed: MeetingWindow) -> None:
    tab_to(sealed.footer.next)
    press(Qt.Key.Key_Space)
    assert sealed.focusWidget() is sealed.footer.next
    for _person in Party:
        press(Qt.Key.Key_Space)
        for _statement in range(5):
            press(Qt.Key.Key_4)
            assert sealed.focusWidget() is sealed.footer.next
            press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)
    assert [row[1:] for row in stored(table)] == [(4,) * 5] * 2


def test_nothing_is_chosen_beforehand_and_a_choice_can_be_taken_back(sealed: MeetingWindow) -> None:
    page = at_pulse(sealed)
    sealed.footer.next.click()
    settle()
    assert not any(option.isChecked() for option in page.scale.options.values())
    assert (sealed.footer.next.text(), primary_buttons(sealed)) == ("Leave it open", [])
    page.scale.options[4].click()
    settle()
    assert primary_buttons(sealed) == ["Next"]
    page.scale.options[2].click()
    assert page.model.value == 2
    page.scale.options[2].click()
    settle()
    assert page.model.value is None
    assert not any(option.isChecked() for option in page.scale.options.values())
    assert sealed.footer.next.text() == "Leave it open"


def test_going_back_leads_to_the_statement_before_then_behind_the_cover_then_to_the_plan(
    sealed: MeetingWindow,
) -> None:
    page = at_pulse(sealed)
    answer(sealed, 5)
    assert page.caption() == "Statement 2 of 5"
    sealed.footer.back.click()
    settle()
    assert (page.caption(), page.model.value) == ("Statement 1 of 5", 5)
    sealed.footer.back.click()
    settle()
    assert page.question.text() == "Devon, this part is yours alone"
    sealed.footer.back.click()
    settle()
    assert sealed.meeting.snapshot.stage is StageKind.SIGN_OFF
    assert sealed.meeting.snapshot.state is ReviewState.SEALED


def curtain(window: MeetingWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F9)
    settle()
    window.curtain.lift()
    settle()


def to_the_plan_and_back(window: MeetingWindow) -> None:
    window.side.rail.items[-2].click()
    settle()
    window.footer.next.click()
    settle()


@pytest.mark.parametrize("leave", [curtain, to_the_plan_and_back])
def test_who_comes_in_the_middle_finds_the_cover_and_no_answer(
    sealed: MeetingWindow, leave: Callable[[MeetingWindow], None]
) -> None:
    page = at_pulse(sealed)
    answer(sealed, 5, 5)
    leave(sealed)
    assert page.question.text() == "Devon, this part is yours alone"
    sealed.footer.next.click()
    settle()
    assert page.model.value is None
    assert not any(option.isChecked() for option in page.scale.options.values())


def test_a_part_left_out_looks_like_a_part_answered(table: Table, sealed: MeetingWindow) -> None:
    page = at_pulse(sealed)
    page.covering.skip.click()
    settle()
    assert page.question.text() == "Maya, now the same for you"
    page.covering.skip.click()
    settle()
    assert page.question.text() == "That was all. Thank you both."
    sealed.footer.next.click()
    settle()
    assert stored(table) == []


def test_who_wants_none_of_it_closes_the_meeting_at_once(table: Table, sealed: MeetingWindow) -> None:
    page = at_pulse(sealed)
    left: list[bool] = []
    sealed.left.connect(lambda: left.append(True))
    page.covering.close_meeting.click()
    settle()
    assert left == [True]
    assert stored(table) == []


def test_the_second_person_finds_nothing_of_the_first(sealed: MeetingWindow) -> None:
    page = at_pulse(sealed)
    answer(sealed, 1, 1, 1, 1, 1)
    sealed.footer.next.click()
    settle()
    assert page.model.value is None
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert not [words for words in shown if "Devon" in words]
    assert page.model._values == [None] * 5


def test_the_keyboard_begins_with_the_scale(sealed: MeetingWindow) -> None:
    page = at_pulse(sealed)
    sealed.footer.next.click()
    settle()
    assert page.question.text() == "I could say what mattered to me."
    assert sealed.focusWidget() is page.scale.options[1]
