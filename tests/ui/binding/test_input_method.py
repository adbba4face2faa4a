"""Words that are composed before they are committed, while the other goes on typing."""

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from .people import Pair, Person, caret, meet


def test_undo_waits_while_an_input_method_composes(pair: Pair) -> None:
    eli, _maya = pair
    eli.type("words")
    eli.compose("に")

    assert not eli.binding.undo()
    eli.commit("日")
    assert eli.text == "words日"


def test_a_composition_is_not_disturbed_and_both_keep_their_words(pair: Pair) -> None:
    eli, maya = pair
    meet(pair, "one two")
    eli.put_caret(4)
    eli.compose("に")
    maya.put_caret(0)
    maya.type("Maya: ")
    maya.send(eli)
    assert eli.edit.toPlainText() == "one two"
    assert eli.binding.composing

    eli.commit("日本")

    assert eli.text == eli.edit.toPlainText() == "Maya: one 日本two"
    assert caret(eli) == ("Maya: one 日本", "two")


def test_a_correction_by_input_method_spares_what_the_other_put_into_it(pair: Pair) -> None:
    eli, maya = pair
    meet(pair, "one two three")
    eli.put_caret(7)
    eli.compose("に")
    maya.put_caret(5)
    maya.type("NEW")
    maya.send(eli)

    eli.commit("二", -3, 3)

    assert eli.text == eli.edit.toPlainText() == "one 二NEW three"


def test_two_commits_while_the_others_words_wait_land_in_their_places(pair: Pair) -> None:
    eli, maya = pair
    meet(pair, "one two")
    eli.put_caret(7)
    eli.compose("に")
    maya.put_caret(0)
    maya.type("Maya: ")
    maya.send(eli)

    event_with_more_to_come(eli, commit="日", then="ほ")
    eli.commit("本")

    assert eli.text == eli.edit.toPlainText() == "Maya: one two日本"


def event_with_more_to_come(person: Person, commit: str, then: str) -> None:
    """Commit some words while the composition goes on with others."""
    event = QInputMethodEvent(then, [])
    event.setCommitString(commit)
    QApplication.sendEvent(person.edit, event)


def test_an_abandoned_composition_shows_what_waited(pair: Pair) -> None:
    eli, maya = pair
    eli.compose("に")
    maya.type("hello")
    maya.send(eli)

    eli.compose("")

    assert eli.edit.toPlainText() == "hello"


def test_words_that_came_and_went_during_a_composition_leave_no_trace(pair: Pair) -> None:
    eli, maya = pair
    meet(pair, "one")
    eli.compose("に")
    maya.type("oops")
    maya.edit.undo()
    maya.send(eli)

    eli.compose("")

    assert eli.edit.toPlainText() == eli.text == "one"


def test_a_composition_that_vanishes_without_a_word_holds_nothing_back_for_long(pair: Pair) -> None:
    eli, maya = pair
    eli.compose("に")
    maya.type("one ")
    maya.send(eli)
    eli.edit.textCursor().block().layout().setPreeditArea(-1, "")

    maya.type("two")
    maya.send(eli)

    assert eli.edit.toPlainText() == eli.text == "one two"
    assert eli.binding.in_step


def test_words_the_other_wrote_while_one_composed_and_healed_are_shown(pair: Pair) -> None:
    eli, maya = pair
    meet(pair, "a😀b")
    middle = eli.edit.textCursor()
    middle.setPosition(2)
    middle.insertText("|")
    eli.compose("に")
    maya.type("Maya ")
    maya.send(eli)
    eli.compose("")
    QApplication.processEvents()

    assert eli.edit.toPlainText() == eli.text == "Maya a|b"


def test_healing_waits_for_the_end_of_a_composition(pair: Pair, qtbot: QtBot) -> None:
    eli, _maya = pair
    meet(pair, "a😀b")
    middle = eli.edit.textCursor()
    middle.setPosition(2)
    middle.insertText("|")
    eli.compose("に")
    QApplication.processEvents()
    assert eli.binding.composing

    eli.commit("日")
    qtbot.waitUntil(lambda: eli.binding.in_step)

    assert "日" in eli.text
