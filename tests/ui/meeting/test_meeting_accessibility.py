"""Every state of the meeting, walked in all themes, at twice the text and mirrored."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.theme.tokens import Mode
from tests.ui.accessibility import walk
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import page_of
from tests.ui.meeting.test_self_assessment_page import open_drawer

State = Callable[[Table], Callable[[MeetingWindow], None] | None]


def welcome(table: Table) -> None:
    table.type({"welcome/topic/employee/1": "More room to lead", "welcome/topic/manager/1": "Onboarding"})


def drawer_closed(table: Table) -> None:
    table.at(StageKind.SELF_ASSESSMENT)


def drawer_refused(table: Table) -> Callable[[MeetingWindow], None]:
    table.at(StageKind.SELF_ASSESSMENT)
    return lambda window: open_drawer(window, "not this one")


def drawer_open(table: Table) -> Callable[[MeetingWindow], None]:
    table.at(StageKind.SELF_ASSESSMENT)
    return open_drawer


def choosing(table: Table) -> None:
    table.at(StageKind.PROGRESS)


def steps_explained(table: Table) -> Callable[[MeetingWindow], None]:
    choosing(table)
    return lambda window: page_of(window).legend.button.click()


def choosing_second(table: Table) -> Callable[[MeetingWindow], None]:
    table.at(StageKind.PROGRESS).seal(Progress.ACHIEVED)
    return lambda window: window.meeting.give_turn(Party.MANAGER)


def unlocking(table: Table) -> Callable[[MeetingWindow], None]:
    table.at(StageKind.PROGRESS)
    return lambda window: page_of(window).model.seal(None)


def unlocking_refused(table: Table) -> Callable[[MeetingWindow], None]:
    def act(window: MeetingWindow) -> None:
        page_of(window).model.seal(None)
        page_of(window).model.unlock("not this one")

    table.at(StageKind.PROGRESS)
    return act


def both_sealed(table: Table) -> None:
    table.at(StageKind.PROGRESS).seal(Progress.ACHIEVED, Progress.BEYOND)


def revealed(table: Table) -> None:
    table.at(StageKind.PROGRESS).reveal(Progress.CANNOT_JUDGE, Progress.WELL_ON_THE_WAY)


def bringing(table: Table) -> Callable[[MeetingWindow], None]:
    def act(window: MeetingWindow) -> None:
        window.meeting.give_turn(Party.EMPLOYEE)
        page_of(window).model.go_to_goal(0)
        bring = page_of(window).cards[Party.EMPLOYEE].bring
        assert bring is not None
        bring.click()

    revealed(table)
    return act


def back_to_first_goal(window: MeetingWindow) -> None:
    page_of(window).model.go_to_goal(0)


def agreed(table: Table) -> Callable[[MeetingWindow], None]:
    table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.WELL_ON_THE_WAY)
    goal = table.goal_ids()[0]
    table.type({f"progress/{goal}/learned": "Ask the starters first."})
    table.services.meetings.agree(table.review, goal, Progress.ACHIEVED)
    return back_to_first_goal


def curtain(table: Table) -> Callable[[MeetingWindow], None]:
    table.at(StageKind.PROGRESS)
    return lambda window: window.toggle_curtain()


STATES: tuple[State, ...] = (
    welcome,
    drawer_closed,
    drawer_refused,
    drawer_open,
    choosing,
    steps_explained,
    choosing_second,
    unlocking,
    unlocking_refused,
    both_sealed,
    revealed,
    bringing,
    agreed,
    curtain,
)
SETTINGS: tuple[tuple[Mode, float, bool], ...] = (
    ("light", 1.0, False),
    ("light", 2.0, False),
    ("dark", 1.0, True),
    ("high_contrast", 2.0, True),
)


def dress(window: MeetingWindow, setting: tuple[Mode, float, bool]) -> None:
    """Show the window so, as the two at the table would; opened so it is in ``test_wording_hints``."""
    mode, text, mirrored = setting
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    window.theme.set(mode=mode)
    window.set_text_size(text)
    for _round in range(3):  # heights follow widths, and widths the direction
        settle()


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_everybody_can_read_reach_and_hear_everything(table: Table, state: State) -> None:
    act = state(table)
    window = table.open()
    if act is not None:
        act(window)
        settle()
    for setting in SETTINGS:
        dress(window, setting)
        assert [str(finding) for finding in walk(window)] == [], setting
        assert window.size().toTuple() == (1366, 768)
