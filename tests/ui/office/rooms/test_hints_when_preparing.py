"""Who prepares alone is offered the same quiet hints, unless the setting is off."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest

from reviewdesk.services.context import DeskContext
from reviewdesk.ui.drawer.drawer_window import DrawerWindow
from reviewdesk.ui.office.drawer_host import DrawerHost
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.preparation_page import PreparationPage
from reviewdesk.ui.prepare.own_words import OwnWords
from reviewdesk.ui.theme import Theme
from tests.services.conftest import Company
from tests.services.surroundings import EMPLOYEE_PASSPHRASE
from tests.ui.accessibility import walk
from tests.ui.office.house import House
from tests.ui.office.rooms.hands import open_page
from tests.ui.pictures import settle


@pytest.fixture
def words(house: House, theme: Theme, review: str) -> OwnWords:
    page = open_page(house, theme, Place("prepare", review), PreparationPage)
    assert page.panel.topic is not None
    return page.panel.topic.words[0]


def said(words: OwnWords, text: str) -> str:
    """Type, wait, and return the hint that can be seen."""
    words.control.setFocus()
    QTest.keyClicks(words.control, text)
    assert words.wording is not None
    words.wording.pause.timeout.emit()
    settle()
    line = words.wording.line
    return line.line.text.text() if line is not None and line.isVisible() else ""


def test_a_verdict_alone_is_asked_what_was_seen(words: OwnWords) -> None:
    assert said(words, "Good work this year.").startswith("Add what you saw that makes you say so.")
    assert walk(words.window()) == []
    assert said(words, " All eleven findings were closed by May.") == ""


def test_the_two_of_the_review_are_known_by_name(words: OwnWords) -> None:
    assert said(words, "Dana was careless with the list.").startswith("Name what happened")


def test_switched_off_it_says_nothing(house: House, words: OwnWords) -> None:
    house.office.preferences.set("wording_hints", value=False)
    assert said(words, "You are lazy.") == ""


@pytest.fixture
def drawer(house: House, context: DeskContext, company: Company, review: str) -> Iterator[DrawerWindow]:
    """Return the employee's window with their preparation open."""
    host = DrawerHost(house.office, context.desk.verify_passphrase)
    host.open(company.dana)
    settle()
    assert host.window is not None
    host.window.model.create(EMPLOYEE_PASSPHRASE)
    settle()
    host.window.model.prepare(review)
    settle()
    yield host.window
    host.window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_employee_is_offered_hints_too_and_the_same_setting_holds(
    house: House, drawer: DrawerWindow
) -> None:
    words = drawer.findChildren(OwnWords)[0]
    assert said(words, "Omar is faster, and I am slower than Omar.").startswith(
        "Try it without the colleague"
    )
    assert walk(drawer) == []
    house.office.preferences.set("wording_hints", value=False)
    assert said(words, " Still.") == ""
