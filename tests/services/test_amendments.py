"""What is sealed stays as it is; a new numbered document takes its place and says so."""

from datetime import timedelta

import pytest

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress, RatingPhase
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.services.amendments import Amendments
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.services.people import People
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.room_rules import RoomRules
from reviewdesk.services.texts import written
from tests.document.reading import text
from tests.services.conftest import Company
from tests.services.meeting import ANSWER, Meeting, attached
from tests.services.surroundings import MORNING, StandingClock


@pytest.fixture
def plan(meeting: Meeting) -> SealedPlanView:
    return meeting.seal()


def begun(context: DeskContext, document_id: str) -> Meeting:
    """Begin an amendment and open its meeting."""
    return Meeting.opened(context, Amendments(context).write(document_id).value)


def sealed(amendment: Meeting) -> SealedPlanView:
    """Acknowledge, sign and seal."""
    amendment.close_with(Outcome.ACKNOWLEDGED)
    amendment.sign(Party.EMPLOYEE)
    amendment.sign(Party.MANAGER)
    return amendment.sealing.seal(amendment.review).value


def test_an_amendment_begins_with_all_that_was_sealed_and_stands_at_the_sign_off(
    context: DeskContext, meeting: Meeting, plan: SealedPlanView
) -> None:
    amendment = begun(context, plan.document_id)
    now = amendment.now()
    assert (now.state, now.stage) == (ReviewState.READ_BACK, StageKind.SIGN_OFF)
    assert now.title == "Year review 2025"
    assert [goal.phase for goal in now.goals] == [RatingPhase.AGREED, RatingPhase.BOTH_KEPT]
    for authority in (Authority.JOINT, Authority.SELF):
        before = written(authority, meeting.meetings.documents(meeting.review)[authority])
        after = written(authority, amendment.meetings.documents(amendment.review)[authority])
        assert after.texts == before.texts
        assert after.values == before.values
    assert now.sign_off.outcome is None
    assert ANSWER in text(amendment.sealing.preview(amendment.review).pdf)


def test_the_new_document_names_the_one_it_takes_the_place_of_and_the_old_one_is_not_touched(
    context: DeskContext, plan: SealedPlanView
) -> None:
    old = Archive(context).pdf(plan.document_id)
    amendment = begun(context, plan.document_id)
    amendment.type({"plan/1/practice": "Chair every other Monday round"})
    amendment.meetings.agree(amendment.review, amendment.goals()[0], Progress.BEYOND)
    new = sealed(amendment)
    pdf = Archive(context).pdf(new.document_id)
    told = attached(pdf)
    assert (told["supersedes"], told["revision"]) == (plan.document_id, 2)
    assert told["actions"][0]["practice"] == "Chair every other Monday round"
    assert told["goals"][0]["agreed"] == "beyond"
    assert told["blind"] == attached(old)["blind"]
    assert f"{plan.document_id}, revision 1" in text(pdf)
    assert Archive(context).pdf(plan.document_id) == old
    verdict = Archive(context).verify(pdf)
    assert verdict.intact
    assert verdict.supersedes == plan.document_id


def test_the_chain_is_told_both_ways(context: DeskContext, plan: SealedPlanView) -> None:
    amendments = Amendments(context)
    first = amendments.chain(plan.document_id)
    assert (first.revision, first.earlier, first.newer, first.under_way) == (1, None, None, None)
    assert first.may_amend
    assert amendments.newer(plan.document_id) is None
    second_review = begun(context, plan.document_id)
    between = amendments.chain(plan.document_id)
    assert (between.under_way, between.may_amend) == (second_review.review, False)
    second = sealed(second_review)
    third = sealed(begun(context, second.document_id))
    middle = amendments.chain(second.document_id)
    assert (middle.revision, middle.earlier, middle.newer) == (2, plan, third)
    assert not middle.may_amend
    assert amendments.chain(third.document_id).revision == 3
    assert attached(Archive(context).pdf(third.document_id))["revision"] == 3
    assert amendments.newer(plan.document_id) == third


def test_there_is_one_amendment_of_a_plan_at_a_time_and_only_of_the_newest(
    context: DeskContext, plan: SealedPlanView
) -> None:
    amendment = begun(context, plan.document_id)
    with pytest.raises(RuleViolation, match="amendment-is-open"):
        Amendments(context).write(plan.document_id)
    sealed(amendment)
    with pytest.raises(RuleViolation, match="amended-already"):
        Amendments(context).write(plan.document_id)


def test_an_amendment_can_be_called_off_until_somebody_signs_it(
    context: DeskContext, plan: SealedPlanView
) -> None:
    amendment = begun(context, plan.document_id)
    Reviews(context).cancel(amendment.review)
    assert Amendments(context).chain(plan.document_id).may_amend
    Reviews(context).restore(amendment.review)
    amendment.close_with(Outcome.ACKNOWLEDGED)
    amendment.sign(Party.EMPLOYEE)
    with pytest.raises(RuleViolation, match="review-has-begun"):
        Reviews(context).cancel(amendment.review)


def test_a_dropped_amendment_does_not_come_back_beside_another(
    context: DeskContext, plan: SealedPlanView
) -> None:
    dropped = begun(context, plan.document_id)
    Reviews(context).cancel(dropped.review)
    other = begun(context, plan.document_id)
    with pytest.raises(RuleViolation, match="amendment-is-open"):
        Reviews(context).restore(dropped.review)
    sealed(other)
    with pytest.raises(RuleViolation, match="amended-already"):
        Reviews(context).restore(dropped.review)


def test_an_amendment_is_not_sealed_once_another_has_taken_its_place(
    context: DeskContext, plan: SealedPlanView
) -> None:
    amendment = begun(context, plan.document_id)
    with context.writing() as unit:
        row = unit.session.get(SealedPlan, plan.document_id)
        assert row is not None
        told = {column.key: getattr(row, column.key) for column in SealedPlan.__mapper__.columns}
        unit.session.add(SealedPlan(**told | {"document_id": "other", "supersedes": plan.document_id}))
        unit.audit("test.kept", "desk")
    with pytest.raises(RuleViolation, match="amended-already"):
        sealed(amendment)
    assert amendment.now().state is ReviewState.SIGNING


def test_an_amendment_needs_both(context: DeskContext, plan: SealedPlanView) -> None:
    amendment = begun(context, plan.document_id)
    assert amendment.now().sign_off.needs_both
    with pytest.raises(RuleViolation, match="amendment-needs-both"):
        amendment.close_with(Outcome.DECLINED, witness="Ines Moura")
    assert amendment.now().sign_off.outcome is None
    assert sealed(amendment).outcome is Outcome.ACKNOWLEDGED


def test_an_amendment_that_is_rebooked_is_about_what_it_was_about(
    context: DeskContext, plan: SealedPlanView
) -> None:
    amendment = begun(context, plan.document_id)
    goals = amendment.goals()
    later = MORNING + timedelta(days=7)
    RoomRules(context, amendment.meetings).rebook(amendment.review, later)
    day = later.date()
    with pytest.raises(RuleViolation, match="amendment-not-replanned"):
        Reviews(context).replan(
            amendment.review, title="x", period_start=day, period_end=day, planned_at=None, goal_ids=goals
        )
    assert Reviews(context).get(amendment.review).planned_at == later


def test_a_plan_from_another_desk_is_amended_there(context: DeskContext, plan: SealedPlanView) -> None:
    with context.writing() as unit:
        row = unit.session.get(SealedPlan, plan.document_id)
        assert row is not None
        told = {column.key: getattr(row, column.key) for column in SealedPlan.__mapper__.columns}
        unit.session.add(SealedPlan(**told | {"document_id": "from-elsewhere", "review_id": None}))
        unit.audit("test.kept", "desk")
    assert not Amendments(context).chain("from-elsewhere").may_amend
    with pytest.raises(RuleViolation, match="amendment-not-from-here"):
        Amendments(context).write("from-elsewhere")


def test_an_amendment_is_not_taken_for_the_last_talk(
    context: DeskContext, company: Company, plan: SealedPlanView, time: StandingClock
) -> None:
    before = People(context).page(company.dana).person.last_review
    time.advance(days=40)
    sealed(begun(context, plan.document_id))
    assert People(context).page(company.dana).person.last_review == before == plan.sealed_at.date()


def test_promises_of_a_superseded_plan_are_not_told_twice(context: DeskContext, plan: SealedPlanView) -> None:
    before = [promise.text for promise in Reviews(context).home().promises]
    amendment = begun(context, plan.document_id)
    amendment.type({"plan/1/help": "Hand over the agenda and the room"})
    sealed(amendment)
    after = [promise.text for promise in Reviews(context).home().promises]
    assert len(after) == len(before) == 2
    assert "Hand over the agenda and the room" in after


def test_a_self_assessment_that_stayed_in_the_drawer_stays_there(
    context: DeskContext, meeting: Meeting
) -> None:
    meeting.go(StageKind.SIGN_OFF)
    plan = sealed(meeting)
    amendment = begun(context, plan.document_id)
    assert not amendment.now().self_opened
    assert Authority.SELF not in amendment.meetings.documents(amendment.review)


def test_a_rating_that_was_never_revealed_is_not_carried_over(context: DeskContext, meeting: Meeting) -> None:
    meeting.meetings.seal_rating(meeting.review, meeting.goals()[0], Party.MANAGER, Progress.ACHIEVED)
    meeting.go(StageKind.SIGN_OFF)
    amendment = begun(context, sealed(meeting).document_id)
    assert [goal.phase for goal in amendment.now().goals] == [RatingPhase.BLIND, RatingPhase.BLIND]
    assert not any(goal.sealed for goal in amendment.now().goals)
