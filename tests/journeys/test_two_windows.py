"""The shared window and the private one, side by side on two screens: neither holds anything of the other."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.progress_page import ProgressPage
from reviewdesk.ui.office.private_host import PrivateHost
from reviewdesk.ui.private.private_window import PrivateWindow
from reviewdesk.ui.walkthrough.driver import settle, wait_until
from reviewdesk.ui.walkthrough.opening_steps import open_drawer
from reviewdesk.ui.walkthrough.room import Room
from reviewdesk.ui.walkthrough.table import Table
from tests.journeys.holding import held_by
from tests.journeys.house import House, go_to
from tests.ui.private.two_screens import LEFT, RIGHT, TwoScreens

NOTE = "Kanarienvogel: thinks of leaving in May"
OTHER_NOTE = "Zeisig: asked for more pay twice"
OTHER = "Kornelia Vogelsang"
TYPED = "Distelfink, typed while we talked"


def start(house: House, *screens: QRect) -> tuple[Room, TwoScreens]:
    """Open the desk on a computer with these screens, by default two; one more person, and notes on two, are on it."""
    room = house.start()
    employee = next_employee(room)
    other = room.do(lambda: room.services.people.add(OTHER, "Fitter")).value
    room.do(lambda: room.services.notes.add(employee, NOTE))
    room.do(lambda: room.services.notes.add(other, OTHER_NOTE))
    placed = TwoScreens(*screens)
    room.host.private = PrivateHost(room.office, room.host, placed)
    return room, placed


def next_employee(room: Room) -> str:
    review = room.do(room.services.reviews.home).next_review
    assert review is not None
    return review.employee_id


def open_both(room: Room) -> tuple[MeetingWindow, PrivateWindow]:
    """Open the meeting, and return its window and the one that came with it."""
    meeting = room.open_meeting()
    return meeting, private_of(room)


def private_of(room: Room) -> PrivateWindow:
    wait_until(lambda: room.host.private.window is not None, "the private window")
    window = room.host.private.window
    assert window is not None
    return window


def uncover(room: Room, window: PrivateWindow) -> None:
    """Press the cover's one button, as its owner does, and wait for the notes."""
    window.cover.show_notes.click()
    room.rest()
    assert NOTE in held_by(window)


def others_of(house: House) -> list[str]:
    """Return everybody on the desk who is not at this table."""
    here = {house.script.name(party) for party in Party}
    return [OTHER, *(person.name for person in house.script.company.people if person.name not in here)]


def private_words(house: House) -> list[str]:
    """Return what the shared window must never hold."""
    company = house.script.company
    return [NOTE, OTHER_NOTE, TYPED, *(note.text for note in company.notes), *others_of(house)]


def held_in_stages(house: House, table: Table) -> dict[str, list[str]]:
    """Go through every stage and return what is held in it and should not be."""
    found = {}
    for stage in table.meeting_window.meeting.stages:
        go_to(table, stage)
        if stage is StageKind.SELF_ASSESSMENT:
            open_drawer(table)
        wait_until(lambda: not table.meeting_window.stack.is_building, "the page")
        held = held_by(table.meeting_window)
        found[stage.value] = [words for words in private_words(house) if words in held]
    return found


# -- the shared window holds nothing private ---------------------------------------------------------------------


def test_in_no_stage_does_the_shared_window_hold_a_note_or_the_name_of_anybody_else(house: House) -> None:
    room, _screens = start(house)
    meeting, private = open_both(room)
    uncover(room, private)
    QTest.keyClicks(private.private_notes.new, TYPED)
    private.notes.flush()
    room.rest()
    table = house.table(meeting)
    found = held_in_stages(house, table)
    assert len(found) == len(meeting.meeting.stages) > 3
    assert not [stage for stage, words in found.items() if words], found
    assert TYPED in held_by(private)


def test_the_search_finds_what_the_two_at_the_table_may_see(house: House) -> None:
    room, _screens = start(house)
    meeting, _private = open_both(room)
    held = held_by(meeting)
    goals = meeting.meeting.snapshot.goals
    assert goals
    assert all(words in held for goal in goals for words in (goal.title, *(e.text for e in goal.evidence)))
    assert all(house.script.name(party) in held for party in Party)
    assert "Hand over the keyboard" in held


def _in_a_tooltip(meeting: MeetingWindow) -> None:
    meeting.footer.next.setToolTip(NOTE)


def _in_a_property(meeting: MeetingWindow) -> None:
    meeting.side.setProperty("person", [OTHER])


def _in_a_closure(meeting: MeetingWindow) -> None:
    words = [NOTE]
    meeting.page.then = lambda: words  # type: ignore[attr-defined]  # whoever wrote it was careless


def _in_a_service(meeting: MeetingWindow) -> None:
    meeting.meeting.services.meetings.people = {"p1": OTHER}  # type: ignore[attr-defined]  # careless too


def _in_a_child(meeting: MeetingWindow) -> None:
    child = QWidget(meeting.content)
    child.setAccessibleName(NOTE)


@pytest.mark.parametrize("plant", [_in_a_tooltip, _in_a_property, _in_a_closure, _in_a_service, _in_a_child])
def test_the_search_finds_what_is_hidden_in_the_window(
    house: House, plant: Callable[[MeetingWindow], None]
) -> None:
    room, _screens = start(house)
    meeting, _private = open_both(room)
    plant(meeting)
    assert [words for words in private_words(house) if words in held_by(meeting)]


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


def open_both_again(room: Room) -> tuple[MeetingWindow, PrivateWindow]:
    from reviewdesk.system.i18n import _

    return room.open_meeting(_("Go on with the meeting")), private_of(room)


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


def test_what_the_talk_balance_says_appears_in_the_private_window_only(house: House) -> None:
    room, _screens = start(house)
    meeting, private = open_both(room)
    uncover(room, private)
    room.host.private.show_hint("Devon has had the smaller part.")
    assert private.aids.hint.text.text() == "Devon has had the smaller part."
    assert "smaller part" not in held_by(meeting)


# -- nothing else speaks -----------------------------------------------------------------------------------------


def test_while_a_meeting_is_open_no_title_of_a_window_names_anybody_who_is_not_at_it(house: House) -> None:
    room, _screens = start(house)
    meeting, private = open_both(room)
    uncover(room, private)
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    assert set(shown) == {meeting, private}
    assert private.windowTitle() == "ReviewDesk"
    titles = [window.windowTitle() for window in QApplication.topLevelWidgets()]
    names = [*others_of(house), *(name.split()[0] for name in others_of(house))]
    assert not [(title, name) for title in titles for name in names if name in title]
    meeting.toggle_curtain()
    seen = [window.windowTitle() for window in QApplication.topLevelWidgets() if window.isVisible()]
    here = [house.script.name(party).split()[0] for party in Party]
    assert not [(title, name) for title in seen for name in here if name in title]
