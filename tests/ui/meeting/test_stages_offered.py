"""The commands lead to the stages that may be visited just now, and to no other."""

from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from tests.ui.meeting import signing_hands
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.room_hands import rebook_sheet
from tests.ui.meeting.signing_hands import both_sign, seal, talked_through

desk = signing_hands.desk
keys = signing_hands.keys


def offered(window: MeetingWindow) -> set[StageKind]:
    return {kind for kind, action in window.actions_here.stages.items() if action.isEnabled()}


def test_behind_a_sheet_no_stage_is_offered_whatever_is_read_anew(table: Table) -> None:
    window = table.at(StageKind.WELCOME).open()
    before = offered(window)
    window.rules.show_rebook()
    settle()
    assert window.is_covered
    window.actions_here.refresh(window.meeting.snapshot)
    assert offered(window) == set()
    window.toggle_curtain()
    window.toggle_curtain()
    assert offered(window) == set()
    rebook_sheet(window).back.click()
    settle()
    assert offered(window) == before


def test_the_exit_pulse_is_offered_only_once_the_plan_is_sealed_and_then_nothing_else(table: Table) -> None:
    window = talked_through(table).open()
    assert StageKind.PLAN in offered(window)
    assert StageKind.EXIT_PULSE not in offered(window)
    both_sign(window)
    assert offered(window) == set()
    seal(window)
    assert offered(window) == {StageKind.EXIT_PULSE}
    window.meeting.go_to_stage(StageKind.EXIT_PULSE)
    settle()
    assert offered(window) == {StageKind.SIGN_OFF}
