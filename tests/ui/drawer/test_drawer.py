"""The employee at the manager's computer: an own drawer, an own window, and nothing of the manager's in it."""

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.domain.fields import self_goal_reason
from reviewdesk.domain.ratings import Progress
from reviewdesk.services.bundle import Services
from reviewdesk.services.drawers import DrawerSession
from reviewdesk.ui.drawer.drawer_view_model import DrawerPlace, DrawerViewModel
from reviewdesk.ui.drawer.drawer_window import DrawerWindow
from reviewdesk.ui.prepare.steps import StepKind
from reviewdesk.ui.theme import Theme
from tests.architecture.source import below, is_in
from tests.services.conftest import Company
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, OWNER_PASSPHRASE, StandingClock
from tests.ui.accessibility import walk
from tests.ui.office.rooms.hands import press, primaries, texts
from tests.ui.pictures import EVERY, Setting, settle, shown

SECRET = "What I hope nobody reads: the night shift wears me out."


def focus(window: QWidget) -> QWidget:
    settle()
    found = window.focusWidget()
    assert found is not None
    return found


def make_drawer(window: DrawerWindow) -> None:
    window.model.create(EMPLOYEE_PASSPHRASE)
    settle()


# -- the door --------------------------------------------------------------------------------------------------------


def test_a_drawer_is_made_with_a_passphrase_typed_twice(drawer_window: DrawerWindow, qtbot: QtBot) -> None:
    assert drawer_window.model.place is DrawerPlace.NEW
    assert primaries(drawer_window) == ["Make my drawer"]
    assert any("Nobody can reset it" in text for text in texts(drawer_window))
    qtbot.keyClicks(focus(drawer_window), EMPLOYEE_PASSPHRASE)
    qtbot.keyClick(focus(drawer_window), Qt.Key.Key_Tab)
    qtbot.keyClicks(focus(drawer_window), "something else")
    qtbot.keyClick(focus(drawer_window), Qt.Key.Key_Return)
    card = drawer_window.card
    assert card is not None
    assert card.second is not None
    assert card.second.has_error()
    qtbot.keyClicks(focus(drawer_window), EMPLOYEE_PASSPHRASE)
    qtbot.keyClick(focus(drawer_window), Qt.Key.Key_Return)
    assert drawer_window.model.place is DrawerPlace.REVIEWS


def test_nothing_typed_is_asked_for(drawer_window: DrawerWindow) -> None:
    settle()
    press(drawer_window, "Make my drawer")
    assert drawer_window.card is not None
    assert drawer_window.card.first.has_error()
    assert drawer_window.model.place is DrawerPlace.NEW


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


@pytest.fixture
def closed_drawer(drawer: DrawerSession) -> None:
    drawer.close()


@pytest.mark.usefixtures("closed_drawer")
def test_a_wrong_passphrase_is_said_inline_and_then_waits(drawer_window: DrawerWindow, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.keyClicks(focus(drawer_window), "not it")
        qtbot.keyClick(focus(drawer_window), Qt.Key.Key_Return)
    card = drawer_window.card
    assert card is not None
    assert "does not open this drawer" in card.first.error.text()
    qtbot.keyClicks(focus(drawer_window), "not it")
    qtbot.keyClick(focus(drawer_window), Qt.Key.Key_Return)
    assert "try again in" in card.first.error.text()
    assert drawer_window.model.place is DrawerPlace.DOOR


@pytest.mark.usefixtures("closed_drawer", "review")
def test_the_right_passphrase_opens_it(drawer_window: DrawerWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(focus(drawer_window), EMPLOYEE_PASSPHRASE)
    press(drawer_window, "Open my drawer")
    assert "Hello, Dana" in texts(drawer_window)
    assert primaries(drawer_window) == ["Prepare"]


def test_without_a_review_it_says_when_there_will_be_one(drawer_window: DrawerWindow) -> None:
    make_drawer(drawer_window)
    assert any(text.startswith("There is no review to prepare") for text in texts(drawer_window))


# -- inside ----------------------------------------------------------------------------------------------------------


def test_the_whole_way_by_keyboard_alone(
    drawer_window: DrawerWindow, services: Services, review: str, company: Company, qtbot: QtBot
) -> None:
    window = drawer_window
    for _ in range(2):
        qtbot.keyClicks(focus(window), EMPLOYEE_PASSPHRASE)
        qtbot.keyClick(focus(window), Qt.Key.Key_Return if _ else Qt.Key.Key_Tab)
    qtbot.keyClick(focus(window), Qt.Key.Key_Space)
    assert window.model.place is DrawerPlace.PREPARING
    preparation = window.model.preparation
    assert preparation is not None
    while not preparation.is_last:
        assert window.panel is not None
        if preparation.step.kind is StepKind.GOAL:
            qtbot.keyClick(focus(window), Qt.Key.Key_3)
            qtbot.keyClick(focus(window), Qt.Key.Key_Tab)
        qtbot.keyClicks(focus(window), "My own words.")
        while focus(window) is not window.panel.next:
            qtbot.keyClick(focus(window), Qt.Key.Key_Tab)
        qtbot.keyClick(focus(window), Qt.Key.Key_Space)
    assert primaries(window) == ["Ready to share"]
    assert not services.reviews.get(review).preparation.employee_ready
    qtbot.keyClick(focus(window), Qt.Key.Key_Space)
    assert services.reviews.get(review).preparation.employee_ready
    assert "Ready to share. Maya knows that you are ready, and nothing else." in texts(window)
    assert preparation.ratings == dict.fromkeys(company.goals, Progress.WELL_ON_THE_WAY)
    qtbot.keyClick(focus(window), Qt.Key.Key_Space)
    assert window.model.place is DrawerPlace.REVIEWS
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
    drawer_window: DrawerWindow, review: str, company: Company, qtbot: QtBot
) -> None:
    make_drawer(drawer_window)
    drawer_window.model.prepare(review)
    preparation = drawer_window.model.preparation
    assert preparation is not None
    preparation.go_to(len(preparation.topics) - 1)
    assert drawer_window.panel is not None
    assert drawer_window.panel.topic is not None
    qtbot.keyClicks(drawer_window.panel.topic.words[0].control, SECRET)
    press(drawer_window, "Close drawer")
    assert drawer_window.model.place is DrawerPlace.RETURN
    press(drawer_window, "Open the drawer again")
    drawer_window.model.open(EMPLOYEE_PASSPHRASE)
    drawer_window.model.prepare(review)
    preparation = drawer_window.model.preparation
    assert preparation is not None
    assert preparation.words(self_goal_reason(company.goals[1])) == SECRET


# -- what must not be there ------------------------------------------------------------------------------------------


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


def test_the_drawers_rooms_import_nothing_of_the_office() -> None:
    """What is not imported cannot be shown by accident."""
    known = {"changes", "drawers", "office_snapshots"}
    for module in below("ui.drawer", "ui.prepare"):
        assert not [name for name in module.imports() if is_in(name, "reviewdesk.ui.office")]
        assert not [name for name in module.imports() if is_in(name, "reviewdesk.ui.meeting")]
        services = {
            name.split(".")[2] for name in module.imports() if name.startswith("reviewdesk.services.")
        }
        assert services <= known


def test_a_closed_drawer_leaves_no_words_in_the_window(
    drawer_window: DrawerWindow, review: str, qtbot: QtBot
) -> None:
    make_drawer(drawer_window)
    drawer_window.model.prepare(review)
    assert drawer_window.panel is not None
    assert drawer_window.panel.topic is not None
    qtbot.keyClicks(drawer_window.panel.topic.words[0].control, SECRET)
    drawer_window.model.close_drawer()
    settle()
    gc.collect()
    assert not [text for text in texts(drawer_window) if SECRET in text]
    assert drawer_window.model.preparation is None
    assert drawer_window.model.reviews == ()


# -- the way back ----------------------------------------------------------------------------------------------------


def test_the_way_back_needs_the_owners_passphrase(drawer_window: DrawerWindow, qtbot: QtBot) -> None:
    make_drawer(drawer_window)
    press(drawer_window, "Close drawer")
    qtbot.keyClicks(focus(drawer_window), EMPLOYEE_PASSPHRASE)
    qtbot.keyClick(focus(drawer_window), Qt.Key.Key_Return)
    assert drawer_window.card is not None
    assert drawer_window.card.first.has_error()
    assert drawer_window.isVisible()
    qtbot.keyClicks(focus(drawer_window), OWNER_PASSPHRASE)
    with qtbot.waitSignal(drawer_window.returned), qtbot.assertNotEmitted(drawer_window.abandoned):
        qtbot.keyClick(focus(drawer_window), Qt.Key.Key_Return)
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
    assert drawer_window.model.place is DrawerPlace.RETURN
    press(drawer_window, "Open the drawer again")
    assert drawer_window.model.place is DrawerPlace.NEW


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


# -- for everybody ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("setting", EVERY, ids=lambda setting: setting.slug)
def test_every_place_can_be_read_reached_and_hit(
    build: Callable[[Theme], DrawerWindow],
    model_of: Callable[[str], DrawerViewModel],
    company: Company,
    review: str,
    time: StandingClock,
    setting: Setting,
) -> None:
    del time
    for window in shown(build, setting):
        assert isinstance(window, DrawerWindow)
        expect_nothing(window)
        window.model.create(EMPLOYEE_PASSPHRASE)
        expect_nothing(window)
        window.model.prepare(review)
        preparation = window.model.preparation
        assert preparation is not None
        for place in (0, len(preparation.topics) - 1, len(preparation.steps) - 1):
            preparation.go_to(place)
            expect_nothing(window)
        window.model.close_drawer()
        expect_nothing(window)
        window.model.give_back("guess")
        expect_nothing(window)
    for window in shown(lambda theme: DrawerWindow(theme, model_of(company.dana)), setting):
        expect_nothing(window)


def expect_nothing(window: QWidget) -> None:
    settle()
    findings = walk(window)
    assert not findings, "\n".join(map(str, findings))
