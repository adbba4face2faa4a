"""The pages of the meeting are there before they are asked for, and nobody notices how they came."""

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting import page_stack
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.stage_page import StagePage
from tests.ui.meeting.desk import ANSWER, REASONS, Table, settle
from tests.ui.meeting.test_meeting_window import read_aloud


class HandTimer(QObject):
    """A timer whose time comes when the test says so; all that ``PageStack`` asks of one."""

    timeout = Signal()

    def __init__(self, parent: QObject, *, singleShot: bool, interval: int) -> None:  # noqa: N803  # Qt's name
        super().__init__(parent)
        assert singleShot
        assert interval > 0
        self.starts = 0
        self._active = False

    def start(self) -> None:
        """Begin to wait, or begin anew."""
        self.starts += 1
        self._active = True

    def stop(self) -> None:
        """Wait no more."""
        self._active = False

    def isActive(self) -> bool:
        """Say whether it waits."""
        return self._active

    def run_out(self) -> None:
        """Have its time come."""
        self._active = False
        self.timeout.emit()
        settle()


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_stack, "QTimer", HandTimer)


def timer_of(window: MeetingWindow) -> HandTimer:
    return window.stack.findChildren(HandTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)[0]


def kinds(window: MeetingWindow) -> list[StageKind]:
    pages = (window.stack.widget(place) for place in range(window.stack.count()))
    return [page.kind for page in pages if isinstance(page, StagePage)]


def test_a_quiet_moment_builds_one_page_and_the_last_ends_the_building(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    for built in range(1, 9):
        assert window.stack.is_building
        assert window.stack.count() == built
        timer_of(window).run_out()
    assert not window.stack.is_building
    assert kinds(window) == [
        StageKind.GROWTH,
        StageKind.PLAN,
        StageKind.TURN_THE_TABLE,
        StageKind.SIGN_OFF,
        StageKind.EXIT_PULSE,
        StageKind.PROGRESS,
        StageKind.SELF_ASSESSMENT,
        StageKind.AT_ITS_BEST,
        StageKind.WELCOME,
    ]
    window.go_on()
    assert not window.stack.is_building


def test_focus_page_and_what_is_read_aloud_stay_as_they_were(table: Table) -> None:
    """Nor does anything sealed or private get into the window by it."""
    window = table.seal(Progress.BEYOND).open()
    before = window.page, QApplication.focusWidget(), read_aloud(window)
    while window.stack.is_building:
        timer_of(window).run_out()
    assert (window.page, QApplication.focusWidget(), read_aloud(window)) == before
    assert not window.meeting.is_open(Authority.SELF)
    written = [edit.toPlainText() for edit in window.findChildren(QPlainTextEdit)]
    kept = " ".join((*written, *(label.text() for label in window.findChildren(QLabel))))
    assert not any(secret in kept for secret in (ANSWER, *REASONS.values()))


def test_words_that_are_not_stored_yet_are_waited_for(table: Table) -> None:
    window = table.open()
    window.meeting.joint.set_text("welcome/topic/employee/1", "Support load", Party.EMPLOYEE)
    timer_of(window).run_out()
    assert window.stack.count() == 1
    assert window.stack.is_building
    window.meeting.texts.flush()
    timer_of(window).run_out()
    assert window.stack.count() > 1


def test_every_key_and_click_in_the_window_is_waited_for_anew(table: Table) -> None:
    window = table.open()
    handle, timer = window.windowHandle(), timer_of(window)
    starts = timer.starts
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert timer.starts > starts
    starts = timer.starts
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    assert timer.starts > starts
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    while window.stack.is_building:
        window.meeting.texts.flush()
        timer.run_out()
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert not window.stack.is_building


def test_nothing_is_built_for_a_meeting_that_was_left(table: Table) -> None:
    window = table.open()
    timer = timer_of(window)
    window.meeting.pause()
    assert not timer.isActive()


def test_pages_that_were_visited_meanwhile_are_not_built_again(table: Table) -> None:
    window = table.open()
    for stage in window.meeting.stages[1:-1]:
        window.meeting.go_to_stage(stage)
    timer_of(window).run_out()  # the exit pulse comes after sealing
    pages = kinds(window)
    timer_of(window).run_out()
    assert kinds(window) == pages == list(window.meeting.stages)
    assert not window.stack.is_building
