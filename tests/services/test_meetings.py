from datetime import timedelta

import pytest
from sqlalchemy import text

from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress, RatingPhase
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services import blind_ratings
from reviewdesk.services.changes import Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.meetings import Meetings
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.sealing import Sealing
from reviewdesk.services.texts import written
from tests.services.meeting import ANSWER, MANAGERS_REASON, OWN_REASON, Meeting
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, OWNER_PASSPHRASE, Surroundings, typed


def test_opening_a_planned_review_begins_its_meeting_at_the_first_stage(
    context: DeskContext, review: str
) -> None:
    change = Meetings(context).open(review)
    snapshot = change.value
    assert change.topics == {Topic.MEETING, Topic.REVIEWS}
    assert (snapshot.state, snapshot.stage) == (ReviewState.MEETING, StageKind.WELCOME)
    assert [stage.kind for stage in snapshot.stages] == list(StageKind)
    assert [stage.visited for stage in snapshot.stages] == [True, False, False, False, False, False]
    assert (snapshot.employee.given_name, snapshot.manager.given_name) == ("Dana", "Maya")
    assert (snapshot.employee.has_drawer, snapshot.manager.has_drawer) == (False, True)
    assert snapshot.organisation == "Wrenfield"
    assert snapshot.current().kind is StageKind.WELCOME
    assert snapshot.person(Party.EMPLOYEE).name == "Dana Whitfield"
    assert snapshot.person(Party.MANAGER).name == "Maya Okafor"


def test_the_snapshot_words_the_stages_for_the_two_people(meeting: Meeting) -> None:
    words = " ".join(
        text
        for stage in meeting.now().stages
        for text in (stage.question, stage.guidance, *(prompt.question for prompt in stage.prompts))
    )
    assert "Dana" in words
    assert "{employee}" not in words
    assert "{manager}" not in words


def test_the_snapshot_shows_goals_with_evidence_and_who_has_prepared(meeting: Meeting) -> None:
    first, second = meeting.now().goals
    assert first.objective == "Customers stay because we listen"
    assert [note.by for note in first.evidence] == [Party.MANAGER, Party.EMPLOYEE]
    assert first.prepared == second.prepared == frozenset(Party)
    assert (first.phase, first.employee, first.manager, first.distance) == (
        RatingPhase.BLIND,
        None,
        None,
        None,
    )
    assert [row.title for row in meeting.now().objectives] == [
        "Customers stay because we listen",
        "Answer within a day",
    ]


def test_stages_can_be_visited_back_and_forth_and_are_remembered(
    meeting: Meeting, surroundings: Surroundings, context: DeskContext
) -> None:
    meeting.go(StageKind.GROWTH)
    meeting.go(StageKind.WELCOME)
    meeting.go(StageKind.PROGRESS)
    again = surroundings.reopened(context)
    snapshot = Meetings(again).open(meeting.review).value
    assert snapshot.stage is StageKind.PROGRESS
    assert [stage.kind for stage in snapshot.stages if stage.visited] == [
        StageKind.WELCOME,
        StageKind.PROGRESS,
        StageKind.GROWTH,
    ]
    again.desk.close()


def test_reading_back_can_be_left_again_to_change_something(meeting: Meeting) -> None:
    assert meeting.go(StageKind.SIGN_OFF).state is ReviewState.READ_BACK
    assert meeting.go(StageKind.PLAN).state is ReviewState.MEETING


def test_time_adds_up_a_stage(meeting: Meeting) -> None:
    meeting.meetings.add_time(meeting.review, StageKind.WELCOME, 30)
    meeting.meetings.add_time(meeting.review, StageKind.WELCOME, 12)
    meeting.meetings.add_time(meeting.review, StageKind.GROWTH, 5)
    used = {stage.kind: stage.seconds_used for stage in meeting.now().stages}
    assert (used[StageKind.WELCOME], used[StageKind.GROWTH], used[StageKind.PLAN]) == (42, 5, 0)


def test_typed_words_are_there_after_a_restart(
    meeting: Meeting, surroundings: Surroundings, context: DeskContext
) -> None:
    meeting.type({"growth/employee/area": "Leading without the title"})
    again = surroundings.reopened(context)
    stored = Meetings(again).documents(meeting.review)[Authority.JOINT]
    assert written(Authority.JOINT, stored).texts == {"growth/employee/area": "Leading without the title"}
    again.desk.close()


def test_what_is_no_update_is_refused_and_harms_nothing(meeting: Meeting) -> None:
    meeting.type({"growth/employee/area": "Leading"})
    with pytest.raises(DeskError, match="shared-text-unreadable"):
        meeting.meetings.save_updates(meeting.review, Authority.JOINT, [b"not an update"])
    stored = meeting.meetings.documents(meeting.review)[Authority.JOINT]
    assert written(Authority.JOINT, stored).text("growth/employee/area") == "Leading"


def test_a_long_meeting_is_stored_anew_and_reads_the_same(meeting: Meeting) -> None:
    for number in range(70):
        meeting.type({"growth/employee/area": f"Version {number}"})
    meeting.go(StageKind.GROWTH)
    stored = meeting.meetings.documents(meeting.review)[Authority.JOINT]
    assert len(stored) == 1
    assert written(Authority.JOINT, stored).texts == {"growth/employee/area": "Version 69"}


def test_a_text_that_was_emptied_leaves_no_trace_among_the_plain_texts(meeting: Meeting) -> None:
    meeting.type({"growth/employee/area": "Leading"})
    meeting.go(StageKind.GROWTH)
    meeting.type({"growth/employee/area": ""})
    meeting.go(StageKind.PLAN)
    stored = meeting.meetings.documents(meeting.review)[Authority.JOINT]
    assert written(Authority.JOINT, stored).texts == {}


def test_the_draft_is_closed_until_the_employee_opens_it(meeting: Meeting) -> None:
    assert Authority.SELF not in meeting.meetings.documents(meeting.review)
    assert not meeting.now().self_opened
    assert meeting.open_draft().self_opened
    own = written(Authority.SELF, meeting.meetings.documents(meeting.review)[Authority.SELF])
    assert own.text("self/glad") == ANSWER


def test_opening_the_draft_twice_changes_nothing(meeting: Meeting) -> None:
    meeting.open_draft()
    before = meeting.meetings.documents(meeting.review)
    meeting.open_draft()
    assert meeting.meetings.documents(meeting.review) == before


def test_a_wrong_passphrase_leaves_the_draft_closed(meeting: Meeting) -> None:
    with pytest.raises(DeskError, match="drawer-wrong-passphrase"):
        meeting.meetings.open_self_assessment(meeting.review, OWNER_PASSPHRASE)
    assert not meeting.now().self_opened


def test_the_employee_goes_on_writing_in_the_opened_draft(meeting: Meeting) -> None:
    meeting.open_draft()
    there = meeting.meetings.documents(meeting.review)[Authority.SELF]
    more = typed(Authority.SELF, {"self/need": "A quiet hour"}, onto=there)
    meeting.meetings.save_updates(meeting.review, Authority.SELF, more)
    meeting.go(StageKind.PROGRESS)
    own = written(Authority.SELF, meeting.meetings.documents(meeting.review)[Authority.SELF])
    assert (own.text("self/glad"), own.text("self/need")) == (ANSWER, "A quiet hour")


@pytest.mark.parametrize("authority", [Authority.SELF, Authority.MANAGER])
def test_the_meeting_writes_neither_a_closed_draft_nor_the_managers_preparation(
    meeting: Meeting, authority: Authority
) -> None:
    with pytest.raises(RuleViolation, match="wrong-document"):
        meeting.meetings.save_updates(meeting.review, authority, typed(authority, {}))


def test_an_employee_without_a_drawer_makes_one_and_it_is_open(context: DeskContext, review: str) -> None:
    meeting = Meeting.opened(context, review)
    meeting.go(StageKind.SELF_ASSESSMENT)
    change = meeting.meetings.create_drawer(review, EMPLOYEE_PASSPHRASE)
    assert Topic.PEOPLE in change.topics
    assert change.value.employee.has_drawer
    assert change.value.self_opened


def test_a_drawer_made_for_signing_opens_nothing(context: DeskContext, review: str) -> None:
    meeting = Meeting.opened(context, review)
    meeting.go(StageKind.SIGN_OFF)
    snapshot = meeting.meetings.create_drawer(review, EMPLOYEE_PASSPHRASE).value
    assert snapshot.employee.has_drawer
    assert not snapshot.self_opened


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
    meeting.open_draft()
    meeting.meetings.seal_rating(meeting.review, meeting.goals()[0], Party.EMPLOYEE, None)
    assert meeting.now().goals[0].sealed == {Party.EMPLOYEE}


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


def test_a_review_that_was_called_off_cannot_be_opened(context: DeskContext, review: str) -> None:
    Reviews(context).cancel(review)
    with pytest.raises(RuleViolation, match="review-cannot-open"):
        Meetings(context).open(review)


def test_a_text_taken_home_does_not_change_until_it_is_back(meeting: Meeting) -> None:
    meeting.hold()
    snapshot = meeting.sealing.set_outcome(meeting.review, Outcome.TAKEN_HOME).value
    assert snapshot.sign_off.due == snapshot.today + timedelta(days=3)
    for change in (
        lambda: meeting.type({"growth/employee/area": "Something else"}),
        lambda: meeting.go(StageKind.PLAN),
        lambda: meeting.meetings.agree(meeting.review, meeting.goals()[0], Progress.BEYOND),
    ):
        with pytest.raises(RuleViolation, match="text-is-at-home"):
            change()
    meeting.sealing.set_outcome(meeting.review, Outcome.WITH_COMMENTS)
    meeting.type({"sign_off/employee/words": "I read it in quiet."})
    assert meeting.now().sign_off.due is None


def test_an_outcome_belongs_to_a_meeting_that_has_begun(context: DeskContext, review: str) -> None:
    with pytest.raises(RuleViolation, match="review-step-not-allowed"):
        Sealing(context).set_outcome(review, Outcome.ACKNOWLEDGED)


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


def test_a_meeting_that_is_not_open_can_be_left(context: DeskContext, review: str) -> None:
    assert Meetings(context).pause(review).value.state is ReviewState.PLANNED
