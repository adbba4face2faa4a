from datetime import date, datetime, timedelta
from typing import Any

import pytest

from reviewdesk.content.template import Occasion
from reviewdesk.domain.errors import ContentError, RuleViolation
from reviewdesk.domain.goals import GoalState
from reviewdesk.domain.people import OwnerKind
from reviewdesk.domain.review import ReviewState
from reviewdesk.services.context import DeskContext
from reviewdesk.services.drawers import DrawerSession
from reviewdesk.services.goals import Goals
from reviewdesk.services.people import People
from reviewdesk.services.preparation import Preparation
from reviewdesk.services.reviews import Reviews
from tests.services.conftest import Company
from tests.services.meeting import Meeting, prepare
from tests.services.surroundings import MORNING, StandingClock

START, END = date(2026, 1, 1), date(2026, 6, 30)


def plan(context: DeskContext, employee: str, goals: tuple[str, ...], **changed: object) -> str:
    """Plan a review, with one thing or another changed."""
    said = {"title": "Half year", "start": START, "end": END, **changed}
    return (
        Reviews(context)
        .plan(employee, "half-year", str(said["title"]), said["start"], said["end"], None, goals)  # type: ignore[arg-type]
        .value
    )


def test_an_empty_desk_says_so(context: DeskContext) -> None:
    home = Reviews(context).home()
    assert home.empty
    assert (home.owner_given_name, home.owner_kind) == ("Maya", OwnerKind.MANAGER)
    assert (home.next_review, home.upcoming, home.people, home.promises) == (None, (), (), ())


def test_home_names_the_next_conversation_and_who_is_there(
    context: DeskContext, company: Company, review: str
) -> None:
    later = plan(context, company.omar, (company.omars_goal,))
    Goals(context).set_state(company.goals[1], GoalState.DONE)
    home = Reviews(context).home()
    assert not home.empty
    assert home.next_review is not None
    assert home.next_review.id == review
    assert [row.id for row in home.upcoming] == [later]
    assert [person.name for person in home.people] == ["Dana Whitfield", "Omar Said"]
    assert [goal.title for goal in home.team_goals] == ["Fewer repeat calls", "Learn the new desk"]


def test_a_meeting_under_way_comes_before_an_earlier_date(
    context: DeskContext, company: Company, review: str
) -> None:
    other = plan(context, company.omar, (company.omars_goal,))
    Meeting.opened(context, other)
    home = Reviews(context).home()
    assert home.next_review is not None
    assert (home.next_review.id, home.next_review.stage_title) == (other, "Welcome")
    assert [row.id for row in home.upcoming] == [review]


def test_a_planned_review_shows_what_was_planned(context: DeskContext, company: Company, review: str) -> None:
    row = Reviews(context).get(review)
    assert (row.title, row.employee, row.manager) == ("Year review 2025", "Dana Whitfield", "Maya Okafor")
    assert (row.state, row.template, row.minutes) == (ReviewState.PLANNED, "Year review", 75)
    assert (row.planned_at, row.document_id, row.outcome) == (MORNING + timedelta(days=1), None, None)
    assert (row.preparation.manager_done, row.preparation.manager_total) == (0, 6)
    assert People(context).page(company.dana).person.next_review == row.planned_at


def test_preparation_is_told_in_counts_only(context: DeskContext, review: str, drawer: DrawerSession) -> None:
    prepare(context, drawer, review)
    done = Reviews(context).get(review).preparation
    assert (done.manager_done, done.employee_started, done.employee_ready) == (4, True, True)
    assert Reviews(context).get(review).state is ReviewState.PREPARING


def test_open_reviews_come_first_by_date_then_sealed_ones(
    context: DeskContext, company: Company, meeting: Meeting
) -> None:
    meeting.seal()
    unscheduled = plan(context, company.dana, company.goals)
    soon = Reviews(context).plan(
        company.omar, "half-year", "Soon", START, END, MORNING, (company.omars_goal,)
    )
    assert [row.id for row in Reviews(context).all()] == [soon.value, unscheduled, meeting.review]


def test_the_templates_are_offered_by_occasion_the_longest_first(context: DeskContext) -> None:
    offered = Reviews(context).templates()
    order = [(tuple(Occasion).index(template.occasion), -template.minutes) for template in offered]
    assert order == sorted(order)
    assert offered[0].id == "year-review"
    assert [template.days for template in offered if template.id == "check-in"] == [28]


def test_a_talk_without_ratings_takes_no_goals(context: DeskContext, company: Company) -> None:
    reviews = Reviews(context)
    talk = reviews.plan(company.dana, "check-in", "Check-in", START, END, MORNING, company.goals).value
    assert Preparation(context).view(talk).goals == ()
    reviews.replan(talk, title="Talk", period_start=START, period_end=END, planned_at=MORNING, goal_ids=())
    assert reviews.get(talk).title == "Talk"


def test_a_talk_without_ratings_is_prepared_with_its_own_questions(
    context: DeskContext, company: Company
) -> None:
    talk = Reviews(context).plan(company.dana, "check-in", "Check-in", START, END, MORNING, ()).value
    offered = Preparation(context).view(talk).prompts
    assert [prompt.id for prompt in offered] == ["manager_area", "manager_strength"]
    assert offered[0].question == "What would you suggest for next time, Maya?"


def test_replanning_changes_date_title_and_goals(context: DeskContext, company: Company, review: str) -> None:
    Reviews(context).replan(
        review, title="Year", period_start=START, period_end=END, planned_at=None, goal_ids=company.goals[:1]
    )
    row = Reviews(context).get(review)
    assert (row.title, row.period_end, row.planned_at) == ("Year", END, None)
    assert row.preparation.manager_total == 4


def test_a_cancelled_review_is_gone_until_restored(context: DeskContext, review: str) -> None:
    reviews = Reviews(context)
    reviews.cancel(review)
    assert reviews.all() == ()
    assert reviews.home().next_review is None
    reviews.restore(review)
    assert [row.id for row in reviews.all()] == [review]


def test_a_review_that_has_begun_is_neither_replanned_nor_called_off(
    meeting: Meeting, context: DeskContext
) -> None:
    with pytest.raises(RuleViolation, match="review-has-begun"):
        Reviews(context).cancel(meeting.review)


@pytest.mark.parametrize("goals", [(), ("a", "b", "c", "d", "e", "f", "g"), ("a", "a")])
def test_a_review_is_about_one_to_six_different_goals(
    context: DeskContext, company: Company, goals: tuple[str, ...]
) -> None:
    with pytest.raises(RuleViolation, match="review-needs-goals"):
        plan(context, company.dana, goals)


def test_a_review_is_about_the_employees_own_goals(context: DeskContext, company: Company) -> None:
    with pytest.raises(RuleViolation, match="goal-of-somebody-else"):
        plan(context, company.dana, (company.omars_goal,))
    Goals(context).set_state(company.omars_goal, GoalState.LET_GO)
    with pytest.raises(RuleViolation, match="goal-of-somebody-else"):
        plan(context, company.omar, (company.omars_goal,))


def test_nobody_reviews_themselves(context: DeskContext, company: Company) -> None:
    with pytest.raises(RuleViolation, match="review-of-oneself"):
        plan(context, context.desk.info.owner_id, company.goals)


def test_a_period_does_not_end_before_it_starts(context: DeskContext, company: Company) -> None:
    with pytest.raises(RuleViolation, match="period-ends-before-start"):
        plan(context, company.dana, company.goals, start=END, end=START)


def test_a_review_needs_a_title_and_a_known_template(context: DeskContext, company: Company) -> None:
    with pytest.raises(RuleViolation, match="title-is-empty"):
        plan(context, company.dana, company.goals, title=" ")
    with pytest.raises(ContentError, match="template-unknown"):
        Reviews(context).plan(company.dana, "nothing", "x", START, END, None, company.goals)


def test_a_day_that_is_over_is_refused_and_one_that_went_by_may_stay(
    context: DeskContext, company: Company, time: StandingClock
) -> None:
    reviews = Reviews(context)
    said: dict[str, Any] = {"title": "Half year", "period_start": START, "period_end": END}
    said["goal_ids"] = company.goals

    def plan_for(planned_at: datetime) -> str:
        return reviews.plan(company.dana, "half-year", planned_at=planned_at, **said).value

    with pytest.raises(RuleViolation) as refused:
        plan_for(MORNING - timedelta(days=1))
    assert (refused.value.key, refused.value.field) == ("planned-day-is-past", "planned_at")
    review = plan_for(MORNING - timedelta(minutes=5))  # held today
    time.advance(days=3)
    moved = MORNING + timedelta(minutes=55)  # later on the day that went by
    reviews.replan(review, **said | {"title": "Half a year", "planned_at": moved})
    assert reviews.get(review).title == "Half a year"
    with pytest.raises(RuleViolation):
        reviews.replan(review, **said, planned_at=MORNING + timedelta(days=2))
    reviews.replan(review, **said, planned_at=None)
    assert reviews.get(review).planned_at is None
