"""The sample's people at work: both prepare, then hold their meeting through the services and sign it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from reviewdesk.coedit.shared_doc import SharedDoc, Value
from reviewdesk.content.sample import SampleMeeting, SampleReview
from reviewdesk.domain import fields
from reviewdesk.domain.fields import Authority, BestText, GrowthText, PlanText, PlanValue, TableText
from reviewdesk.domain.people import Party
from reviewdesk.domain.plan import DevelopmentAction
from reviewdesk.domain.review import StageKind
from reviewdesk.services.context import DeskContext
from reviewdesk.services.drawers import DrawerSession
from reviewdesk.services.meetings import Meetings
from reviewdesk.services.preparation import Preparation
from reviewdesk.services.sealing import Sealing

_TYPED = "sample"
"""Origin of the words that the sample's people type."""
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True, repr=False)
class Actors:
    """One review on the desk and its two people; ``goals`` and ``objectives`` turn the sample's ids into the desk's."""

    context: DeskContext
    review_id: str
    goals: Mapping[str, str]
    objectives: Mapping[str, str]
    names: Mapping[Party, str]
    passphrases: Mapping[Party, str]


def prepare_review(actors: Actors, drawer: DrawerSession, review: SampleReview) -> None:
    """Let each of the two prepare, in the place of their own."""
    own = {fields.self_answer(prompt): text for prompt, text in review.self_answers}
    for rating in review.employee_ratings:
        goal = actors.goals[rating.goal]
        own[fields.self_goal_reason(goal)] = rating.reason
        drawer.rate(actors.review_id, goal, rating.value)
    drawer.save_updates(actors.review_id, _typed(Authority.SELF, own))
    drawer.set_ready(actors.review_id, True)
    manager = Preparation(actors.context)
    offered = {
        fields.prepare_growth(GrowthText.AREA): review.manager_prepared.area,
        fields.prepare_growth(GrowthText.STRENGTH): review.manager_prepared.strength,
    }
    for rating in review.manager_ratings:
        goal = actors.goals[rating.goal]
        offered[fields.prepare_goal_reason(goal)] = rating.reason
        manager.rate(actors.review_id, goal, rating.value)
    manager.save_updates(actors.review_id, _typed(Authority.MANAGER, offered))


def hold_meeting(actors: Actors, review: SampleReview, pass_minutes: Callable[[int], None]) -> None:
    """Go through the stages in which something is said, then sign and seal."""
    meetings, sealing = Meetings(actors.context), Sealing(actors.context)
    review_id = actors.review_id
    snapshot = meetings.open(review_id).value
    for stage in (each for each in snapshot.stages if each.kind in _SAID):
        meetings.go_to_stage(review_id, stage.kind)
        if stage.kind is StageKind.SELF_ASSESSMENT:
            meetings.open_self_assessment(review_id, actors.passphrases[Party.EMPLOYEE])
        if stage.kind is StageKind.PROGRESS:
            _rate(actors, meetings, review.meeting)
        texts, values = said_at(stage.kind, actors, review.meeting)
        there = meetings.documents(review_id)[Authority.JOINT]
        meetings.save_updates(review_id, Authority.JOINT, _typed(Authority.JOINT, texts, values, there))
        meetings.add_time(review_id, stage.kind, stage.minutes * 60)
        pass_minutes(stage.minutes)
    sealing.set_outcome(review_id, review.meeting.outcome)
    for party in Party:
        sealing.sign(review_id, party, actors.passphrases[party], typed=actors.names[party])
    sealing.seal(review_id)
    meetings.close(review_id)


def _rate(actors: Actors, meetings: Meetings, said: SampleMeeting) -> None:
    for settled in said.progress:
        goal = actors.goals[settled.goal]
        for party in Party:
            meetings.seal_rating(actors.review_id, goal, party, None)
        meetings.reveal(actors.review_id, goal)
        if settled.agreed is None:
            meetings.keep_both(actors.review_id, goal)
        else:
            meetings.agree(actors.review_id, goal, settled.agreed)


def said_at(stage: StageKind, actors: Actors, said: SampleMeeting) -> tuple[Words, Mapping[str, Value]]:
    """Return what is typed at a stage: texts, and single values."""
    return _SAID[stage](actors, said)


def _welcome(_actors: Actors, said: SampleMeeting) -> tuple[Words, Mapping[str, Value]]:
    topics = {Party.EMPLOYEE: said.employee_topics, Party.MANAGER: said.manager_topics}
    return {
        fields.topic(party, number): text
        for party, told in topics.items()
        for number, text in enumerate(told, 1)
    }, {}


def _at_its_best(_actors: Actors, said: SampleMeeting) -> tuple[Words, Mapping[str, Value]]:
    return {fields.at_its_best(part): getattr(said.best, part.value) for part in BestText}, {}


def _turn_the_table(_actors: Actors, said: SampleMeeting) -> tuple[Words, Mapping[str, Value]]:
    asked = {fields.turn_the_table(part): getattr(said.table, part.value) for part in TableText}
    return asked, {fields.TABLE_BY: _iso(said.table.by)}


def _self_assessment(_actors: Actors, said: SampleMeeting) -> tuple[Words, Mapping[str, Value]]:
    return {fields.HEARD: said.heard}, {}


def _progress(actors: Actors, said: SampleMeeting) -> tuple[Words, Mapping[str, Value]]:
    return {fields.progress_learned(actors.goals[row.goal]): row.learned for row in said.progress}, {}


def _growth(_actors: Actors, said: SampleMeeting) -> tuple[Words, Mapping[str, Value]]:
    named = {Party.EMPLOYEE: said.employee_growth, Party.MANAGER: said.manager_growth}
    texts = {fields.growth(party, GrowthText.AREA): growth.area for party, growth in named.items()}
    texts |= {fields.growth(party, GrowthText.STRENGTH): growth.strength for party, growth in named.items()}
    return texts, {}


def _plan(actors: Actors, said: SampleMeeting) -> tuple[Words, Mapping[str, Value]]:
    texts: dict[str, str] = {}
    values: dict[str, Value] = {
        fields.PLAN_ORDER: [*range(1, len(said.actions) + 1)],
        fields.RHYTHM_WEEKS: said.rhythm.weeks,
        fields.RHYTHM_FIRST: said.rhythm.first.isoformat(),
        fields.RHYTHM_MINUTES: said.rhythm.minutes,
    }
    for number, action in enumerate(said.actions, 1):
        texts |= {fields.plan_text(number, part): text for part, text in _action_texts(action).items()}
        chosen = _action_values(action, actors.objectives)
        values |= {fields.plan_value(number, part): value for part, value in chosen.items()}
    return texts, values


def _sign_off(_actors: Actors, said: SampleMeeting) -> tuple[Words, Mapping[str, Value]]:
    return {
        fields.own_words(Party.EMPLOYEE): said.employee_words,
        fields.own_words(Party.MANAGER): said.manager_words,
    }, {}


_SAID = {
    StageKind.WELCOME: _welcome,
    StageKind.AT_ITS_BEST: _at_its_best,
    StageKind.SELF_ASSESSMENT: _self_assessment,
    StageKind.PROGRESS: _progress,
    StageKind.GROWTH: _growth,
    StageKind.PLAN: _plan,
    StageKind.TURN_THE_TABLE: _turn_the_table,
    StageKind.SIGN_OFF: _sign_off,
}


def _action_texts(action: DevelopmentAction) -> dict[PlanText, str]:
    return {
        PlanText.PRACTICE: action.practice,
        PlanText.FIRST_STEP: action.first_step,
        PlanText.IF: action.if_,
        PlanText.THEN: action.then,
        PlanText.HELP: action.help,
        PlanText.NOTICE: action.notice,
    }


def _action_values(action: DevelopmentAction, objectives: Mapping[str, str]) -> dict[PlanValue, Value]:
    return {
        PlanValue.HOW: action.how,
        PlanValue.OBJECTIVE: objectives.get(action.objective),
        PlanValue.BEGIN: _iso(action.begin),
        PlanValue.HELP_BY: _iso(action.help_by),
        PlanValue.CONFIDENCE: action.confidence,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _typed(
    authority: Authority,
    texts: Words,
    values: Mapping[str, Value] | None = None,
    onto: tuple[bytes, ...] = (),
) -> tuple[bytes, ...]:
    """Return the update of somebody who types ``texts`` and chooses ``values`` on top of what is there."""
    doc = SharedDoc(authority, onto)
    try:
        before = doc.state()
        for name, text in texts.items():
            doc.set_text(name, text, _TYPED)
        for key, value in (values or {}).items():
            doc.values.set(key, value, _TYPED)
        return (doc.diff_since(before),)
    finally:
        doc.close()
