"""Fields beside each other look alike, and say the same whichever way people read."""

from collections.abc import Iterator
from datetime import time

import pytest
from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtWidgets import QApplication, QWidget

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import ComboBox, DateEdit, LineEdit, PassphraseEdit
from reviewdesk.ui.widgets.time_edit import TimeEdit
from tests.ui.pictures import settle


def put(window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    settle()


@pytest.fixture
def mirrored(dressed_app: QApplication) -> Iterator[None]:
    """Have people read from right to left."""
    dressed_app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    dressed_app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("mirrored")
def test_days_and_times_are_not_turned_round_in_a_mirrored_window(window: QWidget, theme: Theme) -> None:
    at, day = TimeEdit(theme, time(14, 5)), DateEdit(theme, QDate(2026, 11, 23))
    put(window, at, day)
    locale = QLocale()
    assert at.text() == locale.toString(QTime(14, 5), QLocale.FormatType.ShortFormat)
    assert day.text() == locale.toString(QDate(2026, 11, 23), "d MMM yyyy")


def test_fields_of_a_row_are_equally_high(window: QWidget, theme: Theme) -> None:
    edits = (LineEdit(theme, "x"), ComboBox(theme), DateEdit(theme), TimeEdit(theme, time(14, 0)))
    put(window, *edits)
    assert len({edit.height() for edit in edits}) == 1


def test_a_choice_shrinks_with_the_text_again(window: QWidget, theme: Theme) -> None:
    box = ComboBox(theme)
    put(window, box)
    before = box.minimumSizeHint()
    for scale in (2.0, 1.0):
        theme.set(scale=scale)
        settle()
        least = box.minimumSizeHint()
    assert least == before


def test_no_keyboard_learns_a_passphrase_covered_or_shown(theme: Theme) -> None:
    edit = PassphraseEdit(theme)
    for shown in (False, True, False):
        edit.set_shown(shown=shown)
        edit.setText("plum kettle")
        assert (edit.displayText() == "plum kettle") is shown
        assert edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
        assert edit.inputMethodHints() & Qt.InputMethodHint.ImhNoPredictiveText
        assert edit.inputMethodHints() & Qt.InputMethodHint.ImhNoAutoUppercase
