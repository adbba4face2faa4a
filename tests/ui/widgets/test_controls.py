"""Buttons, fields and lists do what a person expects of them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    ActionCard,
    Avatar,
    Button,
    ComboBox,
    DateEdit,
    Field,
    LineEdit,
    NavItem,
    ProgressBar,
    Reflow,
    Sparkline,
    StageLook,
    StageRail,
    Text,
    TextEdit,
    TimeRing,
)
from tests.ui.pictures import settle


def put(window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    settle()


def test_an_icon_button_says_and_shows_its_name(theme: Theme) -> None:
    button = Button(theme, "", "ghost", icon="x", name="Close")
    assert (button.accessibleName(), button.toolTip()) == ("Close", "Close")
    assert button.sizeHint().width() == button.sizeHint().height()


def test_an_ampersand_on_a_button_makes_no_shortcut(theme: Theme) -> None:
    button = Button(theme, "Save & go on")
    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "Save & go on"


def test_a_button_becomes_primary_when_its_moment_has_come(window: QWidget, theme: Theme) -> None:
    button = Button(theme, "Next goal")
    put(window, button)
    before = button.grab().toImage()
    button.set_kind("primary")
    assert button.kind() == "primary"
    assert button.grab().toImage() != before


@pytest.mark.parametrize("kind", ["primary", "secondary", "ghost", "chip", "danger"])
def test_a_disabled_button_looks_so(window: QWidget, theme: Theme, kind: str) -> None:
    button = Button(theme, "Words", kind)  # type: ignore[arg-type]  # the parameter holds the kinds
    put(window, button)
    before = button.grab().toImage()
    button.setEnabled(False)
    assert button.grab().toImage() != before


def test_the_error_is_shown_tied_to_the_control_and_spoken(window: QWidget, theme: Theme) -> None:
    field = Field(theme, "First small step", LineEdit(theme), hint="Something small.")
    put(window, field)
    assert field.hint.isVisible()
    field.set_error("Add a step that fits into two weeks.")
    interface = QAccessible.queryAccessibleInterface(field.control)
    assert interface.text(QAccessible.Text.Name) == "First small step"
    assert interface.text(QAccessible.Text.Description) == "Add a step that fits into two weeks."
    assert field.error.isVisible()
    assert not field.hint.isVisible()
    field.clear_error()
    assert not field.has_error()
    assert field.hint.isVisible()
    assert interface.text(QAccessible.Text.Description) == "Something small."


def test_an_invalid_field_has_another_edge(window: QWidget, theme: Theme) -> None:
    field = Field(theme, "Step", LineEdit(theme))
    put(window, field)
    before = field.control.grab().toImage()
    field.set_error("Help")
    settle()
    assert field.control.grab().toImage() != before


def test_what_was_asked_for_is_taken_back_with_the_first_letter(window: QWidget, theme: Theme) -> None:
    line, lines = Field(theme, "Name", LineEdit(theme)), Field(theme, "Why", TextEdit(theme))
    choice = Field(theme, "Team", ComboBox(theme))
    choice.control.addItems(["None", "Care"])
    put(window, line, lines, choice)
    for field in (line, lines, choice):
        field.set_error("Help")
    line.control.wipe()
    assert line.has_error()
    QTest.keyClicks(line.control, "M")
    QTest.keyClicks(lines.control, "B")
    QTest.keyClick(choice.control, Qt.Key.Key_Down)
    assert [field.has_error() for field in (line, lines, choice)] == [False, False, False]


def test_a_hint_can_change_but_does_not_hide_an_error(window: QWidget, theme: Theme) -> None:
    field = Field(theme, "Step", LineEdit(theme))
    put(window, field)
    field.set_hint("A hint")
    assert field.hint.isVisible()
    field.set_error("Help")
    field.set_hint("Another")
    assert field.error.isVisible()


def test_what_is_optional_says_so(theme: Theme) -> None:
    field = Field(theme, "Objective", LineEdit(theme), optional=True)
    assert field.label.text() == "Objective (optional)"


@pytest.mark.parametrize("make", [LineEdit, TextEdit])
def test_leaving_a_text_field_is_told(
    window: QWidget, theme: Theme, qtbot: QtBot, make: type[LineEdit] | type[TextEdit]
) -> None:
    first, second = make(theme, name="First"), LineEdit(theme, name="Second")
    put(window, first, second)
    first.setFocus()
    with qtbot.waitSignal(first.left):
        QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()


def test_a_text_field_grows_with_its_text_up_to_a_limit(window: QWidget, theme: Theme) -> None:
    edit = TextEdit(theme, name="Words", lines=2, most_lines=5)
    put(window, edit)
    heights = []
    for lines in (1, 2, 4, 5, 30):
        edit.setPlainText("\n".join(["word"] * lines))
        settle()
        heights.append(edit.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_the_wheel_scrolls_the_page_not_the_choice(window: QWidget, theme: Theme) -> None:
    combo, day = ComboBox(theme, name="Objective"), DateEdit(theme, name="Day")
    combo.addItems(["One", "Two"])
    put(window, combo, day)
    before = day.date()
    for widget in (combo, day):
        widget.setFocus()
        where = widget.rect().center()
        QTest.wheelEvent(window.windowHandle(), widget.mapTo(window, where), QPoint(0, -120))
    assert combo.currentIndex() == 0
    assert day.date() == before


def test_side_by_side_becomes_stacked_where_it_is_narrow(window: QWidget, theme: Theme) -> None:
    pair = Reflow(theme, [(Text(theme, "One"), 1), (Text(theme, "Two"), 1)], need=500)
    put(window, pair)
    assert not pair.is_stacked()
    theme.set(scale=2.0)
    settle()
    assert pair.is_stacked()


def test_the_rail_tells_where_the_meeting_stands_and_leads_back(theme: Theme, qtbot: QtBot) -> None:
    rail = StageRail(theme)
    qtbot.addWidget(rail)
    rail.set_stages([StageLook("Welcome", "done"), StageLook("Growth", "now", "1 of 2"), StageLook("Plan")])
    names = [item.accessibleName() for item in rail.items]
    assert names == [
        "Stage 1 of 3: Welcome, done",
        "Stage 2 of 3: Growth, now, 1 of 2",
        "Stage 3 of 3: Plan, to come",
    ]
    with qtbot.waitSignal(rail.stage_chosen) as chosen:
        rail.items[0].click()
    assert chosen.args == [0]


def test_a_stage_left_empty_is_told_and_drawn_apart_from_one_that_is_done(theme: Theme, qtbot: QtBot) -> None:
    rail = StageRail(theme)
    qtbot.addWidget(rail)
    looks = [StageLook("Growth", "done"), StageLook("Growth", "passed"), StageLook("Plan", "now")]
    rail.set_stages(looks)
    rail.resize(220, 200)
    rail.show()
    names = [item.accessibleName() for item in rail.items]
    assert names[:2] == ["Stage 1 of 3: Growth, done", "Stage 2 of 3: Growth, passed, nothing written"]
    done = rail.items[0].grab().toImage()
    rail.set_stages([StageLook("Growth", "passed"), *looks[1:]])
    assert rail.items[0].grab().toImage() != done


def test_the_rail_keeps_its_items_so_that_the_focus_stays(theme: Theme, qtbot: QtBot) -> None:
    rail = StageRail(theme)
    qtbot.addWidget(rail)
    rail.set_stages([StageLook("Welcome", "now"), StageLook("Plan")])
    before = list(rail.items)
    rail.set_stages([StageLook("Welcome", "done"), StageLook("Plan", "now")])
    assert rail.items == before
    rail.set_stages([StageLook("Alone", "now")])
    assert [item.look.title for item in rail.items] == ["Alone"]


def test_a_compact_rail_shows_titles_as_tooltips(theme: Theme, qtbot: QtBot) -> None:
    rail = StageRail(theme)
    qtbot.addWidget(rail)
    rail.set_stages([StageLook("Welcome", "now", "Topics")])
    wide = rail.items[0].sizeHint().width()
    rail.set_compact(compact=True)
    assert rail.items[0].toolTip() == "Welcome"
    assert rail.items[0].sizeHint().width() < wide


def test_time_is_spoken_and_never_below_nothing(theme: Theme) -> None:
    ring = TimeRing(theme)
    ring.set_time(8, 16)
    assert (ring.share_left(), ring.accessibleName()) == (0.5, "8 minutes left here")
    ring.set_time(-3, 16)
    assert (ring.share_left(), ring.accessibleName()) == (0.0, "0 minutes left here")
    ring.set_time(1, 0)
    assert (ring.share_left(), ring.accessibleName()) == (0.0, "1 minute left here")


def test_what_waits_in_a_room_is_spoken(theme: Theme) -> None:
    item = NavItem(theme, "Check-ins", "message-circle", badge=3)
    assert item.accessibleName() == "Check-ins, 3 waiting"
    item.set_badge(0)
    assert item.accessibleName() == "Check-ins"


def test_only_one_room_is_open(window: QWidget, theme: Theme) -> None:
    home, goals = NavItem(theme, "Home", "house"), NavItem(theme, "Goals", "target")
    put(window, home, goals)
    home.click()
    goals.click()
    assert (home.isChecked(), goals.isChecked()) == (False, True)


def test_a_card_of_the_plan_is_chosen_by_click_and_arrows(window: QWidget, theme: Theme) -> None:
    one, two = (
        ActionCard(theme, 1, "Lead", "On the job"),
        ActionCard(theme, 2, "Pair", "First step missing", warn=True),
    )
    put(window, one, two)
    QTest.mouseClick(one, Qt.MouseButton.LeftButton, pos=QPoint(one.width() - 5, one.height() - 5))
    assert one.isChecked()
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Down)
    assert two.isChecked()
    assert two.accessibleName() == "Action 2: Pair. First step missing"


def test_a_progress_bar_tells_its_value(theme: Theme) -> None:
    bar = ProgressBar(theme, 0.6, name="Your preparation")
    interface = QAccessible.queryAccessibleInterface(bar)
    assert interface.role() == QAccessible.Role.ProgressBar
    assert bar.value() == 60
    bar.set_share(7)
    assert bar.value() == 100


def test_a_line_of_values_is_told_in_words(theme: Theme) -> None:
    line = Sparkline(theme, [12, 12, 8, 9], name="Days")
    assert line.accessibleName() == "Days: from 12 to 9, lowest 8, highest 12"


def test_employee_and_manager_differ_in_shape(window: QWidget, theme: Theme) -> None:
    one, other = Avatar(theme, "", "employee", size=60), Avatar(theme, "", "manager", size=60)
    put(window, one, other)
    corner, ground = QPoint(7, 7), theme.colour("canvas")
    picture = window.grab().toImage()
    assert picture.pixelColor(one.pos() + corner) == ground
    assert picture.pixelColor(other.pos() + corner) != ground


def test_the_wheel_scrolls_the_page_until_the_text_itself_is_too_long(window: QWidget, theme: Theme) -> None:
    edit = TextEdit(theme, "word", name="Words", most_lines=4)
    put(window, edit)

    def turn() -> bool:
        where = edit.rect().center()
        event = QWheelEvent(
            where.toPointF(), edit.mapToGlobal(where).toPointF(), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        edit.wheelEvent(event)
        return event.isAccepted()

    assert not turn()
    edit.setPlainText("word\n" * 30)
    settle()
    assert turn()
    assert edit.verticalScrollBar().value() > 0
