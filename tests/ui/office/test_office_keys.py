"""The owner's window by keys: the palette and the sheet show what the desk has, and Ctrl+Q leaves properly."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewdesk.ui.office.goal_forms import GoalForm
from reviewdesk.ui.office.goals_page import GoalsPage
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.office.people_page import PeoplePage
from reviewdesk.ui.office.reviews_page import ReviewsPage
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Overlay
from reviewdesk.ui.widgets.commands import key_words, words_of
from tests.ui.accessibility import walk
from tests.ui.office.house import House
from tests.ui.office.program import Start, settled, unlock
from tests.ui.pictures import EVERY, Setting, settle, shown

CONTROL = Qt.KeyboardModifier.ControlModifier
EITHER = pytest.mark.parametrize("which", ["palette_of_commands", "key_sheet"])


def open_window(house: House, theme: Theme, place: Place | None = None) -> OfficeWindow:
    window = house.window(theme, place)
    window.show()
    window.activateWindow()
    settle()
    return window


def press(window: OfficeWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
    settle()


def give(window: OfficeWindow, words: str) -> None:
    """Open the palette, type, press Enter."""
    press(window, Qt.Key.Key_K)
    QTest.keyClicks(window.palette_of_commands.line, words)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)


def listed(window: OfficeWindow) -> list[str]:
    window.palette_of_commands.open()
    return [words_of(action) for action in window.palette_of_commands.shown]


def page_of(window: OfficeWindow) -> object:
    assert window.shell is not None
    return window.shell.page


def test_the_palette_lists_the_rooms_of_this_desk_and_what_is_begun_in_them(
    sample: House, theme: Theme
) -> None:
    assert listed(open_window(sample, theme)) == [
        "Home", "Reviews", "People", "Goals", "Templates", "Archive", "Settings", "Add a person",
        "Add a goal", "Plan a review", "Lock", "Show the keys", "Save everything and close ReviewDesk",
    ]  # fmt: skip


def test_words_lead_to_a_room_and_begin_a_goal_a_person_and_a_review(sample: House, theme: Theme) -> None:
    window = open_window(sample, theme)
    give(window, "arch")
    assert window.shell is not None
    assert window.shell.place == Place("archive")
    give(window, "add goal")
    goals = page_of(window)
    assert isinstance(goals, GoalsPage)
    assert isinstance(goals.form, GoalForm)
    assert goals.form.isAncestorOf(window.focusWidget())
    give(window, "add pers")
    people = page_of(window)
    assert isinstance(people, PeoplePage)
    assert people.form is not None
    assert people.form.isAncestorOf(window.focusWidget())
    give(window, "plan")
    reviews = page_of(window)
    assert isinstance(reviews, ReviewsPage)
    assert reviews.panel is not None
    assert reviews.panel.isAncestorOf(window.focusWidget())


def test_on_a_desk_without_people_a_goal_or_review_begins_with_the_first_person(
    house: House, theme: Theme
) -> None:
    window = open_window(house, theme)
    for words, page in (("add goal", GoalsPage), ("plan", ReviewsPage)):
        give(window, words)
        shown_page = page_of(window)
        assert isinstance(shown_page, page)
        assert getattr(shown_page, "form", None) is None
        assert getattr(shown_page, "panel", None) is None


def test_no_key_of_the_window_is_missing_on_the_sheet_or_has_two_meanings(
    sample: House, theme: Theme
) -> None:
    window = open_window(sample, theme)
    press(window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    told = " ".join(f"{line.keys} " for line in window.key_sheet.lines)
    keys = [key for action in window.findChildren(QAction) for key in action.shortcuts()]
    keys += [shortcut.key() for shortcut in window.findChildren(QShortcut)]
    words = [key_words(key) for key in keys]
    assert not [each for each in words if f"{each} " not in told]
    assert len(words) == len(set(words))


def test_numbers_lead_to_rooms_while_a_sheet_is_open_too(sample: House, theme: Theme) -> None:
    window = open_window(sample, theme)
    press(window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    press(window, Qt.Key.Key_4)
    assert isinstance(page_of(window), GoalsPage)
    assert not window.key_sheet.isVisible()


def test_locking_from_the_palette_leaves_no_command_of_the_desk(
    start: Start, folder: object, qtbot: QtBot
) -> None:
    del folder
    program = start()
    unlock(program, qtbot)
    qtbot.waitUntil(lambda: program.window.shell is not None)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    give(program.window, "lock")
    settled(program, qtbot)
    assert program.window.shell is None
    assert listed(program.window) == ["Show the keys", "Save everything and close ReviewDesk"]


@pytest.mark.parametrize("scene", ["locked", "open"])
def test_control_q_saves_closes_the_desk_and_ends(
    start: Start, folder: object, qtbot: QtBot, scene: str
) -> None:
    del folder
    program = start()
    if scene == "open":
        unlock(program, qtbot)
        qtbot.waitUntil(lambda: program.window.shell is not None)
    else:
        settled(program, qtbot)
    program.window.activateWindow()
    press(program.window, Qt.Key.Key_Q)
    assert not program.window.isVisible()
    assert program.opened is None
    assert program.instance is None


@EITHER
@pytest.mark.parametrize("setting", EVERY, ids=lambda setting: setting.slug)
def test_both_can_be_read_reached_hit_and_heard(sample: House, which: str, setting: Setting) -> None:
    for window in shown(sample.build("home"), setting):
        overlay: Overlay = getattr(window, which)
        overlay.open()
        settle()
        findings = walk(overlay)
        assert not findings, "\n".join(map(str, findings))
