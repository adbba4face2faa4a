"""In the settings: what confirms the time, tried at once, and what is said of what is sent."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewdesk.document import certificates
from reviewdesk.ui.office.office import TIME_SERVER, Place
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.office.settings_page import SettingsPage
from reviewdesk.ui.office.words import in_groups
from reviewdesk.ui.tasks import TaskRunner
from reviewdesk.ui.theme import Theme
from tests.document.sample import DEVON
from tests.document.signed import person
from tests.document.time_service import YEAR, Service, serving, time_root, unit
from tests.services.surroundings import MORNING
from tests.ui.office.house import House
from tests.ui.office.hr.hands import opened, press, words_in
from tests.ui.office.test_trust import saved
from tests.ui.pictures import settle


@pytest.fixture
def page(house: House, theme: Theme, qtbot: QtBot) -> SettingsPage:
    return opened(house, theme, qtbot, SettingsPage, "settings")


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(Service(now=MORNING, who=unit(MORNING - YEAR))) as running:
        yield running


def test_a_time_server_is_set_tried_and_taken_away(
    house: House, page: SettingsPage, service: Service, tmp_path: Path
) -> None:
    card, times = page.time_card, house.office.services.time_stamps
    assert page.sent.text().startswith("Nothing is sent anywhere")
    assert "from which nobody can read a word" in words_in(card)
    card.ask_file = lambda: ""
    card.certificate_button.click()
    assert not card.chosen.isVisible()
    card.ask_file = lambda: str(saved(tmp_path / "clock.pem", time_root()))
    card.certificate_button.click()
    assert card.chosen.text.text() == "clock.pem"
    card.address.setFocus()
    QTest.keyClicks(card.address, service.url)
    press(card.address, Qt.Key.Key_Return)
    said = words_in(card)
    assert service.url in said
    assert in_groups(certificates.fingerprint(time_root().certificate)) in said
    assert "It works: it says that it is " in said
    assert card.try_button.hasFocus()
    assert "Fingerprints of documents are sent to the time-stamp server at" in page.sent.text()
    assert "Nothing is sent anywhere" not in page.sent.text()
    service.manner = "broken"
    press(card.try_button, Qt.Key.Key_Space)
    assert "refused to answer" in words_in(card)
    card.none_button.setFocus()
    press(card.none_button, Qt.Key.Key_Space)
    settle()
    assert times.server() is None
    assert card.address.hasFocus()
    assert card.address.text() == service.url
    assert not card.result.isVisible()
    assert not card.chosen.isVisible()
    assert page.sent.text().startswith("Nothing is sent anywhere")


def test_a_server_without_a_certificate_says_that_any_stamp_is_taken(
    page: SettingsPage, service: Service
) -> None:
    page.time_card.address.setText(service.url)
    page.time_card.use_button.click()
    assert "no certificate was given for it" in words_in(page.time_card)


def test_what_is_no_address_or_no_certificate_is_said_beside_the_field(
    house: House, page: SettingsPage, tmp_path: Path
) -> None:
    card = page.time_card
    for address in ("", "clock"):
        card.address.setText(address)
        card.use_button.click()
        assert "begins with https://" in card.field.error.text()
    card.ask_file = lambda: str(saved(tmp_path / "devon.pem", person(DEVON.name)))
    card.certificate_button.click()
    card.address.setText("https://clock")
    card.use_button.click()
    assert "may not vouch for others" in card.field.error.text()
    assert house.office.services.time_stamps.server() is None


def test_the_window_does_not_wait_for_the_server_and_asks_it_once(
    house: House, theme: Theme, qtbot: QtBot, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, answer = threading.Event(), service.answer

    def slow(question: bytes) -> bytes:
        held.wait(8)
        return answer(question)

    monkeypatch.setattr(service, "answer", slow)
    house.office.services.time_stamps.set_server(service.url)
    runner = TaskRunner()
    other = House(replace(house.office, runner=runner))
    page = opened(other, theme, qtbot, SettingsPage, "settings")
    card = page.time_card
    qtbot.waitUntil(card.try_button.isVisible)
    card.try_button.click()
    card.try_button.click()
    assert card.result.text.text() == "Asking it for the time …"
    held.set()
    qtbot.waitUntil(lambda: card.result.text.text().startswith("It works"), timeout=20_000)
    assert service.asked == 1
    other.close()
    runner.close()


def test_another_page_leads_to_the_time_server(house: House, theme: Theme, qtbot: QtBot) -> None:
    page = opened(house, theme, qtbot, SettingsPage, "settings")
    window = page.window()
    assert isinstance(window, OfficeWindow)
    assert window.shell is not None
    window.shell.go_to(Place("home"))
    window.shell.go_to(Place("settings", TIME_SERVER))
    settle()
    assert page.time_card.address.hasFocus()
