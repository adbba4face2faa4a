"""One person's preparation of one review, as a snapshot."""

from collections.abc import Mapping

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from reviewdesk.content.library import Library
from reviewdesk.content.template import Prompt, Template, fill
from reviewdesk.domain import fields
from reviewdesk.domain.fields import Authority, GrowthText
from reviewdesk.domain.people import Party, given_name
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.models.goal_rows import Goal
from reviewdesk.models.rating_rows import PreparedRating
from reviewdesk.models.review_rows import Review, ReviewGoal
from reviewdesk.services.context import require
from reviewdesk.services.editions import scale_words, template_of
from reviewdesk.services.helpful_words import helpful_words
from reviewdesk.services.office_snapshots import PrepareGoal, PreparePrompt, PrepareView
from reviewdesk.services.office_views import goal_views
from reviewdesk.services.review_views import review_views
from reviewdesk.services.texts import read_document


def prepare_view(
    session: Session, library: Library, review: Review, party: Party, ratings: Mapping[str, Progress]
) -> PrepareView:
    """Return what ``party`` has before them; ``ratings`` are the person's own, already readable."""
    view = review_views(session, library, [review])[0]
    template = template_of(library, review)
    given = {Party.EMPLOYEE: view.employee_given_name, Party.MANAGER: given_name(view.manager)}
    return PrepareView(
        review=view,
        party=party,
        person_given_name=given[party],
        other_given_name=given[party.other],
        prompts=tuple(
            PreparePrompt(
                prompt.id,
                fill(prompt.question, employee=given[Party.EMPLOYEE], manager=given[Party.MANAGER]),
                fill(prompt.guidance, employee=given[Party.EMPLOYEE], manager=given[Party.MANAGER]),
            )
            for prompt in _prompts(template, party)
        ),
        goals=tuple(
            PrepareGoal(goal, ratings.get(goal.id))
            for goal in goal_views(session, session.scalars(goals_of(review.id)).all())
        ),
        scale=scale_words(template),
        words=helpful_words(template.competencies) if party is Party.MANAGER else (),
        ready=party is Party.EMPLOYEE and review.employee_ready_at is not None,
    )


def goals_of(review_id: str) -> Select[Goal]:
    """Return the query for a review's goals in their order."""
    return (
        select(Goal)
        .join(ReviewGoal, ReviewGoal.goal_id == Goal.id)
        .where(ReviewGoal.review_id == review_id)
        .order_by(ReviewGoal.position)
    )


def prepared_growth(session: Session, review_id: str) -> Mapping[str, str]:
    """Return what the manager prepared for the growth stage, under the joint fields it can be brought to."""
    own = read_document(session, review_id, Authority.MANAGER)
    prepared = {
        fields.growth(Party.MANAGER, part): own.text(fields.prepare_growth(part)) for part in GrowthText
    }
    return {field: words for field, words in prepared.items() if words.strip()}


def keep_prepared(
    session: Session,
    review_id: str,
    goal_id: str,
    party: Party,
    *,
    rating: Progress | None = None,
    sealed_blob: bytes | None = None,
) -> None:
    """Store a prepared rating, or forget it where neither form is given; refused for a goal of another review."""
    require(session, ReviewGoal, (review_id, goal_id))
    row = session.get(PreparedRating, (review_id, goal_id, party))
    if rating is None and sealed_blob is None:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = PreparedRating(review_id=review_id, goal_id=goal_id, party=party)
        session.add(row)
    row.rating, row.sealed_blob = rating, sealed_blob


def prepared_rows(session: Session, review_id: str, party: Party) -> tuple[PreparedRating, ...]:
    """Return a person's prepared ratings of one review, as they are stored."""
    mine = PreparedRating.review_id == review_id, PreparedRating.party == party
    return tuple(session.scalars(select(PreparedRating).where(*mine)))


def _prompts(template: Template, party: Party) -> tuple[Prompt, ...]:
    """Return the self-assessment's questions, or for the manager those about the employee's growth."""
    if party is Party.EMPLOYEE:
        return template.self_prompts()
    return template.prompts_for(StageKind.GROWTH, Party.MANAGER)
