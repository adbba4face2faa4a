"""What the manager prepared for the growth stage: brought in when the manager asks, and never otherwise."""

import pytest

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.context import DeskContext
from reviewdesk.services.preparation import Preparation
from reviewdesk.services.texts import written
from tests.services.meeting import PREPARED_AREA, Meeting
from tests.services.surroundings import typed


def joint_texts(meeting: Meeting) -> dict[str, str]:
    updates = meeting.meetings.documents(meeting.review)[Authority.JOINT]
    return dict(written(Authority.JOINT, updates).texts)


def test_nothing_prepared_comes_in_by_itself(meeting: Meeting) -> None:
    meeting.hold()
    assert PREPARED_AREA not in joint_texts(meeting).values()


def test_it_comes_in_when_the_manager_asks(meeting: Meeting) -> None:
    meeting.go(StageKind.GROWTH)
    before = meeting.meetings.documents(meeting.review)[Authority.JOINT]
    brought = meeting.meetings.use_prepared_growth(meeting.review).value
    after = written(Authority.JOINT, (*before, *brought.joint_updates)).texts
    assert after == joint_texts(meeting) == {"growth/manager/area": PREPARED_AREA}
    assert brought.snapshot.stage is StageKind.GROWTH


def test_it_never_writes_over_what_stands_there(context: DeskContext, meeting: Meeting) -> None:
    meeting.go(StageKind.GROWTH)
    Preparation(context).save_updates(
        meeting.review, typed(Authority.MANAGER, {"prepare/growth/strength": "Calm"})
    )
    meeting.type({"growth/manager/area": "Listening"})
    meeting.meetings.use_prepared_growth(meeting.review)
    assert joint_texts(meeting) == {"growth/manager/area": "Listening", "growth/manager/strength": "Calm"}
    assert meeting.meetings.use_prepared_growth(meeting.review).value.joint_updates == ()


def test_the_window_is_told_that_there_is_something_only_where_it_belongs(meeting: Meeting) -> None:
    assert not meeting.now().prepared_growth
    assert meeting.go(StageKind.GROWTH).prepared_growth == {"growth/manager/area"}
    assert not meeting.go(StageKind.PLAN).prepared_growth


def test_where_nothing_was_prepared_nothing_is_offered(context: DeskContext, review: str) -> None:
    meeting = Meeting.opened(context, review)
    assert not meeting.go(StageKind.GROWTH).prepared_growth
    assert meeting.meetings.use_prepared_growth(review).value.joint_updates == ()
    assert joint_texts(meeting) == {}


def test_it_does_not_come_into_a_text_that_is_taken_home(meeting: Meeting) -> None:
    meeting.hold()
    meeting.close_with(Outcome.TAKEN_HOME)
    with pytest.raises(RuleViolation, match="text-is-at-home"):
        meeting.meetings.use_prepared_growth(meeting.review)
