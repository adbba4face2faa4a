"""Signing with a key that a company gave out: chosen before the first signature, opened at it, kept nowhere."""

import importlib.util
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewdesk.document.attached import read_attached
from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.context import DeskContext
from reviewdesk.system import card_modules
from reviewdesk.ui.meeting.company_key_sheet import CompanyKeySheet
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from tests.document.company import MODULE, PASSWORD, PIN, key_file, make_card
from tests.journeys.holding import held_by
from tests.ui.meeting import signing_hands
from tests.ui.meeting.desk import PASSPHRASE, Table, settle
from tests.ui.meeting.hands import primary_buttons
from tests.ui.meeting.key_hands import (
    E,
    M,
    ask_for_key,
    choose_file,
    pick,
    sheet_of,
    sign_with,
    told,
    words_of,
    written,
)
from tests.ui.meeting.signing_hands import STROKES, block_of, choose, page_of, seal, sign, talked_through

desk = signing_hands.desk
keys = signing_hands.keys

CARD = importlib.util.find_spec("pkcs11") is not None and MODULE.exists()
NEEDS_CARD = pytest.mark.skipif(not CARD, reason="needs SoftHSM (softhsm2) and the extra “smartcard”")


@pytest.fixture
def window(table: Table) -> MeetingWindow:
    """Return the sign-off before the first signature."""
    window = talked_through(table).open()
    choose(window, Outcome.ACKNOWLEDGED)
    return window


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path, key_file("PARK, Devon (E-1042)"))


def levels(table: Table) -> tuple[str, str]:
    """Return what the page says."""
    said = read_attached(table.services.sealing.preview(table.review).pdf).assurance
    return said.employee, said.manager


def test_plan_is_signed_with_a_key_in_a_file_and_sealed(
    table: Table, window: MeetingWindow, file: Path
) -> None:
    block = block_of(window, E)
    assert not block.key.line.isVisible()
    assert not block.key.secret.isVisible()
    assert levels(table) == ("A", "A")
    choose_file(window, file)
    assert "level C" in block.key.line.text.text()
    assert not block.key.offer.isVisible()
    assert levels(table) == ("C", "A")
    assert primary_buttons(window) == ["Sign"]
    sign_with(window, PASSWORD)
    assert told(block) == ""
    assert list(page_of(window).model.signed_at) == [E]
    assert not block_of(window, M).key.isVisible()  # how each signs is printed by now
    sign(window, M)
    seal(window)
    verdict = table.services.sealing.verdict(table.review)
    assert [each.level for each in verdict.signers] == ["C", "A"]
    assert verdict.intact
    assert page_of(window).finished.isVisible()
    held = held_by(window)
    assert PASSWORD not in held
    assert PASSPHRASE not in held


def test_what_a_key_means_is_said_before_it_is_chosen(window: MeetingWindow, file: Path) -> None:
    sheet = ask_for_key(window)
    words = words_of(sheet)
    assert "vouches for who signs" in words
    assert "level C" in words
    assert "Look at it once more" in words
    assert not sheet.use.isEnabled()
    assert primary_buttons(window) == ["Use this key"]
    sheet.back.click()
    settle()
    assert block_of(window, E).key.offer.hasFocus()
    choose_file(window, file)
    assert "Look at it once more" not in words_of(ask_for_key(window))


def test_choice_is_taken_back_before_the_first_signature(
    table: Table, window: MeetingWindow, file: Path
) -> None:
    for party in Party:
        choose_file(window, file, party)
    assert levels(table) == ("C", "C")
    part = block_of(window, E).key
    part.without.click()
    settle()
    assert levels(table) == ("A", "C")
    assert part.offer.isVisible()
    assert not part.secret.isVisible()
    sign(window, E)
    assert list(page_of(window).model.signed_at) == [E]
    part = block_of(window, M).key
    assert part.other.isVisible()
    assert not part.without.isVisible()


@pytest.mark.parametrize(
    ("data", "secret", "words"),
    [
        (key_file("PARK, Devon"), "wrong one", "does not open"),
        (key_file("OKAFOR, Maya"), PASSWORD, "made out to OKAFOR, Maya"),
        (key_file("PARK, Devon", bare=True), PASSWORD, "no key to sign with"),
        (key_file("PARK, Devon", curve=True), PASSWORD, "archival form"),
    ],
)
def test_key_that_does_not_do_is_told_beside_it(
    window: MeetingWindow, tmp_path: Path, data: bytes, secret: str, words: str
) -> None:
    choose_file(window, written(tmp_path, data))
    block = block_of(window, E)
    sign_with(window, secret)
    assert words in block.key.secret.error.text()
    assert page_of(window).model.signed_at == {}
    assert block.key.secret.control.text() == block.first.control.text() == ""
    assert block.first.control.hasFocus()
    assert not block.pad.is_empty()
    assert secret not in held_by(window)


def test_file_that_has_gone_is_told_and_another_is_chosen(window: MeetingWindow, file: Path) -> None:
    choose_file(window, file)
    away = file.rename(file.with_name("moved.pfx"))
    sign_with(window, PASSWORD)
    assert "cannot be read" in told(block_of(window, E))
    choose_file(window, away)
    assert "moved.pfx" in block_of(window, E).key.line.text.text()
    sign_with(window, PASSWORD)
    assert list(page_of(window).model.signed_at) == [E]


def test_own_passphrase_is_still_asked_and_told_beside_itself(window: MeetingWindow, file: Path) -> None:
    choose_file(window, file)
    block = block_of(window, E)
    block.key.secret.control.setText(PASSWORD)
    sign(window, E, "not the one")
    assert block.first.error.text()
    assert not block.key.secret.error.text()
    block.first.control.setText(PASSPHRASE)
    block.button.click()
    settle()
    assert "Type the key’s password" in block.key.secret.error.text()
    assert page_of(window).model.signed_at == {}


def test_meeting_taken_up_again_asks_once_more_where_the_key_lies(
    table: Table, window: MeetingWindow, file: Path
) -> None:
    choose_file(window, file, M)
    sign(window, E)
    window.meeting.pause()
    settle()
    again = table.open()
    block = block_of(again, M)
    assert block.key.chosen
    assert "Choose which" in block.key.line.text.text()
    assert not block.key.secret.isVisible()
    sign(again, M, typed=True)  # asks for the key first
    sheet = sheet_of(again)
    sheet.choose.click()
    pick(sheet, written(file.parent, key_file("OKAFOR, Maya")))
    sheet.use.click()
    settle()
    assert block.key.secret.isVisible()


def test_whatever_was_typed_goes_with_the_curtain(window: MeetingWindow, file: Path) -> None:
    choose_file(window, file)
    edit = block_of(window, E).key.secret.control
    edit.setText(PASSWORD)
    window.toggle_curtain()
    assert edit.text() == ""
    assert not edit.isUndoAvailable()
    assert PASSWORD not in held_by(window)


def test_whole_choice_by_keyboard(window: MeetingWindow, file: Path) -> None:
    block_of(window, E).key.offer.setFocus()
    QTest.keyClick(block_of(window, E).key.offer, Qt.Key.Key_Space)
    settle()
    sheet = sheet_of(window)
    assert sheet.of_file.hasFocus()
    QTest.keyClick(sheet.of_file, Qt.Key.Key_Tab)
    assert sheet.choose.hasFocus()
    QTest.keyClick(sheet.choose, Qt.Key.Key_Space)
    pick(sheet, file)
    assert sheet.use.hasFocus()
    QTest.keyClick(sheet.use, Qt.Key.Key_Space)
    settle()
    block = block_of(window, E)
    assert block.pad.area.hasFocus()
    block.pad.set_strokes(STROKES)
    block.first.control.setText(PASSPHRASE)
    block.key.secret.control.setFocus()
    QTest.keyClicks(block.key.secret.control, PASSWORD)
    QTest.keyClick(block.key.secret.control, Qt.Key.Key_Return)
    settle()
    assert list(page_of(window).model.signed_at) == [E]


def test_esc_leads_back_without_a_choice(window: MeetingWindow) -> None:
    QTest.keyClick(ask_for_key(window), Qt.Key.Key_Escape)
    settle()
    assert not window.is_covered
    assert not block_of(window, E).key.chosen


def test_software_of_cards_is_offered_and_remembered_as_a_path(
    table: Table, window: MeetingWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, own = tmp_path / "usual.so", tmp_path / "own.so"
    for each in (usual, own):
        each.write_bytes(b"")
    monkeypatch.setattr(card_modules, "usual_places", lambda: (str(usual), "/nowhere/at-all.so"))
    sheet = ask_for_key(window)
    sheet.of_card.click()
    settle()
    assert [sheet.modules.itemText(i) for i in range(sheet.modules.count())] == [str(usual)]
    sheet.elsewhere.click()
    pick(sheet, own)
    sheet.use.click()
    settle()
    part = block_of(window, E).key
    assert "card" in part.line.text.text()
    assert part.secret.label.text() == "The card’s PIN"
    sheet = ask_for_key(window, M)
    sheet.of_card.click()
    assert [sheet.modules.itemText(i) for i in range(sheet.modules.count())] == [str(own), str(usual)]
    sign_with_pin_on_no_card(sheet, window)
    assert PIN not in table.preferences.file.read_text(encoding="utf-8")


def sign_with_pin_on_no_card(sheet: CompanyKeySheet, window: MeetingWindow) -> None:
    sheet.back.click()
    settle()
    sign_with(window, PIN)
    assert told(block_of(window, E))
    assert page_of(window).model.signed_at == {}


def test_computer_without_such_software_says_so(
    window: MeetingWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card_modules, "usual_places", tuple)
    sheet = ask_for_key(window)
    sheet.of_card.click()
    settle()
    assert "None was found" in sheet.modules.currentText()
    assert not sheet.use.isEnabled()


@NEEDS_CARD
def test_card_signs_after_a_wrong_pin(
    table: Table,
    desk: DeskContext,
    window: MeetingWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    del desk
    monkeypatch.setenv("SOFTHSM2_CONF", "")
    make_card(tmp_path, "PARK, Devon (E-1042)")
    monkeypatch.setattr(card_modules, "usual_places", lambda: (str(MODULE),))
    sheet = ask_for_key(window)
    sheet.of_card.click()
    sheet.use.click()
    settle()
    block = block_of(window, E)
    sign_with(window, "0000000")
    assert "not the card’s PIN" in block.key.secret.error.text()
    sign_with(window, PIN)
    assert told(block) == ""
    assert list(page_of(window).model.signed_at) == [E]
    assert levels(table) == ("C", "A")
    assert PIN not in held_by(window)
