"""Canaries: in no stage does the shared window hold a private note or the name of anybody who is not at the table."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.walkthrough.driver import wait_until
from reviewdesk.ui.walkthrough.opening_steps import open_drawer
from reviewdesk.ui.walkthrough.signing_steps import choose, seal, sign, type_signature
from reviewdesk.ui.walkthrough.table import Table
from tests.journeys.holding import held_by
from tests.journeys.house import House, go_to
from tests.journeys.two_windows import NOTE, OTHER, TYPED, open_both, private_words, start, uncover


def held_in_stages(house: House, table: Table) -> dict[str, list[str]]:
    """Go through every stage, the exit pulse once all is sealed; return what is held and should not be."""
    found = {}
    for stage in table.meeting_window.meeting.stages:
        if stage is StageKind.EXIT_PULSE:
            sign_and_seal(table)
            table.go_on_to(stage)
        else:
            go_to(table, stage)
        if stage is StageKind.SELF_ASSESSMENT:
            open_drawer(table)
        wait_until(lambda: not table.meeting_window.stack.is_building, "the page")
        held = held_by(table.meeting_window)
        found[stage.value] = [words for words in private_words(house) if words in held]
    return found


def sign_and_seal(table: Table) -> None:
    """End the meeting as it is: nothing but the exit pulse comes after, and not before."""
    choose(table, Outcome.ACKNOWLEDGED)
    for party in Party:
        type_signature(table, party)
        sign(table, party)
    seal(table)


def test_in_no_stage_does_the_shared_window_hold_a_note_or_the_name_of_anybody_else(house: House) -> None:
    room, _screens = start(house)
    meeting, private = open_both(room)
    uncover(room, private)
    QTest.keyClicks(private.private_notes.new, TYPED)
    private.notes.flush()
    room.rest()
    table = house.table(meeting)
    found = held_in_stages(house, table)
    assert len(found) == len(meeting.meeting.stages) > 3
    assert not [stage for stage, words in found.items() if words], found
    assert TYPED in held_by(private)


def test_the_search_finds_what_the_two_at_the_table_may_see(house: House) -> None:
    room, _screens = start(house)
    meeting, _private = open_both(room)
    held = held_by(meeting)
    goals = meeting.meeting.snapshot.goals
    assert goals
    assert all(words in held for goal in goals for words in (goal.title, *(e.text for e in goal.evidence)))
    assert all(house.script.name(party) in held for party in Party)
    assert "Hand over the keyboard" in held


def _in_a_tooltip(meeting: MeetingWindow) -> None:
    meeting.footer.next.setToolTip(NOTE)


def _in_a_property(meeting: MeetingWindow) -> None:
    meeting.side.setProperty("person", [OTHER])


def _in_a_closure(meeting: MeetingWindow) -> None:
    words = [NOTE]
    meeting.page.then = lambda: words  # type: ignore[attr-defined]  # whoever wrote it was careless


def _in_a_service(meeting: MeetingWindow) -> None:
    meeting.meeting.services.meetings.people = {"p1": OTHER}  # type: ignore[attr-defined]  # careless too


def _in_a_child(meeting: MeetingWindow) -> None:
    child = QWidget(meeting.content)
    child.setAccessibleName(NOTE)


@pytest.mark.parametrize("plant", [_in_a_tooltip, _in_a_property, _in_a_closure, _in_a_service, _in_a_child])
def test_the_search_finds_what_is_hidden_in_the_window(
    house: House, plant: Callable[[MeetingWindow], None]
) -> None:
    room, _screens = start(house)
    meeting, _private = open_both(room)
    plant(meeting)
    held = held_by(meeting)
    assert [words for words in private_words(house) if words in held]
