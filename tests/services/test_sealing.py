"""A signed review becomes a sealed plan, and never changes again."""

import hashlib
from datetime import date

import pytest
from sqlalchemy import text

from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome, SealGap
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.people import People
from reviewdesk.services.preparation import Preparation
from reviewdesk.services.reviews import Reviews
from tests.services.conftest import Company
from tests.services.meeting import COMMENT, Meeting, attached, signature_names
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, typed


def test_a_whole_review_ends_in_a_sealed_plan_with_two_signatures(
    context: DeskContext, held: Meeting
) -> None:
    held.close_with(Outcome.WITH_COMMENTS, comment=COMMENT)
    first = held.sign(Party.EMPLOYEE)
    assert first.state is ReviewState.SIGNING
    assert [party for party, _at in first.sign_off.signed_at] == [Party.EMPLOYEE]
    assert first.sign_off.gaps == (SealGap.MANAGER_SIGNATURE,)
    assert held.sign(Party.MANAGER).sign_off.gaps == ()
    plan = held.sealing.seal(held.review).value
    pdf = Archive(context).pdf(plan.document_id)
    assert signature_names(pdf) == ["Employee", "Manager"]
    assert plan.sha256 == hashlib.sha256(pdf).hexdigest()
    assert (plan.employee, plan.manager, plan.outcome) == (
        "Dana Whitfield",
        "Maya Okafor",
        Outcome.WITH_COMMENTS,
    )
    assert Archive(context).all() == (plan,)
    assert held.now().state is ReviewState.SEALED
    assert held.sealing.signed_pdf(held.review) == pdf
    assert plan.document_id in plan.file_name
    assert "Dana" not in plan.file_name


def test_a_declined_review_is_signed_by_the_manager_before_a_witness(
    context: DeskContext, held: Meeting
) -> None:
    held.sealing.set_outcome(held.review, Outcome.DECLINED)
    with pytest.raises(RuleViolation, match="sign-needs-witness"):
        held.sign(Party.MANAGER)
    held.sealing.set_outcome(held.review, Outcome.DECLINED, " Omar Said ", "I see it differently.")
    assert held.now().sign_off.signers == (Party.MANAGER,)
    held.sign(Party.MANAGER)
    plan = held.sealing.seal(held.review).value
    pdf = Archive(context).pdf(plan.document_id)
    assert signature_names(pdf) == ["Manager"]
    sign_off = attached(pdf)["sign_off"]
    assert sign_off["witness"] == "Omar Said"
    assert sign_off["reason"] == "I see it differently."


def test_a_witness_belongs_to_a_declined_review_only(held: Meeting) -> None:
    snapshot = held.sealing.set_outcome(held.review, Outcome.ACKNOWLEDGED, "Omar Said", "Because").value
    assert (snapshot.sign_off.witness, snapshot.sign_off.reason) == ("", "")
    assert held.sealing.set_outcome(held.review, None).value.sign_off.outcome is None


def test_a_witness_and_a_reason_fit_where_they_are_printed(held: Meeting) -> None:
    with pytest.raises(RuleViolation, match="title-too-long"):
        held.sealing.set_outcome(held.review, Outcome.DECLINED, "x" * 161)
    with pytest.raises(RuleViolation, match="text-too-long"):
        held.sealing.set_outcome(held.review, Outcome.DECLINED, "Omar Said", "x" * 4001)


def test_sealing_waits_for_all_signatures(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    with pytest.raises(RuleViolation, match="seal-needs-employee-signature"):
        held.sealing.seal(held.review)
    held.sign(Party.EMPLOYEE)
    with pytest.raises(RuleViolation, match="seal-needs-manager-signature"):
        held.sealing.seal(held.review)


def test_a_sealed_review_never_changes_again(context: DeskContext, meeting: Meeting) -> None:
    meeting.seal()
    goal = meeting.goals()[0]
    review = meeting.review
    for change in (
        lambda: meeting.type({"growth/employee/area": "Something else"}),
        lambda: meeting.meetings.agree(review, goal, Progress.BEYOND),
        lambda: meeting.meetings.keep_both(review, goal),
        lambda: meeting.meetings.reopen_rating(review, goal),
        lambda: meeting.meetings.go_to_stage(review, StageKind.WELCOME),
        lambda: meeting.meetings.add_time(review, StageKind.WELCOME, 5),
        lambda: meeting.meetings.open_self_assessment(review, EMPLOYEE_PASSPHRASE),
        lambda: meeting.sealing.set_outcome(review, Outcome.DECLINED),
        lambda: meeting.sealing.clear_signatures(review),
        lambda: meeting.sealing.seal(review),
        lambda: meeting.sign(Party.MANAGER),
        lambda: Preparation(context).rate(review, goal, Progress.BEYOND),
        lambda: Preparation(context).save_updates(review, typed(Authority.MANAGER, {})),
    ):
        with pytest.raises(RuleViolation, match="review-is-sealed"):
            change()
    with pytest.raises(RuleViolation, match="review-cannot-open"):
        meeting.meetings.open(review)
    assert meeting.meetings.pause(review).value.state is ReviewState.SEALED


def tamper(context: DeskContext, statement: str) -> None:
    """Change the database past the services, as a bug of ours would."""
    with context.writing() as unit:
        unit.audit("test.tampered", "desk")
        unit.session.execute(text(statement))


def test_the_database_itself_refuses_to_change_a_sealed_review(
    context: DeskContext, meeting: Meeting
) -> None:
    meeting.seal()
    for statement in (
        "UPDATE review SET title = 'x'",
        "UPDATE rating SET agreed = 'beyond'",
        "UPDATE doc_update SET update_bytes = x'00'",
        "DELETE FROM materialised_text",
        "UPDATE sealed_plan SET sha256 = 'x'",
        "DELETE FROM sealed_plan",
    ):
        with pytest.raises(DeskError, match="record-sealed"):
            tamper(context, statement)


def test_promises_of_a_sealed_plan_are_found_on_the_first_page(
    context: DeskContext, company: Company, meeting: Meeting
) -> None:
    assert Reviews(context).home().promises == ()
    meeting.seal()
    help_, step = Reviews(context).home().promises
    assert (help_.by, help_.person, help_.due) == (Party.MANAGER, "Maya Okafor", date(2026, 3, 13))
    assert (step.by, step.person, step.text) == (Party.EMPLOYEE, "Dana Whitfield", "Ask for the next one")
    page = People(context).page(company.dana)
    assert page.promises == (help_, step)
    assert People(context).page(company.omar).promises == ()
    assert page.person.last_review == date(2026, 3, 10)
    assert page.timeline[0].kind == "sealed_plan"
    assert page.reviews[0].document_id is not None


def test_two_reviews_on_one_desk_are_signed_by_the_same_people(
    context: DeskContext, meeting: Meeting, company: Company
) -> None:
    meeting.seal()
    second = Reviews(context).plan(
        company.dana, "half-year", "Half year", date(2026, 3, 1), date(2026, 8, 31), None, company.goals
    )
    later = Meeting.opened(context, second.value)
    later.go(StageKind.SIGN_OFF)
    later.close_with(Outcome.ACKNOWLEDGED)
    later.sign(Party.EMPLOYEE)
    later.sign(Party.MANAGER)
    later.sealing.seal(second.value)
    assert [plan.title for plan in Archive(context).all()] == ["Half year", "Year review 2025"]
