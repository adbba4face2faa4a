"""Every state from the time at its best to the exit pulse, walked in all themes, at twice the text and mirrored."""

from collections.abc import Callable

import pytest

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.context import DeskContext
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.theme.tokens import Mode
from tests.ui.accessibility import walk
from tests.ui.meeting import signing_hands
from tests.ui.meeting.desk import Table
from tests.ui.meeting.plan_words import GROWTH, OWN_WORDS, PLANS, fill
from tests.ui.meeting.signing_hands import both_sign, choose, page_of, seal, sign, talked_through
from tests.ui.meeting.test_exit_pulse_page import page_of as pulse_of
from tests.ui.meeting.test_meeting_accessibility import dress
from tests.ui.meeting.test_plan_page import page_of as plan_of

Act = Callable[[MeetingWindow], None]
keys = signing_hands.keys
desk = signing_hands.desk


def nothing(_window: MeetingWindow) -> None:
    """Look at it as it opens."""


def declined(window: MeetingWindow) -> None:
    choose(window, Outcome.DECLINED)
    witness = page_of(window).form.choice.witness.control
    witness.setText("Rana Haddad")
    witness.left.emit()


def refused(window: MeetingWindow) -> None:
    choose(window, Outcome.ACKNOWLEDGED)
    sign(window, Party.EMPLOYEE, "not this one")


def employee_signed(window: MeetingWindow) -> None:
    choose(window, Outcome.WITH_COMMENTS)
    sign(window, Party.EMPLOYEE)


def on_the_sheet(window: MeetingWindow) -> None:
    both_sign(window)
    window.footer.next.click()


def finished(window: MeetingWindow) -> None:
    both_sign(window)
    seal(window)


def at_home(window: MeetingWindow) -> None:
    choose(window, Outcome.TAKEN_HOME)


def back_from_home(window: MeetingWindow) -> None:
    choose(window, Outcome.TAKEN_HOME)
    page_of(window).form.home.back_again.click()


def covered(window: MeetingWindow) -> None:
    own = page_of(window).form.own
    own.covered.edit.setPlainText(OWN_WORDS)
    own.offer.click()
    own.covered_account.edit.setPlainText(OWN_WORDS)
    own.covered.keep_button.click()


def second_action(window: MeetingWindow) -> None:
    plan_of(window).model.choose(2)


def pulse_cover(window: MeetingWindow) -> None:
    finished(window)
    window.footer.next.click()


def pulse_statement(window: MeetingWindow) -> None:
    pulse_cover(window)
    window.footer.next.click()


def pulse_end(window: MeetingWindow) -> None:
    pulse_cover(window)
    for _party in Party:
        pulse_of(window).model.skip()


def best(table: Table) -> None:
    table.type({"at_its_best/story": OWN_WORDS, "at_its_best/others": OWN_WORDS}).at(StageKind.AT_ITS_BEST)


def turned(table: Table) -> None:
    texts = {"turn_the_table/keep": OWN_WORDS, "turn_the_table/change": OWN_WORDS}
    fill(table, texts, {"turn_the_table/by": "2026-03-24"}).at(StageKind.TURN_THE_TABLE)


def growth(table: Table) -> None:
    fill(table, GROWTH).at(StageKind.GROWTH)


def plan(table: Table) -> None:
    fill(table, *PLANS[3]).at(StageKind.PLAN)


def empty_plan(table: Table) -> None:
    table.at(StageKind.PLAN)


def wordless(table: Table) -> None:
    talked_through(table)


def signing(table: Table) -> None:
    talked_through(table, OWN_WORDS)


STATES: dict[str, tuple[Callable[[Table], None], Act]] = {
    "at its best": (best, nothing),
    "growth": (growth, nothing),
    "plan, empty": (empty_plan, nothing),
    "plan, first step missing": (plan, second_action),
    "the table turned": (turned, nothing),
    "sign-off": (signing, nothing),
    "declined": (signing, declined),
    "wrong passphrase": (signing, refused),
    "employee signed": (signing, employee_signed),
    "sheet": (signing, on_the_sheet),
    "finished": (signing, finished),
    "at home": (signing, at_home),
    "exit pulse, cover": (signing, pulse_cover),
    "exit pulse, statement": (signing, pulse_statement),
    "exit pulse, end": (signing, pulse_end),
    "back from home": (wordless, back_from_home),
    "covered words": (wordless, covered),
}
SETTINGS: tuple[tuple[Mode, float, bool], ...] = (
    ("light", 1.0, False),
    ("dark", 2.0, True),
    ("high_contrast", 1.0, True),
    ("light", 2.0, False),
)


@pytest.mark.parametrize("state", STATES)
def test_every_state_can_be_seen_reached_and_named(table: Table, desk: DeskContext, state: str) -> None:
    del desk
    prepare, act = STATES[state]
    prepare(table)
    window = table.open()
    act(window)
    window.toast.hide()
    for setting in SETTINGS:
        dress(window, setting)
        assert [str(finding) for finding in walk(window)] == [], setting
