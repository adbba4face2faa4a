"""Evidence before rating: both people's notes by quarter, the silent months, and what was news."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from reviewdesk.domain.fields import Authority, new_to_you
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.services.goals import Goals
from reviewdesk.ui.meeting.evidence_panel import told_of
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.new_to_you import NewToYou
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import page_of, press, tab_to


def only_tick(window: MeetingWindow) -> NewToYou:
    (tick,) = page_of(window).evidence.ticks
    return tick


def stored(table: Table) -> dict[str, object]:
    """Return the single values that the desk has stored of the joint document."""
    from reviewdesk.coedit.shared_doc import SharedDoc

    doc = SharedDoc(Authority.JOINT, table.services.meetings.documents(table.review)[Authority.JOINT])
    try:
        return dict(doc.values.as_dict())
    finally:
        doc.close()


def test_before_the_choice_the_page_says_who_noted_how_much(table: Table) -> None:
    page = page_of(table.at(StageKind.PROGRESS).open())
    assert page.hint.isVisible()
    assert page.hint.text.text() == "4 notes to read first: 3 by Devon, 1 by Maya."
    assert page.hint.y() < page.pair.y()


def test_months_without_any_note_are_named(table: Table) -> None:
    goal = table.goal_ids()[1]
    Goals(table.context).add_evidence(goal, date(2025, 11, 3), "Led the release.", by=Party.MANAGER)
    window = table.at(StageKind.PROGRESS).open()
    page = page_of(window)
    page.model.go_to_goal(1)
    assert page.hint.text.text() == (
        "1 note to read first: none by Devon, 1 by Maya."
        " Nothing from April to September 2025 and from January to March 2026."
    )


def test_months_that_have_not_come_yet_are_not_called_silent(table: Table) -> None:
    snapshot = table.at(StageKind.PROGRESS).services.meetings.snapshot(table.review)
    from dataclasses import replace

    early = replace(snapshot, today=date(2025, 8, 1))
    goal = replace(early.goals[0], evidence=early.goals[0].evidence[-1:])
    assert [note.on for note in goal.evidence] == [date(2025, 5, 3)]
    assert told_of(goal, early).endswith("Nothing from July to September 2025.")


def test_a_goal_nobody_noted_anything_about_has_nothing_to_read_first(table: Table) -> None:
    page = page_of(table.at(StageKind.PROGRESS).open())
    page.model.go_to_goal(1)
    settle()
    assert not page.hint.isVisible()
    assert page.evidence.ticks == []


def test_read_them_leads_to_the_notes_and_opens_them(table: Table) -> None:
    page = page_of(table.at(StageKind.PROGRESS).open(size=(1366, 700)))
    page.evidence_button.click()
    settle()
    assert not page.evidence.isVisible()
    tab_to(page.hint.read)
    press(Qt.Key.Key_Space)
    assert page.evidence.isVisible()
    assert page.scroller.verticalScrollBar().value() > 0


def test_after_the_reveal_nobody_is_told_to_read_first(table: Table) -> None:
    page = page_of(table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.ACHIEVED).open())
    assert not page.hint.isVisible()


def test_only_points_of_the_manager_can_be_news(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    tick = only_tick(window)
    assert tick.accessibleName().startswith("New to Devon: Laptop for Jonas")
    assert tick.text() == "New to you, Devon?"
    words = [label.text() for label in page_of(window).evidence.findChildren(QLabel)]
    assert any("It is no test" in each for each in words)


def test_the_employee_ticks_takes_back_and_finds_it_again(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    point = next(e for e in window.meeting.snapshot.goals[0].evidence if e.by is Party.MANAGER)
    tick = only_tick(window)
    tab_to(tick)
    press(Qt.Key.Key_Space)
    window.meeting.texts.flush()
    assert stored(table) == {new_to_you(point.id): 1}
    page_of(window).model.go_to_goal(1)
    page_of(window).model.go_to_goal(0)
    assert only_tick(window).isChecked()
    only_tick(window).click()
    window.meeting.texts.flush()
    assert stored(table) == {}


def test_the_manager_cannot_tick_for_the_employee(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    tick = only_tick(window)
    window.meeting.give_turn(Party.MANAGER)
    settle()
    assert not tick.isEnabled()
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton)
    window.meeting.texts.flush()
    assert stored(table) == {}
    window.meeting.give_turn(Party.EMPLOYEE)
    assert tick.isEnabled()
