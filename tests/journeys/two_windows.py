"""A desk with private notes on it, and a computer with two screens for the two windows."""

from PySide6.QtCore import QRect

from reviewdesk.domain.people import Party
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.office.private_host import PrivateHost
from reviewdesk.ui.private.private_window import PrivateWindow
from reviewdesk.ui.walkthrough.driver import wait_until
from reviewdesk.ui.walkthrough.room import Room
from tests.journeys.holding import held_by
from tests.journeys.house import House
from tests.ui.private.two_screens import TwoScreens

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
    """Return whose review is next."""
    review = room.do(room.services.reviews.home).next_review
    assert review is not None
    return review.employee_id


def open_both(room: Room) -> tuple[MeetingWindow, PrivateWindow]:
    """Open the meeting, and return its window and the one that came with it."""
    meeting = room.open_meeting()
    return meeting, private_of(room)


def private_of(room: Room) -> PrivateWindow:
    """Return the private window, waiting for it."""
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


def open_both_again(room: Room) -> tuple[MeetingWindow, PrivateWindow]:
    """Take a paused meeting up again."""
    return room.open_meeting(_("Go on with the meeting")), private_of(room)
