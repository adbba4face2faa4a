"""The text box for shared texts: whose it is, how tall it is, and what its keys do."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.fields import ONE_LINE_LIMIT, Authority
from reviewdesk.domain.people import Party
from reviewdesk.ui.widgets.shared_edit import MOST_LINES, SharedEdit

HEARD = "self_assessment/heard"
LEARNED = "progress/g1/learned"
IF = "plan/1/if"


@pytest.fixture
def doc() -> Iterator[SharedDoc]:
    made = SharedDoc(Authority.JOINT)
    yield made
    made.close()


@pytest.fixture
def box(qtbot: QtBot) -> SharedEdit:
    made = SharedEdit()
    qtbot.addWidget(made)
    return made


class Painted(QObject):
    """Counts how often something was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let everything pass."""
        self.times += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def paste(box: SharedEdit, words: str) -> None:
    mime = QMimeData()
    mime.setText(words)
    box.insertFromMimeData(mime)


def test_a_field_of_the_other_person_can_be_read_and_not_written(box: SharedEdit, doc: SharedDoc) -> None:
    doc.set_text(HEARD, "I heard you.", "manager")
    box.bind(doc, HEARD, Party.EMPLOYEE)

    QTest.keyClicks(box, "not mine")

    assert box.isReadOnly()
    assert box.toPlainText() == doc.text(HEARD).value == "I heard you."
    assert box.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_handing_over_the_keyboard_is_seen_at_once(box: SharedEdit, doc: SharedDoc, qtbot: QtBot) -> None:
    box.bind(doc, HEARD, Party.EMPLOYEE)
    with qtbot.waitExposed(box):
        box.show()
    QApplication.processEvents()
    painted = Painted()
    box.installEventFilter(painted)

    box.set_party(Party.MANAGER)
    QApplication.processEvents()

    assert painted.times


def test_handing_over_the_keyboard_changes_who_writes(box: SharedEdit, doc: SharedDoc) -> None:
    box.bind(doc, HEARD, Party.EMPLOYEE)

    box.set_party(Party.MANAGER)
    QTest.keyClicks(box, "I heard")
    box.set_party(Party.EMPLOYEE)
    QTest.keyClicks(box, "nothing")

    assert doc.text(HEARD).value == "I heard"


def test_each_person_at_one_screen_takes_back_only_own_words(box: SharedEdit, doc: SharedDoc) -> None:
    box.bind(doc, LEARNED, Party.EMPLOYEE)
    QTest.keyClicks(box, "mine ")
    box.set_party(Party.MANAGER)
    QTest.keyClicks(box, "yours")

    box.set_party(Party.EMPLOYEE)
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert box.toPlainText() == doc.text(LEARNED).value == "yours"
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert box.toPlainText() == "mine yours"


def test_undo_does_nothing_in_the_others_field(box: SharedEdit, doc: SharedDoc) -> None:
    box.bind(doc, HEARD, Party.MANAGER)
    QTest.keyClicks(box, "I heard")
    box.set_party(Party.EMPLOYEE)

    box.undo()
    box.redo()

    assert doc.text(HEARD).value == "I heard"


def test_a_composition_is_finished_before_the_keyboard_is_handed_over(
    box: SharedEdit, doc: SharedDoc
) -> None:
    box.bind(doc, LEARNED, Party.EMPLOYEE)
    QApplication.sendEvent(box, QInputMethodEvent("に", []))

    box.set_party(Party.MANAGER)

    assert not box.isReadOnly()


def test_enter_in_a_one_line_field_moves_on(qtbot: QtBot, doc: SharedDoc) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box, after = SharedEdit(), QLineEdit()
    layout = QVBoxLayout(page)
    layout.addWidget(box)
    layout.addWidget(after)
    box.bind(doc, IF, Party.EMPLOYEE)
    page.show()
    page.activateWindow()
    box.setFocus()
    finished: list[bool] = []
    box.finished.connect(lambda: finished.append(True))

    QTest.keyClicks(box, "it is Monday")
    QTest.keyClick(box, Qt.Key.Key_Return)

    assert doc.text(IF).value == "it is Monday"
    assert finished == [True]
    qtbot.waitUntil(after.hasFocus)


def test_enter_in_prose_is_a_line_and_control_enter_moves_on(box: SharedEdit, doc: SharedDoc) -> None:
    box.bind(doc, LEARNED, Party.EMPLOYEE)
    finished: list[bool] = []
    box.finished.connect(lambda: finished.append(True))

    QTest.keyClicks(box, "one")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(box, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)

    assert doc.text(LEARNED).value == "one\n"
    assert finished == [True]


def test_pasted_lines_become_one_in_a_one_line_field(box: SharedEdit, doc: SharedDoc) -> None:
    box.bind(doc, IF, Party.EMPLOYEE)

    paste(box, "first\r\nsecond\n")

    assert doc.text(IF).value == box.toPlainText() == "first second"


def test_a_line_break_that_slips_into_a_one_line_field_becomes_a_space(
    box: SharedEdit, doc: SharedDoc
) -> None:
    box.bind(doc, IF, Party.EMPLOYEE)

    box.textCursor().insertText("first\nsecond")
    QApplication.processEvents()

    assert doc.text(IF).value == box.toPlainText() == "first second"


def test_pasted_text_has_one_kind_of_line_end(box: SharedEdit, doc: SharedDoc) -> None:
    box.bind(doc, LEARNED, Party.EMPLOYEE)

    paste(box, "first\r\nsecond\rthird")

    assert doc.text(LEARNED).value == "first\nsecond\nthird"


def test_only_text_can_be_pasted(box: SharedEdit) -> None:
    picture, words = QMimeData(), QMimeData()
    picture.setData("image/png", b"...")
    words.setText("words")

    assert not box.canInsertFromMimeData(picture)
    assert box.canInsertFromMimeData(words)


def test_too_long_a_line_is_refused_with_the_field_named(box: SharedEdit, doc: SharedDoc) -> None:
    box.bind(doc, IF, Party.EMPLOYEE)
    refused: list[RuleViolation] = []
    box.refused.connect(refused.append)

    paste(box, "x" * (ONE_LINE_LIMIT + 1))
    QApplication.processEvents()

    assert [(error.key, error.field) for error in refused] == [("text-too-long", IF)]
    assert box.toPlainText() == ""


def test_the_box_grows_with_the_text_and_then_scrolls(qtbot: QtBot, doc: SharedDoc) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box = SharedEdit()
    layout = QVBoxLayout(page)
    layout.addWidget(box)
    layout.addStretch()
    page.resize(400, 700)
    box.bind(doc, LEARNED, Party.EMPLOYEE)
    page.show()
    never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
    heights = []
    for lines in (1, 6, MOST_LINES, MOST_LINES + 1, 60):
        doc.set_text(LEARNED, "\n".join(["words"] * lines), "employee")
        QApplication.processEvents()
        QApplication.processEvents()
        heights.append(box.height())
        fits = box.verticalScrollBar().maximum() == 0
        assert fits == (lines <= MOST_LINES)
        assert box.verticalScrollBarPolicy() == (never if fits else needed)

    assert heights[0] < heights[1] < heights[2]
    assert heights[2] == heights[3] == heights[4]


def test_a_one_line_field_is_lower_and_wraps_rather_than_hides(
    qtbot: QtBot, box: SharedEdit, doc: SharedDoc
) -> None:
    prose = SharedEdit()
    qtbot.addWidget(prose)
    prose.bind(doc, LEARNED, Party.EMPLOYEE)
    box.bind(doc, IF, Party.EMPLOYEE)
    one_line = box.sizeHint().height()
    box.resize(200, 60)
    box.show()
    doc.set_text(IF, "a long sentence " * 8, "employee")
    QApplication.processEvents()

    assert one_line < prose.sizeHint().height()
    assert box.sizeHint().height() > one_line
    assert box.minimumSizeHint().height() == box.sizeHint().height()


def test_the_menu_takes_back_own_words(box: SharedEdit, doc: SharedDoc) -> None:
    box.bind(doc, LEARNED, Party.EMPLOYEE)
    QTest.keyClicks(box, "oops")

    menu = box.context_menu()
    actions = {action.objectName(): action for action in menu.actions()}
    assert actions["edit-undo"].isEnabled()
    assert not actions["edit-redo"].isEnabled()
    actions["edit-undo"].trigger()
    menu.deleteLater()

    assert doc.text(LEARNED).value == ""
    assert box.context_menu().actions()[1].isEnabled()


def test_the_menu_opens_at_the_mouse(box: SharedEdit, qtbot: QtBot) -> None:
    box.show()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(box.viewport(), event)

    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_box_without_a_text_takes_keys_calmly(box: SharedEdit) -> None:
    box.undo()
    box.redo()
    box.set_party(Party.MANAGER)
    QTest.keyClicks(box, "nowhere")
    QApplication.sendEvent(box, QInputMethodEvent("に", []))
    box.unbind()

    assert box.binding is None


def test_a_box_can_be_bound_to_another_field(box: SharedEdit, doc: SharedDoc) -> None:
    doc.set_text(IF, "it rains", "employee")
    box.bind(doc, LEARNED, Party.EMPLOYEE)
    QTest.keyClicks(box, "learned")

    box.bind(doc, IF, Party.MANAGER)
    QTest.keyClicks(box, "When ")

    assert doc.texts() == {IF: "When it rains", LEARNED: "learned"}
