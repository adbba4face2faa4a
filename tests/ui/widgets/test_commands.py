"""The palette and the sheet of keys, over a window with a few commands of its own."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import CommandPalette, FocusRing, KeySheet, LineEdit, TextEdit
from reviewdesk.ui.widgets.commands import command, fits, keys_of, offered, words_of
from reviewdesk.ui.widgets.key_sheet import KeyLine
from tests.ui.accessibility import spoken_name, walk
from tests.ui.pictures import EVERY, Setting, settle, shown

CONTROL = Qt.KeyboardModifier.ControlModifier


class Window(QWidget):
    """A line, a text and five commands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.done: list[str] = []
        theme.dress(self)
        row = QHBoxLayout(self)
        self.line, self.text = LineEdit(theme, name="Line"), TextEdit(theme, name="Text")
        row.addWidget(self.line)
        row.addWidget(self.text)
        self.palette_here = CommandPalette(self, theme, self.actions)
        self.sheet = KeySheet(
            self, theme, self.actions, lambda: [KeyLine("Writing", "Tab", "To the next field")]
        )
        self.addActions(
            [
                self._command("Café: open the till", "Ctrl+1"),
                self._command("Lock & leave", "Ctrl+L"),
                self._command("Plan a review"),
                self._command("Ziel hinzufügen", ("Ctrl+2", "Ctrl+Shift+2")),
                self._command("打开设置"),
                self.palette_here.action,
                self.sheet.action,
            ]
        )
        self.ring = FocusRing(self, theme)

    def _command(self, words: str, keys: str | tuple[str, ...] = ()) -> QAction:
        return command(self, words, lambda: self.done.append(words), keys=keys, icon="target")


def opened(setting: Setting) -> Iterator[Window]:
    for window in shown(Window, setting):
        assert isinstance(window, Window)
        window.activateWindow()
        window.line.setFocus()
        settle()
        yield window


@pytest.fixture
def desk(dressed_app: QApplication) -> Iterator[Window]:
    del dressed_app
    yield from opened(Setting())


def listed(desk: Window) -> list[str]:
    return [words_of(action) for action in desk.palette_here.shown]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)
    settle()


def write(words: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)


@pytest.mark.parametrize(
    ("needle", "found"),
    [
        ("cafe", True), ("CAFÉ", True), ("till op", True), ("o t", True), ("pen", False), ("till x", False),
        ("", True), ("   ", True),
    ],
)  # fmt: skip
def test_every_word_typed_must_begin_a_word_whatever_its_accents_and_capitals(
    needle: str,
    found: bool,  # noqa: FBT001  # a row of the table
) -> None:
    assert fits(needle, "Café: open the till") is found


def test_a_script_without_spaces_is_found_in_the_middle_too() -> None:
    assert fits("设置", "打开设置")
    assert not fits("打印", "打开设置")


def test_words_joined_by_a_hyphen_or_in_brackets_have_beginnings_of_their_own() -> None:
    assert fits("assess", "Go to: Self-assessment")
    assert fits("now", "Text size: Room (now)")


def test_what_cannot_be_done_now_is_not_offered(desk: Window) -> None:
    first, second = desk.actions()[:2]
    first.setEnabled(False)
    second.setVisible(False)
    assert next(words_of(each) for each in offered(desk.actions())) == "Plan a review"


@pytest.mark.parametrize("field", ["line", "text"])
def test_control_k_opens_it_from_any_field_and_escape_gives_the_keyboard_back(
    desk: Window, field: str
) -> None:
    edit: QWidget = getattr(desk, field)
    edit.setFocus()
    write("Words that stay")
    press(Qt.Key.Key_K, CONTROL)
    assert desk.palette_here.isVisible()
    assert QApplication.focusWidget() is desk.palette_here.line
    press(Qt.Key.Key_Escape)
    assert not desk.palette_here.isVisible()
    assert QApplication.focusWidget() is edit
    assert desk.line.text() + desk.text.toPlainText() == "Words that stay"


def test_typing_filters_and_enter_does_it_with_the_keyboard_back_first(desk: Window) -> None:
    press(Qt.Key.Key_K, CONTROL)
    write("hinzufug")
    assert listed(desk) == ["Ziel hinzufügen"]
    press(Qt.Key.Key_Return)
    assert desk.done == ["Ziel hinzufügen"]
    assert QApplication.focusWidget() is desk.line


def test_arrows_walk_round_and_page_keys_leap(desk: Window) -> None:
    press(Qt.Key.Key_K, CONTROL)
    press(Qt.Key.Key_Up)
    assert desk.palette_here.list.chosen == len(listed(desk)) - 1
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert desk.palette_here.list.chosen == 1
    press(Qt.Key.Key_PageDown)
    assert desk.palette_here.list.chosen == len(listed(desk)) - 1
    press(Qt.Key.Key_PageUp)
    press(Qt.Key.Key_PageUp)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert desk.done == ["Lock & leave"]


def test_words_that_fit_nothing_say_so_and_enter_does_nothing(desk: Window) -> None:
    press(Qt.Key.Key_K, CONTROL)
    write("zebra")
    assert listed(desk) == []
    assert desk.palette_here.nothing.isVisible()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        press(key)
    assert desk.palette_here.isVisible()
    assert desk.done == []


@pytest.mark.usefixtures("desk")
def test_what_is_chosen_and_how_many_fit_is_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "reviewdesk.ui.widgets.command_palette.announce", lambda _widget, words: said.append(words)
    )
    press(Qt.Key.Key_K, CONTROL)
    assert said == ["6 commands. Café: open the till, Ctrl+1"]
    press(Qt.Key.Key_Down)
    assert said[-1] == "Lock & leave, Ctrl+L, 2 of 6"
    write("plan")
    assert said[-1] == "1 command. Plan a review"
    write("x")
    assert said[-1] == "Nothing is called so. Try another word."


def test_a_click_does_a_command_and_a_click_beside_it_goes(desk: Window) -> None:
    press(Qt.Key.Key_K, CONTROL)
    view = desk.palette_here.list
    row = view.visualRect(view.model().index(2, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert desk.done == ["Plan a review"]
    press(Qt.Key.Key_K, CONTROL)
    QTest.mouseClick(
        desk.palette_here, Qt.MouseButton.LeftButton, pos=desk.palette_here.card.geometry().center()
    )
    assert desk.palette_here.isVisible()
    QTest.mouseClick(desk.palette_here, Qt.MouseButton.LeftButton, pos=QPoint(3, desk.height() - 3))
    assert not desk.palette_here.isVisible()


def test_enter_in_the_list_itself_does_it_too(desk: Window) -> None:
    press(Qt.Key.Key_K, CONTROL)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is desk.palette_here.list
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert desk.done == ["Lock & leave"]


def test_tab_stays_in_the_card(desk: Window) -> None:
    press(Qt.Key.Key_K, CONTROL)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        press(key)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert desk.palette_here.isAncestorOf(focus)


def test_the_key_of_another_command_puts_it_away_and_does_its_work(desk: Window) -> None:
    press(Qt.Key.Key_K, CONTROL)
    press(Qt.Key.Key_L, CONTROL)
    assert not desk.palette_here.isVisible()
    assert desk.done == ["Lock & leave"]
    press(Qt.Key.Key_K, CONTROL)
    press(Qt.Key.Key_F1)
    assert desk.sheet.isVisible()
    assert not desk.palette_here.isVisible()
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is desk.line


def test_the_same_key_puts_it_away_again_and_the_line_begins_empty(desk: Window) -> None:
    press(Qt.Key.Key_K, CONTROL)
    write("plan")
    press(Qt.Key.Key_K, CONTROL)
    assert not desk.palette_here.isVisible()
    press(Qt.Key.Key_K, CONTROL)
    assert desk.palette_here.line.text() == ""
    assert len(listed(desk)) == 6


def test_a_field_that_has_gone_meanwhile_gets_no_keyboard_back(desk: Window) -> None:
    press(Qt.Key.Key_K, CONTROL)
    desk.line.hide()
    press(Qt.Key.Key_Escape)
    assert not desk.palette_here.isVisible()
    assert not desk.line.hasFocus()


def test_the_sheet_shows_every_key_and_none_of_what_has_none(desk: Window) -> None:
    press(Qt.Key.Key_F1)
    lines = {line.words: line.keys for line in desk.sheet.lines}
    assert lines == {
        "Café: open the till": "Ctrl+1", "Lock & leave": "Ctrl+L", "Ziel hinzufügen": "Ctrl+2 or Ctrl+Shift+2",
        "Find a command": "Ctrl+K", "Show the keys": "F1", "To the next field": "Tab",
    }  # fmt: skip
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert not desk.sheet.isVisible()
    assert QApplication.focusWidget() is desk.line


def test_both_follow_the_window_and_the_text_size(desk: Window) -> None:
    for overlay in (desk.palette_here, desk.sheet):
        overlay.open()
        desk.resize(700, 520)
        settle()
        assert overlay.size() == desk.size()
        assert desk.rect().contains(overlay.card.geometry())
        desk.resize(1366, 768)
        settle()


@pytest.mark.parametrize("setting", EVERY, ids=lambda setting: setting.slug)
@pytest.mark.parametrize("which", ["palette_here", "sheet"])
def test_both_can_be_read_reached_hit_and_heard(
    dressed_app: QApplication, which: str, setting: Setting
) -> None:
    del dressed_app
    for window in opened(setting):
        overlay = getattr(window, which)
        overlay.open()
        settle()
        findings = walk(overlay)
        assert not findings, "\n".join(map(str, findings))
        assert spoken_name(overlay)
        assert window.rect().contains(overlay.card.geometry())


def test_a_key_is_spoken_with_its_command(desk: Window) -> None:
    desk.palette_here.open()
    assert desk.palette_here.list.spoken() == "Café: open the till, Ctrl+1"
    assert keys_of(desk.actions()[2]) == ""
