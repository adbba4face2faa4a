"""The rules of the room, by hand and by key: more time, parking, another day, and what does not belong here."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from sqlalchemy import text

from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.services.desk_settings import DeskSettings
from reviewdesk.services.reviews import Reviews
from reviewdesk.ui.dates import to_qdate
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.parked_sheet import ParkedSheet
from reviewdesk.ui.meeting.rebook_sheet import RebookSheet
from reviewdesk.ui.meeting.stop_sheet import StopSheet
from reviewdesk.ui.widgets import Text
from tests.services.surroundings import MORNING
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import page_of, press, primary_buttons, tab_to
from tests.ui.meeting.test_meeting_window import read_aloud, stage_of


def key(window: MeetingWindow, which: Qt.Key) -> None:
    QTest.keyClick(window, which)
    settle()


def park(window: MeetingWindow, words: str) -> None:
    """Press F7, type, press Enter."""
    key(window, Qt.Key.Key_F7)
    assert QApplication.focusWidget() is window.rules.strip.line
    QTest.keyClicks(window.rules.strip.line, words)
    press(Qt.Key.Key_Return)
    window.meeting.texts.flush()


def pass_time(table: Table, window: MeetingWindow, seconds: int) -> None:
    """Let time pass as the window's own clock hand sees it."""
    for _step in range(seconds // 10):
        table.time.advance(seconds=10)
        window.meeting.timer.tick()
        window.meeting.ticked.emit()


def parked_sheet(window: MeetingWindow) -> ParkedSheet:
    sheet = window.rules.cover.sheet
    assert isinstance(sheet, ParkedSheet)
    return sheet


def rebook_sheet(window: MeetingWindow) -> RebookSheet:
    sheet = window.rules.cover.sheet
    assert isinstance(sheet, RebookSheet)
    return sheet


def stop_sheet(window: MeetingWindow) -> StopSheet:
    sheet = window.rules.cover.sheet
    assert isinstance(sheet, StopSheet)
    return sheet


# -- more time ---------------------------------------------------------------------------------------------------


def test_three_more_minutes_stand_in_the_ring_and_in_the_whole_time_and_stay(table: Table) -> None:
    window = table.open()
    words, whole = window.side.findChildren(Text)[:2]
    assert (words.text(), whole.text()) == ("4 min left here", "0 of 75 in all")
    window.side.extras.minutes.click()
    assert (words.text(), whole.text()) == ("7 min left here", "0 of 78 in all")
    key(window, Qt.Key.Key_F8)
    assert words.text() == "10 min left here"
    window.meeting.pause()
    assert table.open().meeting.time().stage_minutes == 10


def test_a_stage_that_takes_longer_is_told_calmly_and_never_cut_off(table: Table) -> None:
    window = table.open()
    pass_time(table, window, 6 * 60)
    assert window.side.findChildren(Text)[0].text() == "2 min longer here"
    assert stage_of(window) is StageKind.WELCOME
    assert window.side.ring.share_left() == 0
    window.side.extras.minutes.click()
    assert window.side.findChildren(Text)[0].text() == "1 min left here"


def test_where_the_stages_need_the_room_the_extras_go_and_the_menu_still_has_them(table: Table) -> None:
    window = table.open(text=2.0)
    assert not window.side.extras.isVisible()
    window.bar.more.click()
    assert "Three more minutes here" in [a.text() for a in window.findChildren(QMenu)[-1].actions()]
    window.findChildren(QMenu)[-1].close()


# -- parking -----------------------------------------------------------------------------------------------------


def test_a_point_is_parked_in_passing_and_the_keyboard_is_back_where_it_was(table: Table) -> None:
    window = table.open()
    field = window.page.first_focus()
    assert field is not None
    QTest.keyClicks(field, "Support lo")
    park(window, "Pay bands")
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "ad")
    window.meeting.texts.flush()
    assert table.said() == {"parked/1": "Pay bands", "welcome/topic/employee/1": "Support load"}
    assert window.side.extras.parked.text() == "1 parked"
    assert "comes back" in window.toast.text.text()


def test_parking_can_be_taken_back(table: Table) -> None:
    window = table.open()
    park(window, "Pay bands")
    window.toast.button.click()
    settle()
    window.meeting.texts.flush()
    assert table.said() == {}
    assert not window.side.extras.parked.isVisible()


@pytest.mark.parametrize("words", ["", "   "])
def test_nothing_is_parked_in_no_words(table: Table, words: str) -> None:
    window = table.open()
    park(window, words)
    assert not window.rules.strip.isHidden()
    press(Qt.Key.Key_Escape)
    assert window.rules.strip.isHidden()
    assert table.said() == {}


def test_the_line_tells_what_is_parked_so_far_in_few_words(table: Table) -> None:
    window = table.type({"parked/1": "Pay bands", "parked/2": "x" * 90}).open()
    key(window, Qt.Key.Key_F7)
    told = window.rules.strip.told.text()
    assert "Pay bands · xxx" in told
    assert len(told) < 90
    window.rules.strip.away.click()
    assert window.rules.strip.isHidden()


def test_nine_points_are_enough(table: Table) -> None:
    window = table.type({f"parked/{n}": f"Point {n}" for n in range(1, 10)}).open()
    assert not window.rules.actions.park.isEnabled()
    assert window.rules.model.park("One more") is None


def test_parked_points_come_back_before_the_sign_off_and_what_stays_open_is_asked_once(table: Table) -> None:
    window = table.at(StageKind.PLAN).type({"parked/1": "Pay bands", "parked/2": "The night rota"}).open()
    window.footer.next.click()
    settle()
    sheet = parked_sheet(window)
    assert primary_buttons(window) == ["Go on to the sign-off"]
    assert "Devon" not in read_aloud(window).replace(window.windowTitle(), "")
    sheet.cards[0].chips[next(fate for fate in sheet.cards[0].chips if fate)].click()
    sheet.go_on.click()
    settle()
    window.meeting.texts.flush()
    assert stage_of(window) is StageKind.SIGN_OFF
    assert window.page.isVisible()
    assert [point.is_open for point in window.rules.model.points] == [False, True]
    window.meeting.go_to_stage(StageKind.PLAN)
    window.meeting.go_to_stage(StageKind.SIGN_OFF)
    assert window.rules.cover.sheet is None


def test_a_parked_point_is_decided_by_keyboard_alone(table: Table) -> None:
    window = table.at(StageKind.PLAN).type({"parked/1": "Pay bands"}).open()
    window.rules.actions.parked.trigger()
    settle()
    sheet = parked_sheet(window)
    talk = next(chip for chip in sheet.cards[0].chips.values() if chip.text() == "Into our next talk")
    assert QApplication.focusWidget() in sheet.cards[0].chips.values()
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Space)
    settle()
    assert talk.isChecked()
    tab_to(sheet.go_on)
    press(Qt.Key.Key_Return)
    window.meeting.texts.flush()
    assert window.rules.cover.sheet is None
    assert window.rules.model.points[0].fate == "next_talk"


def test_a_point_is_taken_out_of_the_sheet_and_brought_back(table: Table) -> None:
    window = table.type({"parked/1": "Pay bands", "parked/2": "The night rota"}).open()
    window.rules.show_parked()
    sheet = parked_sheet(window)
    sheet.removed.emit(1)
    settle()
    assert [card.number for card in sheet.cards] == [2]
    window.toast.button.click()
    settle()
    assert [card.number for card in sheet.cards] == [1, 2]
    press(Qt.Key.Key_Escape)
    assert window.rules.cover.sheet is None


def test_what_is_parked_stays_over_a_pause(table: Table) -> None:
    window = table.open()
    park(window, "Pay bands")
    window.meeting.pause()
    assert [point.text for point in table.open().rules.model.points] == ["Pay bands"]


# -- keep both views ---------------------------------------------------------------------------------------------


def test_after_three_minutes_without_agreement_both_views_are_offered(table: Table) -> None:
    table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.WELL_ON_THE_WAY)
    window = table.open()
    page = page_of(window)
    page.model.go_to_goal(0)
    pass_time(table, window, 170)
    assert (page.agreement.keep.kind(), page.agreement.offer.isVisible()) == ("secondary", False)
    focus = QApplication.focusWidget()
    pass_time(table, window, 30)
    assert (page.agreement.keep.kind(), page.agreement.offer.isVisible()) == ("gentle", True)
    assert primary_buttons(window) == ["We agree"]
    assert QApplication.focusWidget() is focus
    page.agreement.keep.click()
    assert not page.agreement.offer.isVisible()
    assert window.meeting.snapshot.goals[0].agreed is None


def test_time_behind_the_curtain_is_no_talk_about_a_goal(table: Table) -> None:
    table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.WELL_ON_THE_WAY)
    window = table.open()
    page_of(window).model.go_to_goal(0)
    key(window, Qt.Key.Key_F9)
    pass_time(table, window, 400)
    key(window, Qt.Key.Key_F9)
    pass_time(table, window, 20)
    assert not page_of(window).model.keep_offered


# -- stop and rebook ---------------------------------------------------------------------------------------------


def test_a_meeting_is_stopped_and_planned_for_another_day(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).seal(Progress.ACHIEVED).open()
    left = []
    window.left.connect(lambda: left.append(True))
    window.rules.actions.rebook.trigger()
    settle()
    sheet = rebook_sheet(window)
    assert len(primary_buttons(window)) == 1
    sheet.day.setDate(to_qdate((MORNING + timedelta(days=9)).date()))
    assert sheet.give.text() == "Stop here, meet on Thursday 19 March"
    sheet.give.click()
    settle()
    assert left == [True]
    planned = Reviews(table.context).home().next_review
    assert planned is not None
    assert (planned.state, planned.planned_at) == (ReviewState.PLANNED, sheet_moment(9))
    again = table.open()
    assert stage_of(again) is StageKind.PROGRESS
    assert again.meeting.snapshot.goals[0].sealed == frozenset()


def sheet_moment(days: int) -> object:
    from reviewdesk.ui.dates import local_moment

    local = (MORNING + timedelta(days=days)).astimezone()
    return local_moment(local.date(), local.time())


def test_a_day_that_has_gone_by_is_refused_beside_the_field_and_the_meeting_goes_on(table: Table) -> None:
    window = table.open()
    window.rules.show_rebook()
    sheet = rebook_sheet(window)
    table.time.advance(days=30)
    sheet.give.click()
    settle()
    assert sheet.error.isVisible()
    assert sheet.give.isEnabled()
    sheet.back.click()
    assert window.page.isVisible()
    assert window.meeting.snapshot.state is ReviewState.MEETING


# -- what does not belong here -----------------------------------------------------------------------------------


def stored(table: Table) -> dict[str, bytes]:
    """Return every file of the desk, the database's shared memory left out, and every row that grows."""
    folder: Path = table.folder / "desk"
    files = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with table.context.reading() as session:
        for name in session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all():
            rows = session.execute(text(f'SELECT * FROM "{name}"')).all()  # noqa: S608 - names of our own tables
            files[f"table {name}"] = repr(rows).encode()
    return {name: content for name, content in files.items() if not name.endswith("-shm")}


def test_the_stop_sheet_leaves_nothing_behind(table: Table, caplog: pytest.LogCaptureFixture) -> None:
    window = table.type({"parked/1": "Pay bands"}).open()
    field = window.page.first_focus()
    assert field is not None
    QTest.keyClicks(field, "Support load")
    pass_time(table, window, 20)
    window.meeting.texts.flush()
    window.meeting.store_time()
    settle()
    before, seconds = stored(table), window.meeting.time().total_seconds
    kept = table.preferences.file.read_bytes()
    with caplog.at_level(logging.DEBUG):
        window.rules.actions.stop.trigger()
        settle()
        pass_time(table, window, 600)
        key(window, Qt.Key.Key_F9)
        pass_time(table, window, 60)
        key(window, Qt.Key.Key_F9)
        pass_time(table, window, 600)
        stop_sheet(window).go_on.click()
        settle()
    assert stored(table) == before
    assert window.meeting.time().total_seconds == seconds
    assert table.preferences.file.read_bytes() == kept
    assert caplog.records == []
    pass_time(table, window, 20)
    assert window.meeting.time().total_seconds == seconds + 20


def test_the_stop_sheet_covers_the_page_and_knows_no_names(table: Table) -> None:
    DeskSettings(table.context).set_hr_contact("Ines Moura, ext. 4410")
    window = table.type({"welcome/topic/employee/1": "Support load since May"}).open()
    window.rules.show_stop()
    settle()
    heard = read_aloud(window).replace(window.windowTitle(), "")
    assert "Ines Moura, ext. 4410" in heard
    assert not any(word in heard for word in ("Devon", "Maya", "Support"))
    assert primary_buttons(window) == ["Pause for today"]
    assert QApplication.focusWidget() is stop_sheet(window).go_on
    for action in window.rules.actions.all:
        assert not action.isEnabled()


def test_without_a_name_the_stop_sheet_points_to_the_organisations_hr(table: Table) -> None:
    window = table.open()
    window.rules.show_stop()
    assert stop_sheet(window).contact.text() == "HR at Northwind Bicycles"
    press(Qt.Key.Key_Escape)
    assert window.page.isVisible()


def test_from_the_stop_sheet_the_meeting_is_paused_or_rebooked(table: Table) -> None:
    window = table.open()
    window.rules.show_stop()
    stop_sheet(window).rebook.click()
    rebook_sheet(window).back.click()
    assert window.page.isVisible()
    left = []
    window.left.connect(lambda: left.append(True))
    window.rules.show_stop()
    stop_sheet(window).pause.click()
    assert left == [True]


def test_a_passphrase_half_typed_does_not_wait_under_a_sheet(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    page_of(window).model.seal(None)
    settle()
    unlock = page_of(window).cards[Party.EMPLOYEE].unlock
    assert unlock is not None
    unlock.passphrase.setText("paper bo")
    window.rules.show_stop()
    assert unlock.passphrase.text() == ""


# -- the keyboard goes across ------------------------------------------------------------------------------------


def test_handing_over_is_said_and_shown_and_takes_no_word_away(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "reviewdesk.ui.meeting.meeting_window.announce", lambda _widget, words: said.append(words)
    )
    window = table.open()
    field = window.page.first_focus()
    assert field is not None
    QTest.keyClicks(field, "Support lo")
    key(window, Qt.Key.Key_F6)
    assert said[-1] == "Maya’s turn"
    assert window.bar.turn.text() == "Maya’s turn"
    other = QApplication.focusWidget()
    assert other is not field
    key(window, Qt.Key.Key_F6)
    assert said[-1] == "Devon’s turn"
    window.meeting.texts.flush()
    assert table.said() == {"welcome/topic/employee/1": "Support lo"}


# -- talk balance ------------------------------------------------------------------------------------------------


def test_nothing_is_estimated_unless_it_was_asked_for(table: Table) -> None:
    window = table.open()
    pass_time(table, window, 300)
    assert window.rules.balance is None
    assert not window.side.extras.balance.isVisible()


def test_the_talk_balance_is_shown_as_an_estimate_and_kept_nowhere(table: Table) -> None:
    table.preferences.set("talk_balance", True)
    window = table.open()
    pass_time(table, window, 60)
    key(window, Qt.Key.Key_F6)
    pass_time(table, window, 20)
    key(window, Qt.Key.Key_F9)
    pass_time(table, window, 300)
    key(window, Qt.Key.Key_F9)
    told = window.side.extras.balance.text()
    assert "Devon 75 %, Maya 25 %" in told
    assert "an estimate from turns" in told
    window.meeting.pause()
    everything = b"".join(stored(table).values()) + table.preferences.file.read_bytes()
    assert b"75 %" not in everything
    assert b"balance" not in everything.replace(b"talk_balance", b"")
    again = table.open()
    again.meeting.ticked.emit()
    assert not again.side.extras.balance.isVisible()


# -- the menu ----------------------------------------------------------------------------------------------------


def test_the_menu_and_any_list_of_commands_show_the_same_actions(table: Table) -> None:
    window = table.open()
    window.bar.more.click()
    menu = window.findChildren(QMenu)[-1]
    shown = [action for action in menu.actions() if not action.isSeparator()]
    assert shown == list(window.rules.actions.all)
    assert set(shown) <= set(window.actions())
    assert all(isinstance(action, QAction) for action in shown)
    assert [action.text() for action in shown if action.isEnabled()] == [
        "Park a point",
        "Three more minutes here",
        "Stop and rebook",
        "This does not belong here",
    ]
    menu.close()


def test_what_is_at_home_can_be_neither_parked_nor_rebooked(table: Table) -> None:
    from reviewdesk.domain.sign_off import Outcome

    table.at(StageKind.SIGN_OFF)
    table.services.sealing.set_outcome(table.review, Outcome.TAKEN_HOME)
    window = table.open()
    able = [action.text() for action in window.rules.actions.all if action.isEnabled()]
    assert able == ["This does not belong here"]
    window.rules.add_minutes()
    window.rules.show_stop()
    assert stop_sheet(window).rebook.isHidden()
