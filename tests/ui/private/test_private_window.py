"""The private window: covered until its owner lifts the cover, and nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from reviewdesk.domain.errors import DeskError
from reviewdesk.ui.private.private_window import PrivateWindow
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button
from tests.ui.pictures import settle
from tests.ui.private.hands import NOTES, Notebook, words_in


@pytest.fixture
def private(notebook: Notebook, theme: Theme, qtbot: QtBot) -> PrivateWindow:
    window = notebook.window(theme)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def shown_primaries(window: PrivateWindow) -> list[str]:
    found = window.findChildren(Button)
    return [each.text() for each in found if each.isVisible() and each.kind() == "primary"]


def test_covered_the_window_names_nobody_and_holds_no_note(private: PrivateWindow) -> None:
    assert private.is_covered
    assert private.windowTitle() == "ReviewDesk"
    assert not [note for note in NOTES if note in words_in(private)]
    assert "Devon" not in words_in(private.cover)
    assert shown_primaries(private) == ["Show my notes"]


def test_it_opens_without_taking_the_keyboard_away(private: PrivateWindow) -> None:
    assert private.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_its_owner_lifts_the_cover_and_draws_it_again(private: PrivateWindow) -> None:
    QTest.mouseClick(private.cover.show_notes, Qt.MouseButton.LeftButton)
    assert not private.is_covered
    assert all(note in words_in(private) for note in NOTES)
    assert "Stay with that for a moment" in words_in(private)
    assert "2 of your 5 points were new to Devon." in words_in(private)
    assert shown_primaries(private) == []
    QTest.keyClick(private, Qt.Key.Key_F9)
    settle()
    assert private.is_covered
    QTest.keyClick(private, Qt.Key.Key_F9)
    settle()
    assert not private.is_covered
    QTest.mouseClick(private.cover_button, Qt.MouseButton.LeftButton)
    assert private.is_covered


def test_another_question_is_one_key_away(private: PrivateWindow) -> None:
    private.uncover()
    aids = private.aids
    aids.another.setFocus()
    QTest.keyClick(aids.another, Qt.Key.Key_Space)
    assert aids.question.text() == "What have I not asked about?"
    assert aids.when.text() == "Near the end."
    assert aids.another.hasFocus()


def test_what_has_nothing_to_say_is_not_there(private: PrivateWindow, notebook: Notebook) -> None:
    private.uncover()
    private.model.tell(notebook.talk(questions=(), points=0))
    settle()
    aids = private.aids
    assert aids.question.text() == "Nothing to ask here. Listen, and leave a pause."
    assert [part.isVisible() for part in (aids.when, aids.another, aids.news, aids.balance)] == [False] * 4
    private.model.tell(notebook.talk(share=0.2))
    settle()
    assert aids.balance.isVisible()


def test_a_note_typed_in_the_meeting_is_stored_when_the_cover_falls(
    private: PrivateWindow, notebook: Notebook
) -> None:
    private.uncover()
    QTest.keyClicks(private.private_notes.new, "Ask again in May")
    private.vanish()
    assert not private.isVisible()
    assert private.is_covered
    stored = [note.text for note in notebook.office.services.notes.for_person(notebook.person)]
    assert "Ask again in May" in stored


def test_closing_the_window_stores_and_tells(private: PrivateWindow, notebook: Notebook) -> None:
    told: list[bool] = []
    private.closed.connect(lambda: told.append(True))
    private.uncover()
    QTest.keyClicks(private.private_notes.new, "Half a thought")
    private.close()
    assert told == [True]
    stored = [note.text for note in notebook.office.services.notes.for_person(notebook.person)]
    assert "Half a thought" in stored


def test_not_in_this_meeting_closes_it(private: PrivateWindow) -> None:
    QTest.mouseClick(private.cover.not_now, Qt.MouseButton.LeftButton)
    assert not private.isVisible()


def test_a_note_removed_by_mistake_comes_back(private: PrivateWindow) -> None:
    private.uncover()
    settle()
    remove = next(
        each
        for each in private.findChildren(QAbstractButton)
        if each.accessibleName().startswith("Remove the note of")
    )
    remove.click()
    settle()
    assert private.toast.isVisible()
    assert sum(note in words_in(private) for note in NOTES) == 1
    private.toast.button.click()
    assert sum(note in words_in(private) for note in NOTES) == 2


def test_a_note_that_cannot_be_stored_is_told_in_the_window(private: PrivateWindow) -> None:
    private.uncover()
    private.notes.failed.emit(DeskError("disk-full"))
    settle()
    assert private.banner.isVisible()
    private.banner.acted.emit()
    assert not private.banner.isVisible()


def test_what_the_system_agreed_to_is_what_the_cover_says(notebook: Notebook, theme: Theme) -> None:
    agreed = notebook.window(theme, ask=lambda _handle, _wish: 1)
    refused = notebook.window(theme, ask=lambda _handle, _wish: 0)
    assert "asks your system to leave this window out" in agreed.cover.capture.text()
    assert "asks" not in refused.cover.capture.text()
    assert QApplication.activeWindow() is not agreed
