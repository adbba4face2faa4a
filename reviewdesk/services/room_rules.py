"""The rules of the room, where they leave something on the desk: more time for a stage, and another day."""

from datetime import datetime
from typing import Final

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.review import StageKind
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.editions import template_of
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.services.meetings import Meetings, stage_time
from reviewdesk.services.prepare_views import goals_of
from reviewdesk.services.review_life import life_of, set_life, writable_review
from reviewdesk.services.titles import following_title

MORE_MINUTES: Final = 3
_MEETING = frozenset({Topic.MEETING, Topic.REVIEWS})
_REBOOKED = _MEETING | {Topic.PEOPLE}


class RoomRules:
    """Beside ``Meetings``, which holds what must not be stored."""

    def __init__(self, context: DeskContext, meetings: Meetings) -> None:
        self._context = context
        self._meetings = meetings

    def add_minutes(self, review_id: str, stage: StageKind) -> Change[MeetingSnapshot]:
        """Give a stage three more minutes; time is information, so there is no end to it."""
        with self._context.writing() as unit:
            writable_review(unit.session, review_id)
            stage_time(unit.session, review_id, stage).extra_minutes += MORE_MINUTES
            unit.audit("meeting.minutes-added", review_id, {"stage": stage.value, "minutes": MORE_MINUTES})
        return Change(self._meetings.snapshot(review_id), _MEETING)

    def take_minutes_back(self, review_id: str, stage: StageKind) -> Change[MeetingSnapshot]:
        """Take three added minutes away again: they were given by mistake."""
        with self._context.writing() as unit:
            writable_review(unit.session, review_id)
            time = stage_time(unit.session, review_id, stage)
            taken = min(MORE_MINUTES, time.extra_minutes)
            time.extra_minutes -= taken
            unit.audit("meeting.minutes-taken-back", review_id, {"stage": stage.value, "minutes": taken})
        return Change(self._meetings.snapshot(review_id), _MEETING)

    def rebook(self, review_id: str, planned_at: datetime) -> Change[MeetingSnapshot]:
        """Stop the meeting and plan it for another day; everything is kept, seals that were not revealed are void.

        The desk notes a pause and a new plan, as it does of any: nothing tells that a meeting was broken off. The
        document will bear the day on which it is held, and so will a title that was proposed.
        """
        self._require_rebookable(review_id, planned_at)
        self._meetings.pause(review_id)
        with self._context.writing(anchor=True) as unit:
            review = writable_review(unit.session, review_id)
            set_life(review, life_of(review).rebook())
            template = template_of(self._context.library, review)
            review.title = following_title(review.title, template, review.planned_at, planned_at)
            review.planned_at = planned_at
            review.started_at = review.paused_at = None
            review.outcome = review.witness = review.declined_reason = None
            goals = len(unit.session.scalars(goals_of(review_id)).all())
            unit.audit("review.replanned", review_id, {"goals": goals})
        return Change(self._meetings.snapshot(review_id), _REBOOKED)

    def _require_rebookable(self, review_id: str, planned_at: datetime) -> None:
        """Refuse before anything is closed."""
        with self._context.reading() as session:
            life_of(writable_review(session, review_id)).rebook()
        if planned_at <= self._context.clock.now():
            raise RuleViolation("new-day-is-past", field="planned_at")
