"""A review in which the two come to agree on every goal, sealed by their own hands and read back."""

from dataclasses import replace

from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.ui.walkthrough.opening_steps import open_drawer
from reviewdesk.ui.walkthrough.progress_steps import rate, settle_goal
from reviewdesk.ui.walkthrough.signing_steps import choose, seal, sign, type_signature
from tests.journeys.house import House, go_to, leave
from tests.journeys.read_back import ReadBack, private_words

AGREED = (Progress.WELL_ON_THE_WAY, Progress.ACHIEVED)
"""One after the other, whatever each of the two had chosen alone."""


def agree_on_everything(house: House) -> list[Progress]:
    """Let the two agree on each goal, in the order of the meeting; return on what."""
    agreed = {goal: AGREED[place % len(AGREED)] for place, goal in enumerate(house.script.review.goals)}
    settled = tuple(replace(each, agreed=agreed[each.goal]) for each in house.script.said.progress)
    house.say(progress=settled)
    return list(agreed.values())


def test_when_all_goals_are_agreed_the_plan_has_three_values_for_each_and_the_words_of_both(
    house: House,
) -> None:
    agreed = agree_on_everything(house)
    script = house.script
    room = house.start()
    table = house.table(room.open_meeting())
    go_to(table, StageKind.SELF_ASSESSMENT)
    open_drawer(table)
    go_to(table, StageKind.PROGRESS)
    for place in range(len(agreed)):
        rate(table, place)
        settle_goal(table, place)
        if place + 1 < len(agreed):
            table.go_on()
    go_to(table, StageKind.SIGN_OFF)
    choose(table, Outcome.ACKNOWLEDGED)
    for party in Party:
        type_signature(table, party)
        sign(table, party)
    seal(table)
    leave(room, table)

    plan = ReadBack.newest(room)
    goals = plan.record["goals"]
    assert {goal["agreement"] for goal in goals} == {"agreed"}
    assert [(goal["employee"], goal["manager"], goal["agreed"]) for goal in goals] == [
        (*(script.rating(place, party).value for party in Party), value) for place, value in enumerate(agreed)
    ]
    reasons = [script.rating(place, party).reason for place in range(len(agreed)) for party in Party]
    learned = [settled.learned for settled in script.said.progress]
    assert not plan.missing(words for words in (*reasons, *learned) if words)
    assert not plan.holding(private_words(house))
