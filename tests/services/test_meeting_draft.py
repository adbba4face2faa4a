"""The employee's draft in the meeting: closed until its writer opens it."""

import pytest

from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.services.changes import Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.drawers import DrawerSession
from reviewdesk.services.texts import written
from tests.services.meeting import ANSWER, OWN_REASON, Meeting
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, OWNER_PASSPHRASE, typed


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


def employees_reason(meeting: Meeting) -> str:
    joint = written(Authority.JOINT, meeting.meetings.documents(meeting.review)[Authority.JOINT])
    return joint.text(f"progress/{meeting.goals()[0]}/reason/employee")


def reveal_first(meeting: Meeting) -> None:
    meeting.seal_both(meeting.goals()[0], Progress.BEYOND, Progress.ACHIEVED)
    meeting.meetings.reveal(meeting.review, meeting.goals()[0])


def test_the_opened_draft_holds_no_reason_of_a_rating(meeting: Meeting) -> None:
    meeting.open_draft()
    own = written(Authority.SELF, meeting.meetings.documents(meeting.review)[Authority.SELF])
    assert own.texts == {"self/glad": ANSWER}
    reveal_first(meeting)
    assert employees_reason(meeting) == OWN_REASON


@pytest.mark.parametrize("shared", [False, True])
def test_a_reason_whose_goal_was_revealed_with_the_drawer_closed_comes_when_it_is_opened(
    meeting: Meeting, *, shared: bool
) -> None:
    reveal_first(meeting)
    before = meeting.meetings.documents(meeting.review)[Authority.JOINT]
    assert not employees_reason(meeting)
    opens = meeting.meetings.open_self_assessment if shared else meeting.meetings.open_drawer
    result = opens(meeting.review, EMPLOYEE_PASSPHRASE).value
    assert employees_reason(meeting) == OWN_REASON
    joint = written(Authority.JOINT, (*before, *result.joint_updates))
    assert joint.text(f"progress/{meeting.goals()[0]}/reason/employee") == OWN_REASON
    assert result.snapshot.self_opened is shared


def test_a_late_reason_never_comes_over_what_was_typed_nor_back_where_it_was_emptied(
    meeting: Meeting,
) -> None:
    field = f"progress/{meeting.goals()[0]}/reason/employee"
    reveal_first(meeting)
    meeting.type({field: "Said here"})
    assert meeting.meetings.open_drawer(meeting.review, EMPLOYEE_PASSPHRASE).value.joint_updates == ()
    meeting.type({field: ""})
    assert meeting.meetings.open_drawer(meeting.review, EMPLOYEE_PASSPHRASE).value.joint_updates == ()
    assert not employees_reason(meeting)


def test_opening_the_drawer_brings_no_reason_of_a_goal_that_is_not_revealed(meeting: Meeting) -> None:
    meeting.meetings.seal_rating(meeting.review, meeting.goals()[0], Party.EMPLOYEE, Progress.BEYOND)
    assert meeting.meetings.open_drawer(meeting.review, EMPLOYEE_PASSPHRASE).value.joint_updates == ()
    assert not employees_reason(meeting)


def test_the_drawer_still_holds_every_word_after_it_was_shared(
    meeting: Meeting, drawer: DrawerSession
) -> None:
    meeting.open_draft()
    reveal_first(meeting)
    kept = written(Authority.SELF, drawer.document(meeting.review))
    assert kept.texts == {"self/glad": ANSWER, f"self/goal/{meeting.goals()[0]}/reason": OWN_REASON}


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
