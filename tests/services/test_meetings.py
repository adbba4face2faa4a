"""A meeting is opened, walked through, typed into, left and taken up again."""

from datetime import timedelta

import pytest

from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress, RatingPhase
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.changes import Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.meetings import Meetings
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.sealing import Sealing
from reviewdesk.services.texts import written
from tests.services.meeting import Meeting
from tests.services.surroundings import Surroundings


def test_opening_a_planned_review_begins_its_meeting_at_the_first_stage(
    context: DeskContext, review: str
) -> None:
    change = Meetings(context).open(review)
    snapshot = change.value
    assert change.topics == {Topic.MEETING, Topic.REVIEWS}
    assert (snapshot.state, snapshot.stage) == (ReviewState.MEETING, StageKind.WELCOME)
    assert [stage.kind for stage in snapshot.stages] == list(StageKind)
    assert [stage.visited for stage in snapshot.stages] == [True] + [False] * 8
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
    back = meeting.sealing.open_text_again(meeting.review).value
    assert (back.sign_off.outcome, back.sign_off.due) == (None, None)
    meeting.type({"growth/employee/area": "Something else"})


def test_an_outcome_belongs_to_a_meeting_that_has_begun(context: DeskContext, review: str) -> None:
    with pytest.raises(RuleViolation, match="review-step-not-allowed"):
        Sealing(context).set_outcome(review, Outcome.ACKNOWLEDGED)


def test_a_meeting_that_is_not_open_can_be_left(context: DeskContext, review: str) -> None:
    assert Meetings(context).pause(review).value.state is ReviewState.PLANNED
