"""Hands that choose a company's key on its sheet and sign with it, as people do."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from reviewdesk.domain.people import Party
from reviewdesk.ui.meeting.company_key_sheet import CompanyKeySheet
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.signature_block import SignatureBlock
from reviewdesk.ui.widgets import Text
from tests.ui.meeting.desk import settle
from tests.ui.meeting.signing_hands import block_of, sign

E, M = Party.EMPLOYEE, Party.MANAGER


def written(folder: Path, data: bytes) -> Path:
    place = folder / "devon_park.p12"
    place.write_bytes(data)
    return place


def sheet_of(window: MeetingWindow) -> CompanyKeySheet:
    (sheet,) = (each for each in window.findChildren(CompanyKeySheet) if each.isVisible())
    return sheet


def words_of(sheet: CompanyKeySheet) -> str:
    return " ".join(text.text() for text in sheet.findChildren(Text) if text.isVisible())


def ask_for_key(window: MeetingWindow, party: Party = E) -> CompanyKeySheet:
    part = block_of(window, party).key
    button = part.other if part.chosen else part.offer
    button.setFocus()
    button.click()
    settle()
    return sheet_of(window)


def pick(sheet: CompanyKeySheet, place: Path) -> None:
    """Choose a file in the dialog that is open."""
    (dialog,) = sheet.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(place))
    dialog.close()
    sheet.window().activateWindow()
    settle()


def choose_file(window: MeetingWindow, place: Path, party: Party = E) -> None:
    sheet = ask_for_key(window, party)
    sheet.choose.click()
    pick(sheet, place)
    sheet.use.click()
    settle()


def sign_with(window: MeetingWindow, secret: str, party: Party = E) -> None:
    block_of(window, party).key.secret.control.setText(secret)
    sign(window, party)


def told(block: SignatureBlock) -> str:
    return block.key.secret.error.text() or block.first.error.text()
