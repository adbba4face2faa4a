"""Pausing in the middle: every word stays, a rating that was sealed and not revealed does not."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from reviewdesk.domain.fields import HEARD, Authority, progress_reason, topic
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.system.i18n import _
from reviewdesk.ui.walkthrough.meeting import hold_meeting
from reviewdesk.ui.walkthrough.opening_steps import open_drawer
from reviewdesk.ui.walkthrough.progress_steps import reveal, seal
from reviewdesk.ui.widgets import SecretRating
from tests.journeys.house import House, said_in


def test_a_seal_is_void_after_a_restart_and_every_word_is_there(house: House) -> None:
    room = house.start()
    window = room.open_meeting()
    table = house.table(window)
    hold_meeting(table, until=StageKind.PROGRESS)
    seal(table, Party.EMPLOYEE, house.script.rating(0, Party.EMPLOYEE).value)
    review = window.meeting.snapshot.review_id
    assert window.meeting.snapshot.goals[0].sealed == {Party.EMPLOYEE}
    room.leave_meeting(window)
    house.stop()

    room = house.start()
    said = said_in(room, review)
    for party, topics in (
        (Party.EMPLOYEE, house.script.said.employee_topics),
        (Party.MANAGER, house.script.said.manager_topics),
    ):
        assert [said[topic(party, number)] for number in range(1, len(topics) + 1)] == list(topics)
    assert said[HEARD] == house.script.said.heard

    window = room.open_meeting(_("Go on with the meeting"))
    table = house.table(window)
    goal = window.meeting.snapshot.goals[0]
    assert window.meeting.snapshot.stage is StageKind.PROGRESS
    assert goal.sealed == frozenset()
    assert not table.is_there(QAbstractButton, _("Reveal both"))
    for party in Party:
        assert window.meeting.snapshot.goals[0].employee is None
        seal(table, party, house.script.rating(0, party).value)
    assert not table.seen(SecretRating, _("{name} chooses unseen").format(name=table.name(Party.MANAGER)))
    reveal(table)
    goal = window.meeting.snapshot.goals[0]
    assert (goal.employee, goal.manager) == tuple(house.script.rating(0, party).value for party in Party)


@pytest.mark.parametrize("restarted", [False, True], ids=["paused", "restarted"])
def test_what_the_employee_prepared_is_sealed_after_a_pause(house: House, *, restarted: bool) -> None:
    room = house.start()
    window = room.open_meeting()
    hold_meeting(house.table(window), until=StageKind.PROGRESS)
    assert window.meeting.snapshot.drawer_open
    room.leave_meeting(window)
    if restarted:
        house.stop()
        room = house.start()

    window = room.open_meeting(_("Go on with the meeting"))
    table = house.table(window)
    assert not window.meeting.snapshot.drawer_open
    seal(table, Party.MANAGER, house.script.rating(0, Party.MANAGER).value)
    table.give_keyboard(Party.EMPLOYEE)
    table.press(_("Use what I prepared"))
    open_drawer(table)
    table.rest()
    assert window.meeting.snapshot.goals[0].sealed == frozenset(Party)
    review, mine = window.meeting.snapshot.review_id, house.script.rating(0, Party.EMPLOYEE)
    assert mine.reason
    for authority in (Authority.JOINT, Authority.SELF):
        assert mine.reason not in said_in(room, review, authority).values()
    reveal(table)
    goal = window.meeting.snapshot.goals[0]
    assert (goal.employee, goal.manager) == (mine.value, house.script.rating(0, Party.MANAGER).value)
    assert said_in(room, review)[progress_reason(goal.id, Party.EMPLOYEE)] == mine.reason
    assert window.meeting.snapshot.drawer_open
