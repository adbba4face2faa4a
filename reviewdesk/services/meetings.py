"""The meeting itself, step by step; ``meeting_services`` lists what else the shared window is given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.pulse import PulseAnswers
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import BEFORE_MEETING, ReviewState, StageKind
from reviewdesk.models.review_rows import Review, StageTime
from reviewdesk.services.blind_ratings import BlindRatings, bring_late_reasons, void_lost_seals
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.drafts import read_draft, shareable
from reviewdesk.services.editions import template_of
from reviewdesk.services.late_words import review_to_write_in
from reviewdesk.services.live_meetings import LiveMeetings
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.services.meeting_views import meeting_snapshot
from reviewdesk.services.own_words import OwnWords
from reviewdesk.services.prepare_views import prepared_growth
from reviewdesk.services.pulse import keep_answers
from reviewdesk.services.review_life import is_as_read, life_of, set_life, writable_review
from reviewdesk.services.texts import append_updates, copy_missing, materialise, open_updates
from reviewdesk.vault.drawers import OpenDrawer
from reviewdesk.vault.store import UnitOfWork

_MEETING = frozenset({Topic.MEETING, Topic.REVIEWS})
_MEETING_AND_PEOPLE = _MEETING | {Topic.PEOPLE}


@dataclass(frozen=True, slots=True)
class RevealResult:
    """What brought prepared words along: the snapshot, and the words as updates of the joint document."""

    snapshot: MeetingSnapshot
    joint_updates: tuple[bytes, ...]


class Meetings:
    """One instance serves a desk; what must not be stored lives in its memory until the meeting is left."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._live = LiveMeetings(context.entropy)
        self._ratings = BlindRatings(context)
        self.own_words = OwnWords(context, self._live)

    # -- coming and going ----------------------------------------------------------------------------------------

    def open(self, review_id: str) -> Change[MeetingSnapshot]:
        """Begin the meeting or take it up again; ratings sealed in a program that is gone are sealed anew."""
        live = self._live.of(review_id)
        with self._context.writing() as unit:
            review = require(unit.session, Review, review_id)
            life = life_of(review)
            if review.removed_at is not None or life.state is ReviewState.SEALED:
                raise RuleViolation("review-cannot-open")
            stages = self._stages(review)
            if life.stage is None:
                life = life.go_to_stage(stages[0], stages)
                stage_time(unit.session, review_id, stages[0])
            elif life.state in BEFORE_MEETING:  # stopped once, and planned for another day
                life = life.go_to_stage(life.stage, stages)  # at the sign-off the text is read back again
            set_life(review, life)
            review.started_at = review.started_at or unit.now
            review.paused_at = None
            void_lost_seals(unit, live, review_id)
            unit.audit("meeting.opened", review_id)
        return self._changed(review_id)

    def pause(self, review_id: str) -> Change[MeetingSnapshot]:
        """Leave the meeting to go on later; seals that were not revealed are void, and the drawer is closed."""
        with self._context.writing(anchor=True) as unit:
            review = require(unit.session, Review, review_id)
            if review.sealed_at is None:
                self._live.end(review_id)
                void_lost_seals(unit, self._live.of(review_id), review_id)
                _materialise(unit, review)
                review.paused_at = unit.now
            else:
                keep_answers(unit, self._context.entropy, review.sealed_at, self._live.of(review_id).pulse)
            unit.audit("meeting.paused", review_id)
        self._live.end(review_id)
        return self._changed(review_id)

    def close(self, review_id: str) -> Change[MeetingSnapshot]:
        """Leave the meeting for good; what is not sealed can still be taken up again."""
        return self.pause(review_id)

    def snapshot(self, review_id: str) -> MeetingSnapshot:
        """Return the meeting as it stands."""
        with self._context.reading() as session:
            return self._seen(session, review_id)

    def go_to_stage(self, review_id: str, stage: StageKind) -> Change[MeetingSnapshot]:
        """Visit a stage, back as well as forward; what was typed is pulled together on the way."""
        with self._context.writing() as unit:
            review = require(unit.session, Review, review_id)
            life = life_of(review).go_to_stage(stage, self._stages(review))
            if life.state is ReviewState.SEALED:  # looked at, and nothing of the review is touched
                return Change(replace(self._seen(unit.session, review_id), stage=stage), frozenset())
            if is_as_read(review) and stage is not StageKind.SIGN_OFF:
                raise RuleViolation("text-is-at-home")
            _materialise(unit, review)
            set_life(review, life)
            stage_time(unit.session, review_id, stage)
            unit.audit("meeting.stage-reached", review_id, {"stage": stage.value})
            return Change(self._seen(unit.session, review_id), _MEETING)

    def add_time(self, review_id: str, stage: StageKind, seconds: int) -> Change[None]:
        """Count seconds spent on a stage."""
        with self._context.writing() as unit:
            life_of(require(unit.session, Review, review_id)).require_writable()
            stage_time(unit.session, review_id, stage).seconds += seconds
            unit.audit("meeting.time-added", review_id, {"stage": stage.value, "seconds": seconds})
        return Change(None, frozenset())

    def give_pulse(self, review_id: str, party: Party, answers: PulseAnswers) -> Change[None]:
        """Take one person's answers to the exit pulse; they are stored when the meeting is left, together.

        Nothing of the review is written, and no event tells that somebody answered.
        """
        with self._context.reading() as session:
            review = require(session, Review, review_id)
            life_of(review).go_to_stage(StageKind.EXIT_PULSE, self._stages(review))
        self._live.of(review_id).pulse[party] = answers
        return Change(None, frozenset())

    # -- words ---------------------------------------------------------------------------------------------------

    def documents(self, review_id: str) -> Mapping[Authority, tuple[bytes, ...]]:
        """Return the updates of the joint document, and of the employee's own once it was opened here."""
        with self._context.reading() as session:
            review = require(session, Review, review_id)
            found = {Authority.JOINT: open_updates(session, review_id, Authority.JOINT)}
            if review.self_opened_at is not None:
                found[Authority.SELF] = open_updates(session, review_id, Authority.SELF)
            return found

    def save_updates(
        self, review_id: str, authority: Authority, updates: Iterable[bytes]
    ) -> Change[datetime]:
        """Store what was typed and return the moment it was safe."""
        with self._context.writing() as unit:
            batch = tuple(updates)
            review = review_to_write_in(unit.session, review_id, authority, batch)
            if authority is Authority.MANAGER or (
                authority is Authority.SELF and review.self_opened_at is None
            ):
                raise RuleViolation("wrong-document")
            return Change(append_updates(unit, review_id, authority, batch), frozenset())

    def open_self_assessment(self, review_id: str, passphrase: str) -> Change[RevealResult]:
        """Open the employee's draft with the employee's passphrase, from now on readable by both.

        The reasons of the prepared ratings stay in the drawer, each until its goal is revealed.
        """
        updates = self._share_draft(review_id, self._opened(review_id, passphrase))
        return Change(RevealResult(self.snapshot(review_id), updates), _MEETING)

    def open_drawer(self, review_id: str, passphrase: str) -> Change[RevealResult]:
        """Open the employee's drawer for the prepared ratings and their reasons, without sharing the draft.

        A pause and the end of the program close the drawer while the draft stays shared; and whoever told the
        self-assessment aloud never opened it. Reasons of goals that were revealed in the meantime come at once.
        """
        drawer = self._opened(review_id, passphrase)
        with self._context.writing(drawer.person_id) as unit:
            writable_review(unit.session, review_id)
            updates = bring_late_reasons(unit, drawer, review_id)
        self._live.of(review_id).keep_open(drawer)
        return Change(RevealResult(self.snapshot(review_id), updates), _MEETING)

    def create_drawer(self, review_id: str, passphrase: str) -> Change[MeetingSnapshot]:
        """Make a drawer for an employee who has none; at the self-assessment it is opened at once."""
        with self._context.reading() as session:
            review = require(session, Review, review_id)
            employee_id, stage = review.employee_id, review.stage
        drawer = self._context.desk.drawers.create(employee_id, passphrase)
        if stage == StageKind.SELF_ASSESSMENT:
            self._share_draft(review_id, drawer)
        else:
            drawer.close()
        return Change(self.snapshot(review_id), _MEETING_AND_PEOPLE)

    def use_prepared_growth(self, review_id: str) -> Change[RevealResult]:
        """Put the area and strength that the manager prepared where nothing stands yet.

        What was prepared is the manager's own until the manager asks for this: nothing else may call it.
        """
        with self._context.writing() as unit:
            writable_review(unit.session, review_id)
            updates = copy_missing(unit, review_id, prepared_growth(unit.session, review_id))
            if updates:
                unit.audit("growth.prepared-used", review_id)
        return Change(RevealResult(self.snapshot(review_id), updates), _MEETING)

    # -- ratings -------------------------------------------------------------------------------------------------

    def seal_rating(
        self, review_id: str, goal_id: str, party: Party, rating: Progress | None
    ) -> Change[MeetingSnapshot]:
        """Lock in a rating without showing it; ``None`` takes the prepared one."""
        self._ratings.seal(self._live.of(review_id), review_id, goal_id, party, rating)
        return self._changed(review_id)

    def reopen_rating(self, review_id: str, goal_id: str) -> Change[MeetingSnapshot]:
        """Let both choose again before the reveal."""
        self._ratings.reopen(self._live.of(review_id), review_id, goal_id)
        return self._changed(review_id)

    def reveal(self, review_id: str, goal_id: str) -> Change[RevealResult]:
        """Show both ratings at the same moment; prepared reasons come along."""
        updates = self._ratings.reveal(self._live.of(review_id), review_id, goal_id)
        return Change(RevealResult(self.snapshot(review_id), updates), _MEETING)

    def agree(self, review_id: str, goal_id: str, rating: Progress) -> Change[MeetingSnapshot]:
        """Keep a third value that both stand behind."""
        self._ratings.agree(review_id, goal_id, rating)
        return self._changed(review_id)

    def keep_both(self, review_id: str, goal_id: str) -> Change[MeetingSnapshot]:
        """Keep both views side by side."""
        self._ratings.keep_both(review_id, goal_id)
        return self._changed(review_id)

    # -- within --------------------------------------------------------------------------------------------------

    def _changed(self, review_id: str) -> Change[MeetingSnapshot]:
        return Change(self.snapshot(review_id), _MEETING)

    def _seen(self, session: Session, review_id: str) -> MeetingSnapshot:
        seen = meeting_snapshot(session, self._context.library, review_id, self._context.today())
        return replace(seen, drawer_open=self._live.drawer_open(review_id))

    def _stages(self, review: Review) -> tuple[StageKind, ...]:
        return tuple(plan.kind for plan in template_of(self._context.library, review).stages)

    def _opened(self, review_id: str, passphrase: str) -> OpenDrawer:
        with self._context.reading() as session:
            employee_id = writable_review(session, review_id).employee_id
        return self._context.desk.drawers.open(employee_id, passphrase)

    def _share_draft(self, review_id: str, drawer: OpenDrawer) -> tuple[bytes, ...]:
        """Store the answers so that both can read them, once, and keep the drawer open for what was prepared.

        Returns the updates of the joint document, where goals were revealed before.
        """
        with self._context.writing(drawer.person_id) as unit:
            review = writable_review(unit.session, review_id)
            if review.self_opened_at is None:
                draft = read_draft(unit.session, drawer, review_id)
                review.self_opened_at = unit.now
                unit.session.flush()  # the database refuses an open draft before this moment
                append_updates(unit, review_id, Authority.SELF, [shareable(draft)])
                unit.session.flush()
                materialise(unit, review_id, Authority.SELF)
            unit.audit("self-assessment.opened", review_id)
            updates = bring_late_reasons(unit, drawer, review_id)
        self._live.of(review_id).keep_open(drawer)
        return updates


def stage_time(session: Session, review_id: str, stage: StageKind) -> StageTime:
    """Return the row of a stage's time, made where there is none; a stage that has one was visited."""
    row = session.get(StageTime, (review_id, stage))
    if row is None:
        row = StageTime(review_id=review_id, stage=stage, seconds=0, extra_minutes=0)
        session.add(row)
    return row


def _materialise(unit: UnitOfWork, review: Review) -> None:
    """Pull the open documents together, unless the text is fixed."""
    if review.state in {ReviewState.SIGNING, ReviewState.SEALED}:
        return
    materialise(unit, review.id, Authority.JOINT)
    if review.self_opened_at is not None:
        materialise(unit, review.id, Authority.SELF)
