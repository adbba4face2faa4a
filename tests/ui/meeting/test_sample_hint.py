"""In the sample company the passphrases of the two stand beside the fields; nowhere else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.self_assessment_page import SelfAssessmentPage
from reviewdesk.ui.meeting.sign_off_page import SignOffPage
from tests.ui.meeting.desk import PASSPHRASE, Table, settle
from tests.ui.meeting.hands import page_of, press

OWNER = "copper kettle north window"


def hints(window: MeetingWindow) -> list[str]:
    """Return what is said in the open about passphrases, as far as it is on the screen."""
    labels = (label for label in window.findChildren(QLabel) if label.isVisible())
    return [label.text() for label in labels if "no secret" in label.text()]


@pytest.fixture
def sample(table: Table) -> Table:
    table.sample = {Party.EMPLOYEE: PASSPHRASE, Party.MANAGER: OWNER}
    return table


def test_the_drawer_says_what_opens_it(sample: Table) -> None:
    window = sample.at(StageKind.SELF_ASSESSMENT).open()
    assert hints(window) == [f"The sample’s passphrase is no secret: {PASSPHRASE}"]


def test_a_drawer_asked_for_while_rating_says_it_too(sample: Table) -> None:
    window = sample.at(StageKind.PROGRESS).open()
    assert hints(window) == []
    press(Qt.Key.Key_Return)
    assert page_of(window).cards[Party.EMPLOYEE].unlock is not None
    assert hints(window) == [f"The sample’s passphrase is no secret: {PASSPHRASE}"]


def test_who_signs_reads_the_own_passphrase(sample: Table) -> None:
    page = sample.at(StageKind.SIGN_OFF).open().page
    assert isinstance(page, SignOffPage)
    told = {party: block.first.hint.text() for party, block in page.form.blocks.items()}
    assert told == {
        Party.EMPLOYEE: f"The sample’s passphrase is no secret: {PASSPHRASE}",
        Party.MANAGER: f"The sample’s passphrase is no secret: {OWNER}",
    }


def test_a_passphrase_chosen_anew_is_nobody_elses(bare_table: Table) -> None:
    bare_table.sample = {Party.EMPLOYEE: PASSPHRASE}
    window = bare_table.at(StageKind.SELF_ASSESSMENT).open()
    page = window.page
    assert isinstance(page, SelfAssessmentPage)
    assert page.drawer is not None
    assert hints(window) == []


def test_a_real_desk_tells_nobody_a_passphrase(table: Table) -> None:
    window = table.open()
    for stage in (StageKind.SELF_ASSESSMENT, StageKind.SIGN_OFF):
        window.meeting.go_to_stage(stage)
        settle()
        assert hints(window) == []
