"""Words that are put into a text box stand apart from what is written there, where somebody left the cursor."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.ui.widgets.shared_edit import SharedEdit

HEARD = "self_assessment/heard"
LEARNED = "progress/g1/learned"


@pytest.fixture
def doc() -> Iterator[SharedDoc]:
    made = SharedDoc(Authority.JOINT)
    yield made
    made.close()


@pytest.fixture
def box(qtbot: QtBot, doc: SharedDoc) -> Iterator[SharedEdit]:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(QLineEdit())  # has the keyboard first
    made = SharedEdit()
    layout.addWidget(made)
    made.bind(doc, HEARD, Party.MANAGER)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    window.close()


def visit(box: SharedEdit, qtbot: QtBot, at: int) -> None:
    box.window().activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    cursor = box.textCursor()
    cursor.setPosition(at)
    box.setTextCursor(cursor)
    box.clearFocus()
    assert not box.hasFocus()


@pytest.mark.parametrize(
    ("written", "at", "expected"),
    [
        ("", 0, "Deciding"),
        ("soon", 0, "Deciding soon"),
        ("now and then", 3, "now Deciding and then"),
        ("now and then", 4, "now Deciding and then"),
        ("now then", 8, "now then Deciding"),
        ("I like.", 6, "I like Deciding."),
        ("one\ntwo", 3, "one Deciding\ntwo"),
        ("one\ntwo", 4, "one\nDeciding two"),
    ],
)
def test_words_stand_apart_from_those_beside_them(  # noqa: PLR0917  # three cases' columns
    box: SharedEdit, doc: SharedDoc, qtbot: QtBot, written: str, at: int, expected: str
) -> None:
    doc.set_text(HEARD, written, "manager")
    visit(box, qtbot, at)
    box.put_in("Deciding")
    assert box.toPlainText() == doc.text(HEARD).value == expected


def test_they_come_at_the_end_where_nobody_has_been_yet(
    box: SharedEdit, doc: SharedDoc, qtbot: QtBot
) -> None:
    doc.set_text(HEARD, "I get better at", "manager")
    assert box.textCursor().position() == 0
    box.put_in("Deciding")
    assert box.toPlainText() == "I get better at Deciding"
    visit(box, qtbot, 0)
    doc.set_text(LEARNED, "It begins with", "manager")
    box.bind(doc, LEARNED, Party.MANAGER)
    box.put_in("Deciding")
    assert box.toPlainText() == "It begins with Deciding"


def test_writing_goes_on_behind_them(box: SharedEdit, doc: SharedDoc, qtbot: QtBot) -> None:
    doc.set_text(HEARD, "then rest", "manager")
    visit(box, qtbot, 5)
    box.put_in("Deciding")
    box.setFocus()
    QTest.keyClicks(box, "on ")
    assert box.toPlainText() == "then Deciding on rest"
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Deciding" not in box.toPlainText()
