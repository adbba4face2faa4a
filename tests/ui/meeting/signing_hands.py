"""Hands that choose, draw, type and sign on the sign-off page, as people do."""

import math
from dataclasses import replace
from typing import Any

import pytest

from reviewdesk.document.certificates import new_key
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.context import DeskContext
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.sign_off_page import SignOffPage
from reviewdesk.ui.meeting.signature_block import SignatureBlock
from reviewdesk.ui.widgets import Stroke
from tests.services.surroundings import OWNER_PASSPHRASE
from tests.ui.meeting.desk import PASSPHRASE, Table, settle
from tests.ui.meeting.plan_words import GROWTH, PLANS, fill

STROKES: list[Stroke] = [
    [(0.10, 0.2 + 0.5 * step / 20, 0.012) for step in range(21)],
    [(0.27 + step / 130, 0.58 - 0.1 * math.sin(step / 2.6), 0.011) for step in range(60)],
]
PASSPHRASES = {Party.EMPLOYEE: PASSPHRASE, Party.MANAGER: OWNER_PASSPHRASE}


@pytest.fixture(scope="session")
def keys() -> list[Any]:
    """Make the real keys of the desk's root and of both signers once; they take most of a second each."""
    return [new_key() for _each in range(3)]


@pytest.fixture
def desk(desk: DeskContext, keys: list[Any]) -> DeskContext:
    left = list(keys)
    return replace(desk, new_key=left.pop)


def talked_through(table: Table, words: str = "") -> Table:
    """Have everything said before the sign-off, the employee's own words too if given."""
    table.services.meetings.open(table.review)
    table.reveal(Progress.ACHIEVED, Progress.WELL_ON_THE_WAY)
    table.services.meetings.agree(table.review, table.goal_ids()[0], Progress.ACHIEVED)
    texts, values = PLANS[3]
    own = {"sign_off/employee/words": words} if words else {}
    return fill(table, {**GROWTH, **texts, **own}, values).at(StageKind.SIGN_OFF)


def page_of(window: MeetingWindow) -> SignOffPage:
    page = window.page
    assert isinstance(page, SignOffPage)
    return page


def block_of(window: MeetingWindow, party: Party) -> SignatureBlock:
    return page_of(window).form.blocks[party]


def choose(window: MeetingWindow, outcome: Outcome) -> None:
    """Press the button of an outcome."""
    page_of(window).form.choice.buttons[outcome].click()
    settle()


def sign(window: MeetingWindow, party: Party, passphrase: str = "", *, typed: bool = False) -> None:
    """Draw or type, then the passphrase, then Sign."""
    block = block_of(window, party)
    if typed:
        block.pad.set_mode("type")
        block.pad.line.setText(block.person.name)
    else:
        block.pad.set_strokes(STROKES)
    block.first.control.setText(passphrase or PASSPHRASES[party])
    if not block.second.isHidden():
        block.second.control.setText(passphrase or PASSPHRASES[party])
    block.button.click()
    settle()


def both_sign(window: MeetingWindow, outcome: Outcome = Outcome.ACKNOWLEDGED) -> None:
    """Choose an outcome; the employee draws, the manager types."""
    choose(window, outcome)
    sign(window, Party.EMPLOYEE)
    sign(window, Party.MANAGER, typed=True)


def seal(window: MeetingWindow) -> None:
    """Go through the sheet."""
    window.footer.next.click()
    settle()
    window.footer.next.click()
    settle()
