"""The sign-off where one signs with a company's key, and the sheet on which the other may choose one."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from reviewdesk.domain.key_places import KeyPlace
from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.ui.meeting.company_key_sheet import CompanyKeySheet
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.sign_off_page import SignOffPage
from reviewdesk.ui.theme import Theme
from tests.ui.every_window.scene import Look, Scene, Turn
from tests.ui.meeting import test_later_stages_accessibility as later
from tests.ui.meeting.desk import Table
from tests.ui.meeting.signing_hands import block_of, choose, page_of

FILE = Path("/srv/maya/keys/maya_lindqvist_northwind_2026.p12")


def _manager_with_a_key(table: Table, _theme: Theme) -> QWidget:
    later.signing(table)
    window = table.open()
    choose(window, Outcome.ACKNOWLEDGED)
    page_of(window).model.company.choose(Party.MANAGER, KeyPlace(FILE))
    return window


def _key_sheet(then: Turn = lambda _sheet: None) -> Look:
    def enter(window: MeetingWindow) -> None:
        block_of(window, Party.EMPLOYEE).key.offer.click()
        then(window.rules.cover.sheet)

    return Look(CompanyKeySheet, enter, lambda window: window.rules.leave_sheet())


KEY_SCENE = Scene(
    "sign-off with a company key",
    "table",
    _manager_with_a_key,
    (Look(SignOffPage), _key_sheet(), _key_sheet(lambda sheet: sheet.of_card.click())),
)
