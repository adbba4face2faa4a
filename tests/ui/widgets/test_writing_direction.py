"""What people write begins at the side its first letter asks for, in windows of either direction."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import ComboBox, LineEdit, TextEdit
from reviewdesk.ui.widgets.shared_edit import SharedEdit
from tests.ui.pictures import settle

HEBREW, ARABIC, ENGLISH = "מה האט אותנו?", "ما الذي أبطأنا؟", "What slowed us down?"
HEARD = "self_assessment/heard"
SAID = [(HEBREW, True), (ARABIC, True), (ENGLISH, False), (f"2026: {HEBREW} Hm", True)]


@pytest.fixture(params=[False, True], ids=["plain", "mirrored"])
def host(request: pytest.FixtureRequest, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    if request.param:
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return made


@pytest.fixture
def doc() -> Iterator[SharedDoc]:
    made = SharedDoc(Authority.JOINT)
    yield made
    made.close()


def shown(host: QWidget, field: QWidget) -> None:
    layout = host.layout()
    assert layout is not None
    layout.addWidget(field)
    host.resize(600, 200)
    host.show()
    settle()


def begins_right(edit: QPlainTextEdit) -> bool:
    """Tell whether the ink of the first line stands in the right half."""
    layout = edit.document().begin().layout()
    line = layout.lineAt(0).naturalTextRect()
    assert line.width() < edit.viewport().width() / 2
    return bool(line.left() > edit.viewport().width() / 2)


@pytest.mark.parametrize(("words", "right"), SAID)
def test_words_in_a_plain_field_begin_where_they_should(
    host: QWidget, theme: Theme, words: str, *, right: bool
) -> None:
    edit = TextEdit(theme, words, name="Words")
    shown(host, edit)
    assert begins_right(edit) == right


@pytest.mark.parametrize(("words", "right"), SAID)
def test_words_in_a_shared_field_begin_where_they_should(
    host: QWidget, doc: SharedDoc, words: str, *, right: bool
) -> None:
    edit = SharedEdit()
    shown(host, edit)
    edit.bind(doc, HEARD, Party.MANAGER)
    doc.set_text(HEARD, words, Party.MANAGER)
    settle()
    assert begins_right(edit) == right
    assert doc.text(HEARD).value == words


def test_field_turns_when_other_words_are_written_and_empty_follows_the_window(
    host: QWidget, theme: Theme
) -> None:
    edit = TextEdit(theme, name="Words")
    shown(host, edit)
    mirrored = host.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert (edit.cursorRect().left() > 300) == mirrored
    for words, right in SAID:
        edit.setPlainText("\n" + words)
        assert (edit.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignRight) == right
    edit.clear()
    assert (edit.cursorRect().left() > 300) == mirrored


@pytest.mark.parametrize("kind", ["plain", "shared"])
def test_empty_field_turns_with_its_window(qtbot: QtBot, theme: Theme, kind: str) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    QVBoxLayout(host)
    edit = TextEdit(theme, name="Words") if kind == "plain" else SharedEdit()
    shown(host, edit)
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    assert edit.cursorRect().left() > 300


@pytest.mark.parametrize(("words", "right"), SAID)
def test_one_line_follows_its_words(host: QWidget, theme: Theme, words: str, *, right: bool) -> None:
    edit: QLineEdit = LineEdit(theme, words, name="Words")
    shown(host, edit)
    image = edit.grab().toImage()
    ground = image.pixelColor(image.width() // 2, image.height() // 2)
    edge = 8

    def ink(first: int, last: int) -> int:
        rows = range(edge, image.height() - edge)
        return sum(image.pixelColor(x, y) != ground for x in range(first, last) for y in rows)

    left_ink = ink(edge, image.width() // 2 - edge)
    right_ink = ink(image.width() // 2 + edge, image.width() - edge)
    assert (right_ink > left_ink) == right


def ink_right(field: QWidget) -> bool:
    """Tell whether more of what is drawn between the edges stands in the right half."""
    image = field.grab().toImage()
    ground = image.pixelColor(image.width() // 2, image.height() // 2)
    half, edge = image.width() // 2, 40
    rows = range(8, image.height() - 8)

    def ink(columns: range) -> int:
        return sum(image.pixelColor(x, y) != ground for x in columns for y in rows)

    return ink(range(half, image.width() - edge // 4)) > ink(range(edge, half))


def test_example_in_an_empty_line_stands_where_the_caret_does(host: QWidget, theme: Theme) -> None:
    edit = LineEdit(theme, name="Find", placeholder="Find by name")
    other = LineEdit(theme, name="Other")
    shown(host, edit)
    shown(host, other)
    other.setFocus()
    mirrored = host.layoutDirection() == Qt.LayoutDirection.RightToLeft
    caret = edit.cursorRect().center().x() > edit.width() / 2
    assert ink_right(edit) == caret == mirrored
    edit.setText(ENGLISH)
    assert not ink_right(edit)


def test_example_moves_with_its_window(host: QWidget, theme: Theme) -> None:
    edit = LineEdit(theme, name="Find", placeholder="Find by name")
    shown(host, edit)
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    assert ink_right(edit)


def test_what_is_chosen_begins_where_the_window_does(host: QWidget, theme: Theme) -> None:
    theme.dress(host)
    box = ComboBox(theme, name="Team")
    box.addItems(["All teams", "Workshop"])
    shown(host, box)
    assert ink_right(box) == (host.layoutDirection() == Qt.LayoutDirection.RightToLeft)
