"""Places in a text, counted Qt's way and Python's way."""

import pytest
from hypothesis import given, strategies as st
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from reviewdesk.ui.binding.offsets import (
    as_shown,
    as_stored,
    from_utf16,
    one_kind_of_line_end,
    to_utf16,
    utf16_length,
)

texts = st.text(alphabet="a\n漢😀é\u200d👩", max_size=20)


@given(texts, st.integers(0, 20))
def test_a_place_goes_to_qt_and_back(text: str, index: int) -> None:
    index = min(index, len(text))

    assert from_utf16(text, to_utf16(text, index)) == index
    assert to_utf16(text, len(text)) == utf16_length(text)


def test_a_place_inside_a_pair_moves_before_it() -> None:
    assert from_utf16("a😀b", 2) == 1
    assert from_utf16("a😀b", 3) == 2


def test_a_comparison_form_is_what_a_text_box_hands_back(qtbot: QtBot) -> None:
    box = QPlainTextEdit()
    qtbot.addWidget(box)
    stored = "a\u00a0b\u2028c\nd 😀"
    box.setPlainText(stored)

    assert box.toPlainText() == as_shown(stored)
    assert len(as_shown(stored)) == len(stored)


@pytest.mark.parametrize(
    ("typed", "prose", "line"),
    [
        ("plain", "plain", "plain"),
        ("a\r\x00b", "ab", "ab"),
        ("two\nlines", "two\nlines", "two lines"),
        ("half\ud83d", "half", "half"),
    ],
)
def test_what_a_document_cannot_hold_is_left_out(typed: str, prose: str, line: str) -> None:
    assert as_stored(typed, multiline=True) == prose
    assert as_stored(typed, multiline=False) == line


def test_every_line_end_becomes_one_kind() -> None:
    assert one_kind_of_line_end("a\r\nb\rc\u2028d\u2029e\nf") == "a\nb\nc\nd\ne\nf"
