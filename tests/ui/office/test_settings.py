"""The settings apply as they are chosen, and say what the keyring could not do."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewdesk.services.context import DeskContext
from reviewdesk.system.preferences import DECLARED, Preferences
from reviewdesk.ui.office import look
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.settings_page import SettingsPage
from reviewdesk.ui.theme import Theme
from reviewdesk.vault.desk import Desk
from reviewdesk.vault.keyring_slot import KeyringProblem
from tests.desk_kit import PASSPHRASE, QUICK, MemoryKeyring
from tests.ui.office.house import House, office_of


def opened(house: House, theme: Theme, qtbot: QtBot) -> SettingsPage:
    window = house.window(theme, Place("settings"))
    with qtbot.waitExposed(window):
        window.show()
    assert window.shell is not None
    page = window.shell.page
    assert isinstance(page, SettingsPage)
    return page


def test_every_choice_that_is_declared_is_on_the_page(house: House, theme: Theme, qtbot: QtBot) -> None:
    page = opened(house, theme, qtbot)
    declared = {(d.key, value) for d in DECLARED for value, _label in d.choices}
    assert set(page.chips) == declared
    chosen = {key for key, chip in page.chips.items() if chip.isChecked()}
    assert chosen == {(d.key, d.default) for d in DECLARED if d.choices}


def test_a_choice_applies_at_once_and_is_remembered(house: House, theme: Theme, qtbot: QtBot) -> None:
    page = opened(house, theme, qtbot)
    page.chips["theme", "dark"].click()
    page.chips["text_scale", 1.5].click()
    page.chips["motion", "none"].click()
    assert (theme.mode, theme.scale, theme.reduced_motion) == ("dark", 1.5, True)
    again = Preferences.load(house.office.preferences.file)
    assert (again.get("theme"), again.get("text_scale")) == ("dark", 1.5)
    page.chips["theme", "dark"].click()  # the same once more changes nothing
    page.chips["theme", "system"].click()
    assert theme.mode == look.chosen_mode(house.office.preferences)


@pytest.mark.parametrize("works", [True, False])
def test_the_keyring_opens_the_desk_or_says_why_not(
    tmp_path: Path, context: DeskContext, preferences: Preferences, theme: Theme, qtbot: QtBot, *, works: bool
) -> None:
    keyring = MemoryKeyring(problem=None if works else KeyringProblem.LOCKED)
    desk = Desk.create(tmp_path / "own", "manager", "Maria Okafor", PASSPHRASE, keyring=keyring, cost=QUICK)
    house = House(office_of(desk, context, preferences))
    page = opened(house, theme, qtbot)
    assert page.whose.text() == "The desk of Maria Okafor"
    page.remember.click()
    assert desk.is_remembered is works
    assert page.remember.isChecked() is works
    assert page.keyring_line.isVisible() is not works
    if works:
        page.remember.click()
        assert not desk.is_remembered
        assert not keyring.secrets
    else:
        assert "The keyring of this computer is locked" in page.keyring_line.text.text()
    house.close()
    desk.close()


def test_the_folders_can_be_shown(
    house: House, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    page = opened(house, theme, qtbot)
    page.folder_button.click()
    page.log_button.click()
    assert shown[0] == str(house.office.folder)
    assert shown[1].endswith("logs")


def test_only_the_sample_company_can_be_deleted(
    house: House, sample: House, theme: Theme, qtbot: QtBot
) -> None:
    assert not opened(house, theme, qtbot).sample.isVisible()
    page = opened(sample, theme, qtbot)
    with qtbot.waitSignal(page.sample_delete_asked):
        page.delete_button.click()


def test_whom_to_talk_to_in_hr_is_kept_on_the_desk(house: House, theme: Theme, qtbot: QtBot) -> None:
    page = opened(house, theme, qtbot)
    card = page.meeting
    assert card.isVisible()
    card.contact.setFocus()
    QTest.keyClicks(card.contact, "Ines Moura,  ext. 40")
    card.balance.setFocus()
    assert house.office.services.settings.hr_contact() == "Ines Moura, ext. 40"
    assert card.contact.text() == "Ines Moura, ext. 40"
    again = opened(house, theme, qtbot)
    assert again.meeting.contact.text() == "Ines Moura, ext. 40"


def test_a_contact_that_cannot_be_kept_says_why_beside_its_field(
    house: House, theme: Theme, qtbot: QtBot
) -> None:
    page = opened(house, theme, qtbot)
    page.meeting.contact.setMaxLength(1000)
    page.meeting.contact.setText("x" * 300)
    page.meeting.contact.returnPressed.emit()
    assert page.meeting.field.has_error()
    assert house.office.services.settings.hr_contact() == ""


def test_the_talk_balance_is_off_until_it_is_asked_for(house: House, theme: Theme, qtbot: QtBot) -> None:
    page = opened(house, theme, qtbot)
    assert not page.meeting.balance.isChecked()
    for wanted in (True, False):
        page.meeting.balance.click()
        assert Preferences.load(house.office.preferences.file).get("talk_balance") is wanted
