"""Gathers what is sealed: the joint text, the employee's opened answers, the ratings as they were revealed.

Nothing else can come in: private notes, prepared ratings and the manager's own document are never read here. What a
person wrote is passed on character by character.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from reviewdesk.content.library import Library
from reviewdesk.content.template import Template, fill
from reviewdesk.document.record import (
    Answer,
    Assurance,
    AuditHead,
    EvidenceNote,
    GoalOutcome,
    GrowthArea,
    PersonFacts,
    RatingWord,
    Reasons,
    Renderer,
    ReviewFacts,
    ReviewRecord,
    SealEvidence,
    SignOff,
    Topic,
    signatures_for,
)
from reviewdesk.domain import fields
from reviewdesk.domain.fields import Authority, GrowthText
from reviewdesk.domain.people import Party, given_name
from reviewdesk.domain.ratings import Progress, RatingPhase
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.models.people_rows import Person
from reviewdesk.models.rating_rows import RatingRow
from reviewdesk.models.review_rows import Review
from reviewdesk.services.context import require
from reviewdesk.services.document_chain import revision_after
from reviewdesk.services.editions import scale_words, template_of
from reviewdesk.services.office_snapshots import GoalView
from reviewdesk.services.office_views import goal_views
from reviewdesk.services.parked_texts import parked_for_later
from reviewdesk.services.plan_texts import at_its_best, plan_actions, promises, rhythm, turn_the_table
from reviewdesk.services.prepare_views import goals_of
from reviewdesk.services.rating_store import rating_of, rating_rows
from reviewdesk.services.register_rows import with_retention
from reviewdesk.services.texts import Written, read_document
from reviewdesk.system.i18n import language
from reviewdesk.system.labels import rating_label

_AGREEMENT = {RatingPhase.AGREED: "agreed", RatingPhase.BOTH_KEPT: "both_kept"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a record carries of the moment it was made."""

    document_id: str
    rendered_at: datetime
    renderer: Renderer
    audit: AuditHead
    assurance: Assurance = field(default_factory=Assurance)


def build_record(
    session: Session, library: Library, review: Review, organisation: str, stamp: Stamp
) -> ReviewRecord:
    """Return the record of a review as it stands.

    Before an outcome is chosen the record reads as acknowledged, so that the text can be looked at; nobody can sign
    it like that.
    """
    template = template_of(library, review)
    joint = read_document(session, review.id, Authority.JOINT)
    outcome = review.outcome or Outcome.ACKNOWLEDGED.value
    views = goal_views(session, session.scalars(goals_of(review.id)).all())
    rows = rating_rows(session, review.id)
    actions = plan_actions(session, joint)
    goals = tuple(_goals(views, rows, joint, since=review.period_start))
    record = ReviewRecord(
        document_id=stamp.document_id,
        rendered_at=stamp.rendered_at,
        renderer=stamp.renderer,
        review=_facts(template, review, stamp.rendered_at),
        employee=_person(require(session, Person, review.employee_id)),
        manager=_person(require(session, Person, review.manager_id)),
        sign_off=_sign_off(review, joint, outcome),
        audit=stamp.audit,
        expected_signatures=signatures_for(outcome),
        organisation=organisation,
        revision=revision_after(session, review.supersedes),
        supersedes=review.supersedes or "",
        language=language(),
        topics=tuple(_topics(joint)),
        at_its_best=at_its_best(joint),
        self_assessment=_answers(session, template, review),
        heard=joint.text(fields.HEARD),
        goals=goals,
        growth=tuple(_growth(joint)),
        actions=actions,
        turn_the_table=turn_the_table(joint),
        commitments=promises(actions, joint),
        rhythm=rhythm(joint),
        parked=parked_for_later(joint),
        assurance=stamp.assurance,
        blind=tuple(_seals(views, rows)),
        scale=tuple(_scale(template, goals)),
    )
    return replace(record, retention=with_retention(session, record))


def _facts(template: Template, review: Review, now: datetime) -> ReviewFacts:
    return ReviewFacts(
        id=review.id,
        title=review.title,
        period_start=review.period_start,
        period_end=review.period_end,
        template=fill(template.name),
        template_version=review.template_version,
        held_on=(review.started_at or now).astimezone().date(),
    )


def _person(person: Person) -> PersonFacts:
    return PersonFacts(person.id, person.name, given_name(person.name), person.role_title or "")


def _sign_off(review: Review, joint: Written, outcome: str) -> SignOff:
    return SignOff(
        outcome=outcome,
        employee_words=joint.text(fields.own_words(Party.EMPLOYEE)),
        manager_words=joint.text(fields.own_words(Party.MANAGER)),
        witness=review.witness or "",
        reason=review.declined_reason or "",
        rebuttal=joint.text(fields.REBUTTAL) if joint.text(fields.REBUTTAL).strip() else None,
    )


def _topics(joint: Written) -> Iterator[Topic]:
    for party, most in fields.TOPICS.items():
        for number in range(1, most + 1):
            text = joint.text(fields.topic(party, number))
            if text.strip():
                yield Topic(party.value, text)


def _answers(session: Session, template: Template, review: Review) -> tuple[Answer, ...]:
    """Return the employee's own answers, once they were opened in the meeting."""
    if review.self_opened_at is None:
        return ()
    own = read_document(session, review.id, Authority.SELF)
    names = {"employee": review.employee_id, "manager": review.manager_id}
    given = {party: given_name(require(session, Person, person).name) for party, person in names.items()}
    answers = (
        Answer(fill(prompt.question, **given), own.text(fields.self_answer(prompt.id)))
        for prompt in template.self_prompts()
    )
    return tuple(answer for answer in answers if answer.answer.strip())


def _goals(
    views: tuple[GoalView, ...], rows: dict[str, RatingRow], joint: Written, *, since: date
) -> Iterator[GoalOutcome]:
    """Yield the goals that were talked about, with the evidence of the period, oldest first."""
    for view in views:
        rating = rating_of(rows.get(view.id))
        reasons = Reasons(*(joint.text(fields.progress_reason(view.id, party)) for party in Party))
        learned = joint.text(fields.progress_learned(view.id))
        if rating.phase is RatingPhase.BLIND and not (reasons.employee + reasons.manager + learned).strip():
            continue
        yield GoalOutcome(
            id=view.id,
            title=view.title,
            objective=view.objective,
            why=view.why,
            how_we_notice=view.how_we_notice,
            evidence=tuple(
                EvidenceNote(note.on, note.text, note.by.value)
                for note in reversed(view.evidence)
                if note.on >= since
            ),
            employee=rating.employee,
            manager=rating.manager,
            agreed=rating.agreed,
            agreement=_AGREEMENT.get(rating.phase, "not_discussed"),
            reasons=reasons,
            learned=learned,
        )


def _scale(template: Template, goals: Sequence[GoalOutcome]) -> Iterator[RatingWord]:
    """Yield what the template calls the steps that were given, where that is not what they usually are called."""
    given = {rating for goal in goals for rating in (goal.employee, goal.manager, goal.agreed)}
    for step, (label, _meaning) in zip(Progress, scale_words(template), strict=True):
        if step in given and label != rating_label(step):
            yield RatingWord(step.value, label)


def _growth(joint: Written) -> Iterator[GrowthArea]:
    for party in Party:
        area = joint.text(fields.growth(party, GrowthText.AREA))
        strength = joint.text(fields.growth(party, GrowthText.STRENGTH))
        if area.strip() or strength.strip():
            yield GrowthArea(party.value, area, strength)


def _seals(views: tuple[GoalView, ...], rows: dict[str, RatingRow]) -> Iterator[SealEvidence]:
    """Yield for each revealed rating what proves that it was fixed before the other was seen."""
    for row in (rows[view.id] for view in views if view.id in rows):
        for party, rating, nonce, commitment in (
            (Party.EMPLOYEE, row.employee_rating, row.employee_nonce, row.employee_commitment),
            (Party.MANAGER, row.manager_rating, row.manager_nonce, row.manager_commitment),
        ):
            if rating and nonce and commitment and row.session:
                yield SealEvidence(
                    goal=row.goal_id,
                    party=party.value,
                    round=row.round,
                    session=row.session,
                    nonce=nonce.hex(),
                    commitment=commitment.hex(),
                    rating=rating,
                )
