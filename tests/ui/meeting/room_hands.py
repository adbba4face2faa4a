"""Hands for the rules of the room: keys, time that passes, and the sheet that is open."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.parked_sheet import ParkedSheet
from reviewdesk.ui.meeting.rebook_sheet import RebookSheet
from reviewdesk.ui.meeting.stop_sheet import StopSheet
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import press


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
