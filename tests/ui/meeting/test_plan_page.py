"""The development plan: at most three actions, nothing chosen beforehand, help that never blocks."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewdesk.domain.plan import HowItGrows
from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.plan_page import PlanPage
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import press, primary_buttons, tab_to
from tests.ui.meeting.plan_words import FIRST, PLANS, TODAY, fill
from tests.ui.meeting.test_growth_page import write


def page_of(window: MeetingWindow) -> PlanPage:
    page = window.page
    assert isinstance(page, PlanPage)
    return page


def opened(table: Table, actions: int = 0) -> MeetingWindow:
    if actions:
        fill(table, *PLANS[actions])
    return table.at(StageKind.PLAN).open()


def values(window: MeetingWindow) -> dict[str, object]:
    window.meeting.texts.flush()
    return dict(window.meeting.joint.values.as_dict())


def test_an_action_can_be_planned_with_the_keyboard_alone(table: Table) -> None:
    window = opened(table)
    editor = page_of(window).editor
    write("Lead the April release")
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is editor.how.chips[HowItGrows.ON_THE_JOB]
    press(Qt.Key.Key_Right, Qt.Key.Key_Space)
    tab_to(editor.objective.control)
    press(Qt.Key.Key_Down)
    tab_to(editor.first_step.edit)
    write("Shadow the March release")
    tab_to(editor.begin.control.button)
    press(Qt.Key.Key_Space)
    tab_to(editor.if_.edit)
    write("a fix comes in late")
    press(Qt.Key.Key_Tab)
    write("I move it")
    tab_to(editor.help.edit)
    write("Clears the calendar")
    tab_to(editor.notice.edit)
    write("It goes out")
    tab_to(editor.confidence)
    press(Qt.Key.Key_7)
    tab_to(page_of(window).rhythm.weeks.control)
    press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    tab_to(window.footer.next)
    press(Qt.Key.Key_Space)
    assert window.meeting.snapshot.stage is StageKind.TURN_THE_TABLE
    said = table.said()
    assert said["plan/1/practice"] == "Lead the April release"
    assert (said["plan/1/if"], said["plan/1/then"]) == ("a fix comes in late", "I move it")
    kept = values(window)
    assert kept["plan/1/how"] == "with_someone"
    assert kept["plan/1/objective"] == window.meeting.snapshot.objectives[0].id
    assert kept["plan/1/begin"] == (TODAY + timedelta(days=7)).isoformat()
    assert kept["plan/1/confidence"] == 7
    assert (kept["rhythm/weeks"], kept["rhythm/minutes"]) == (2, 25)
    assert kept["rhythm/first"] == (TODAY + timedelta(days=14)).isoformat()


def test_an_empty_plan_chooses_nothing_and_leaves_no_trace(table: Table) -> None:
    window = opened(table)
    editor = page_of(window).editor
    assert not any(chip.isChecked() for chip in editor.how.chips.values())
    assert editor.begin.control.day() is None
    assert editor.confidence.confidence() is None
    assert editor.sure.text() == "Not said yet"
    assert editor.objective.control.currentData() == ""
    assert values(window) == {}
    assert page_of(window).caption() == "Action 1 of 1"
    assert primary_buttons(window) == ["Next: Turn the table"]


def test_the_list_warns_where_the_first_step_is_missing_and_moving_on_stays_possible(table: Table) -> None:
    window = opened(table, 3)
    looks = page_of(window).model.looks
    assert [look.warn for look in looks] == [False, True, False]
    assert looks[0].subtitle == "On the job · begins 17 Mar"
    assert looks[1].subtitle == "With someone · first step missing"
    assert page_of(window).next_step().enabled


def test_help_with_the_first_step_comes_after_the_field_was_left_and_goes_with_the_words(
    table: Table,
) -> None:
    window = opened(table)
    editor = page_of(window).editor
    write("Lead a release")
    assert not editor.first_step.has_error()
    tab_to(editor.first_step.edit)
    assert not editor.first_step.has_error()
    press(Qt.Key.Key_Tab)
    assert editor.first_step.error.text() == "Add a step that fits into the next two weeks."
    tab_to_again(editor.first_step.edit)
    write("Ask")
    assert not editor.first_step.has_error()


def tab_to_again(widget: object) -> None:
    assert hasattr(widget, "setFocus")
    widget.setFocus()
    settle()


def test_an_action_that_was_left_without_a_first_step_asks_for_it_when_it_is_opened_again(
    table: Table,
) -> None:
    window = opened(table, 3)
    page_of(window).cards[2].click()
    settle()
    assert page_of(window).caption() == "Action 2 of 3"
    assert page_of(window).editor.first_step.has_error()


def test_a_first_step_after_more_than_two_weeks_gets_a_hint_and_is_kept(table: Table) -> None:
    window = opened(table, 1)
    begin = page_of(window).editor.begin
    late = TODAY + timedelta(days=30)
    begin.control.edit.setFocus()
    begin.control.edit.setDate(QDate(late.year, late.month, late.day))
    assert not begin.has_error()
    begin.control.edit.clearFocus()
    settle()
    assert "24 Mar" in begin.error.text()
    assert values(window)["plan/1/begin"] == late.isoformat()
    begin.control.away.click()
    settle()
    assert not begin.has_error()
    assert "plan/1/begin" not in values(window)


def test_three_actions_are_enough_and_the_page_says_so_kindly(table: Table) -> None:
    window = opened(table)
    page = page_of(window)
    for _more in range(2):
        assert page.add_button.isVisible()
        assert not page.enough.isVisible()
        page.add_button.click()
        settle()
    assert not page.add_button.isVisible()
    assert page.enough.isVisible()
    assert list(page.cards) == [1, 2, 3]
    assert values(window)["plan/order"] == [1, 2, 3]


def test_a_removed_action_is_gone_from_the_document_and_comes_back_with_undo(table: Table) -> None:
    window = opened(table, 3)
    page = page_of(window)
    before, kept = window.meeting.joint.texts(), values(window)
    page.editor.remove.click()
    settle()
    assert [look.title for look in page.model.looks] == [
        "Pair with Amara on customer interviews",
        "Short course: facilitation basics",
    ]
    assert not any(field.startswith("plan/1/") for field in window.meeting.joint.texts())
    assert not any(key.startswith("plan/1/") for key in values(window))
    assert "Lead the April release" in window.toast.text.text()
    window.toast.button.click()
    settle()
    assert window.meeting.joint.texts() == before
    assert values(window) == kept
    assert page.editor.practice.edit.toPlainText() == FIRST["plan/1/practice"]


def test_a_removed_action_stays_away_when_its_place_was_taken_meanwhile(table: Table) -> None:
    window = opened(table, 1)
    page = page_of(window)
    page.editor.remove.click()
    settle()
    window.meeting.joint.set_text("plan/1/practice", "Something else", "employee")
    settle()
    window.toast.button.click()
    settle()
    assert [look.title for look in page.model.looks] == ["Something else"]


def test_the_only_action_can_be_removed_and_an_empty_one_stands_there(table: Table) -> None:
    window = opened(table, 1)
    page_of(window).editor.remove.click()
    settle()
    assert [look.title for look in page_of(window).model.looks] == ["A new action"]
    assert page_of(window).editor.practice.edit.toPlainText() == ""


def test_the_rhythm_can_be_taken_back(table: Table) -> None:
    window = opened(table, 3)
    rhythm = page_of(window).rhythm
    assert rhythm.weeks.control.currentText() == "Every 2 weeks, 25 minutes"
    assert rhythm.first.isVisible()
    rhythm.model.set_weeks(0)
    settle()
    assert not rhythm.first.isVisible()
    assert not any(key.startswith("rhythm/") for key in values(window))


def test_a_first_check_in_is_never_proposed_for_a_weekend(table: Table) -> None:
    window = opened(table)
    days = [page_of(window).model.workday_in(days) for days in range(14)]
    assert not any(day.weekday() > 4 for day in days)
    assert page_of(window).model.workday_in(4) == date(2026, 3, 16)  # a Saturday becomes Monday


def test_what_the_program_cannot_read_counts_as_not_chosen(table: Table) -> None:
    fill(
        table, {}, {"plan/1/begin": "soon", "plan/1/how": "by magic", "plan/order": [9, 1], "rhythm/first": 3}
    )
    model = page_of(opened(table)).model
    assert model.order == (1,)
    assert model.action(1).untouched
    assert model.first_check_in is None


def test_the_confidence_answers_to_arrows_digits_mouse_and_delete(table: Table) -> None:
    window = opened(table)
    editor = page_of(window).editor
    slider = editor.confidence
    tab_to(slider)
    press(Qt.Key.Key_Right)
    assert (slider.confidence(), editor.sure.text()) == (5, "It could go either way")
    press(Qt.Key.Key_Right)
    assert slider.confidence() == 6
    press(Qt.Key.Key_End)
    assert (slider.confidence(), editor.sure.text()) == (10, "As good as certain")
    press(Qt.Key.Key_Home)
    assert (slider.confidence(), editor.sure.text()) == (0, "Hardly")
    assert values(window)["plan/1/confidence"] == 0
    press(Qt.Key.Key_Delete)
    assert slider.confidence() is None
    assert "plan/1/confidence" not in values(window)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 4, 10))
    assert slider.confidence() == 10
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(4, 10))
    QTest.mouseMove(slider, QPoint(slider.width() // 2, 10))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, 10))
    assert slider.confidence() in {0, 5}
    assert slider.accessibleDescription()


@pytest.mark.parametrize(("number", "words"), [(3, "Rather unsure"), (8, "Quite sure")])
def test_a_kept_confidence_is_said_in_words(table: Table, number: int, words: str) -> None:
    fill(table, FIRST, {"plan/1/confidence": number})
    editor = page_of(opened(table)).editor
    assert (editor.confidence.confidence(), editor.sure.text()) == (number, words)


def test_at_the_sign_off_the_plan_can_still_be_changed_and_after_a_signature_not(table: Table) -> None:
    from reviewdesk.domain.people import Party
    from reviewdesk.domain.sign_off import Outcome
    from tests.ui.meeting.signing_hands import choose, sign

    window = opened(table, 1)
    page = page_of(window)
    window.meeting.go_to_stage(StageKind.SIGN_OFF)
    settle()
    assert window.meeting.writable
    choose(window, Outcome.ACKNOWLEDGED)
    sign(window, Party.EMPLOYEE)
    page.refresh(window.meeting.snapshot)
    assert page.editor.practice.edit.isReadOnly()
    for control in (page.editor.confidence, page.editor.remove, page.rhythm.weeks.control):
        assert not control.isEnabled()
    assert not page.add_button.isVisibleTo(page)
    removed = page.model
    assert not removed.may_add
