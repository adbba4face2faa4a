"""A prepared rating in a closed drawer: after a pause, or told aloud, the passphrase is asked for on the card."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import text

from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.services.changes import Change
from reviewdesk.services.meeting_snapshot import MeetingGoal
from reviewdesk.services.meetings import RevealResult
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.unlock_form import UnlockForm
from reviewdesk.ui.widgets import Button
from tests.ui.meeting.desk import PASSPHRASE, REASONS, Table, settle
from tests.ui.meeting.hands import page_of, press
from tests.ui.meeting.test_meeting_window import read_aloud


def paused_and_resumed(table: Table) -> MeetingWindow:
    """Have the draft opened and shared, then the meeting paused and taken up again."""
    meetings = table.at(StageKind.SELF_ASSESSMENT).services.meetings
    meetings.open_self_assessment(table.review, PASSPHRASE)
    meetings.pause(table.review)
    return table.at(StageKind.PROGRESS).open()


def goal_of(window: MeetingWindow) -> MeetingGoal:
    goal = page_of(window).model.goal
    assert goal is not None
    return goal


def button(window: MeetingWindow, words: str) -> Button:
    card = page_of(window).cards[Party.EMPLOYEE]
    return next(found for found in card.findChildren(Button) if found.text() == words)


def ask_for_it(window: MeetingWindow) -> None:
    button(window, "Use what I prepared").click()
    settle()


def form(window: MeetingWindow) -> UnlockForm:
    found = page_of(window).cards[Party.EMPLOYEE].unlock
    assert found is not None
    return found


def unlock(window: MeetingWindow, passphrase: str = PASSPHRASE) -> None:
    QTest.keyClicks(form(window).passphrase, passphrase)
    press(Qt.Key.Key_Return)


def test_after_a_pause_the_passphrase_is_asked_for_on_the_card_and_seals_unseen(table: Table) -> None:
    window = paused_and_resumed(table)
    ask_for_it(window)
    assert form(window).passphrase.hasFocus()
    assert not goal_of(window).sealed
    unlock(window)
    assert goal_of(window).sealed == {Party.EMPLOYEE}
    assert goal_of(window).employee is None
    assert "achieved" not in " ".join(map(str, read_aloud(window))).lower()
    assert page_of(window).cards[Party.EMPLOYEE].unlock is None
    assert window.meeting.party is Party.MANAGER
    press(Qt.Key.Key_Return)
    window.footer.next.click()
    assert (goal_of(window).employee, goal_of(window).manager) == (
        Progress.ACHIEVED,
        Progress.WELL_ON_THE_WAY,
    )


def test_enter_alone_asks_for_the_passphrase_too(table: Table) -> None:
    window = paused_and_resumed(table)
    press(Qt.Key.Key_Return)
    unlock(window)
    assert goal_of(window).sealed == {Party.EMPLOYEE}


def test_what_was_told_aloud_stays_closed_while_the_prepared_rating_is_sealed(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    ask_for_it(window)
    unlock(window)
    assert goal_of(window).sealed == {Party.EMPLOYEE}
    assert not window.meeting.snapshot.self_opened
    assert not window.meeting.is_open(Authority.SELF)


def test_an_open_drawer_is_not_asked_for_again(table: Table) -> None:
    table.at(StageKind.PROGRESS).services.meetings.open_drawer(table.review, PASSPHRASE)
    window = table.open()
    ask_for_it(window)
    assert goal_of(window).sealed == {Party.EMPLOYEE}


def test_a_wrong_passphrase_is_told_beside_the_field_and_leaves_nothing_typed(table: Table) -> None:
    window = paused_and_resumed(table)
    ask_for_it(window)
    unlock(window, "not this one")
    assert "does not open this drawer" in form(window).field.error.text()
    assert form(window).passphrase.hasFocus()
    assert not form(window).passphrase.text()
    form(window).passphrase.undo()
    assert not form(window).passphrase.text()
    unlock(window)
    assert goal_of(window).sealed == {Party.EMPLOYEE}


def test_an_empty_passphrase_is_not_a_try(table: Table) -> None:
    window = paused_and_resumed(table)
    ask_for_it(window)
    button(window, "Seal what I prepared").click()
    assert form(window).field.error.text() == "Type your passphrase, then press Enter."


def test_a_seal_of_the_other_person_stays(table: Table) -> None:
    table.at(StageKind.PROGRESS).services.meetings.seal_rating(
        table.review, table.goal_ids()[0], Party.MANAGER, Progress.GETTING_GOING
    )
    window = table.open()
    ask_for_it(window)
    unlock(window, "not this one")
    assert goal_of(window).sealed == {Party.MANAGER}
    unlock(window)
    window.footer.next.click()
    assert (goal_of(window).employee, goal_of(window).manager) == (
        Progress.ACHIEVED,
        Progress.GETTING_GOING,
    )


def test_one_can_choose_instead(table: Table) -> None:
    window = paused_and_resumed(table)
    ask_for_it(window)
    QTest.keyClicks(form(window).passphrase, "paper bo")
    typed_into = form(window).passphrase
    button(window, "Choose now instead").click()
    assert not typed_into.text()
    settle()
    press(Qt.Key.Key_5, Qt.Key.Key_Return)
    assert goal_of(window).sealed == {Party.EMPLOYEE}
    assert not window.meeting.snapshot.drawer_open


def test_handing_over_the_keyboard_wipes_what_was_typed_and_begins_anew(table: Table) -> None:
    window = paused_and_resumed(table)
    ask_for_it(window)
    typed_into = form(window).passphrase
    QTest.keyClicks(typed_into, "paper bo")
    window.meeting.switch_turn()
    assert not typed_into.text()
    window.meeting.switch_turn()
    settle()
    assert page_of(window).cards[Party.EMPLOYEE].unlock is None
    assert page_of(window).cards[Party.EMPLOYEE].secret is not None


def test_leaving_the_goal_begins_anew_as_well(table: Table) -> None:
    window = paused_and_resumed(table)
    ask_for_it(window)
    page_of(window).later.click()
    page_of(window).model.go_to_goal(0)
    assert page_of(window).cards[Party.EMPLOYEE].unlock is None


def test_a_half_typed_passphrase_does_not_stay_behind_the_curtain(table: Table) -> None:
    window = paused_and_resumed(table)
    ask_for_it(window)
    QTest.keyClicks(form(window).passphrase, "paper bo")
    window.toggle_curtain()
    assert not form(window).passphrase.text()


def test_nothing_is_sealed_for_the_other_if_the_keyboard_went_over_while_the_drawer_opened(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = paused_and_resumed(table)
    ask_for_it(window)
    opened = table.services.meetings.open_drawer

    def slowly(review: str, passphrase: str) -> Change[RevealResult]:
        window.meeting.give_turn(Party.MANAGER)
        return opened(review, passphrase)

    monkeypatch.setattr(table.services.meetings, "open_drawer", slowly)
    typed_into = form(window)
    typed_into.passphrase.setText(PASSPHRASE)
    typed_into.submit()
    settle()
    assert goal_of(window).sealed == frozenset()
    assert window.meeting.snapshot.drawer_open


def test_a_damaged_rating_is_told_and_the_employee_chooses(table: Table) -> None:
    window = paused_and_resumed(table)
    with table.context.writing() as unit:
        unit.audit("test.tampered", table.review)
        unit.session.execute(
            text("UPDATE prepared_rating SET sealed_blob = zeroblob(60) WHERE party = 'employee'")
        )
    failures: list[object] = []
    window.meeting.failed.connect(failures.append)
    ask_for_it(window)
    unlock(window)
    assert len(failures) == 1
    assert page_of(window).cards[Party.EMPLOYEE].unlock is None
    press(Qt.Key.Key_4, Qt.Key.Key_Return)
    assert goal_of(window).sealed == {Party.EMPLOYEE}


def reason_of(window: MeetingWindow) -> str:
    reason = page_of(window).cards[Party.EMPLOYEE].reason
    assert reason is not None
    return reason.edit.toPlainText()


def revealed_while_closed(table: Table) -> MeetingWindow:
    """Have the first goal chosen by hand and revealed after a pause, and the keyboard with the employee."""
    window = paused_and_resumed(table)
    press(Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_3, Qt.Key.Key_Return, Qt.Key.Key_Space)
    assert window.meeting.party is Party.EMPLOYEE
    assert not reason_of(window)
    return window


def test_a_reason_left_in_the_drawer_can_be_brought_after_the_reveal(table: Table) -> None:
    window = revealed_while_closed(table)
    button(window, "Bring what I prepared").click()
    assert form(window).passphrase.hasFocus()
    unlock(window, "not this one")
    assert "does not open this drawer" in form(window).field.error.text()
    unlock(window)
    assert reason_of(window) == REASONS[Party.EMPLOYEE]
    assert page_of(window).cards[Party.EMPLOYEE].unlock is None
    assert not button(window, "Bring what I prepared").isVisible()
    assert goal_of(window).employee is Progress.ACHIEVED


def test_the_reason_may_stay_in_the_drawer(table: Table) -> None:
    window = revealed_while_closed(table)
    button(window, "Bring what I prepared").click()
    assert not button(window, "Bring what I prepared").isVisible()
    button(window, "Leave it there").click()
    assert button(window, "Bring what I prepared").hasFocus()
    assert page_of(window).cards[Party.EMPLOYEE].unlock is None


def test_only_the_employee_is_offered_what_is_in_the_drawer_and_only_where_nothing_stands(
    table: Table,
) -> None:
    window = revealed_while_closed(table)
    button(window, "Bring what I prepared").click()
    window.meeting.switch_turn()
    assert page_of(window).cards[Party.EMPLOYEE].unlock is None
    assert not button(window, "Bring what I prepared").isVisible()
    window.meeting.switch_turn()
    assert button(window, "Bring what I prepared").isVisible()
    reason = page_of(window).cards[Party.EMPLOYEE].reason
    assert reason is not None
    QTest.keyClicks(reason.edit, "Said here")
    page_of(window).refresh(window.meeting.snapshot)
    assert not button(window, "Bring what I prepared").isVisible()


def test_with_the_drawer_open_the_reason_comes_with_the_reveal(table: Table) -> None:
    window = paused_and_resumed(table)
    ask_for_it(window)
    unlock(window)
    press(Qt.Key.Key_Return, Qt.Key.Key_Space)
    assert reason_of(window) == REASONS[Party.EMPLOYEE]
    assert page_of(window).cards[Party.EMPLOYEE].bring is None


def test_before_the_reveal_no_reason_is_in_the_window(table: Table) -> None:
    window = paused_and_resumed(table)
    ask_for_it(window)
    unlock(window)
    words = [text for doc in window.meeting.texts.docs.values() for text in doc.texts().values()]
    assert words
    assert not [text for text in words if text in REASONS.values()]
