"""Who prepares alone is offered the same quiet hints, unless the setting is off."""

import pytest
from PySide6.QtTest import QTest

from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.preparation_page import PreparationPage
from reviewdesk.ui.prepare.own_words import OwnWords
from reviewdesk.ui.theme import Theme
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
