"""A form hears Enter and Escape, gives its answers once, and never throws words away by a key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Field, Form, LineEdit, Row, TextEdit
from tests.ui.pictures import settle


class Note(Form):
    """A form with a line and longer text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.given: list[str] = []
        self.left: list[bool] = []
        self.line = self.add(Field(theme, "Title", LineEdit(theme, "Calls"))).control
        self.text = self.add(Field(theme, "Why", TextEdit(theme))).control
        self.put_buttons(self.add(Row(theme)), Button(theme, "Add", "primary"), Button(theme, "Cancel"))
        self.cancelled.connect(self._on_cancelled)

    def submit(self) -> None:
        """Keep the answer, which takes until ``wait`` says otherwise."""
        self.wait(waiting=True)
        self.given.append(self.line.text())

    def _on_cancelled(self) -> None:
        self.left.append(True)


@pytest.fixture
def note(window: QWidget, theme: Theme) -> Note:
    form = Note(theme)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(form)
    settle()
    return form


def test_enter_in_a_line_gives_the_answers_once(note: Note) -> None:
    QTest.keyClick(note.line, Qt.Key.Key_Return)
    QTest.keyClick(note.line, Qt.Key.Key_Return)
    note.give.click()
    assert note.given == ["Calls"]
    note.wait(waiting=False)
    QTest.keyClick(note.line, Qt.Key.Key_Enter)
    assert note.given == ["Calls", "Calls"]


def test_enter_in_longer_text_begins_a_line_and_ctrl_enter_gives_the_answers(note: Note) -> None:
    QTest.keyClick(note.text, Qt.Key.Key_Return)
    assert note.text.toPlainText() == "\n"
    assert note.given == []
    QTest.keyClick(note.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert note.given == ["Calls"]


def test_escape_leaves_a_form_in_which_nothing_was_written(note: Note) -> None:
    QTest.keyClick(note.line, Qt.Key.Key_Escape)
    assert note.left == [True]


def test_escape_leads_to_cancel_where_something_was_written(note: Note) -> None:
    QTest.keyClicks(note.text, "Because")
    QTest.keyClick(note.text, Qt.Key.Key_Escape)
    assert note.left == []
    assert note.window().focusWidget() is note.cancel


def test_other_keys_go_on_to_the_page(note: Note) -> None:
    QTest.keyClick(note, Qt.Key.Key_PageDown)
    assert (note.given, note.left) == ([], [])
