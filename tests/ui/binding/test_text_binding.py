"""A text box and its shared text: own keys go out, the other's words come in, and the caret stays put."""

import statistics
import time

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.fields import PROSE_LIMIT
from reviewdesk.domain.people import Party

from .people import FIELD, Pair, Person, caret, meet

FRAME_MILLISECONDS = 16


def test_what_is_typed_is_in_the_shared_text_at_once(pair: Pair) -> None:
    eli, _maya = pair
    edited: list[str] = []
    eli.edit.edited.connect(lambda: edited.append(eli.text))

    QTest.keyClicks(eli.edit, "Hi 1")
    eli.type("😀")

    assert eli.text == "Hi 1😀"
    assert edited[-1] == eli.text
    assert len(edited) == 5


@pytest.mark.parametrize(
    ("place", "typed", "left", "right"),
    [
        (0, "Well: ", "Well: one 😀 t", "wo"),
        (7, "!", "one 😀 t", "w!o"),
        (6, "<>", "one 😀 t", "<>wo"),
        (4, "a\nb", "one a\nb😀 t", "wo"),
    ],
)
def test_the_others_words_leave_the_caret_where_it_was(
    pair: Pair, place: int, typed: str, left: str, right: str
) -> None:
    eli, maya = pair
    meet(pair, "one 😀 two")
    eli.put_caret(7)
    maya.put_caret(place if place != 7 else 8)
    if place == 6:
        maya.put_caret(7)

    maya.type(typed)
    maya.send(eli)

    assert caret(eli) == (left, right)


def test_a_selection_survives_the_others_words(pair: Pair) -> None:
    eli, maya = pair
    meet(pair, "We ship weekly.")
    eli.put_caret(14, 8)
    maya.put_caret(0)

    maya.type("Yes: ")
    maya.send(eli)

    selection = eli.edit.textCursor()
    assert selection.selectedText() == "weekly"
    assert selection.anchor() > selection.position()


def test_words_the_other_cuts_take_the_caret_to_the_gap(pair: Pair) -> None:
    eli, maya = pair
    meet(pair, "one two three")
    eli.put_caret(6)
    maya.put_caret(4, 8)

    maya.type("")
    maya.send(eli)

    assert caret(eli) == ("one ", "three")


def test_the_others_words_do_not_count_as_edited_here(pair: Pair) -> None:
    eli, maya = pair
    edited: list[bool] = []
    eli.edit.edited.connect(lambda: edited.append(True))

    maya.type("hello")
    maya.send(eli)

    assert eli.edit.toPlainText() == "hello"
    assert edited == []


def test_undo_takes_back_own_words_and_leaves_the_others(pair: Pair) -> None:
    eli, maya = pair
    eli.type("mine ")
    eli.send(maya)
    maya.put_caret(5)
    maya.type("yours")
    maya.send(eli)

    QTest.keyClick(eli.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert eli.edit.toPlainText() == "yours"
    QTest.keyClick(eli.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert eli.edit.toPlainText() == "yours"
    eli.edit.redo()
    assert eli.edit.toPlainText() == "mine yours"


def test_undo_takes_the_caret_to_where_it_happened(pair: Pair) -> None:
    eli, _maya = pair
    eli.type("one two")
    eli.pause()
    eli.put_caret(3)
    eli.type(" and")
    eli.put_caret(0)

    eli.edit.undo()
    assert caret(eli) == ("one", " two")
    eli.put_caret(0)
    eli.edit.redo()
    assert caret(eli) == ("one and", " two")


def test_half_an_emoji_is_healed(pair: Pair) -> None:
    eli, maya = pair
    meet(pair, "a😀b")
    middle = eli.edit.textCursor()
    middle.setPosition(2)

    middle.insertText("|")
    maya.type("Maya ")
    maya.send(eli)
    QApplication.processEvents()

    assert eli.binding.in_step
    assert eli.text == "Maya a|b"


def test_words_over_the_limit_are_refused_and_the_text_stays(pair: Pair) -> None:
    eli, _maya = pair
    meet(pair, "kept")
    refused: list[RuleViolation] = []
    eli.edit.refused.connect(refused.append)

    eli.type("x" * PROSE_LIMIT)
    QApplication.processEvents()

    assert [violation.key for violation in refused] == ["text-too-long"]
    assert eli.edit.toPlainText() == eli.text == "kept"
    assert eli.binding.in_step


def test_a_carriage_return_from_a_broken_peer_does_not_upset_the_box(pair: Pair) -> None:
    eli, _maya = pair
    meet(pair, "one")
    foreign = eli.doc.text(FIELD).root
    foreign.insert(3, "\r\ntwo")
    QApplication.processEvents()

    QTest.keyClick(eli.edit, Qt.Key.Key_A)
    QApplication.processEvents()

    assert "one" in eli.text
    assert "\r" not in eli.edit.toPlainText()


def test_a_closed_box_writes_and_hears_nothing_more(pair: Pair) -> None:
    eli, maya = pair
    meet(pair, "before")

    eli.edit.unbind()
    eli.edit.textCursor().insertText("local ")
    maya.type("remote ")
    maya.send(eli)

    assert eli.edit.isReadOnly()
    assert eli.edit.toPlainText() == "local before"
    assert eli.text == "remote before"
    eli.edit.undo()
    eli.edit.redo()
    eli.edit.set_party(Party.MANAGER)
    assert eli.edit.isReadOnly()


def test_a_box_that_is_gone_is_not_told_of_changes() -> None:
    eli, maya = Person(Party.EMPLOYEE), Person(Party.MANAGER)
    maya.type("hello")

    shiboken6.delete(eli.edit)
    maya.send(eli)

    assert eli.text == "hello"


def test_a_key_in_a_long_text_is_on_screen_within_a_frame(pair: Pair) -> None:
    eli, _maya = pair
    paragraph = "We agreed to ship smaller things 😀 and to look at them together. " * 5 + "\n"
    meet(pair, (paragraph * 100)[:20_000])
    eli.edit.show()
    eli.put_caret(9_000)
    taken = []
    for _ in range(60):
        start = time.perf_counter()
        QTest.keyClick(eli.edit, Qt.Key.Key_A)
        eli.edit.viewport().repaint()
        taken.append((time.perf_counter() - start) * 1000)

    assert statistics.median(taken) < FRAME_MILLISECONDS
    assert len(eli.text) == 20_060
