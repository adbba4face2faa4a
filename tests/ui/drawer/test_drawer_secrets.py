"""What must not be in a drawer's window, and what must not stay behind when it is closed."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from reviewdesk.domain.ratings import Progress
from reviewdesk.services.bundle import Services
from reviewdesk.ui.drawer.drawer_window import DrawerWindow
from tests.services.conftest import Company
from tests.services.surroundings import EMPLOYEE_PASSPHRASE
from tests.ui.drawer.hands import SECRET, make_drawer
from tests.ui.office.rooms.hands import press, texts
from tests.ui.pictures import settle


def test_what_is_typed_can_be_shown_and_is_wiped(drawer_window: DrawerWindow) -> None:
    card = drawer_window.card
    assert card is not None
    box = card.first.control
    assert box.displayText() == ""
    box.setText("abc")
    assert box.displayText() != "abc"
    press(drawer_window, "Show what I type")
    assert box.displayText() == "abc"
    card.forget()
    assert box.text() == ""


def test_a_passphrase_that_was_wiped_or_deleted_cannot_be_taken_back(drawer_window: DrawerWindow) -> None:
    card = drawer_window.card
    assert card is not None
    box = card.first.control
    QTest.keyClicks(box, "plum kettle")
    card.forget()
    press(drawer_window, "Show what I type")
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.displayText() == ""
    press(drawer_window, "Cover what I type")
    QTest.keyClicks(box, "plum")
    for _letter in "plum":
        QTest.keyClick(box, Qt.Key.Key_Backspace)
    press(drawer_window, "Show what I type")
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.displayText() == ""


def test_nothing_of_the_managers_is_on_the_screen(
    drawer_window: DrawerWindow, services: Services, review: str, company: Company
) -> None:
    services.notes.add(company.dana, "Private: think of her for team lead")
    services.preparation.rate(review, company.goals[0], Progress.BEYOND)
    make_drawer(drawer_window)
    drawer_window.model.prepare(review)
    preparation = drawer_window.model.preparation
    assert preparation is not None
    seen: set[str] = set()
    for place in range(len(preparation.steps)):
        preparation.go_to(place)
        seen |= set(texts(drawer_window))
    assert not {text for text in seen if "team lead" in text or "Omar" in text or "Beyond" in text}
    assert preparation.ratings == {}


def test_a_closed_drawer_leaves_no_words_in_the_window(drawer_window: DrawerWindow, review: str) -> None:
    make_drawer(drawer_window)
    drawer_window.model.prepare(review)
    assert drawer_window.panel is not None
    assert drawer_window.panel.topic is not None
    QTest.keyClicks(drawer_window.panel.topic.words[0].control, SECRET)
    drawer_window.model.close_drawer()
    settle()
    gc.collect()
    assert not [text for text in texts(drawer_window) if SECRET in text]
    assert drawer_window.model.preparation is None
    assert drawer_window.model.reviews == ()


@pytest.mark.parametrize("way", ["closed", "abandoned"])
def test_what_was_copied_in_the_drawer_does_not_stay_on_the_clipboard(
    drawer_window: DrawerWindow, review: str, way: str
) -> None:
    clipboard = QGuiApplication.clipboard()
    make_drawer(drawer_window)
    drawer_window.model.prepare(review)
    assert drawer_window.panel is not None
    assert drawer_window.panel.topic is not None
    box = drawer_window.panel.topic.words[0].control
    QTest.keyClicks(box, SECRET)
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(box, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == SECRET
    if way == "closed":
        press(drawer_window, "Close drawer")
    else:
        drawer_window.close()
    assert clipboard.text() == ""


def test_what_was_copied_elsewhere_stays_on_the_clipboard(drawer_window: DrawerWindow) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("from another program, before")
    make_drawer(drawer_window)
    press(drawer_window, "Close drawer")
    assert clipboard.text() == "from another program, before"
    press(drawer_window, "Open the drawer again")
    drawer_window.model.open(EMPLOYEE_PASSPHRASE)
    drawer_window.hide()
    settle()
    clipboard.setText("from another program, meanwhile")
    drawer_window.model.close_drawer()
    assert clipboard.text() == "from another program, meanwhile"
    clipboard.clear()
