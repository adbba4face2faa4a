import hashlib
import io
import json
from datetime import date

import pikepdf
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
from reviewdesk.services.goals import Goals
from reviewdesk.services.meetings import Meetings
from reviewdesk.services.people import People
from reviewdesk.services.preparation import Preparation
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.sealing import Sealing
from tests.services.conftest import Company
from tests.services.meeting import ANSWER, COMMENT, OWN_REASON, STROKES, Meeting, attached
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, OWNER_PASSPHRASE, Surroundings, typed


def signature_names(pdf: bytes) -> list[str]:
    """Return the fields that bear a signature."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        fields = file.Root.AcroForm.Fields
        return [str(field.T) for field in fields if "/V" in field]


@pytest.fixture
def held(meeting: Meeting) -> Meeting:
    """Return a meeting that went through all its stages and is read back."""
    meeting.hold()
    return meeting


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


def test_the_plan_says_what_was_said_word_for_word(held: Meeting) -> None:
    held.close_with(Outcome.WITH_COMMENTS, comment=COMMENT)
    record = attached(held.sealing.preview(held.review).pdf)
    assert record["sign_off"] == {
        "outcome": "acknowledged_with_comments",
        "employee_words": COMMENT,
        "manager_words": "",
        "witness": "",
        "reason": "",
    }
    assert record["topics"] == [
        {"by": "employee", "text": "The evening shift"},
        {"by": "manager", "text": "Onboarding"},
    ]
    assert [row["answer"] for row in record["self_assessment"]] == [ANSWER]
    assert record["growth"] == [{"by": "employee", "area": "Leading without the title", "strength": "Calm"}]
    assert record["commitments"] == [
        {"by": "employee", "text": "Ask for the next one", "due": "2026-03-16"},
        {"by": "manager", "text": "Hand over the agenda", "due": "2026-03-13"},
    ]


def test_the_plan_keeps_three_values_and_the_proof_of_their_seals(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    record = attached(held.sealing.preview(held.review).pdf)
    first, second = record["goals"]
    assert (first["employee"], first["manager"], first["agreed"]) == ("beyond", "achieved", "achieved")
    assert (second["employee"], second["manager"], second["agreed"]) == ("achieved", "cannot_judge", None)
    assert second["agreement"] == "both_kept"
    assert first["reasons"]["employee"] == OWN_REASON
    assert len(record["blind"]) == 4


def test_what_was_only_prepared_never_reaches_the_plan(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    assert "Saying no earlier" not in json.dumps(attached(held.sealing.preview(held.review).pdf))


def test_a_meeting_in_which_little_was_said_makes_a_short_plan(context: DeskContext, review: str) -> None:
    meeting = Meeting.opened(context, review)
    meeting.go(StageKind.SIGN_OFF)
    record = attached(meeting.sealing.preview(review).pdf)
    empty: tuple[object, ...] = ([], [], [], [], [], None, [])
    names = ("topics", "self_assessment", "goals", "growth", "actions", "rhythm", "blind")
    assert tuple(record[name] for name in names) == empty


def test_actions_come_in_the_order_the_two_gave_them(meeting: Meeting) -> None:
    meeting.type(
        {"plan/1/practice": "One", "plan/2/practice": "Two", "plan/3/practice": "Three"},
        {
            "plan/order": [3, 1],
            "plan/1/how": "with_someone",
            "plan/2/how": "by magic",
            "plan/2/begin": "someday",
            "plan/3/confidence": 11,
            "plan/3/objective": meeting.now().objectives[0].id,
            "rhythm/weeks": 6,
            "rhythm/first": "2026-04-21",
        },
    )
    meeting.go(StageKind.SIGN_OFF)
    record = attached(meeting.sealing.preview(meeting.review).pdf)
    actions = record["actions"]
    assert [row["practice"] for row in actions] == ["Three", "One", "Two"]
    assert [row["how"] for row in actions] == ["", "with_someone", ""]
    assert actions[0]["objective"] == "Customers stay because we listen"
    assert actions[0]["confidence"] is None
    assert actions[2]["begin"] is None
    assert record["rhythm"] == {"weeks": 6, "first": "2026-04-21", "minutes": 25}


def test_evidence_from_before_the_period_stays_out(
    context: DeskContext, meeting: Meeting, company: Company
) -> None:
    Goals(context).add_evidence(company.goals[0], date(2024, 5, 1), "Long ago")
    meeting.hold()
    first = attached(meeting.sealing.preview(meeting.review).pdf)["goals"][0]
    assert [note["on"] for note in first["evidence"]] == ["2026-01-20", "2026-02-03"]


def test_what_is_signed_is_the_very_file_that_was_shown(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    shown = held.sealing.preview(held.review)
    held.sign(Party.EMPLOYEE)
    signed = held.sealing.preview(held.review)
    assert signed.pdf.startswith(shown.pdf)
    assert signed.uncovered == ()


def test_a_text_that_changed_after_it_was_shown_is_not_signed(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    held.sealing.preview(held.review)
    held.type({"growth/employee/area": "Something else"})
    with pytest.raises(RuleViolation, match="text-changed-since-shown"):
        held.sign(Party.EMPLOYEE)
    held.sealing.preview(held.review)
    assert held.sign(Party.EMPLOYEE).state is ReviewState.SIGNING


def test_characters_that_cannot_be_printed_are_named_before_signing(held: Meeting) -> None:
    held.close_with(Outcome.WITH_COMMENTS, comment="Thank you \U0001f600")
    assert held.sealing.preview(held.review).uncovered == ("\U0001f600",)


def test_the_first_signature_fixes_the_text(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    held.sign(Party.EMPLOYEE)
    goal = held.goals()[0]
    for change in (
        lambda: held.type({"growth/employee/area": "Something else"}),
        lambda: held.meetings.agree(held.review, goal, Progress.BEYOND),
        lambda: held.sealing.set_outcome(held.review, Outcome.DECLINED),
        lambda: held.go(StageKind.PLAN),
        lambda: held.meetings.add_time(held.review, StageKind.PLAN, 5),
    ):
        with pytest.raises(RuleViolation, match="signed-text-is-fixed"):
            change()
    assert held.go(StageKind.SIGN_OFF).state is ReviewState.SIGNING


def test_taking_the_signatures_away_opens_the_text_again(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    held.sign(Party.EMPLOYEE)
    snapshot = held.sealing.clear_signatures(held.review).value
    assert (snapshot.state, snapshot.sign_off.signed_at) == (ReviewState.READ_BACK, ())
    held.type({"growth/employee/area": "Something else"})
    assert held.sign(Party.EMPLOYEE).state is ReviewState.SIGNING


def test_there_is_nothing_to_clear_or_to_read_before_anybody_signed(held: Meeting) -> None:
    with pytest.raises(RuleViolation, match="nothing-signed"):
        held.sealing.clear_signatures(held.review)
    with pytest.raises(RuleViolation, match="nothing-signed"):
        held.sealing.signed_pdf(held.review)


def test_signatures_survive_a_restart(
    held: Meeting, surroundings: Surroundings, context: DeskContext
) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    held.sign(Party.EMPLOYEE)
    again = surroundings.reopened(context)
    late = Meeting(held.review, Meetings(again), Sealing(again))
    assert late.meetings.open(held.review).value.state is ReviewState.SIGNING
    late.sign(Party.MANAGER)
    assert signature_names(late.sealing.signed_pdf(held.review)) == ["Employee", "Manager"]
    again.desk.close()


def test_pausing_between_the_signatures_leaves_the_text_as_it_is(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    held.sign(Party.EMPLOYEE)
    assert held.meetings.pause(held.review).value.state is ReviewState.SIGNING


def test_a_wrong_passphrase_signs_nothing(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    with pytest.raises(DeskError, match="drawer-wrong-passphrase"):
        held.sealing.sign(held.review, Party.EMPLOYEE, OWNER_PASSPHRASE, STROKES)
    assert held.now().state is ReviewState.READ_BACK


def test_a_signature_needs_strokes_or_a_typed_name(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    with pytest.raises(RuleViolation, match="signature-is-empty"):
        held.sealing.sign(held.review, Party.EMPLOYEE, EMPLOYEE_PASSPHRASE, (), "  ")
    held.sealing.sign(held.review, Party.EMPLOYEE, EMPLOYEE_PASSPHRASE, (), "Dana Whitfield")
    assert held.now().state is ReviewState.SIGNING


def test_signing_waits_for_an_outcome_and_for_the_employee(held: Meeting) -> None:
    with pytest.raises(RuleViolation, match="sign-needs-outcome"):
        held.sign(Party.EMPLOYEE)
    held.close_with(Outcome.ACKNOWLEDGED)
    with pytest.raises(RuleViolation, match="employee-signs-first"):
        held.sign(Party.MANAGER)


def test_signing_happens_where_the_text_is_read_back(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    held.go(StageKind.PLAN)
    with pytest.raises(RuleViolation, match="review-step-not-allowed"):
        held.sign(Party.EMPLOYEE)


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
