"""Every way a meeting can end, each sealed by the two people's own hands."""

import json
from typing import Any

from reviewdesk.document.attached import attached_json
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.words import isolated
from reviewdesk.ui.walkthrough.opening_steps import open_drawer
from reviewdesk.ui.walkthrough.progress_steps import keep_both, rate
from reviewdesk.ui.walkthrough.room import Room
from reviewdesk.ui.walkthrough.signing_steps import (
    choose,
    draw_signature,
    seal,
    sign,
    type_signature,
    write_words,
)
from reviewdesk.ui.widgets import Text
from tests.journeys.house import House, go_to, leave, newest_plan

COMMENT = "The desk goal slipped while two of us were ill."


def sealed(room: Room) -> Any:
    """Return the data in the newest plan, which must be intact."""
    pdf = newest_plan(room)
    verdict = room.do(lambda: room.services.archive.verify(pdf))
    assert (verdict.intact, verdict.trusted) == (True, True)
    return json.loads(attached_json(pdf))


def test_a_meeting_in_which_nobody_types_anything_can_be_acknowledged(house: House) -> None:
    room = house.start()
    table = house.table(room.open_meeting())
    for stage in table.meeting_window.meeting.stages[1:-1]:  # the exit pulse comes after sealing
        go_to(table, stage)
    choose(table, Outcome.ACKNOWLEDGED)
    for party in Party:
        draw_signature(table, party)
        sign(table, party)
    seal(table)
    leave(room, table)
    record = sealed(room)
    assert record["sign_off"]["outcome"] == Outcome.ACKNOWLEDGED.value
    assert record["actions"] == []
    assert record["goals"] == []  # what nobody spoke of is not in the record
    assert not {"at_its_best", "turn_the_table"} & record.keys()
    assert record["commitments"] == []


def test_both_views_can_be_kept_on_every_goal(house: House) -> None:
    room = house.start()
    table = house.table(room.open_meeting())
    go_to(table, StageKind.SELF_ASSESSMENT)
    open_drawer(table)
    go_to(table, StageKind.PROGRESS)
    goals = table.meeting_window.meeting.snapshot.goals
    for place in range(len(goals)):
        rate(table, place)
        keep_both(table)
        if place + 1 < len(goals):
            table.go_on()
    go_to(table, StageKind.SIGN_OFF)
    choose(table, Outcome.ACKNOWLEDGED)
    for party in Party:
        type_signature(table, party)
        sign(table, party)
    seal(table)
    record = sealed(room)
    assert {goal["agreement"] for goal in record["goals"]} == {"both_kept"}
    assert {goal["agreed"] for goal in record["goals"]} == {None}
    assert all(goal["reasons"]["employee"] and goal["reasons"]["manager"] for goal in record["goals"])


def test_who_would_rather_not_sign_is_witnessed_and_the_manager_signs_alone(house: House) -> None:
    room = house.start()
    table = house.table(room.open_meeting())
    go_to(table, StageKind.SIGN_OFF)
    write_words(table, Party.EMPLOYEE, COMMENT)
    choose(table, Outcome.DECLINED, "Amara Okafor")
    type_signature(table, Party.MANAGER)
    sign(table, Party.MANAGER)
    seal(table)
    leave(room, table)
    record = sealed(room)
    assert record["sign_off"]["outcome"] == Outcome.DECLINED.value
    assert record["sign_off"]["witness"] == "Amara Okafor"
    assert record["expected_signatures"] == ["Manager"]
    assert COMMENT in json.dumps(record)


def recalled(room: Room) -> list[str]:
    """Return what Home says of a review that is at home."""
    shown = (text.text() for text in room.owner_window.findChildren(Text) if text.isVisible())
    return [words for words in shown if "comes back" in words]


def test_a_review_taken_home_is_recalled_on_home_the_day_before_and_taken_up_from_there(house: House) -> None:
    room = house.start()
    table = house.table(room.open_meeting())
    name, review = table.name(Party.EMPLOYEE), table.meeting_window.meeting.snapshot.review_id
    go_to(table, StageKind.SIGN_OFF)
    choose(table, Outcome.TAKEN_HOME)
    leave(room, table)
    due = room.do(lambda: room.services.reviews.get(review)).taken_home_due
    assert due is not None
    assert recalled(room) == []
    for days, said in ((1, "tomorrow"), (0, "today")):
        house.stop()
        house.time.advance(days=(due - house.time.moment.date()).days - days)
        room = house.start()
        assert recalled(room) == [f"{isolated(name)}’s review comes back {said}"]
    room.press(_("Go on with the review of {name}").format(name=house.script.name(Party.EMPLOYEE)))
    room.rest()
    window = room.host.window
    assert window is not None
    assert window.meeting.snapshot.stage is StageKind.SIGN_OFF
    house.table(window).press(_("It is back: go on"))
    leave(room, house.table(window))
    assert recalled(room) == []


def test_a_review_taken_home_is_signed_two_days_later(house: House) -> None:
    room = house.start()
    table = house.table(room.open_meeting())
    topic = _("{name}’s topic {number}").format(name=table.name(Party.EMPLOYEE), number=1)
    table.say(Party.EMPLOYEE, topic, house.script.said.employee_topics[0])
    go_to(table, StageKind.SIGN_OFF)
    choose(table, Outcome.TAKEN_HOME)
    leave(room, table)
    house.stop()

    house.time.advance(days=2)
    room = house.start()
    table = house.table(room.open_meeting(_("Go on with the meeting")))
    assert table.meeting_window.meeting.snapshot.stage is StageKind.SIGN_OFF
    table.press(_("It is back: go on"))
    table.rest()
    write_words(table, Party.EMPLOYEE, COMMENT)
    choose(table, Outcome.WITH_COMMENTS)
    for party in Party:
        type_signature(table, party)
        sign(table, party)
    seal(table)
    leave(room, table)
    record = sealed(room)
    assert record["sign_off"]["outcome"] == Outcome.WITH_COMMENTS.value
    assert house.script.said.employee_topics[0] in json.dumps(record, ensure_ascii=False)
    assert COMMENT in json.dumps(record)
    assert ReviewState.SEALED in {review.state for review in room.do(room.services.reviews.all)}
