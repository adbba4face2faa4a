"""A text taken home: what comes back to be signed is the text that was read, and the employee may add to it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from reviewdesk.domain.errors import DocumentError, RuleViolation
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.goals import ObjectiveLevel
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome, SealGap
from reviewdesk.models.audit_rows import AuditEvent
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.goals import Goals
from reviewdesk.services.meeting_snapshot import BackFromHome
from tests.document.reading import text
from tests.services.conftest import Company
from tests.services.meeting import Meeting, attached
from tests.services.surroundings import MORNING, StandingClock, typed

ACCOUNT = "The second goal slipped when two of us were ill.\nI said so in May."
WORDS = "I have read it in quiet."


@pytest.fixture
def at_home(held: Meeting) -> Meeting:
    held.close_with(Outcome.TAKEN_HOME)
    return held


def test_own_words_and_an_own_account_may_be_added_to_a_text_that_was_read_at_home(at_home: Meeting) -> None:
    at_home.type({"sign_off/employee/words": WORDS})
    at_home.sealing.set_outcome(at_home.review, None)
    at_home.type({"sign_off/employee/rebuttal": ACCOUNT})
    assert at_home.now().sign_off.gaps == (SealGap.OUTCOME,)


@pytest.mark.parametrize("outcome", [None, Outcome.ACKNOWLEDGED, Outcome.WITH_COMMENTS, Outcome.DECLINED])
def test_nothing_that_was_read_changes_when_it_is_back(at_home: Meeting, outcome: Outcome | None) -> None:
    at_home.sealing.set_outcome(at_home.review, outcome, "Ines Prado")
    for change in (
        lambda: at_home.type({"growth/employee/area": "Something else"}),
        lambda: at_home.type({"sign_off/manager/words": "One more thing"}),
        lambda: at_home.type({"sign_off/employee/words": WORDS, "plan/1/practice": "Something else"}),
        lambda: at_home.type({}, {"plan/1/begin": "2026-04-01"}),
        lambda: at_home.go(StageKind.PLAN),
        lambda: at_home.meetings.agree(at_home.review, at_home.goals()[0], Progress.BEYOND),
    ):
        with pytest.raises(RuleViolation, match="text-is-at-home"):
            change()


def test_a_text_taken_home_is_signed_two_days_later_with_what_was_added(
    at_home: Meeting, context: DeskContext, time: StandingClock
) -> None:
    at_home.meetings.pause(at_home.review)
    time.advance(days=2)
    back = Meeting.opened(context, at_home.review)
    assert back.now().stage is StageKind.SIGN_OFF
    assert back.now().state is ReviewState.READ_BACK
    back.type({"sign_off/employee/words": WORDS, "sign_off/employee/rebuttal": ACCOUNT})
    back.close_with(Outcome.WITH_COMMENTS)
    back.sign(Party.EMPLOYEE)
    back.sign(Party.MANAGER)
    plan = back.sealing.seal(back.review).value
    told = attached(Archive(context).pdf(plan.document_id))
    assert told["sign_off"]["employee_words"] == WORDS
    assert told["sign_off"]["rebuttal"] == ACCOUNT
    assert told["actions"][0]["practice"] == "Chair the Monday round"


def test_the_exit_pulse_follows_a_text_that_was_taken_home_and_signed(at_home: Meeting) -> None:
    at_home.close_with(Outcome.ACKNOWLEDGED)
    at_home.sign(Party.EMPLOYEE)
    at_home.sign(Party.MANAGER)
    at_home.sealing.seal(at_home.review)
    assert at_home.go(StageKind.EXIT_PULSE).stage is StageKind.EXIT_PULSE
    with pytest.raises(RuleViolation, match="review-is-sealed"):
        at_home.go(StageKind.PLAN)


def test_the_two_may_open_the_text_again_together(at_home: Meeting) -> None:
    at_home.sealing.set_outcome(at_home.review, None)
    snapshot = at_home.sealing.open_text_again(at_home.review).value
    assert (snapshot.sign_off.due, snapshot.sign_off.outcome) == (None, None)
    at_home.type({"growth/employee/area": "Something else"})
    at_home.go(StageKind.PLAN)


def back(at_home: Meeting, outcome: Outcome | None = None) -> BackFromHome:
    """Bring it back, and return what is said of it."""
    found = at_home.sealing.set_outcome(at_home.review, outcome).value.sign_off.back
    assert found is not None
    return found


def test_a_text_that_is_back_is_said_to_be_the_one_that_was_taken_home(
    at_home: Meeting, context: DeskContext, time: StandingClock
) -> None:
    assert at_home.now().sign_off.back is None
    at_home.type({"sign_off/employee/words": WORDS, "sign_off/employee/rebuttal": ACCOUNT})
    time.advance(days=1)
    again = Meeting.opened(context, at_home.review)
    assert back(again) == BackFromHome(MORNING.date(), unchanged=True, other=None, opened=None)


def rename_goal(context: DeskContext, company: Company) -> None:
    Goals(context).edit_goal(company.goals[0], title="Fewer calls")


def note_evidence(context: DeskContext, company: Company) -> None:
    Goals(context).add_evidence(company.goals[0], date(2026, 2, 20), "Two customers wrote")


def rename_objective(context: DeskContext, company: Company) -> None:
    level = ObjectiveLevel.ORGANISATION
    Goals(context).edit_objective(company.objective, title="Customers stay", level=level)


@pytest.mark.parametrize("change", [rename_goal, note_evidence, rename_objective])
def test_a_text_that_reads_otherwise_when_it_is_back_is_not_signed_but_read_again(
    at_home: Meeting, context: DeskContext, company: Company, change: Callable[[DeskContext, Company], None]
) -> None:
    change(context, company)
    assert not back(at_home, Outcome.ACKNOWLEDGED).unchanged
    with pytest.raises(RuleViolation, match="text-not-as-taken-home"):
        at_home.sign(Party.EMPLOYEE)
    assert at_home.now().state is ReviewState.READ_BACK
    at_home.sealing.open_text_again(at_home.review)
    at_home.close_with(Outcome.ACKNOWLEDGED)
    at_home.sign(Party.EMPLOYEE)
    at_home.sign(Party.MANAGER)
    assert at_home.sealing.seal(at_home.review).value.document_id


def test_going_home_once_more_does_not_make_a_changed_text_the_one_that_was_read(
    at_home: Meeting, context: DeskContext, company: Company
) -> None:
    rename_goal(context, company)
    back(at_home)
    at_home.sealing.set_outcome(at_home.review, Outcome.TAKEN_HOME)
    assert not back(at_home).unchanged


def test_a_text_that_the_two_opened_and_that_went_home_again_says_that_another_version_went_before(
    at_home: Meeting, time: StandingClock
) -> None:
    at_home.sealing.open_text_again(at_home.review)
    at_home.type({"growth/employee/area": "Something else"})
    time.advance(days=1)
    at_home.sealing.set_outcome(at_home.review, Outcome.TAKEN_HOME)
    day = MORNING.date()
    assert back(at_home) == BackFromHome(day + timedelta(days=1), unchanged=True, other=day, opened=None)


@pytest.mark.parametrize("changed", [True, False])
def test_a_text_that_was_opened_again_is_said_to_have_been_at_home_until_it_is_sealed(
    at_home: Meeting,
    time: StandingClock,
    changed: bool,  # noqa: FBT001  # a parameter of the test
) -> None:
    went = MORNING.date()
    for _again in range(2):
        time.advance(days=1)
        at_home.sealing.open_text_again(at_home.review)
    if changed:
        at_home.type({"growth/employee/area": "Something else"})
    told = BackFromHome(went, unchanged=not changed, other=None, opened=went + timedelta(days=1))
    assert at_home.now().sign_off.back == told
    assert at_home.go(StageKind.PLAN).sign_off.back is None, "it is told where it is signed"
    at_home.go(StageKind.SIGN_OFF)
    at_home.close_with(Outcome.ACKNOWLEDGED)
    for party in Party:
        assert at_home.sign(party).sign_off.back == told
    at_home.sealing.seal(at_home.review)
    assert at_home.now().sign_off.back is None


def test_a_text_that_never_went_home_is_not_said_to_have_been_there(held: Meeting) -> None:
    assert held.now().sign_off.back is None
    assert held.sealing.open_text_again(held.review).value.sign_off.back is None


def test_the_trail_tells_nothing_of_the_text_but_a_hash(at_home: Meeting, context: DeskContext) -> None:
    with context.reading() as session:
        told = session.scalars(select(AuditEvent.data).where(AuditEvent.kind == "sign-off.outcome-set")).all()
    assert re.fullmatch(r'\{"outcome":"taken_home","text":"[0-9a-f]{64}"\}', told[-1])
    assert at_home.now().sign_off.due is not None


def test_a_signed_text_is_not_opened_again_before_the_signatures_are_taken_away(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    held.sign(Party.EMPLOYEE)
    with pytest.raises(RuleViolation, match="signed-text-is-fixed"):
        held.sealing.open_text_again(held.review)


def test_taking_it_home_once_more_gives_three_more_days(at_home: Meeting, time: StandingClock) -> None:
    first = at_home.now().sign_off.due
    assert first is not None
    at_home.sealing.set_outcome(at_home.review, None)
    time.advance(days=2)
    again = at_home.sealing.set_outcome(at_home.review, Outcome.TAKEN_HOME).value.sign_off.due
    assert again is not None
    assert again > first


def test_a_copy_to_read_at_home_has_the_words_and_no_place_to_sign(
    at_home: Meeting, tmp_path: Path, company: Company
) -> None:
    along = at_home.sealing.along
    place = along.save_reading_copy(at_home.review, tmp_path / along.reading_copy_name(at_home.review))
    found = text(place.read_bytes())
    assert place.name == f"{company.dana}_2026-03-10_reading-copy.pdf"
    assert "Chair the Monday round" in found
    assert "Reading copy, not signed" in found
    assert "Level A" not in found


def copies(at_home: Meeting, place: Path) -> tuple[Callable[[], object], ...]:
    """Return each way in which the text is handed out to be read."""
    along = at_home.sealing.along
    return (
        lambda: along.reading_copy(at_home.review),
        lambda: along.reading_copy_name(at_home.review),
        lambda: along.save_reading_copy(at_home.review, place / "copy.pdf"),
    )


@pytest.mark.parametrize("times", [1, 2])
def test_a_copy_is_only_given_of_the_text_that_is_said_to_be_at_home(
    held: Meeting, context: DeskContext, company: Company, tmp_path: Path, times: int
) -> None:
    goals = Goals(context)
    note = goals.add_evidence(company.goals[0], date(2026, 2, 20), "Two customers wrote").value
    for _time in range(times):
        held.sealing.set_outcome(held.review, None)
        held.close_with(Outcome.TAKEN_HOME)
    goals.remove_evidence(note)
    for copy in copies(held, tmp_path):
        with pytest.raises(RuleViolation, match="copy-not-as-taken-home"):
            copy()
    assert not (tmp_path / "copy.pdf").exists()
    goals.restore_evidence(note)
    assert "Two customers wrote" in text(held.sealing.along.reading_copy(held.review))
    assert back(held).unchanged


def test_a_text_that_reads_otherwise_is_shown_when_it_is_back_so_that_it_can_be_read_again_together(
    at_home: Meeting, context: DeskContext, company: Company
) -> None:
    rename_goal(context, company)
    at_home.sealing.set_outcome(at_home.review, None)
    assert "Fewer calls" in text(at_home.sealing.preview(at_home.review).pdf)
    at_home.sealing.open_text_again(at_home.review)
    at_home.close_with(Outcome.TAKEN_HOME)
    assert "Fewer calls" in text(at_home.sealing.along.reading_copy(at_home.review))


def test_a_copy_that_cannot_be_written_is_said_in_a_sentence(at_home: Meeting, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="file-not-saved"):
        at_home.sealing.along.save_reading_copy(at_home.review, tmp_path / "nowhere" / "copy.pdf")


def test_a_text_that_somebody_has_signed_is_not_copied_as_unsigned(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    held.sign(Party.EMPLOYEE)
    with pytest.raises(RuleViolation, match="signed-text-is-fixed"):
        held.sealing.along.reading_copy(held.review)


def test_one_of_the_two_is_no_witness(held: Meeting) -> None:
    for name in ("Dana Whitfield", " maya okafor "):
        with pytest.raises(RuleViolation, match="witness-is-one-of-the-two"):
            held.sealing.set_outcome(held.review, Outcome.DECLINED, name)
    assert held.sealing.set_outcome(held.review, Outcome.DECLINED, " ").value.sign_off.witness == ""


def test_the_self_assessment_that_was_read_stays_as_it_is(at_home: Meeting) -> None:
    with pytest.raises(RuleViolation, match="text-is-at-home"):
        at_home.meetings.save_updates(
            at_home.review, Authority.SELF, typed(Authority.SELF, {"self/glad": "Something else"})
        )
