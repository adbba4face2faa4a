"""The private window: beside the meeting on another screen or not at all, and quiet."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reviewdesk.content import questions as library
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.progress_page import ProgressPage
from reviewdesk.ui.private.private_window import PrivateWindow
from reviewdesk.ui.walkthrough.driver import settle, wait_until
from reviewdesk.ui.widgets.commands import words_of
from tests.journeys.holding import held_by
from tests.journeys.house import House, go_to
from tests.journeys.two_windows import (
    NOTE,
    open_both,
    open_both_again,
    others_of,
    private_of,
    start,
    uncover,
)
from tests.ui.private.two_screens import LEFT, RIGHT

# -- where and when the private window is ------------------------------------------------------------------------


def test_it_comes_beside_the_meeting_covered_and_goes_with_it(house: House) -> None:
    room, screens = start(house)
    meeting, private = open_both(room)
    assert private.isVisible()
    assert private.is_covered
    assert NOTE not in held_by(private)
    assert screens.area_of(private) == RIGHT
    assert screens.are_apart(private, meeting)
    assert meeting.isActiveWindow()  # the keyboard stayed there
    room.leave_meeting(meeting)
    assert room.host.private.window is None
    assert not [window for window in QApplication.topLevelWidgets() if isinstance(window, PrivateWindow)]
    again, private = open_both_again(room)
    assert private.isVisible()
    assert private.is_covered
    room.leave_meeting(again)


def test_with_one_screen_it_does_not_open_at_all(house: House) -> None:
    room, _screens = start(house, LEFT)
    room.open_meeting()
    assert room.host.private.window is None


def test_a_screen_that_comes_later_brings_it_covered(house: House) -> None:
    room, screens = start(house, LEFT)
    room.open_meeting()
    screens.plug_in(RIGHT)
    private = private_of(room)
    assert private.isVisible()
    assert private.is_covered


def test_it_vanishes_at_once_when_its_screen_goes_and_comes_back_covered(house: House) -> None:
    room, screens = start(house)
    _meeting, private = open_both(room)
    uncover(room, private)
    screens.unplug(RIGHT)
    assert not private.isVisible()
    assert private.is_covered
    settle()
    assert not private.isVisible()
    screens.plug_in(RIGHT)
    assert private.isVisible()
    assert private.is_covered


@pytest.mark.parametrize("x", [300, 1920 - 200], ids=["wholly", "by a part of it"])
def test_moved_to_the_shared_screen_it_vanishes_and_goes_back(house: House, x: int) -> None:
    room, screens = start(house)
    meeting, private = open_both(room)
    uncover(room, private)
    private.move(x, 100)
    assert not private.isVisible()
    settle()
    assert private.isVisible()
    assert private.is_covered
    assert screens.are_apart(private, meeting)


def test_the_meeting_moved_to_its_screen_sends_it_to_the_other(house: House) -> None:
    room, screens = start(house)
    meeting, private = open_both(room)
    uncover(room, private)
    meeting.move(RIGHT.x() + 100, 100)
    settle()
    assert private.is_covered
    assert screens.area_of(private) == LEFT
    assert screens.are_apart(private, meeting)


def test_a_system_that_puts_all_windows_on_one_screen_is_not_asked_again_and_again(house: House) -> None:
    room, screens = start(house)
    placed: list[QRect] = []

    def put(window: QWidget, area: QRect) -> None:
        placed.append(area)
        window.setGeometry(100, 100, 500, 500)  # the shared screen, whatever was asked for

    screens.put = put  # type: ignore[method-assign]  # a window system with a mind of its own
    room.open_meeting()
    settle()
    assert placed == [RIGHT]
    screens.changed.emit()
    assert placed == [RIGHT, RIGHT]
    assert not private_of(room).isVisible()


def test_closed_by_its_owner_it_stays_away_until_the_meeting_is_taken_up_again(house: House) -> None:
    room, screens = start(house)
    meeting, private = open_both(room)
    private.cover.not_now.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    screens.changed.emit()
    assert room.host.private.window is None
    room.leave_meeting(meeting)
    meeting, private = open_both_again(room)
    assert private.isVisible()


def test_closed_by_its_owner_it_is_brought_back_from_the_palette_which_names_nobody(house: House) -> None:
    room, screens = start(house)
    meeting, private = open_both(room)
    assert BACK not in palette_of(meeting)
    private.cover.not_now.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert BACK in palette_of(meeting)
    screens.unplug(RIGHT)
    assert BACK not in palette_of(meeting)  # there is nowhere to bring it
    screens.plug_in(RIGHT)
    assert room.host.private.window is None
    meeting.actions_here.palette.open()
    meeting.actions_here.palette.line.setText(BACK)
    QTest.keyClick(meeting.actions_here.palette.line, Qt.Key.Key_Return)
    private = private_of(room)
    assert private.isVisible()
    assert private.is_covered
    assert screens.are_apart(private, meeting)
    assert BACK not in palette_of(meeting)
    assert meeting.isActiveWindow()


BACK = "Bring back the window on the other screen"


def palette_of(meeting: MeetingWindow) -> list[str]:
    """Return what the palette lists, opened and put away again."""
    palette = meeting.actions_here.palette
    palette.open()
    listed = [words_of(action) for action in palette.shown]
    palette.put_away()
    return listed


def test_whoever_wants_none_of_it_is_not_asked(house: House) -> None:
    room, screens = start(house)
    room.office.preferences.set("private_window", "never")
    room.open_meeting()
    screens.changed.emit()
    assert room.host.private.window is None


# -- what it says of the meeting ---------------------------------------------------------------------------------


def test_it_follows_the_meeting_and_counts_what_was_news(house: House) -> None:
    room, _screens = start(house)
    meeting, private = open_both(room)
    uncover(room, private)
    table = house.table(meeting)
    go_to(table, StageKind.SELF_ASSESSMENT)
    stage = meeting.meeting.snapshot.current()
    asked = [prompt.question for prompt in stage.prompts if prompt.id.startswith("ask_")]
    assert private.aids.question.text() == asked[0]
    assert stage.title in private.aids.stage.text()
    go_to(table, StageKind.PROGRESS)
    page = meeting.page
    assert isinstance(page, ProgressPage)
    points = [e for goal in meeting.meeting.snapshot.goals for e in goal.evidence if e.by is Party.MANAGER]
    assert private.aids.news.text.text().startswith("Devon has ticked none")
    table.click(page.evidence.ticks[0])
    table.rest()
    said = f"1 of your {len(points)} points were new to Devon."
    wait_until(lambda: private.aids.news.text.text().startswith(said), said)
    assert said not in held_by(meeting)  # the count is the manager's alone


def test_the_questions_of_the_library_are_read_beside_both_windows(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: list[threading.Thread] = []
    load = library.load_questions

    def watched() -> library.Questions:
        readers.append(threading.current_thread())
        return load()

    monkeypatch.setattr(library, "load_questions", watched)
    library.questions.cache_clear()
    room, _screens = start(house)
    _meeting, private = open_both(room)
    uncover(room, private)
    here = [
        each.text
        for each in room.services.meeting.questions("Devon", "Maya")
        if each.stage is StageKind.WELCOME and each.asks is not Party.EMPLOYEE
    ]
    offered = set()
    for _step in range(20):
        offered.add(private.aids.question.text())
        private.model.another()
    assert offered & set(here)
    assert readers
    assert threading.main_thread() not in readers


def test_what_the_talk_balance_says_appears_in_the_private_window_only(house: House) -> None:
    room, _screens = start(house)
    room.office.preferences.set("talk_balance", True)  # off unless somebody wants it
    meeting, private = open_both(room)
    uncover(room, private)
    assert not private.aids.balance.text.text()
    meeting.meeting.give_turn(Party.MANAGER)
    house.time.advance(seconds=100)
    meeting.meeting.ticked.emit()
    assert private.aids.balance.text.text().startswith("Devon has had the smaller part of the talk")
    assert "smaller part" not in held_by(meeting)


# -- nothing else speaks -----------------------------------------------------------------------------------------


def test_while_a_meeting_is_open_no_title_of_a_window_names_anybody_who_is_not_at_it(house: House) -> None:
    before = {window for window in QApplication.topLevelWidgets() if window.isVisible()}
    room, _screens = start(house)
    meeting, private = open_both(room)
    uncover(room, private)
    shown = {window for window in QApplication.topLevelWidgets() if window.isVisible()}
    assert shown - before == {meeting, private}
    assert private.windowTitle() == "ReviewDesk"
    titles = [window.windowTitle() for window in QApplication.topLevelWidgets()]
    names = [*others_of(house), *(name.split()[0] for name in others_of(house))]
    assert not [(title, name) for title in titles for name in names if name in title]
    meeting.toggle_curtain()
    seen = [window.windowTitle() for window in shown - before if window.isVisible()]
    here = [house.script.name(party).split()[0] for party in Party]
    assert not [(title, name) for title in seen for name in here if name in title]
