"""The meeting's window by keys: its palette names nobody, its sheet leaves no key out, the curtain holds all."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.meeting_actions import more_keys
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.theme.tokens import Mode
from reviewdesk.ui.widgets import STEPS, Overlay, SecretRating
from reviewdesk.ui.widgets.commands import command, key_words, words_of
from reviewdesk.ui.widgets.rating_card import step_of_key
from reviewdesk.ui.widgets.tab_order import stops
from tests.ui.accessibility import reached_by_tab, walk
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import press

CONTROL = Qt.KeyboardModifier.ControlModifier


def press_with(key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)
    settle()


def stage_of(window: MeetingWindow) -> StageKind:
    return window.meeting.snapshot.stage


def give(window: MeetingWindow, words: str) -> None:
    """Open the palette, type, press Enter."""
    press_with(Qt.Key.Key_K)
    QTest.keyClicks(window.actions_here.palette.line, words)
    press(Qt.Key.Key_Return)


@pytest.mark.parametrize("stage", [StageKind.WELCOME, StageKind.PROGRESS, StageKind.PLAN, StageKind.SIGN_OFF])
def test_the_palette_opens_at_any_stage_and_the_keyboard_is_back_afterwards(
    table: Table, stage: StageKind
) -> None:
    window = table.at(stage).open()
    before = QApplication.focusWidget()
    press_with(Qt.Key.Key_K)
    assert window.actions_here.palette.isVisible()
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before


def test_a_choice_made_in_secret_survives_a_look_at_the_keys(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    assert isinstance(QApplication.focusWidget(), SecretRating)
    press(Qt.Key.Key_4, Qt.Key.Key_F1)
    assert window.actions_here.sheet.isVisible()
    press(Qt.Key.Key_Escape, Qt.Key.Key_Return)
    assert Party.EMPLOYEE in table.services.meetings.snapshot(table.review).goals[0].sealed


def test_words_lead_to_a_stage_and_the_keyboard_into_its_page(table: Table) -> None:
    window = table.open()
    give(window, "growth")
    assert stage_of(window) is StageKind.GROWTH
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.page.isAncestorOf(focus)


def test_control_and_a_number_lead_to_a_stage_and_page_keys_to_the_next_and_back(table: Table) -> None:
    window = table.open()
    press_with(Qt.Key.Key_4)
    assert stage_of(window) is StageKind.PROGRESS
    press_with(Qt.Key.Key_1)
    press_with(Qt.Key.Key_PageUp)  # nothing is before the first
    assert stage_of(window) is StageKind.WELCOME
    press_with(Qt.Key.Key_PageDown)
    assert stage_of(window) is StageKind.AT_ITS_BEST
    press_with(Qt.Key.Key_PageUp)
    assert stage_of(window) is StageKind.WELCOME


def test_the_keyboard_is_handed_over_and_the_text_sized_from_the_palette(table: Table) -> None:
    window = table.open()
    give(window, "hand over")
    assert window.meeting.party is Party.MANAGER
    give(window, "size room")
    assert window.text_size == 1.6
    assert table.preferences.number("meeting_scale") == 1.6
    give(window, "size room")  # the one in force can be chosen again and stays marked
    press_with(Qt.Key.Key_K)
    QTest.keyClicks(window.actions_here.palette.line, "size")
    marked = [words_of(each) for each in window.actions_here.palette.shown if each.isChecked()]
    assert marked == ["Text size: Room"]


def test_control_q_pauses_as_closing_the_window_does(table: Table) -> None:
    window = table.open()
    closed = []
    window.left.connect(lambda: closed.append(True))
    press_with(Qt.Key.Key_Q)
    assert closed == [True]


def test_what_the_palette_lists_names_nobody_and_no_review(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    words = " | ".join(words_of(action) for action in window.actions_here.commands())
    snapshot = window.meeting.snapshot
    private = [snapshot.title, *(goal.title for goal in snapshot.goals)]
    people = [snapshot.person(party) for party in Party]
    private += [name for person in people for name in (person.name, person.given_name)]
    assert not [each for each in private if each in words]


def test_a_command_that_is_added_to_the_window_is_in_the_palette_and_on_the_sheet(table: Table) -> None:
    window, done = table.open(), []
    window.addAction(command(window, "Open the window", lambda: done.append(True), keys="Ctrl+Shift+P"))
    give(window, "open win")
    assert done == [True]
    press(Qt.Key.Key_F1)
    assert "Open the window" in [line.words for line in window.actions_here.sheet.lines]


def test_no_key_of_the_window_is_missing_on_the_sheet(table: Table) -> None:
    window = table.reveal(Progress.ACHIEVED, Progress.BEYOND).open()
    press(Qt.Key.Key_F1)
    told = " ".join(f"{line.keys} " for line in window.actions_here.sheet.lines)
    keys = [key for action in window.findChildren(QAction) for key in action.shortcuts()]
    keys += [shortcut.key() for shortcut in window.findChildren(QShortcut)]
    assert keys
    missing = {key_words(key) for key in keys if f"{key_words(key)} " not in told}
    last = len(window.meeting.snapshot.stages)
    assert missing == {
        f"Ctrl+{number}" for number in range(2, last)
    }  # they share a line with the first and last
    assert f"Ctrl+1 to Ctrl+{last}" in told


def test_the_keys_that_help_most_come_first_on_the_sheet(table: Table) -> None:
    window = table.open()
    press(Qt.Key.Key_F1)
    lines = window.actions_here.sheet.lines
    assert [line.words for line in lines][:3] == ["The next step", "A step back", "Hand over the keyboard"]
    first = list(dict.fromkeys(line.section for line in lines))[:2]
    assert first == ["In the room", "Questions"]
    assert [line.words for line in lines].count("Go to a stage") == 1


def test_no_key_of_the_window_has_two_meanings(table: Table) -> None:
    window = table.open()
    keys = [key_words(key) for action in window.findChildren(QAction) for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_the_rating_keys_on_the_sheet_are_those_that_rate() -> None:
    rating = [line for line in more_keys() if line.section == "Choosing a rating, unseen"]
    assert [(line.keys, line.words) for line in rating] == [
        ("1 to 5", "Not started to Beyond"), ("0", "Cannot judge yet"), ("Enter", "Seal what you chose"),
    ]  # fmt: skip
    assert [step_of_key(Qt.Key.Key_1 + place) for place in range(5)] == list(STEPS)
    assert step_of_key(Qt.Key.Key_0) == "cannot_judge"


def test_behind_the_curtain_nothing_but_lifting_it_is_left(table: Table) -> None:
    window = table.open()
    stage, party = window.meeting.snapshot.stage, window.meeting.party
    press_with(Qt.Key.Key_K)
    press(Qt.Key.Key_F9)
    assert window.curtain.isVisible()
    for key in (Qt.Key.Key_F6, Qt.Key.Key_F1):
        press(key)
    for key in (Qt.Key.Key_K, Qt.Key.Key_3, Qt.Key.Key_Plus, Qt.Key.Key_Q):
        press_with(key)
    assert window.isVisible()
    assert not any(overlay.isVisible() for overlay in window.findChildren(Overlay))
    assert (window.meeting.snapshot.stage, window.meeting.party) == (stage, party)
    assert window.text_size == 1.0
    press(Qt.Key.Key_Escape)
    assert not window.curtain.isVisible()
    press(Qt.Key.Key_F6)
    assert window.meeting.party is not party


def test_the_bar_names_the_text_size_that_is_in_force(table: Table) -> None:
    window = table.open()
    names = []
    for size in (1.0, 1.3, 1.6, 2.0):
        window.set_text_size(size)
        names.append(window.bar.text_size.accessibleName())
    assert names == [
        "Text size: Desk", "Text size: Two at a desk", "Text size: Room", "Text size: Largest",
    ]  # fmt: skip


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)], ids=str)
@pytest.mark.parametrize("text", [1.0, 1.3, 1.6])
def test_each_preset_holds_in_both_windows_and_is_remembered(
    table: Table, text: float, size: tuple[int, int]
) -> None:
    window = table.open(size=size, text=text)
    findings = walk(window)
    assert not findings, "\n".join(map(str, findings))
    window.set_text_size(text)
    assert table.open(size=size, text=table.preferences.number("meeting_scale")).text_size == text


@pytest.mark.parametrize(
    "setting",
    [("light", 1.0, False), ("dark", 2.0, True), ("high_contrast", 2.0, False)],
    ids=lambda setting: "-".join(map(str, setting)),
)
@pytest.mark.parametrize("which", ["palette", "sheet"])
def test_both_can_be_read_reached_hit_and_heard(
    table: Table, which: str, setting: tuple[Mode, float, bool]
) -> None:
    mode, text, mirrored = setting
    direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    window = table.open(mode=mode, text=text, before=lambda made: made.setLayoutDirection(direction))
    overlay: Overlay = getattr(window.actions_here, which)
    overlay.open()
    settle()
    findings = walk(overlay)
    assert not findings, "\n".join(map(str, findings))


@pytest.mark.parametrize("stage", [StageKind.WELCOME, StageKind.GROWTH, StageKind.PLAN, StageKind.SIGN_OFF])
def test_tab_goes_over_bar_rail_page_and_footer_as_they_are_read(table: Table, stage: StageKind) -> None:
    window = table.at(stage).open()
    parts: list[QWidget] = [window.bar, window.side, window.page, window.footer]
    chain = reached_by_tab(window, 90)
    walked = [next(parts.index(part) for part in parts if part.isAncestorOf(each)) for each in chain]
    assert walked == sorted(walked)
    assert set(walked) == {0, 1, 2, 3}
    read = [each for each in stops(window.page) if each in chain]
    assert [each for each in chain if window.page.isAncestorOf(each)] == read
