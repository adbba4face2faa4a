"""Pausing at every stage, and going on after the program was ended: at the same stage, with every word."""

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.system.i18n import _
from reviewdesk.ui.walkthrough.meeting import STEPS
from tests.document.reading import text
from tests.journeys.house import House, newest_plan, said_in, squashed


def test_a_meeting_paused_at_every_stage_is_the_same_meeting(house: House) -> None:
    room = house.start()
    window = room.open_meeting()
    review = window.meeting.snapshot.review_id
    before: dict[str, str] = {}
    for stage in window.meeting.stages:
        assert window.meeting.snapshot.stage is stage
        if stage is not StageKind.SIGN_OFF and window.meeting.neighbour(1) is not None:
            room.leave_meeting(window)
            house.stop()
            room = house.start()
            said = said_in(room, review)
            assert {field: said.get(field) for field in before} == before
            window = room.open_meeting(_("Go on with the meeting"))
            assert window.meeting.snapshot.stage is stage
        if stage is StageKind.EXIT_PULSE:
            break
        STEPS[stage](house.table(window))
        before = {field: words for field, words in said_in(room, review).items() if words}
    shown = squashed(text(newest_plan(room)))
    said_words = house.script.said
    for words in (*said_words.employee_topics, said_words.heard, said_words.actions[0].practice):
        assert squashed(words) in shown
    assert house.script.name(Party.EMPLOYEE) in text(newest_plan(room))
