"""What is covered can be taken nowhere else to be read there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.meeting import signing_hands
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.signing_hands import talked_through
from tests.ui.meeting.test_covered_words import SECRET, words_of
from tests.ui.meeting.test_growth_page import write

desk = signing_hands.desk
keys = signing_hands.keys


def test_nothing_is_copied_from_behind_the_cover(table: Table) -> None:
    window = talked_through(table).open()
    edit = words_of(window).edit
    clipboard = QApplication.clipboard()
    clipboard.setText("from before")
    write(SECRET)
    for key, modifier in (
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier),
    ):
        QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(edit, key, modifier)
        assert clipboard.text() == "from before"
    assert edit.toPlainText() == SECRET
    assert not edit.createMimeDataFromSelection().formats()
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert edit.toPlainText() == "from before"
    edit.set_covered(covered=False)
    edit.setPlainText(SECRET)
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == SECRET
    edit.set_covered(covered=True)
    assert not edit.textCursor().hasSelection()


def test_nothing_is_dragged_from_behind_the_cover_and_no_menu_offers_it(table: Table) -> None:
    window = talked_through(table).open()
    edit = words_of(window).edit
    write(SECRET)
    edit.selectAll()
    inside = edit.bars()[0].center().toPoint()
    QTest.mousePress(edit.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert not edit.textCursor().hasSelection()
    QTest.mouseRelease(edit.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, inside, edit.mapToGlobal(inside))
    edit.contextMenuEvent(asked)
    assert not asked.isAccepted()
    assert QApplication.activePopupWidget() is None


def test_the_manager_cannot_even_mark_what_is_covered(table: Table) -> None:
    window = talked_through(table).open()
    edit = words_of(window).edit
    write(SECRET)
    QTest.keyClick(window, Qt.Key.Key_F6)
    settle()
    assert edit.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
    QTest.mouseDClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=edit.bars()[0].center().toPoint())
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert not edit.textCursor().hasSelection()
    QTest.keyClick(window, Qt.Key.Key_F6)
    settle()
    assert edit.textInteractionFlags() == Qt.TextInteractionFlag.TextEditorInteraction
