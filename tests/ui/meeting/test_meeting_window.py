"""The meeting's window: whose turn, the curtain, the text size, the stages, the way out and back."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.stage_pages import PAGES
from reviewdesk.ui.meeting.text_sizes import SIZES
from reviewdesk.ui.tasks import TaskRunner
from reviewdesk.ui.widgets import Text
from tests.ui.meeting.desk import Table, settle


def spoken(interface: QAccessibleInterface) -> list[str]:
    """Return all names that assistive technology can read below ``interface``, hidden parts left out."""
    if interface.state().invisible:
        return []
    names = [interface.text(QAccessible.Text.Name)]
    for place in range(interface.childCount()):
        names += spoken(interface.child(place))
    return [name for name in names if name]


def read_aloud(window: MeetingWindow) -> str:
    return " | ".join(spoken(QAccessible.queryAccessibleInterface(window)))


def stage_of(window: MeetingWindow) -> StageKind:
    return window.meeting.snapshot.stage


def test_f6_hands_the_keyboard_across_the_table(table: Table) -> None:
    window = table.open()
    assert window.bar.turn.text() == "Devon types"
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.meeting.party is Party.MANAGER
    assert window.bar.turn.text() == "Maya types"
    assert window.bar.turn.accessibleName() == "Maya types. Hand over the keyboard"


def test_the_curtain_hides_everything_from_the_screen_and_from_assistive_technology(table: Table) -> None:
    window = table.type({"welcome/topic/employee/1": "Support load since May"}).open()
    assert "Devon" in read_aloud(window)
    QTest.keyClick(window, Qt.Key.Key_F9)
    settle()
    heard = read_aloud(window)
    assert "One moment" in heard
    assert not any(word in heard for word in ("Devon", "Maya", "Year review", "Support"))
    assert not window.content.isVisible()


def test_escape_and_f9_lift_the_curtain_and_the_focus_returns(table: Table) -> None:
    window = table.open()
    field = window.page.first_focus()
    assert field is not None
    field.setFocus()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F9):
        QTest.keyClick(window, Qt.Key.Key_F9)
        assert window.curtain.isVisible()
        QTest.keyClick(window, key)
        assert not window.curtain.isVisible()
        assert window.content.isVisible()
        assert window.focusWidget() is field


def test_no_time_goes_by_behind_the_curtain(table: Table) -> None:
    window = table.open()
    table.time.advance(seconds=40)
    QTest.keyClick(window, Qt.Key.Key_F9)
    table.time.advance(seconds=50)
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert window.meeting.time().stage_seconds == 40


def test_control_plus_and_minus_set_the_text_larger_and_smaller_and_it_is_remembered(table: Table) -> None:
    window = table.open()
    before = window.theme.px(100)
    for _step in SIZES:
        QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.theme.px(100) == 2 * before
    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert table.preferences.number("meeting_scale") == 1.6
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.theme.px(100) == before


def test_the_text_size_can_be_chosen_from_a_list(table: Table) -> None:
    window = table.open()
    window.bar.text_size.click()
    menu = window.findChildren(QMenu)[0]
    assert menu.isVisible()
    actions = menu.actions()
    assert [action.text() for action in actions][:3] == ["Desk", "Two at a desk", "Room"]
    actions[2].trigger()
    assert window.text_size == 1.6
    menu.close()


@pytest.mark.parametrize("by_mouse", [True, False])
def test_after_a_change_of_the_text_size_the_field_can_be_seen(table: Table, *, by_mouse: bool) -> None:
    window = table.open()
    field = window.page.first_focus()
    assert field is not None
    if by_mouse:
        window.bar.text_size.setFocus()
    window.set_text_size(2.0)
    settle()
    port = window.page.scroller.viewport()
    top = field.mapTo(port, field.rect().topLeft()).y()
    assert 0 <= top < top + field.height() <= port.height()


def test_a_larger_window_sets_larger_type(table: Table) -> None:
    window = table.open(size=(1920, 1080))
    assert window.theme.factor == 1.35


def test_any_stage_can_be_visited_from_the_rail_by_mouse_and_by_keyboard(table: Table) -> None:
    window = table.open()
    window.side.rail.items[3].click()
    assert stage_of(window) is StageKind.PROGRESS
    window.side.rail.items[0].setFocus()
    QTest.keyClick(window.side.rail.items[0], Qt.Key.Key_Space)
    assert stage_of(window) is StageKind.WELCOME
    assert [item.look.state for item in window.side.rail.items][:4] == ["now", "todo", "todo", "passed"]


def test_next_and_back_walk_through_the_stages(table: Table) -> None:
    window = table.open()
    assert not window.footer.back.isVisible()
    assert window.footer.next.text() == "Next: At its best"
    window.footer.next.click()
    assert stage_of(window) is StageKind.AT_ITS_BEST
    window.footer.back.click()
    assert stage_of(window) is StageKind.WELCOME


def test_what_is_typed_is_saved_and_the_footer_says_when(table: Table) -> None:
    window = table.open()
    field = window.page.first_focus()
    assert field is not None
    QTest.keyClicks(field, "Support load")
    window.meeting.texts.flush()
    assert table.said() == {"welcome/topic/employee/1": "Support load"}
    assert window.footer.saved.isVisible()


def test_pausing_closes_the_window_and_the_meeting_goes_on_at_the_same_stage(table: Table) -> None:
    window = table.open()
    window.side.rail.items[1].click()
    table.time.advance(seconds=45)
    closed = []
    window.left.connect(lambda: closed.append(True))
    window.bar.pause.click()
    assert closed == [True]
    again = table.open()
    assert stage_of(again) is StageKind.AT_ITS_BEST
    assert again.meeting.time().stage_seconds == 45


def test_closing_the_window_pauses_and_loses_no_word(table: Table) -> None:
    window = table.open()
    field = window.page.first_focus()
    assert field is not None
    QTest.keyClicks(field, "Not yet saved")
    window.close()
    assert table.said() == {"welcome/topic/employee/1": "Not yet saved"}


def test_the_window_comes_back_where_it_was(table: Table) -> None:
    window = table.open(size=(700, 600))
    window.meeting.pause()
    again = table.open(size=(700, 600), before=lambda made: made._restore_place())
    assert again.size().toTuple() == (700, 600)


def test_a_narrow_window_shows_discs_and_no_names(table: Table) -> None:
    window = table.open(size=(820, 700))
    assert window.side.rail.items[0].toolTip() == "Welcome"
    assert not window.bar.names.isVisible()
    assert window.width() == 820


def test_the_ring_says_when_the_time_is_used_and_when_it_takes_longer(table: Table) -> None:
    window = table.open()
    words = window.side.findChildren(Text)[0]
    assert words.text() == "4 min left here"
    for minutes, said in ((4, "Time used here"), (2, "2 min longer here")):
        for _half in range(minutes * 2):
            table.time.advance(seconds=30)
            window.meeting.timer.tick()
        window.meeting.ticked.emit()
        assert words.text() == said


def test_every_stage_has_a_page_of_its_own() -> None:
    assert {kind: page.kind for kind, page in PAGES.items()} == {kind: kind for kind in StageKind}


def test_an_error_without_a_place_is_said_at_the_foot_of_the_window(table: Table) -> None:
    window = table.open()
    window.meeting.ask(lambda: table.services.meetings.keep_both(table.review, table.goal_ids()[0]))
    assert window.toast.isVisible()
    assert window.toast.text.text()
    for beside in (window.footer.next, window.footer.back):
        covered = QRect(beside.mapTo(window, QPoint()), beside.size()).intersects(window.toast.geometry())
        assert not (beside.isVisible() and covered)
    assert window.rect().contains(window.toast.geometry())


def test_the_meeting_is_held_on_the_thread_of_the_desk(table: Table, qtbot: QtBot) -> None:
    runner = TaskRunner()
    table.runner = runner
    window = table.open()
    field = window.page.first_focus()
    assert field is not None
    QTest.keyClicks(field, "Support load")
    window.footer.next.click()
    qtbot.waitUntil(lambda: stage_of(window) is StageKind.AT_ITS_BEST)
    with qtbot.waitSignal(window.left):
        window.close()
    runner.close()
    assert table.said() == {"welcome/topic/employee/1": "Support load"}
    table.windows.clear()
