"""The shape for 25 minutes: no story before it, no turned table and no exit pulse, held stage by stage and sealed."""

from dataclasses import dataclass, replace
from datetime import timedelta

from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party, given_name
from reviewdesk.domain.review import StageKind
from reviewdesk.system.i18n import _
from reviewdesk.ui.walkthrough.meeting import hold_meeting
from reviewdesk.ui.walkthrough.room import Room
from tests.journeys.house import House, leave
from tests.journeys.read_back import ReadBack, private_words
from tests.services.surroundings import MORNING, typed

TITLE = "A short look at spring"
STAGES = ["welcome", "self_assessment", "progress", "growth", "plan", "sign_off"]
OWN = {"self/good": "The evening shift runs by itself.", "self/hard": "Two of us were ill in May."}
UNSAID = "Kept for myself: I nearly left in January."
GOALS = 2


@dataclass(frozen=True)
class Planned:
    """What was planned on the desk: the review, and the two goals that it is about."""

    review: str
    goals: tuple[str, ...]


def plan_short(house: House, room: Room) -> Planned:
    """Plan a second review for the sample's employee, about the first two goals of the one that is ready."""
    home = room.do(room.services.reviews.home).next_review
    assert home is not None
    goals = room.do(lambda: room.services.preparation.view(home.id)).goals[:GOALS]
    ids = tuple(goal.goal.id for goal in goals)
    day = MORNING.date()
    review = room.do(
        lambda: room.services.reviews.plan(
            home.employee_id,
            "short-review",
            TITLE,
            day - timedelta(days=180),
            day,
            house.time.moment + timedelta(days=1),
            ids,
        )
    ).value
    room.do(lambda: write_draft(house, room, home.employee_id, review))
    return Planned(review, ids)


def write_draft(house: House, room: Room, person: str, review: str) -> None:
    """Let the employee write in the drawer: answers to this shape's questions, and one that it does not ask."""
    drawer = room.services.drawers.open(person, house.script.passphrase(Party.EMPLOYEE))
    drawer.save_updates(review, typed(Authority.SELF, {**OWN, "self/unasked": UNSAID}))
    drawer.close()


def say_little(house: House) -> None:
    """Let the sample's people say what 25 minutes hold: a topic each, two goals, one action."""
    said, review = house.script.said, house.script.review
    goals = review.goals[:GOALS]
    house.script = replace(house.script, review=replace(review, goals=goals))
    house.say(
        employee_topics=said.employee_topics[:1],
        manager_topics=said.manager_topics[:1],
        progress=tuple(settled for settled in said.progress if settled.goal in goals),
        actions=said.actions[:1],
    )


def said_words(house: House) -> list[str]:
    """Return everything that is said in the stages of this shape."""
    said = house.script.said
    action = said.actions[0]
    return [
        *OWN.values(),
        *said.employee_topics,
        *said.manager_topics,
        said.heard,
        *(settled.learned for settled in said.progress if settled.learned),
        *(words for named in (said.employee_growth, said.manager_growth) for words in (named.area, named.strength)),
        *(action.practice, action.first_step, action.if_, action.then, action.help, action.notice),
        *(words for words in (said.employee_words, said.manager_words) if words),
    ]  # fmt: skip


def unsaid_words(house: House) -> list[str]:
    """Return what the sample's people would say in a long review and have no stage, or no time, for in this one."""
    said = house.script.said
    best, table = said.best, said.table
    return [
        UNSAID,
        *(best.story, best.you, best.others, best.set_up, best.more, table.keep, table.change),
        *said.employee_topics[1:],
        *said.manager_topics[1:],
        *(settled.learned for settled in said.progress[GOALS:]),
        *(words for action in said.actions[1:] for words in (action.practice, action.first_step, action.help)),
    ]  # fmt: skip


def skipped_sections(house: House) -> list[str]:
    """Return the headings of what this shape leaves out."""
    employee, manager = (given_name(house.script.name(party)) for party in Party)
    return [
        _("When the work was at its best"),
        _("What {employee} asks of {manager}").format(employee=employee, manager=manager),
        _("Parked for another time"),
    ]


def test_a_review_of_25_minutes_is_held_sealed_and_says_what_was_said_and_nothing_private(
    house: House,
) -> None:
    unsaid = unsaid_words(house)
    say_little(house)
    room = house.start()
    planned = plan_short(house, room)
    room.press(_("Reviews"))
    room.rest()
    opening = _("{action}: {title}, {name}").format(
        action=_("Open meeting"), title=TITLE, name=house.script.name(Party.EMPLOYEE)
    )
    table = house.table(room.open_meeting(opening))
    meeting = table.meeting_window.meeting
    assert meeting.snapshot.review_id == planned.review
    assert [stage.value for stage in meeting.stages] == STAGES
    assert sum(stage.minutes for stage in meeting.snapshot.stages) == 25
    hold_meeting(table)
    assert meeting.snapshot.stage is StageKind.SIGN_OFF
    leave(room, table)

    plan = ReadBack.newest(room)
    record = plan.record
    assert (record["review"]["id"], record["review"]["title"]) == (planned.review, TITLE)
    assert [goal["id"] for goal in record["goals"]] == list(planned.goals)
    assert [goal["agreed"] for goal in record["goals"]] == [
        house.script.settled(place).agreed for place in range(GOALS)
    ]
    assert not {"at_its_best", "turn_the_table", "parked"} & record.keys()
    assert not plan.missing(said_words(house))
    told_elsewhere = [text for _prompt, text in house.script.review.self_answers]
    assert not plan.holding([*private_words(house), *told_elsewhere, *unsaid, *skipped_sections(house)])
