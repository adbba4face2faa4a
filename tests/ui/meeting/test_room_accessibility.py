"""The rules of the room, walked in all themes, at twice the text and mirrored."""

from collections.abc import Callable

import pytest

from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.services.desk_settings import DeskSettings
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from tests.ui.accessibility import walk
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import page_of, primary_buttons
from tests.ui.meeting.test_meeting_accessibility import SETTINGS, dress

PARKED = {"parked/1": "Pay bands, with the new figures", "parked/2": "Who runs the evening shift in summer"}
LONG = {
    "parked/3": "Whether the night rota could be planned three weeks ahead, so that nobody has to swap days"
}
State = Callable[[Table], Callable[[MeetingWindow], object]]


def extras(table: Table) -> Callable[[MeetingWindow], object]:
    def act(window: MeetingWindow) -> None:
        for _minute in range(9):
            table.time.advance(seconds=10)
            window.meeting.ticked.emit()

    table.preferences.set("talk_balance", True)
    table.type(PARKED)
    return act


def parking(table: Table) -> Callable[[MeetingWindow], object]:
    table.at(StageKind.PLAN).type(PARKED | LONG)
    return lambda window: window.rules.open_strip()


def parked(table: Table) -> Callable[[MeetingWindow], object]:
    table.type(PARKED | LONG)
    return lambda window: window.rules.show_parked()


def back_before_the_sign_off(table: Table) -> Callable[[MeetingWindow], object]:
    table.at(StageKind.PLAN).type(PARKED)
    return lambda window: window.meeting.go_to_stage(StageKind.SIGN_OFF)


def rebooking(_table: Table) -> Callable[[MeetingWindow], object]:
    return lambda window: window.rules.show_rebook()


def stopped(table: Table) -> Callable[[MeetingWindow], object]:
    DeskSettings(table.context).set_hr_contact("Ines Moura, People and Culture, ext. 4410")
    return lambda window: window.rules.show_stop()


def both_views_offered(table: Table) -> Callable[[MeetingWindow], object]:
    def act(window: MeetingWindow) -> None:
        page_of(window).model.go_to_goal(0)
        for _step in range(20):
            table.time.advance(seconds=10)
            window.meeting.timer.tick()
            window.meeting.ticked.emit()
        assert page_of(window).agreement.offer.isVisible()

    table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.WELL_ON_THE_WAY)
    return act


STATES: tuple[State, ...] = (
    extras,
    parking,
    parked,
    back_before_the_sign_off,
    rebooking,
    stopped,
    both_views_offered,
)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_everybody_can_read_reach_and_hear_the_rules_of_the_room(table: Table, state: State) -> None:
    act = state(table)
    window = table.open()
    act(window)
    settle()
    for setting in SETTINGS:
        dress(window, setting)
        assert len(primary_buttons(window)) == 1
        assert [str(finding) for finding in walk(window)] == [], setting
        assert window.size().toTuple() == (1366, 768)
