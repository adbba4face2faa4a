"""A hint on wording: quiet, after a pause, only about one's own words, and gone for good when waved off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from reviewdesk.domain.fields import GrowthText, PlanText, growth, own_words, plan_text
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.ui import hint_under
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.owned_field import OwnedField
from tests.ui.accessibility import walk
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import press
from tests.ui.pictures import EVERY, Setting


def field_of(window: MeetingWindow, place: str) -> OwnedField:
    return next(field for field in window.findChildren(OwnedField) if field.field == place)


def say(field: OwnedField, words: str) -> None:
    field.edit.setFocus()
    QTest.keyClicks(field.edit, words)
    settle()


def pause(field: OwnedField) -> None:
    """Let the pause in typing go by."""
    assert field.wording is not None
    assert field.wording.pause.isActive()
    field.wording.pause.stop()
    field.wording.pause.timeout.emit()
    settle()


def offered(field: OwnedField) -> str:
    """Return the hint that can be seen under a field, or nothing."""
    line = field.wording.line if field.wording is not None else None
    return line.line.text.text() if line is not None and line.isVisible() else ""


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what a screen reader is told, and that it is told politely."""
    heard: list[str] = []

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            assert event.politeness() == QAccessible.AnnouncementPoliteness.Polite
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return heard


AREA = growth(Party.EMPLOYEE, GrowthText.AREA)
MANAGER_AREA = growth(Party.MANAGER, GrowthText.AREA)


def test_a_hint_comes_after_a_pause_and_not_while_one_types(table: Table) -> None:
    field = field_of(table.at(StageKind.GROWTH).open(), AREA)
    say(field, "Be more assertive")
    assert offered(field) == ""
    assert field.wording is not None
    assert (field.wording.pause.interval(), field.wording.pause.isSingleShot()) == (800, True)
    pause(field)
    assert offered(field).startswith("Name what it would look like: who does what, and when?")


def test_it_goes_when_the_words_are_better(table: Table) -> None:
    field = field_of(table.at(StageKind.GROWTH).open(), AREA)
    say(field, "Be more assertive")
    pause(field)
    say(field, " in the Monday round, by giving the numbers first")
    pause(field)
    assert offered(field) == ""


def test_good_words_get_no_hint_and_no_widget(table: Table) -> None:
    field = field_of(table.at(StageKind.GROWTH).open(), AREA)
    say(field, "Chairing the Monday meeting")
    pause(field)
    assert field.wording is not None
    assert field.wording.line is None


def test_not_now_leaves_the_field_alone_even_on_another_visit(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    field = field_of(window, AREA)
    say(field, "Be more assertive")
    pause(field)
    assert field.wording is not None
    assert field.wording.line is not None
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is field.wording.line.button
    press(Qt.Key.Key_Space)
    assert offered(field) == ""
    assert QApplication.focusWidget() is field.edit
    window.meeting.go_to_stage(StageKind.PLAN)
    settle()
    window.meeting.go_to_stage(StageKind.GROWTH)
    settle()
    again = field_of(window, AREA)
    say(again, "Be more assertive")
    pause(again)
    assert offered(again) == ""


def test_the_next_one_at_the_keyboard_never_sees_what_the_other_was_offered(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open()
    field = field_of(window, AREA)
    say(field, "Be more assertive")
    pause(field)
    QTest.keyClick(window, Qt.Key.Key_F6)
    settle()
    assert offered(field) == ""
    assert field.wording is not None
    field.wording.look()
    assert offered(field) == ""
    other = field_of(window, MANAGER_AREA)
    say(other, "More confidence")
    pause(other)
    assert offered(other) != ""


def test_it_is_spoken_once_and_politely(table: Table, spoken: list[str]) -> None:
    field = field_of(table.at(StageKind.GROWTH).open(), AREA)
    say(field, "Be more assertive")
    spoken.clear()
    pause(field)
    assert [told for told in spoken if "who does what" in told] == [offered(field)]
    spoken.clear()
    say(field, ".")
    pause(field)
    assert offered(field) != ""
    assert [told for told in spoken if "who does what" in told] == []


def test_off_by_the_setting_it_is_silent_at_once(table: Table) -> None:
    field = field_of(table.at(StageKind.GROWTH).open(), AREA)
    say(field, "Be more assertive")
    pause(field)
    table.preferences.set("wording_hints", value=False)
    say(field, ".")
    pause(field)
    assert offered(field) == ""


def test_only_one_hint_at_a_time_is_shown_for_a_field(table: Table) -> None:
    field = field_of(table.at(StageKind.GROWTH).open(), AREA)
    say(field, "Be more assertive. You are lazy. Be more like Anna.")
    pause(field)
    assert offered(field).startswith("Try it without the colleague")


def test_in_a_long_text_it_says_where(table: Table) -> None:
    field = field_of(table.at(StageKind.GROWTH).open(), AREA)
    say(field, "We spoke about the pilot in Leeds and what came of it. " * 5 + "Be more assertive.")
    pause(field)
    assert offered(field).startswith("At “Be more assertive”: Name what")


def test_a_first_step_that_is_none_gets_an_offer(table: Table) -> None:
    window = table.at(StageKind.PLAN).open()
    field = field_of(window, plan_text(1, PlanText.FIRST_STEP))
    say(field, "Try harder")
    pause(field)
    assert offered(field).startswith("Make it something one could see you do.")


def test_the_employees_own_words_are_nobodys_business() -> None:
    from reviewdesk.content.wording import kind_of

    assert kind_of(own_words(Party.EMPLOYEE)) is None
    assert hint_under.PAUSE_MILLISECONDS == 800


@pytest.mark.parametrize("setting", EVERY, ids=lambda setting: setting.slug)
def test_with_a_hint_the_page_can_be_walked_in_every_look(
    table: Table, setting: Setting, dressed_app: QApplication
) -> None:
    way = Qt.LayoutDirection.RightToLeft if setting.mirrored else Qt.LayoutDirection.LeftToRight
    dressed_app.setLayoutDirection(way)
    try:
        window = table.at(StageKind.GROWTH).open(mode=setting.mode, text=setting.scale)
        field = field_of(window, AREA)
        say(field, "Be more assertive")
        pause(field)
        assert window.findChildren(QLabel)
        assert walk(window) == []
    finally:
        dressed_app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
