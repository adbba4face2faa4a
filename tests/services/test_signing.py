"""What is signed is what was shown; each signs with the own passphrase, and signatures can be taken away."""

import pytest

from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.context import DeskContext
from reviewdesk.services.meetings import Meetings
from reviewdesk.services.sealing import Sealing
from tests.services.meeting import STROKES, Meeting, signature_names
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, OWNER_PASSPHRASE, Surroundings


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
