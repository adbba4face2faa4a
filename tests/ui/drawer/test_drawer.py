"""The employee at the manager's computer: an own drawer, an own window, and nothing of the manager's in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewdesk.domain.fields import self_goal_reason
from reviewdesk.domain.ratings import Progress
from reviewdesk.services.bundle import Services
from reviewdesk.services.drawers import DrawerSession
from reviewdesk.ui.drawer.drawer_view_model import DrawerPlace
from reviewdesk.ui.drawer.drawer_window import DrawerWindow
from reviewdesk.ui.prepare.steps import StepKind
from tests.services.conftest import Company
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, OWNER_PASSPHRASE
from tests.ui.drawer.hands import SECRET, focus, make_drawer, place_of
from tests.ui.office.rooms.hands import press, primaries, texts
from tests.ui.pictures import settle

# -- the door --------------------------------------------------------------------------------------------------------


def test_a_drawer_is_made_with_a_passphrase_typed_twice(drawer_window: DrawerWindow) -> None:
    assert place_of(drawer_window) is DrawerPlace.NEW
    assert primaries(drawer_window) == ["Make my drawer"]
    assert any("Nobody can reset it" in text for text in texts(drawer_window))
    QTest.keyClicks(focus(drawer_window), EMPLOYEE_PASSPHRASE)
    QTest.keyClick(focus(drawer_window), Qt.Key.Key_Tab)
    QTest.keyClicks(focus(drawer_window), "something else")
    QTest.keyClick(focus(drawer_window), Qt.Key.Key_Return)
    card = drawer_window.card
    assert card is not None
    assert card.second is not None
    assert card.second.has_error()
    QTest.keyClicks(focus(drawer_window), EMPLOYEE_PASSPHRASE)
    QTest.keyClick(focus(drawer_window), Qt.Key.Key_Return)
    assert place_of(drawer_window) is DrawerPlace.REVIEWS


def test_nothing_typed_is_asked_for(drawer_window: DrawerWindow) -> None:
    settle()
    press(drawer_window, "Make my drawer")
    assert drawer_window.card is not None
    assert drawer_window.card.first.has_error()
    assert place_of(drawer_window) is DrawerPlace.NEW


@pytest.fixture
def closed_drawer(drawer: DrawerSession) -> None:
    drawer.close()


@pytest.mark.usefixtures("closed_drawer")
def test_a_wrong_passphrase_is_said_inline_and_then_waits(drawer_window: DrawerWindow) -> None:
    for _ in range(3):
        QTest.keyClicks(focus(drawer_window), "not it")
        QTest.keyClick(focus(drawer_window), Qt.Key.Key_Return)
    card = drawer_window.card
    assert card is not None
    assert "does not open this drawer" in card.first.error.text()
    QTest.keyClicks(focus(drawer_window), "not it")
    QTest.keyClick(focus(drawer_window), Qt.Key.Key_Return)
    assert "try again in" in card.first.error.text()
    assert place_of(drawer_window) is DrawerPlace.DOOR


@pytest.mark.usefixtures("closed_drawer", "review")
def test_the_right_passphrase_opens_it(drawer_window: DrawerWindow) -> None:
    QTest.keyClicks(focus(drawer_window), EMPLOYEE_PASSPHRASE)
    press(drawer_window, "Open my drawer")
    assert "Hello, Dana" in texts(drawer_window)
    assert primaries(drawer_window) == ["Prepare"]


def test_without_a_review_it_says_when_there_will_be_one(drawer_window: DrawerWindow) -> None:
    make_drawer(drawer_window)
    assert any(text.startswith("There is no review to prepare") for text in texts(drawer_window))


# -- inside ----------------------------------------------------------------------------------------------------------


def test_the_whole_way_by_keyboard_alone(
    drawer_window: DrawerWindow, services: Services, review: str, company: Company
) -> None:
    window = drawer_window
    for _ in range(2):
        QTest.keyClicks(focus(window), EMPLOYEE_PASSPHRASE)
        QTest.keyClick(focus(window), Qt.Key.Key_Return if _ else Qt.Key.Key_Tab)
    QTest.keyClick(focus(window), Qt.Key.Key_Space)
    assert place_of(window) is DrawerPlace.PREPARING
    preparation = window.model.preparation
    assert preparation is not None
    while not preparation.is_last:
        assert window.panel is not None
        if preparation.step.kind is StepKind.GOAL:
            QTest.keyClick(focus(window), Qt.Key.Key_3)
            QTest.keyClick(focus(window), Qt.Key.Key_Tab)
        QTest.keyClicks(focus(window), "My own words.")
        while focus(window) is not window.panel.next:
            QTest.keyClick(focus(window), Qt.Key.Key_Tab)
        QTest.keyClick(focus(window), Qt.Key.Key_Space)
    assert primaries(window) == ["Ready to share"]
    assert not services.reviews.get(review).preparation.employee_ready
    QTest.keyClick(focus(window), Qt.Key.Key_Space)
    assert services.reviews.get(review).preparation.employee_ready
    assert "Ready to share. Maya knows that you are ready, and nothing else." in texts(window)
    assert preparation.ratings == dict.fromkeys(company.goals, Progress.WELL_ON_THE_WAY)
    QTest.keyClick(focus(window), Qt.Key.Key_Space)
    assert place_of(window) is DrawerPlace.REVIEWS
    assert "Ready to share in the meeting" in texts(window)


def test_being_ready_can_be_taken_back(drawer_window: DrawerWindow, services: Services, review: str) -> None:
    make_drawer(drawer_window)
    drawer_window.model.prepare(review)
    preparation = drawer_window.model.preparation
    assert preparation is not None
    preparation.set_ready(ready=True)
    preparation.go_to(len(preparation.steps) - 1)
    press(drawer_window, "Keep it a private draft")
    assert not services.reviews.get(review).preparation.employee_ready
    assert "Private draft. Nobody is told anything yet." in texts(drawer_window)


def test_words_are_there_again_after_closing_and_opening(
    drawer_window: DrawerWindow, review: str, company: Company
) -> None:
    make_drawer(drawer_window)
    drawer_window.model.prepare(review)
    preparation = drawer_window.model.preparation
    assert preparation is not None
    preparation.go_to(len(preparation.topics) - 1)
    assert drawer_window.panel is not None
    assert drawer_window.panel.topic is not None
    QTest.keyClicks(drawer_window.panel.topic.words[0].control, SECRET)
    press(drawer_window, "Close drawer")
    assert place_of(drawer_window) is DrawerPlace.RETURN
    press(drawer_window, "Open the drawer again")
    drawer_window.model.open(EMPLOYEE_PASSPHRASE)
    drawer_window.model.prepare(review)
    preparation = drawer_window.model.preparation
    assert preparation is not None
    assert preparation.words(self_goal_reason(company.goals[1])) == SECRET


# -- the way back ----------------------------------------------------------------------------------------------------


def test_the_way_back_needs_the_owners_passphrase(drawer_window: DrawerWindow, qtbot: QtBot) -> None:
    make_drawer(drawer_window)
    press(drawer_window, "Close drawer")
    QTest.keyClicks(focus(drawer_window), EMPLOYEE_PASSPHRASE)
    QTest.keyClick(focus(drawer_window), Qt.Key.Key_Return)
    assert drawer_window.card is not None
    assert drawer_window.card.first.has_error()
    assert drawer_window.isVisible()
    QTest.keyClicks(focus(drawer_window), OWNER_PASSPHRASE)
    with qtbot.waitSignal(drawer_window.returned), qtbot.assertNotEmitted(drawer_window.abandoned):
        QTest.keyClick(focus(drawer_window), Qt.Key.Key_Return)
    assert not drawer_window.isVisible()


def test_guessing_the_owners_passphrase_is_slowed_down(drawer_window: DrawerWindow) -> None:
    drawer_window.model.close_drawer()
    settle()
    for _ in range(4):
        drawer_window.model.give_back("guess")
    assert drawer_window.card is not None
    assert "Please try again in" in drawer_window.card.first.error.text()


def test_somebody_who_does_not_want_a_drawer_gives_the_computer_back(drawer_window: DrawerWindow) -> None:
    press(drawer_window, "Give back to Maya")
    assert primaries(drawer_window) == ["Back to the desk"]
    press(drawer_window, "Open the drawer again")
    assert place_of(drawer_window) is DrawerPlace.NEW


def test_closing_the_window_is_no_way_around(drawer_window: DrawerWindow, qtbot: QtBot) -> None:
    make_drawer(drawer_window)
    with qtbot.waitSignal(drawer_window.abandoned), qtbot.assertNotEmitted(drawer_window.returned):
        drawer_window.close()
    assert drawer_window.model.preparation is None


def test_trouble_is_said_in_a_bar(drawer_window: DrawerWindow, review: str, services: Services) -> None:
    make_drawer(drawer_window)
    services.reviews.cancel(review)
    drawer_window.model.prepare("no-such-review")
    assert drawer_window.banner.isVisible()
    press(drawer_window, "Close message")
    assert not drawer_window.banner.isVisible()
