"""The rules of the room, by hand and by key: more time, points that are parked, and the menu that holds them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reviewdesk.domain.parked import ParkedFate
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.ui.widgets import Text
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import press, primary_buttons, tab_to
from tests.ui.meeting.room_hands import key, park, parked_sheet, pass_time, stop_sheet
from tests.ui.meeting.test_meeting_window import read_aloud, stage_of

# -- more time ----------------------------------------------------------------------------------------------------


def test_three_more_minutes_stand_in_the_ring_and_in_the_whole_time_and_stay(table: Table) -> None:
    window = table.open()
    words, whole = window.side.findChildren(Text)[:2]
    assert (words.text(), whole.text()) == ("4 min left here", "0 of 75 min used")
    window.side.extras.minutes.click()
    assert (words.text(), whole.text()) == ("7 min left here", "0 of 78 min used")
    key(window, Qt.Key.Key_F8)
    assert words.text() == "10 min left here"
    window.meeting.pause()
    assert table.open().meeting.time().stage_minutes == 10


def test_minutes_added_by_mistake_are_told_and_taken_back_from_the_stage_that_got_them(table: Table) -> None:
    window = table.open()
    key(window, Qt.Key.Key_F8)
    assert window.toast.text.text() == "Three more minutes here"
    window.meeting.go_to_stage(StageKind.PLAN)
    settle()
    window.toast.button.click()
    settle()
    assert window.meeting.time().total_minutes == 75
    window.meeting.go_to_stage(StageKind.WELCOME)
    settle()
    assert window.meeting.time().stage_minutes == 4


def test_a_short_message_finds_room_in_the_foot_and_covers_nothing_of_the_page(table: Table) -> None:
    window = table.open()
    window.resize(1366, 768)
    settle()
    key(window, Qt.Key.Key_F8)
    box, footer = window.toast.geometry(), window.footer
    assert box.top() >= footer.mapTo(window, footer.rect().topLeft()).y()
    for part in (footer.back, footer.saved, footer.hint, footer.next):
        if part.isVisible():
            place = part.rect().translated(part.mapTo(window, part.rect().topLeft()))
            assert not place.intersects(box)
    window.toast.say("Words that are far too long for what is left beside the buttons. " * 2)
    assert window.toast.geometry().bottom() < footer.mapTo(window, footer.rect().topLeft()).y()


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


# -- parking ------------------------------------------------------------------------------------------------------


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
    window = (
        table.at(StageKind.TURN_THE_TABLE)
        .type({"parked/1": "Pay bands", "parked/2": "The night rota"})
        .open()
    )
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


@pytest.mark.parametrize("by_key", [True, False])
def test_before_the_sign_off_there_is_a_way_back_to_where_the_two_were(table: Table, *, by_key: bool) -> None:
    window = table.at(StageKind.TURN_THE_TABLE).type({"parked/1": "Pay bands"}).open()
    window.footer.next.click()
    settle()
    if by_key:
        press(Qt.Key.Key_Escape)
    else:
        parked_sheet(window).back.click()
    settle()
    assert stage_of(window) is StageKind.TURN_THE_TABLE
    assert window.rules.cover.sheet is None
    assert window.page.isVisible()
    window.footer.next.click()
    settle()
    assert parked_sheet(window).go_on.isVisible()  # nobody has gone past it yet


def test_no_answer_is_proposed_for_a_parked_point_and_the_cross_says_what_it_does(table: Table) -> None:
    window = table.type({"parked/1": "Pay bands"}).open()
    window.rules.show_parked()
    sheet = parked_sheet(window)
    card = sheet.cards[0]
    assert [chip.text() for chip in card.chips.values()] == [
        "Settled",
        "Into our next talk",
        "Leave it open",
    ]
    assert not any(chip.isChecked() for chip in card.chips.values())
    assert sheet.back.isHidden()  # the one button leads back already
    assert card.remove.toolTip() == "Remove this point"
    assert card.remove.accessibleName() == "Remove this point: Pay bands"
    card.chips[None].click()
    settle()
    assert card.chips[None].isChecked()
    card.remove.click()
    settle()
    assert window.toast.text.text() == "Point removed"
    assert window.toast.button.isVisible()


def test_the_document_to_be_signed_shows_what_was_decided_last(table: Table) -> None:
    table.at(StageKind.SIGN_OFF).type({"parked/1": "Pay bands"})
    table.services.sealing.set_outcome(table.review, Outcome.ACKNOWLEDGED)
    window = table.open()
    settle()
    window.rules.show_parked()
    parked_sheet(window).cards[0].chips[ParkedFate.SETTLED].click()
    settle()  # the page is told while it is covered, and draws nothing then
    press(Qt.Key.Key_Escape)
    window.meeting.texts.flush()
    settle()
    shown = table.services.sealing._shown[table.review].record
    assert shown.parked is None


def test_a_parked_point_is_decided_by_keyboard_alone(table: Table) -> None:
    window = table.at(StageKind.PLAN).type({"parked/1": "Pay bands"}).open()
    window.rules.actions.parked.trigger()
    settle()
    sheet = parked_sheet(window)
    talk = next(chip for chip in sheet.cards[0].chips.values() if chip.text() == "Into our next talk")
    assert QApplication.focusWidget() in sheet.cards[0].chips.values()
    press(Qt.Key.Key_Right)
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


# -- the menu -----------------------------------------------------------------------------------------------------


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
    table.at(StageKind.SIGN_OFF)
    table.services.sealing.set_outcome(table.review, Outcome.TAKEN_HOME)
    window = table.open()
    able = [action.text() for action in window.rules.actions.all if action.isEnabled()]
    assert able == ["This does not belong here"]
    window.rules.add_minutes()
    window.rules.show_stop()
    assert stop_sheet(window).rebook.isHidden()
