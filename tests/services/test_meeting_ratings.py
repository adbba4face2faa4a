"""Ratings in the meeting: sealed by both, revealed together, settled or begun anew."""

import pytest
from sqlalchemy import text

from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress, RatingPhase
from reviewdesk.domain.review import StageKind
from reviewdesk.services import blind_ratings
from reviewdesk.services.context import DeskContext
from reviewdesk.services.meetings import Meetings
from reviewdesk.services.texts import written
from tests.services.meeting import MANAGERS_REASON, OWN_REASON, Meeting
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, OWNER_PASSPHRASE, Surroundings


def test_both_seal_then_both_values_are_shown(meeting: Meeting) -> None:
    goal = meeting.goals()[0]
    meeting.meetings.seal_rating(meeting.review, goal, Party.EMPLOYEE, Progress.BEYOND)
    assert meeting.now().goals[0].sealed == {Party.EMPLOYEE}
    meeting.meetings.seal_rating(meeting.review, goal, Party.MANAGER, Progress.ACHIEVED)
    assert meeting.now().goals[0].employee is None
    shown = meeting.meetings.reveal(meeting.review, goal).value.snapshot.goals[0]
    assert (shown.employee, shown.manager, shown.distance) == (Progress.BEYOND, Progress.ACHIEVED, 1)
    assert shown.phase is RatingPhase.REVEALED


def test_nothing_is_revealed_before_both_have_sealed(meeting: Meeting) -> None:
    goal = meeting.goals()[0]
    meeting.meetings.seal_rating(meeting.review, goal, Party.EMPLOYEE, Progress.BEYOND)
    with pytest.raises(RuleViolation, match="reveal-needs-both-seals"):
        meeting.meetings.reveal(meeting.review, goal)


def test_a_seal_cannot_be_changed_but_both_can_begin_anew(meeting: Meeting) -> None:
    goal = meeting.goals()[0]
    meeting.meetings.seal_rating(meeting.review, goal, Party.EMPLOYEE, Progress.BEYOND)
    with pytest.raises(RuleViolation, match="rating-already-sealed"):
        meeting.meetings.seal_rating(meeting.review, goal, Party.EMPLOYEE, Progress.ACHIEVED)
    assert meeting.meetings.reopen_rating(meeting.review, goal).value.goals[0].sealed == frozenset()
    meeting.seal_both(goal, Progress.ACHIEVED, Progress.ACHIEVED)
    shown = meeting.meetings.reveal(meeting.review, goal).value.snapshot.goals[0]
    assert (shown.employee, shown.manager) == (Progress.ACHIEVED, Progress.ACHIEVED)


def test_after_the_reveal_nothing_is_sealed_reopened_or_revealed_again(meeting: Meeting) -> None:
    goal = meeting.goals()[0]
    meeting.seal_both(goal, Progress.ACHIEVED, Progress.ACHIEVED)
    meeting.meetings.reveal(meeting.review, goal)
    for again in (
        lambda: meeting.meetings.seal_rating(meeting.review, goal, Party.EMPLOYEE, Progress.BEYOND),
        lambda: meeting.meetings.reopen_rating(meeting.review, goal),
        lambda: meeting.meetings.reveal(meeting.review, goal),
    ):
        with pytest.raises(RuleViolation, match="rating-already-revealed"):
            again()


def test_prepared_ratings_are_sealed_from_where_they_lie(meeting: Meeting) -> None:
    first, second = meeting.goals()
    meeting.open_draft()
    meeting.seal_both(first, None, None)
    shown = meeting.meetings.reveal(meeting.review, first).value.snapshot.goals[0]
    assert (shown.employee, shown.manager) == (Progress.BEYOND, Progress.ACHIEVED)
    assert second == meeting.now().goals[1].id


def test_the_employees_prepared_rating_stays_locked_with_the_drawer(meeting: Meeting) -> None:
    with pytest.raises(RuleViolation, match="prepared-rating-is-locked"):
        meeting.meetings.seal_rating(meeting.review, meeting.goals()[0], Party.EMPLOYEE, None)


def test_sealing_a_prepared_rating_that_is_not_there_is_refused(context: DeskContext, review: str) -> None:
    meeting = Meeting.opened(context, review)
    meeting.go(StageKind.SELF_ASSESSMENT)
    meeting.meetings.create_drawer(review, EMPLOYEE_PASSPHRASE)
    for party in Party:
        with pytest.raises(RuleViolation, match="no-prepared-rating"):
            meeting.meetings.seal_rating(review, meeting.goals()[0], party, None)


def test_the_reveal_brings_prepared_reasons_but_not_over_what_was_typed(meeting: Meeting) -> None:
    first, _second = meeting.goals()
    meeting.open_draft()
    meeting.type({f"progress/{first}/reason/manager": "Said in the meeting."})
    meeting.seal_both(first, None, None)
    result = meeting.meetings.reveal(meeting.review, first).value
    stored = meeting.meetings.documents(meeting.review)[Authority.JOINT]
    joint = written(Authority.JOINT, stored)
    assert joint.text(f"progress/{first}/reason/employee") == OWN_REASON
    assert joint.text(f"progress/{first}/reason/manager") == "Said in the meeting."
    assert len(result.joint_updates) == 1
    assert result.joint_updates[0] == stored[-1]


def test_a_reveal_without_prepared_reasons_changes_no_words(meeting: Meeting) -> None:
    _first, second = meeting.goals()
    meeting.seal_both(second, Progress.ACHIEVED, Progress.ACHIEVED)
    assert meeting.meetings.reveal(meeting.review, second).value.joint_updates == ()


def test_a_draft_that_stays_closed_gives_no_reason(meeting: Meeting) -> None:
    first, _second = meeting.goals()
    meeting.seal_both(first, Progress.BEYOND, None)
    meeting.meetings.reveal(meeting.review, first)
    joint = written(Authority.JOINT, meeting.meetings.documents(meeting.review)[Authority.JOINT])
    assert joint.texts == {f"progress/{first}/reason/manager": MANAGERS_REASON}


def test_agreeing_keeps_both_own_values(meeting: Meeting) -> None:
    goal = meeting.goals()[0]
    meeting.seal_both(goal, Progress.BEYOND, Progress.GETTING_GOING)
    meeting.meetings.reveal(meeting.review, goal)
    shown = meeting.meetings.agree(meeting.review, goal, Progress.ACHIEVED).value.goals[0]
    assert (shown.employee, shown.manager, shown.agreed) == (
        Progress.BEYOND,
        Progress.GETTING_GOING,
        Progress.ACHIEVED,
    )
    kept = meeting.meetings.keep_both(meeting.review, goal).value.goals[0]
    assert (kept.phase, kept.employee, kept.manager, kept.agreed) == (
        RatingPhase.BOTH_KEPT,
        Progress.BEYOND,
        Progress.GETTING_GOING,
        None,
    )


def test_agreeing_before_both_rated_is_refused(meeting: Meeting) -> None:
    goal = meeting.goals()[0]
    with pytest.raises(RuleViolation, match="agree-before-reveal"):
        meeting.meetings.agree(meeting.review, goal, Progress.ACHIEVED)
    with pytest.raises(RuleViolation, match="agree-before-reveal"):
        meeting.meetings.keep_both(meeting.review, goal)


def test_a_pause_voids_seals_that_were_not_revealed(meeting: Meeting) -> None:
    first, second = meeting.goals()
    meeting.seal_both(first, Progress.BEYOND, Progress.BEYOND)
    meeting.meetings.reveal(meeting.review, first)
    meeting.meetings.seal_rating(meeting.review, second, Party.EMPLOYEE, Progress.BEYOND)
    snapshot = meeting.meetings.pause(meeting.review).value
    assert snapshot.goals[0].phase is RatingPhase.REVEALED
    assert snapshot.goals[1].sealed == frozenset()
    meeting.meetings.open(meeting.review)
    meeting.seal_both(second, Progress.ACHIEVED, Progress.ACHIEVED)
    shown = meeting.meetings.reveal(meeting.review, second).value.snapshot.goals[1]
    assert shown.employee is Progress.ACHIEVED


def test_after_a_pause_the_drawer_is_closed_until_it_is_opened_again(meeting: Meeting) -> None:
    meeting.open_draft()
    meeting.meetings.close(meeting.review)
    meeting.meetings.open(meeting.review)
    with pytest.raises(RuleViolation, match="prepared-rating-is-locked"):
        meeting.meetings.seal_rating(meeting.review, meeting.goals()[0], Party.EMPLOYEE, None)
    assert not meeting.now().drawer_open
    shared = meeting.meetings.documents(meeting.review)[Authority.SELF]
    meeting.meetings.seal_rating(meeting.review, meeting.goals()[0], Party.MANAGER, None)
    assert meeting.meetings.open_drawer(meeting.review, EMPLOYEE_PASSPHRASE).value.snapshot.drawer_open
    meeting.meetings.seal_rating(meeting.review, meeting.goals()[0], Party.EMPLOYEE, None)
    assert meeting.now().goals[0].sealed == frozenset(Party)
    assert meeting.meetings.documents(meeting.review)[Authority.SELF] == shared


def test_a_drawer_opened_for_a_prepared_rating_shares_no_draft(meeting: Meeting) -> None:
    snapshot = meeting.meetings.open_drawer(meeting.review, EMPLOYEE_PASSPHRASE).value.snapshot
    assert snapshot.drawer_open
    assert not snapshot.self_opened
    assert Authority.SELF not in meeting.meetings.documents(meeting.review)
    meeting.seal_both(meeting.goals()[0], None, None)
    shown = meeting.meetings.reveal(meeting.review, meeting.goals()[0]).value.snapshot.goals[0]
    assert shown.employee is Progress.BEYOND


def test_a_wrong_passphrase_leaves_the_drawer_and_every_seal_as_they_were(meeting: Meeting) -> None:
    meeting.meetings.seal_rating(meeting.review, meeting.goals()[0], Party.MANAGER, None)
    with pytest.raises(DeskError, match="drawer-wrong-passphrase"):
        meeting.meetings.open_drawer(meeting.review, OWNER_PASSPHRASE)
    assert not meeting.now().drawer_open
    assert meeting.now().goals[0].sealed == {Party.MANAGER}


def test_seals_lost_with_the_program_are_void_in_the_next(
    meeting: Meeting, surroundings: Surroundings, context: DeskContext
) -> None:
    goal = meeting.goals()[0]
    meeting.seal_both(goal, Progress.BEYOND, Progress.ACHIEVED)
    again = surroundings.reopened(context)
    late = Meetings(again)
    assert late.snapshot(meeting.review).goals[0].sealed == frozenset(Party)
    with pytest.raises(RuleViolation, match="seals-were-lost"):
        late.reveal(meeting.review, goal)
    assert late.open(meeting.review).value.goals[0].sealed == frozenset()
    again.desk.close()


def test_opening_twice_in_one_program_keeps_the_seals(meeting: Meeting) -> None:
    goal = meeting.goals()[0]
    meeting.seal_both(goal, Progress.BEYOND, Progress.ACHIEVED)
    assert meeting.meetings.open(meeting.review).value.goals[0].sealed == frozenset(Party)


def test_a_goal_of_another_review_cannot_be_rated(meeting: Meeting) -> None:
    with pytest.raises(RuleViolation, match="not-on-this-desk"):
        meeting.meetings.seal_rating(meeting.review, "another", Party.EMPLOYEE, Progress.BEYOND)


def test_a_seal_that_does_not_fit_what_was_stored_voids_the_round(
    context: DeskContext, meeting: Meeting
) -> None:
    goal = meeting.goals()[0]
    meeting.seal_both(goal, Progress.BEYOND, Progress.ACHIEVED)
    with context.writing() as unit:
        unit.audit("test.tampered", meeting.review)
        unit.session.execute(text("UPDATE rating SET manager_commitment = zeroblob(32)"))
    with pytest.raises(RuleViolation, match="blind-seal-broken"):
        meeting.meetings.reveal(meeting.review, goal)
    assert meeting.now().goals[0].sealed == frozenset()
    meeting.seal_both(goal, Progress.ACHIEVED, Progress.ACHIEVED)
    shown = meeting.meetings.reveal(meeting.review, goal).value.snapshot.goals[0]
    assert (shown.employee, shown.manager) == (Progress.ACHIEVED, Progress.ACHIEVED)


def test_a_prepared_rating_that_was_damaged_harms_no_other_seal(
    context: DeskContext, meeting: Meeting
) -> None:
    goal = meeting.goals()[0]
    meeting.open_draft()
    meeting.meetings.seal_rating(meeting.review, goal, Party.MANAGER, None)
    with context.writing() as unit:
        unit.audit("test.tampered", meeting.review)
        unit.session.execute(
            text("UPDATE prepared_rating SET sealed_blob = zeroblob(60) WHERE party = 'employee'")
        )
    with pytest.raises(DeskError, match="drawer-damaged"):
        meeting.meetings.seal_rating(meeting.review, goal, Party.EMPLOYEE, None)
    meeting.meetings.seal_rating(meeting.review, goal, Party.EMPLOYEE, Progress.BEYOND)
    shown = meeting.meetings.reveal(meeting.review, goal).value.snapshot.goals[0]
    assert (shown.employee, shown.manager) == (Progress.BEYOND, Progress.ACHIEVED)


def test_a_seal_that_could_not_be_stored_is_not_held_either(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal = meeting.goals()[0]

    def full(*_words: object) -> None:
        raise DeskError("disk-full")

    with monkeypatch.context() as disk:
        disk.setattr(blind_ratings, "store_seal", full)
        with pytest.raises(DeskError, match="disk-full"):
            meeting.meetings.seal_rating(meeting.review, goal, Party.EMPLOYEE, Progress.BEYOND)
    meeting.seal_both(goal, Progress.ACHIEVED, Progress.ACHIEVED)
    shown = meeting.meetings.reveal(meeting.review, goal).value.snapshot.goals[0]
    assert shown.employee is Progress.ACHIEVED
