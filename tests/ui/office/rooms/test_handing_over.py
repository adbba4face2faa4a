"""Handing the computer over from the person's page, and taking it back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from reviewdesk.services.context import DeskContext
from reviewdesk.ui.drawer.drawer_window import DrawerWindow
from reviewdesk.ui.office.drawer_host import DrawerHost
from tests.services.conftest import Company
from tests.services.surroundings import OWNER_PASSPHRASE
from tests.ui.office.house import House
from tests.ui.pictures import settle


@pytest.fixture
def host(house: House, context: DeskContext) -> Iterator[DrawerHost]:
    made = DrawerHost(house.office, context.desk.verify_passphrase)
    yield made
    if made.window is not None:
        made.window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def opened(host: DrawerHost, person_id: str) -> DrawerWindow:
    host.open(person_id)
    settle()
    assert host.window is not None
    return host.window


def test_the_employees_window_comes_and_the_owners_goes(
    host: DrawerHost, company: Company, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(host.begun):
        window = opened(host, company.dana)
    assert window.windowTitle() == "Dana’s drawer"
    assert window.model.handover.owner_given_name == "Maya"
    host.open(company.omar)
    assert host.window is window


def test_the_owner_comes_back_with_the_passphrase(host: DrawerHost, company: Company, qtbot: QtBot) -> None:
    window = opened(host, company.dana)
    window.model.close_drawer()
    with qtbot.waitSignal(host.ended), qtbot.assertNotEmitted(host.abandoned):
        window.model.give_back(OWNER_PASSPHRASE)
    assert host.window is None


def test_a_window_that_is_closed_asks_for_the_desk_to_be_locked(
    host: DrawerHost, company: Company, qtbot: QtBot
) -> None:
    window = opened(host, company.dana)
    with qtbot.waitSignal(host.abandoned), qtbot.assertNotEmitted(host.ended):
        window.close()


def test_somebody_who_is_gone_cannot_be_handed_to(host: DrawerHost, company: Company, qtbot: QtBot) -> None:
    del company
    with qtbot.waitSignal(host.failed) as failed, qtbot.assertNotEmitted(host.begun):
        host.open("nobody")
    assert failed.args[0].key == "not-on-this-desk"
