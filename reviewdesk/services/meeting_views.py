"""Builds the meeting's snapshot: one review, its two people, nothing about anybody else."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.content.library import Library
from reviewdesk.content.template import StagePlan, Template, fill
from reviewdesk.domain.people import Party, given_name, initials
from reviewdesk.domain.ratings import RatingPhase
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.models.desk_rows import DeskInfo
from reviewdesk.models.drawer_rows import Drawer
from reviewdesk.models.goal_rows import Goal, Objective
from reviewdesk.models.people_rows import Person
from reviewdesk.models.rating_rows import PreparedRating, RatingRow
from reviewdesk.models.review_rows import Review, StageTime
from reviewdesk.services.context import require
from reviewdesk.services.desk_settings import hr_contact
from reviewdesk.services.editions import scale_words, template_of
from reviewdesk.services.meeting_snapshot import (
    MeetingEvidence,
    MeetingGoal,
    MeetingNotice,
    MeetingObjective,
    MeetingPerson,
    MeetingPrompt,
    MeetingSnapshot,
    MeetingStage,
)
from reviewdesk.services.office_snapshots import EvidenceView
from reviewdesk.services.office_views import evidence_by_goal
from reviewdesk.services.prepare_views import goals_of, prepared_growth
from reviewdesk.services.rating_store import rating_of, rating_rows
from reviewdesk.services.sign_off_state import sign_off_view

_GOAL_LATER = "{goal}"
"""A stage that speaks of a goal keeps the gap; the page fills it with the goal that is on the screen."""


def meeting_snapshot(session: Session, library: Library, review_id: str, today: date) -> MeetingSnapshot:
    """Return all that the meeting window renders, at this moment."""
    review = require(session, Review, review_id)
    people = _people(session, review)
    objectives = session.scalars(select(Objective).order_by(Objective.level, Objective.id)).all()
    template = template_of(library, review)
    stages = _stages(session, template, review, people)
    return MeetingSnapshot(
        review_id=review.id,
        title=review.title,
        organisation=session.scalars(select(DeskInfo.organisation)).one(),
        period_start=review.period_start,
        period_end=review.period_end,
        state=ReviewState(review.state),
        employee=people[Party.EMPLOYEE],
        manager=people[Party.MANAGER],
        stages=stages,
        stage=StageKind(review.stage) if review.stage else stages[0].kind,
        self_opened=review.self_opened_at is not None,
        goals=_goals(session, review, {row.id: row.title for row in objectives}),
        objectives=tuple(MeetingObjective(row.id, row.title) for row in objectives if row.removed_at is None),
        sign_off=sign_off_view(session, library, review),
        today=today,
        prepared_growth=_prepared_growth(session, review),
        hr_contact=hr_contact(session),
        scale=scale_words(template),
        competencies=template.competencies,
    )


def _prepared_growth(session: Session, review: Review) -> frozenset[str]:
    at_growth = review.stage == StageKind.GROWTH
    return frozenset(prepared_growth(session, review.id)) if at_growth else frozenset()


def _people(session: Session, review: Review) -> dict[Party, MeetingPerson]:
    has_drawer = select(Drawer.person_id).where(Drawer.person_id == Person.id).exists()
    ids = {review.employee_id: Party.EMPLOYEE, review.manager_id: Party.MANAGER}
    found = session.execute(select(Person.id, Person.name, has_drawer).where(Person.id.in_(ids)))
    return {
        ids[person_id]: MeetingPerson(person_id, name, given_name(name), initials(name), has_drawer=drawer)
        for person_id, name, drawer in found
    }


def _stages(
    session: Session, template: Template, review: Review, people: dict[Party, MeetingPerson]
) -> tuple[MeetingStage, ...]:
    times = {
        row.stage: row for row in session.scalars(select(StageTime).where(StageTime.review_id == review.id))
    }
    return tuple(_stage(plan, times.get(plan.kind), people) for plan in template.stages)


def _stage(plan: StagePlan, time: StageTime | None, people: dict[Party, MeetingPerson]) -> MeetingStage:
    def filled(text: str) -> str:
        return fill(
            text,
            employee=people[Party.EMPLOYEE].given_name,
            manager=people[Party.MANAGER].given_name,
            goal=_GOAL_LATER,
        )

    return MeetingStage(
        kind=plan.kind,
        title=filled(plan.title),
        question=filled(plan.question),
        guidance=filled(plan.guidance),
        speaks_first=plan.speaks_first,
        keyboard=plan.keyboard,
        minutes=plan.minutes + (time.extra_minutes if time else 0),
        seconds_used=time.seconds if time else 0,
        visited=time is not None,
        prompts=tuple(
            MeetingPrompt(prompt.id, filled(prompt.question), filled(prompt.guidance), prompt.asks)
            for prompt in plan.prompts
        ),
        notices=tuple(MeetingNotice(notice.id, filled(notice.text)) for notice in plan.notices),
    )


def _goals(session: Session, review: Review, titles: dict[str, str]) -> tuple[MeetingGoal, ...]:
    goals = session.scalars(goals_of(review.id)).all()
    evidence = evidence_by_goal(session, [goal.id for goal in goals])
    rows = rating_rows(session, review.id)
    prepared = set(
        session.execute(
            select(PreparedRating.goal_id, PreparedRating.party).where(PreparedRating.review_id == review.id)
        ).all()
    )
    return tuple(
        _goal(
            goal,
            titles[goal.objective_id] if goal.objective_id else "",
            evidence.get(goal.id, ()),
            rows.get(goal.id),
            frozenset(party for party in Party if (goal.id, party.value) in prepared),
        )
        for goal in goals
    )


def _goal(
    goal: Goal,
    objective: str,
    evidence: tuple[EvidenceView, ...],
    row: RatingRow | None,
    prepared: frozenset[Party],
) -> MeetingGoal:
    rating = rating_of(row)
    return MeetingGoal(
        id=goal.id,
        title=goal.title,
        why=goal.why,
        how_we_notice=goal.how_we_notice,
        objective=objective,
        evidence=tuple(MeetingEvidence(note.id, note.on, note.text, note.by) for note in evidence),
        phase=rating.phase,
        sealed=rating.sealed,
        prepared=prepared,
        employee=rating.employee,
        manager=rating.manager,
        agreed=rating.agreed,
        distance=None if rating.phase is RatingPhase.BLIND else rating.distance(),
    )
