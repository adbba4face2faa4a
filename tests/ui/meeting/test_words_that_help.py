"""Words that help to name a growth area: the template's competencies are read, searched, and only a name is taken."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewdesk.domain.errors import ContentError
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.helpful_words import HelpfulWords, helpful_words
from reviewdesk.services.reviews import Reviews
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.words_view_model import WordsViewModel
from reviewdesk.ui.theme.tokens import Mode
from reviewdesk.ui.widgets import Text
from reviewdesk.ui.words_panel import WordsPanel
from tests.ui.accessibility import walk
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import press, primary_buttons, tab_to
from tests.ui.meeting.test_growth_page import page_of, write
from tests.ui.meeting.test_later_stages_accessibility import SETTINGS

OFFERED = [
    "Giving useful feedback",
    "Planning the work",
    "Asking for help and giving it",
    "Deciding",
    "Sharing what you know",
    "When the plan changes",
]


def opened(window: MeetingWindow, party: Party = Party.EMPLOYEE) -> WordsPanel:
    """Press the button as a person does, and return what it opens."""
    page_of(window).helping[party].click()
    settle()
    panel = page_of(window).helping[party].panel
    assert panel is not None
    assert panel.isVisible()
    return panel


def names(panel: WordsPanel) -> list[str]:
    return [each.name for each in panel.shown]


def read(panel: WordsPanel) -> list[str]:
    return [text.text() for text in panel.findChildren(Text) if text.isVisible()]


def test_the_templates_competencies_are_told_by_what_can_be_seen_and_carry_no_number(table: Table) -> None:
    panel = opened(table.at(StageKind.GROWTH).open())
    assert names(panel) == OFFERED
    first = helpful_words(("useful-feedback",))[0]
    assert {"Words that help", first.name, first.definition, *first.anchors} <= set(read(panel))
    assert not [text for text in read(panel) if any(letter.isdigit() for letter in text)]
    assert primary_buttons(panel.window()) == ["Next: Development plan"]


def test_a_name_and_nothing_else_is_written_with_the_keyboard_alone(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is page_of(window).helping[Party.EMPLOYEE]
    press(Qt.Key.Key_Space)
    write("wait")
    panel = page_of(window).helping[Party.EMPLOYEE].panel
    assert panel is not None
    assert names(panel) == ["Planning the work"]  # a word of one of its anchors
    press(Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert QApplication.focusWidget() is page_of(window).fields[0].edit
    write(" of a release")
    window.meeting.texts.flush()
    growth = {field: words for field, words in table.said().items() if field.startswith("growth/")}
    assert growth == {"growth/employee/area": "Planning the work of a release"}


def test_it_goes_where_the_cursor_was_and_undo_takes_it_back(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    strength = page_of(window).fields[1].edit
    tab_to(strength)
    write("I am good at")
    opened(window)
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert strength.toPlainText() == "I am good at Planning the work"
    QTest.keyClick(strength, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert "Planning" not in strength.toPlainText()


def test_whoever_has_the_keyboard_is_offered_them_for_the_own_fields(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    helping = page_of(window).helping
    assert (helping[Party.EMPLOYEE].isVisible(), helping[Party.MANAGER].isVisible()) == (True, False)
    panel = opened(window)
    QTest.keyClick(panel.line, Qt.Key.Key_F6)
    settle()
    assert not panel.isVisible()
    assert (helping[Party.EMPLOYEE].isVisible(), helping[Party.MANAGER].isVisible()) == (False, True)
    panel = opened(window, Party.MANAGER)
    panel.take.click()
    settle()
    assert page_of(window).fields[2].edit.toPlainText() == "Giving useful feedback"
    assert page_of(window).fields[0].edit.toPlainText() == ""


def test_a_field_that_closed_meanwhile_takes_nothing(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    panel = opened(window)
    window.meeting.give_turn(Party.MANAGER)
    panel.take.click()
    settle()
    assert page_of(window).fields[0].edit.toPlainText() == ""


def test_a_click_shows_a_second_one_takes(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    panel = opened(window)
    index = panel.list.model().index(OFFERED.index("Deciding"), 0)
    place = panel.list.visualRect(index).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert panel.isVisible()
    assert panel.take.text() == "Add “Deciding”"
    assert set(helpful_words(("deciding",))[0].anchors) <= set(read(panel))
    QTest.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert page_of(window).fields[0].edit.toPlainText() == "Deciding"


def test_nothing_that_fits_is_said_and_escape_gives_the_keyboard_back(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    panel = opened(window)
    write("xylophone")
    assert "Nothing fits. Try another word." in read(panel)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    assert panel.isVisible()
    press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert page_of(window).fields[0].edit.toPlainText() == ""
    assert names(opened(window)) == OFFERED  # it begins anew


def test_closing_it_by_its_button_writes_nothing_and_gives_the_keyboard_back(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    tab_to(page_of(window).fields[1].edit)
    panel = opened(window)
    assert panel.close_button.text() == "Close"
    panel.close_button.click()
    assert not panel.isVisible()
    assert QApplication.focusWidget() is page_of(window).fields[1].edit
    assert page_of(window).fields[1].edit.toPlainText() == ""


def test_the_curtain_puts_it_away(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    panel = opened(window)
    window.toggle_curtain()
    assert not panel.isVisible()


def test_large_text_leaves_room_to_read_on(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open(text=2.0)
    panel = opened(window)
    settle()
    assert panel.columns.is_stacked()
    bar = panel.detail.verticalScrollBar()
    assert bar.maximum() > 0
    press(Qt.Key.Key_PageDown)
    assert bar.value() > 0
    press(Qt.Key.Key_PageUp)
    assert bar.value() == 0


@pytest.mark.parametrize("setting", SETTINGS)
def test_page_and_panel_can_be_read_and_reached_in_every_setting(
    table: Table, setting: tuple[Mode, float, bool]
) -> None:
    mode, text, mirrored = setting
    window = table.at(StageKind.GROWTH).open()
    way = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    window.setLayoutDirection(way)
    window.theme.set(mode=mode)
    window.set_text_size(text)
    for _round in range(3):
        settle()
    assert [str(finding) for finding in walk(window)] == []
    panel = opened(window)
    for _round in range(3):
        settle()
    assert [str(finding) for finding in walk(panel)] == []


# -- where they come from ----------------------------------------------------------------------------------------


def test_a_template_that_names_none_offers_none(table: Table) -> None:
    reviews, day = Reviews(table.context), date(2026, 3, 31)
    employee = reviews.get(table.review).employee_id
    talk = reviews.plan(employee, "check-in", "A word", day, day, None, ()).value
    window = replace(table, review=talk).at(StageKind.GROWTH).open()
    assert page_of(window).helping == {}
    model = WordsViewModel(window.meeting)
    model.load()
    assert (model.offered, model.words) == (False, None)


def test_the_words_are_read_once_and_a_fault_is_told_where_faults_are(table: Table) -> None:
    meeting = table.at(StageKind.GROWTH).model()
    asked: list[tuple[str, ...]] = []

    def words(ids: tuple[str, ...]) -> tuple[HelpfulWords, ...]:
        asked.append(ids)
        return helpful_words(ids)

    meeting.services = replace(meeting.services, words=words)  # type: ignore[arg-type]  # ids are a tuple here
    model = WordsViewModel(meeting)
    model.load()
    model.load()
    assert asked == [meeting.snapshot.competencies]
    assert [each.name for each in model.words or ()] == OFFERED

    def broken(_ids: object) -> tuple[HelpfulWords, ...]:
        raise ContentError("content-not-toml", file="x.toml", place="1")

    told: list[object] = []
    meeting.failed.connect(told.append)
    meeting.services = replace(meeting.services, words=broken)
    late = WordsViewModel(meeting)
    late.load()
    assert (len(told), late.words) == (1, None)
    meeting.texts.close()


def test_words_that_come_late_are_waited_for(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    held: list[tuple[HelpfulWords, ...]] = []
    panel = WordsPanel(window, window.theme, lambda: held[0] if held else None)
    panel.refresh()
    assert not panel.isVisible()
    panel.open()
    assert "One moment" in read(panel)
    held.append(helpful_words(("deciding",)))
    panel.refresh()
    assert names(panel) == ["Deciding"]
    assert "One moment" not in read(panel)
    page_of(window).helping[Party.MANAGER].refresh()  # nobody has opened it: nothing to show it in
