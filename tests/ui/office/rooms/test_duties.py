"""The fact sheet, a person's data handed out, and one plain question before it is erased."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.services.context import DeskContext
from reviewdesk.ui.office.duties_view_model import DutiesViewModel
from reviewdesk.ui.office.erase_dialog import EraseDialog
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.people_page import PeoplePage
from reviewdesk.ui.office.person_page import PersonPage
from reviewdesk.ui.office.settings_page import SettingsPage
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import IconLine, Text
from reviewdesk.ui.widgets.menu import Menu
from tests.services.conftest import Company
from tests.ui.accessibility import walk
from tests.ui.office.house import House
from tests.ui.office.rooms.hands import open_page, page_in
from tests.ui.pictures import EVERY, Setting, shown


@pytest.fixture
def settings(house: House, company: Company, theme: Theme) -> SettingsPage:
    assert company.dana
    return open_page(house, theme, Place("settings"), SettingsPage)


@pytest.fixture
def person(house: House, company: Company, theme: Theme) -> PersonPage:
    return open_page(house, theme, Place("person", company.dana), PersonPage)


def choose_place(page: QWidget, place: Path) -> None:
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(place))
    dialog.close()


def lines(dialog: EraseDialog) -> str:
    return "\n".join(line.text.text() for line in dialog.findChildren(IconLine))


def choose(page: PersonPage, words: str) -> None:
    page.more.click()
    menu = page.findChild(Menu)
    assert menu is not None
    action = next(each for each in menu.actions() if each.text() == words)
    assert isinstance(action, QAction)
    action.trigger()
    menu.close()


def test_the_fact_sheet_is_saved_from_the_settings(settings: SettingsPage, tmp_path: Path) -> None:
    settings.duties_card.facts_button.click()
    choose_place(settings, tmp_path / "facts.pdf")
    assert (tmp_path / "facts.pdf").read_bytes().startswith(b"%PDF")
    assert settings.duties_card.line.text.text().startswith("Saved in ")


def test_what_is_held_about_the_chosen_person_is_handed_out(
    settings: SettingsPage, company: Company, tmp_path: Path
) -> None:
    card = settings.duties_card
    card.person.setCurrentIndex(card.person.findData(company.omar))
    card.data_button.click()
    choose_place(settings, tmp_path / "data.zip")
    with zipfile.ZipFile(tmp_path / "data.zip") as archive:
        assert b"Learn the new desk" in archive.read("data.json")


def test_somebody_off_the_list_can_still_be_chosen_and_the_choice_stays(
    settings: SettingsPage, house: House, company: Company
) -> None:
    card = settings.duties_card
    card.person.setCurrentIndex(card.person.findData(company.omar))
    house.office.hub.tell(house.office.services.people.remove(company.dana))
    names = [card.person.itemText(index) for index in range(card.person.count())]
    assert names == ["Dana Whitfield (not on the list)", "Maya Ellis", "Omar Said"]
    assert card.person.currentData() == company.omar


def test_erasing_is_asked_once_and_said(settings: SettingsPage, house: House, company: Company) -> None:
    card = settings.duties_card
    card.person.setCurrentIndex(card.person.findData(company.dana))
    card.erase_button.click()
    dialog = settings.duties.dialog
    assert dialog is not None
    told = lines(dialog)
    assert "2 goals" in told
    assert "Backups and copies made before still hold everything" in told
    assert "the audit trail" in told
    dialog.erase.click()
    assert settings.duties.dialog is None
    assert card.line.text.text() == "The data about Dana Whitfield is erased."
    assert company.dana not in {each.id for each in house.office.services.people.all()}
    assert card.person.findData(company.dana) == -1


def test_keeping_everything_is_the_first_answer_and_changes_nothing(
    settings: SettingsPage, house: House, company: Company
) -> None:
    settings.duties.model.ask_erasure(company.dana)
    dialog = settings.duties.dialog
    assert dialog is not None
    assert dialog.focusWidget() is dialog.keep
    dialog.keep.click()
    assert company.dana in {each.id for each in house.office.services.people.all()}


def test_where_nothing_may_go_the_dialog_says_why_and_offers_no_button(
    settings: SettingsPage, context: DeskContext
) -> None:
    settings.duties.model.ask_erasure(context.desk.info.owner_id)
    dialog = settings.duties.dialog
    assert dialog is not None
    assert "This desk is yours" in lines(dialog)
    assert not dialog.erase.isVisibleTo(dialog)
    assert "What goes, for good" not in [text.text() for text in dialog.findChildren(Text)]
    dialog.keep.click()


def test_a_persons_menu_hands_out_and_erases(
    person: PersonPage, house: House, company: Company, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(person, "Hand out all data …")
    with qtbot.waitSignal(person.said) as said:
        choose_place(person, tmp_path / "data.zip")
    assert said.args[0].startswith("Saved in ")
    choose(person, "Erase all data …")
    dialog = person.duties.dialog
    assert dialog is not None
    with qtbot.waitSignal(person.said) as said:
        dialog.erase.click()
    assert said.args[0] == "The data about Dana Whitfield is erased."
    page_in(house.windows[0], PeoplePage)
    assert company.dana not in {each.id for each in house.office.services.people.all()}


def test_what_cannot_be_done_is_said_in_the_bar(house: House, company: Company, tmp_path: Path) -> None:
    model = DutiesViewModel(house.office)
    failed: list[ReviewDeskError] = []
    model.failed.connect(failed.append)
    model.save_facts(tmp_path / "nowhere" / "facts.pdf")
    model.save_data(company.dana, tmp_path / "nowhere" / "data.zip")
    model.ask_erasure("nobody")
    assert [error.key for error in failed] == ["file-not-saved", "file-not-saved", "not-on-this-desk"]


@pytest.mark.parametrize("setting", EVERY, ids=lambda setting: setting.slug)
def test_the_dialog_can_be_read_reached_hit_and_heard(
    house: House, company: Company, setting: Setting
) -> None:
    told = DutiesViewModel(house.office).look_at(company.dana)
    for window in shown(lambda theme: EraseDialog(theme, told), setting):
        findings = walk(window)
        assert not findings, "\n".join(map(str, findings))
