"""Words that wrap without being cut, and headlines that break evenly."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Text
from reviewdesk.ui.widgets.painting import Paragraph, paragraph, reads_from_right
from tests.ui.pictures import settle

LONG = (
    "After both signatures the plan is sealed, and any later change can be seen by everyone who checks it. "
    * 3
)


def ink_rows(widget: QWidget) -> tuple[int, int]:
    """Return the first and the last column with ink."""
    image = widget.grab().toImage()
    ground = image.pixelColor(0, 0)
    columns = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != ground for y in range(image.height()))
    ]
    return columns[0], columns[-1]


@pytest.mark.parametrize("width", [240, 500, 900])
def test_wrapped_words_are_whole_in_nested_layouts(window: QWidget, theme: Theme, width: int) -> None:
    outer = window.layout()
    assert outer is not None
    host = QWidget()
    row = QHBoxLayout(host)
    inner = QVBoxLayout()
    row.addLayout(inner)
    label = Text(theme, LONG, wrap=True)
    inner.addWidget(label)
    outer.addWidget(host)
    window.resize(width, 700)
    settle()
    assert label.painted_overflow() == ""
    assert label.height() >= label.heightForWidth(label.width())


def test_changed_words_take_the_room_they_need(window: QWidget, theme: Theme) -> None:
    layout = window.layout()
    assert layout is not None
    label = Text(theme, "Short", wrap=True)
    layout.addWidget(label)
    layout.addWidget(Text(theme, "Below"))
    settle()
    label.setText(LONG)
    settle()
    assert label.painted_overflow() == ""


def test_lines_stay_short_enough_to_read(theme: Theme) -> None:
    label = Text(theme, LONG, wrap=True)
    assert label.heightForWidth(3000) == label.heightForWidth(1500)


def test_a_headline_breaks_into_even_lines(theme: Theme) -> None:
    words = "How far did we get with making a new colleague productive in seven days?"
    font = theme.font("question")
    plain, even = paragraph(words, font, 900), paragraph(words, font, 900, balanced=True)
    assert plain.layout.lineCount() == even.layout.lineCount() == 2

    def gap(lines: Paragraph) -> float:
        first, second = (lines.layout.lineAt(i).naturalTextWidth() for i in range(2))
        return abs(first - second)

    assert gap(even) < gap(plain)


def test_a_word_longer_than_the_column_is_broken_not_cut(window: QWidget, theme: Theme) -> None:
    layout = window.layout()
    assert layout is not None
    label = Text(theme, "https://example.org/" + "verylongaddress" * 12, wrap=True)
    layout.addWidget(label)
    window.resize(300, 500)
    settle()
    assert window.width() == 300
    assert label.painted_overflow() == ""


@pytest.mark.parametrize("wrap", [True, False])
def test_words_begin_at_the_leading_edge_in_both_directions(
    window: QWidget, theme: Theme, *, wrap: bool
) -> None:
    layout = window.layout()
    assert layout is not None
    label = Text(theme, "Words", wrap=wrap)
    layout.addWidget(label)
    settle()
    first, _ = ink_rows(label)
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    _, last = ink_rows(label)
    assert first < 8
    assert last > label.width() - 8


def test_an_ampersand_is_shown_and_spoken(theme: Theme) -> None:
    assert Text(theme, "Research & development").text() == "Research & development"


def test_a_tone_can_change(window: QWidget, theme: Theme) -> None:
    layout = window.layout()
    assert layout is not None
    label = Text(theme, "Words")
    layout.addWidget(label)
    settle()
    before = label.grab().toImage()
    label.set_tone("danger")
    assert label.grab().toImage() != before


@pytest.mark.parametrize(
    ("text", "in_english", "in_arabic"),
    [
        ("Most of our riders have one trailer.", False, False),
        ("معظم الدراجين لديهم مقطورة واحدة.", True, True),
        ("14:00", False, True),
        ("Year review with \u2068ليلى بنت عبد الرحمن حداد\u2069", False, False),
        ("نموّ \u2068Bartholomew Featherstonehaugh\u2069", True, True),
    ],
    ids=["english", "arabic", "digits", "arabic-name", "english-name"],
)
def test_words_run_as_they_were_written_in_a_window_of_any_direction(
    text: str, *, in_english: bool, in_arabic: bool
) -> None:
    assert reads_from_right(text, mirrored=False) is in_english
    assert reads_from_right(text, mirrored=True) is in_arabic


@pytest.mark.parametrize("mirrored", [False, True])
def test_an_english_sentence_looks_the_same_in_a_mirrored_window(theme: Theme, *, mirrored: bool) -> None:
    layout = paragraph("One trailer.", theme.font("body"), 300, mirrored=mirrored).layout
    assert layout.textOption().textDirection() is Qt.LayoutDirection.LeftToRight
    right = Qt.AlignmentFlag.AlignRight
    assert bool(layout.textOption().alignment() & right) is mirrored


def test_short_numbers_take_the_room_of_long_ones(theme: Theme) -> None:
    short, long = (Text(theme, words, "strong", least=40) for words in ("1", "22"))
    assert short.sizeHint().width() == long.sizeHint().width() == theme.px(40)
    assert Text(theme, "2222222222", "strong", least=40).sizeHint().width() > theme.px(40)


@pytest.mark.parametrize(
    "words", ["ليلى حداد", "अनन्या जोशी", "林慧敏"], ids=["arabic", "devanagari", "chinese"]
)
def test_another_script_does_not_tear_the_lines_of_a_list_apart(theme: Theme, words: str) -> None:
    font = theme.font("strong")
    own, other = (paragraph(text, font, 300).height for text in ("Devon Park", words))
    assert own <= other <= own * 1.4
