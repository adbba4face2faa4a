"""More minutes, another day, and what was parked: what the rules of the room leave on the desk."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.goals import GoalState
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.context import DeskContext
from reviewdesk.services.desk_settings import DeskSettings
from reviewdesk.services.drawers import DrawerRoom
from reviewdesk.services.goals import Goals
from reviewdesk.services.meetings import Meetings
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.room_rules import RoomRules
from tests.services.conftest import Company
from tests.services.meeting import Meeting, attached
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, MORNING, StandingClock

LATER = MORNING + timedelta(days=7)
SAID = {"welcome/topic/employee/1": "The evening shift"}


def rules_of(context: DeskContext, meeting: Meeting) -> RoomRules:
    return RoomRules(context, meeting.meetings)


def minutes(meeting: Meeting, stage: StageKind) -> int:
    return next(each.minutes for each in meeting.now().stages if each.kind is stage)


def events(context: DeskContext, since: int = 0) -> list[str]:
    with context.reading() as session:
        found = session.execute(
            text("SELECT kind FROM audit_event WHERE seq > :since ORDER BY seq"), {"since": since}
        )
        return [kind for (kind,) in found]


def last_event(context: DeskContext) -> int:
    return len(events(context))


# -- more time ---------------------------------------------------------------------------------------------------


def test_a_stage_gets_three_more_minutes_as_often_as_they_are_asked_for(
    context: DeskContext, meeting: Meeting
) -> None:
    before = minutes(meeting, StageKind.GROWTH)
    for times in (1, 2):
        seen = rules_of(context, meeting).add_minutes(meeting.review, StageKind.GROWTH).value
        assert next(s.minutes for s in seen.stages if s.kind is StageKind.GROWTH) == before + 3 * times
    assert minutes(Meeting.opened(context, meeting.review), StageKind.GROWTH) == before + 6


def test_minutes_added_by_mistake_are_taken_back_and_never_more_than_were_added(
    context: DeskContext, meeting: Meeting
) -> None:
    before = minutes(meeting, StageKind.GROWTH)
    rules, since = rules_of(context, meeting), last_event(context)
    rules.add_minutes(meeting.review, StageKind.GROWTH)
    for _time in range(2):
        seen = rules.take_minutes_back(meeting.review, StageKind.GROWTH).value
        assert next(s.minutes for s in seen.stages if s.kind is StageKind.GROWTH) == before
    assert events(context, since) == ["meeting.minutes-added", *["meeting.minutes-taken-back"] * 2]


def test_signed_text_gets_no_more_minutes(context: DeskContext, meeting: Meeting) -> None:
    meeting.hold()
    meeting.close_with(Outcome.ACKNOWLEDGED)
    meeting.sign(Party.EMPLOYEE)
    with pytest.raises(RuleViolation, match="signed-text-is-fixed"):
        rules_of(context, meeting).add_minutes(meeting.review, StageKind.SIGN_OFF)


# -- stop and rebook ---------------------------------------------------------------------------------------------


def test_a_meeting_that_is_rebooked_is_planned_for_the_new_day_and_keeps_everything(
    context: DeskContext, meeting: Meeting, time: StandingClock
) -> None:
    first, second = meeting.goals()
    meeting.type(SAID)
    meeting.go(StageKind.PROGRESS)
    meeting.seal_both(first, Progress.ACHIEVED, Progress.BEYOND)
    meeting.meetings.reveal(meeting.review, first)
    meeting.meetings.seal_rating(meeting.review, second, Party.EMPLOYEE, Progress.BEYOND)
    rules_of(context, meeting).rebook(meeting.review, LATER)

    planned = Reviews(context).get(meeting.review)
    assert (planned.state, planned.planned_at) == (ReviewState.PLANNED, LATER)
    assert Reviews(context).home().next_review == planned

    time.advance(days=7)
    again = Meeting.opened(context, meeting.review)
    seen = again.now()
    assert (seen.state, seen.stage) == (ReviewState.MEETING, StageKind.PROGRESS)
    assert (seen.goals[0].employee, seen.goals[0].manager) == (Progress.ACHIEVED, Progress.BEYOND)
    assert seen.goals[1].sealed == frozenset()


def test_a_meeting_rebooked_at_the_sign_off_is_read_back_and_signed_on_the_new_day(
    context: DeskContext, meeting: Meeting, time: StandingClock
) -> None:
    meeting.hold()
    rules_of(context, meeting).rebook(meeting.review, LATER)
    time.advance(days=7)
    again = Meeting.opened(context, meeting.review)
    assert (again.now().state, again.now().stage) == (ReviewState.READ_BACK, StageKind.SIGN_OFF)
    again.close_with(Outcome.ACKNOWLEDGED)
    again.sign(Party.EMPLOYEE)
    again.sign(Party.MANAGER)
    assert again.sealing.seal(again.review).value.review_id == meeting.review


def test_a_goal_that_both_rated_stays_when_the_rebooked_review_is_planned_anew(
    context: DeskContext, meeting: Meeting
) -> None:
    first, second = meeting.goals()
    meeting.seal_both(first, Progress.ACHIEVED, Progress.BEYOND)
    meeting.meetings.reveal(meeting.review, first)
    meeting.meetings.seal_rating(meeting.review, second, Party.EMPLOYEE, Progress.BEYOND)
    rules_of(context, meeting).rebook(meeting.review, LATER)
    row = Reviews(context).get(meeting.review)

    def replan(*goals: str) -> None:
        Reviews(context).replan(
            meeting.review,
            title=row.title,
            period_start=row.period_start,
            period_end=row.period_end,
            planned_at=LATER,
            goal_ids=goals,
        )

    with pytest.raises(RuleViolation, match="rated-goal-stays"):
        replan(second)
    assert meeting.goals() == (first, second)
    Goals(context).set_state(first, GoalState.LET_GO)
    replan(first)
    assert meeting.goals() == (first,)
    assert meeting.now().goals[0].manager is Progress.BEYOND


def test_the_trail_tells_a_pause_and_a_plan_and_the_document_the_day_it_was_held(
    context: DeskContext, meeting: Meeting, time: StandingClock
) -> None:
    meeting.type(SAID)
    before = last_event(context)
    rules_of(context, meeting).rebook(meeting.review, LATER)
    assert events(context, before) == ["meeting.paused", "review.replanned"]

    time.advance(days=7)
    again = Meeting.opened(context, meeting.review)
    again.seal()
    record = attached(again.sealing.signed_pdf(again.review))
    assert record["review"]["held_on"] == LATER.date().isoformat()
    assert record["topics"][0]["text"] == "The evening shift"
    assert not {"rebooked", "paused", "stopped"} & set(record)


def test_an_outcome_that_was_chosen_is_chosen_again_on_the_new_day(
    context: DeskContext, meeting: Meeting
) -> None:
    meeting.hold()
    meeting.close_with(Outcome.DECLINED, witness="Ines Moura")
    rules_of(context, meeting).rebook(meeting.review, LATER)
    assert meeting.now().sign_off.outcome is None
    assert meeting.now().sign_off.witness == ""


def test_a_moment_that_has_gone_by_is_no_new_day_and_nothing_is_closed(
    context: DeskContext, meeting: Meeting
) -> None:
    before = last_event(context)
    with pytest.raises(RuleViolation, match="new-day-is-past"):
        rules_of(context, meeting).rebook(meeting.review, MORNING)
    assert events(context, before) == []


def test_what_is_signed_or_at_home_is_not_rebooked(context: DeskContext, meeting: Meeting) -> None:
    meeting.hold()
    meeting.close_with(Outcome.TAKEN_HOME)
    with pytest.raises(RuleViolation, match="text-is-at-home"):
        rules_of(context, meeting).rebook(meeting.review, LATER)
    meeting.close_with(Outcome.ACKNOWLEDGED)
    meeting.sign(Party.EMPLOYEE)
    with pytest.raises(RuleViolation, match="signed-text-is-fixed"):
        rules_of(context, meeting).rebook(meeting.review, LATER)


def test_a_draft_that_was_told_is_not_offered_to_be_written_again(
    context: DeskContext, company: Company, meeting: Meeting
) -> None:
    meeting.go(StageKind.SELF_ASSESSMENT)
    meeting.open_draft()
    rules_of(context, meeting).rebook(meeting.review, LATER)
    drawer = DrawerRoom(context).open(company.dana, EMPLOYEE_PASSPHRASE)
    assert drawer.reviews() == ()
    drawer.close()


# -- parked ------------------------------------------------------------------------------------------------------


def test_points_that_were_not_settled_stand_in_the_document_and_the_others_do_not(meeting: Meeting) -> None:
    points = {"parked/1": "Pay bands", "parked/2": "The night rota", "parked/4": "A desk by the window"}
    meeting.type(points, {"parked/1/settled": "settled", "parked/4/settled": "next_talk"})
    meeting.seal()
    record = attached(meeting.sealing.signed_pdf(meeting.review))
    assert record["parked"] == [
        {"next_talk": False, "text": "The night rota"},
        {"next_talk": True, "text": "A desk by the window"},
    ]


def test_a_meeting_in_which_nothing_was_left_parked_has_no_trace_of_it(meeting: Meeting) -> None:
    meeting.type({"parked/1": "Pay bands"}, {"parked/1/settled": "settled"})
    meeting.seal()
    assert "parked" not in attached(meeting.sealing.signed_pdf(meeting.review))


# -- whom to talk to ---------------------------------------------------------------------------------------------


def test_whom_to_talk_to_is_kept_on_the_desk_and_told_in_the_meeting(
    context: DeskContext, meeting: Meeting
) -> None:
    settings = DeskSettings(context)
    assert settings.hr_contact() == meeting.now().hr_contact == ""
    for written, kept in (
        ("  Ines Moura,\n ext. 40 ", "Ines Moura, ext. 40"),
        ("Pat Lee", "Pat Lee"),
        ("", ""),
    ):
        assert settings.set_hr_contact(written).value == kept
        assert settings.hr_contact() == meeting.now().hr_contact == kept


def test_a_contact_of_a_whole_page_is_refused(context: DeskContext) -> None:
    with pytest.raises(RuleViolation, match="contact-too-long"):
        DeskSettings(context).set_hr_contact("x" * 201)
    assert DeskSettings(context).hr_contact() == ""


def test_the_meetings_services_share_one_memory(context: DeskContext, meeting: Meeting) -> None:
    """A seal that was made through the one is void through the other."""
    goal = meeting.goals()[0]
    meeting.meetings.seal_rating(meeting.review, goal, Party.EMPLOYEE, Progress.BEYOND)
    assert isinstance(meeting.meetings, Meetings)
    rules_of(context, meeting).rebook(meeting.review, LATER)
    assert meeting.now().goals[0].sealed == frozenset()


def test_a_desk_remembers_the_folder_it_watches(context: DeskContext) -> None:
    settings = DeskSettings(context)
    assert settings.watched_folder() == ""
    for folder in ("/srv/plans", "/srv/other", ""):
        assert settings.set_watched_folder(folder).value == folder
        assert settings.watched_folder() == folder
