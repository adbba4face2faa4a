"""The progress stage without its page: one goal at a time, sealed blind, revealed together, then settled.

A choice arrives here only when it is sealed, and leaves at once for the desk: what is not here cannot be shown before
the reveal (blind rating: Shore, Adams & Tashchian 1998).
"""

from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.fields import progress_reason
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress, RatingPhase
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingGoal
from reviewdesk.services.meetings import RevealResult
from reviewdesk.ui.meeting.goal_talk import GoalTalk
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel

UNDO_CLEARED: Final = "undo-cleared-reveal"
"""Why undo does not reach behind the reveal: what was said before it was said without knowing the other's view."""


class CardState(Enum):
    """What one person's card shows before the reveal."""

    WAITING = "waiting"
    CHOOSING = "choosing"
    UNLOCKING = "unlocking"
    """The employee wants the prepared rating, and the drawer that holds it is closed."""
    READY = "ready"


class ProgressViewModel(QObject):
    """Which goal is open, who chooses, and what the two propose to agree on."""

    changed = Signal()
    refused = Signal(str)  # why the drawer stayed closed, in a sentence
    nothing_there = Signal()  # it was opened for the reason of this goal, and holds none

    def __init__(self, meeting: MeetingViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self.place = self._first_unsettled()
        self.proposal: Progress | None = None
        self.learned_open = False
        self._unlocking = False
        self._settle_proposal()
        self._talk = GoalTalk()
        meeting.turn_changed.connect(self._on_meeting_turn_changed)
        meeting.ticked.connect(self._on_meeting_ticked)

    # -- goals ---------------------------------------------------------------------------------------------------

    @property
    def goals(self) -> tuple[MeetingGoal, ...]:
        """All goals of the review."""
        return self.meeting.snapshot.goals

    @property
    def goal(self) -> MeetingGoal | None:
        """The goal that is open; ``None`` in a review without goals."""
        return self.goals[self.place] if self.goals else None

    @property
    def is_last(self) -> bool:
        """Say whether no goal follows."""
        return self.place >= len(self.goals) - 1

    def go_to_goal(self, place: int) -> bool:
        """Open another goal; say whether there is one at ``place``."""
        if not 0 <= place < len(self.goals):
            return False
        self.place = place
        self.learned_open = False
        self._unlocking = False
        self._settle_proposal()
        self.changed.emit()
        return True

    def _first_unsettled(self) -> int:
        return next((place for place, goal in enumerate(self.goals) if not goal.settled), 0)

    # -- choosing unseen -----------------------------------------------------------------------------------------

    @property
    def chooser(self) -> Party | None:
        """Who chooses now: the person at the keyboard, unless that one is ready or the goal is revealed."""
        goal = self.goal
        if goal is None or goal.phase is not RatingPhase.BLIND or not self.meeting.writable:
            return None
        return None if self.meeting.party in goal.sealed else self.meeting.party

    @property
    def may_use_prepared(self) -> bool:
        """Say whether the person choosing has a rating in the preparation."""
        return self.goal is not None and self.chooser in self.goal.prepared

    def card_state(self, party: Party) -> CardState:
        """Return what the card of ``party`` shows before the reveal."""
        if self.goal is not None and party in self.goal.sealed:
            return CardState.READY
        if party is not self.chooser:
            return CardState.WAITING
        return CardState.UNLOCKING if self._unlocking else CardState.CHOOSING

    def seal(self, rating: Progress | None) -> None:
        """Seal what the person chose, or the prepared rating for ``None``; without either nothing happens.

        A prepared rating in a closed drawer is asked for with the passphrase first.
        """
        party, goal = self.chooser, self.goal
        if party is None or goal is None or self.meeting.busy:
            return
        if rating is None and not self.may_use_prepared:
            return
        if rating is None and party is Party.EMPLOYEE and not self.meeting.snapshot.drawer_open:
            self._unlocking = True
            self.changed.emit()
            return
        review_id, goal_id = self.meeting.snapshot.review_id, goal.id
        self._unlocking = False
        self.meeting.ask(
            lambda: self.meeting.services.meetings.seal_rating(review_id, goal_id, party, rating),
            then=self._on_sealed,
            refused=self._on_seal_refused,
        )

    def unlock(self, passphrase: str) -> None:
        """Open the employee's drawer and seal what lies there; ``refused`` carries the sentence if it stays shut.

        The passphrase passes through on its way to the desk and is kept nowhere here.
        """
        if self.meeting.busy:
            return
        review_id = self.meeting.snapshot.review_id
        self.meeting.texts.flush()  # so that no reason comes on top of one typed just now
        self.meeting.ask(
            lambda: self.meeting.services.meetings.open_drawer(review_id, passphrase),
            then=self._on_unlocked,
            refused=self._on_refused,
        )

    def choose_instead(self) -> None:
        """Leave the drawer closed and choose."""
        self._unlocking = False
        self.changed.emit()

    def _on_unlocked(self, result: RevealResult) -> None:
        self.meeting.texts.take_in(result.joint_updates)
        if (
            self._unlocking
        ):  # the keyboard has not gone across the table, nor the goal been left, in the meantime
            self.seal(None)
        elif self.goal is not None and self._lacks_reason(self.goal):
            self.nothing_there.emit()

    def _on_refused(self, error: ReviewDeskError) -> None:
        self.refused.emit(self.meeting.sentence(error))

    def _on_seal_refused(self, error: ReviewDeskError) -> None:
        self.changed.emit()  # the card asks for a choice again, whatever it asked for before
        self.meeting.failed.emit(error)

    def _on_meeting_turn_changed(self, _party: object) -> None:
        self._unlocking = False

    def _on_sealed(self, _result: object) -> None:
        goal = self.goal
        if goal is not None and goal.sealed and self.meeting.party in goal.sealed:
            self.meeting.give_turn(self.meeting.party.other)
        self.changed.emit()

    def reopen(self) -> None:
        """Let both choose anew; a seal is never changed, a new round begins."""
        goal = self.goal
        if goal is not None:
            review_id, goal_id = self.meeting.snapshot.review_id, goal.id
            self.meeting.ask(
                lambda: self.meeting.services.meetings.reopen_rating(review_id, goal_id),
                then=self._on_reopened,
            )

    def _on_reopened(self, _result: object) -> None:
        self.meeting.give_turn(Party.EMPLOYEE)
        self.changed.emit()

    # -- revealed ------------------------------------------------------------------------------------------------

    @property
    def both_ready(self) -> bool:
        """Say whether the moment of the reveal has come."""
        goal = self.goal
        return goal is not None and goal.phase is RatingPhase.BLIND and goal.sealed == frozenset(Party)

    def reveal(self) -> None:
        """Show both ratings at the same moment, and put the prepared reasons beside them."""
        goal = self.goal
        if goal is None or not self.both_ready or self.meeting.busy:
            return
        review_id, goal_id = self.meeting.snapshot.review_id, goal.id
        self.meeting.ask(
            lambda: self.meeting.services.meetings.reveal(review_id, goal_id), then=self._on_revealed
        )

    def _on_revealed(self, result: RevealResult) -> None:
        self.meeting.texts.take_in(result.joint_updates)
        self.meeting.joint.clear_undo(UNDO_CLEARED)
        self._settle_proposal()
        self.meeting.give_turn(Party.EMPLOYEE)
        self.changed.emit()

    @property
    def may_bring_reason(self) -> bool:
        """Say whether the employee may have a reason in the closed drawer, and wrote none here.

        Whether one is there is known in the drawer alone; who prepared a rating is likely to have prepared its reason.
        """
        goal = self.goal
        return (
            goal is not None
            and goal.phase is not RatingPhase.BLIND
            and self.meeting.may_write(Party.EMPLOYEE)
            and Party.EMPLOYEE in goal.prepared
            and not self.meeting.snapshot.drawer_open
            and self._lacks_reason(goal)
        )

    def _lacks_reason(self, goal: MeetingGoal) -> bool:
        return not self.meeting.joint.text(progress_reason(goal.id, Party.EMPLOYEE)).value

    def _settle_proposal(self) -> None:
        """Take up what was agreed before; nothing is proposed by the machine unless both said the same."""
        self.proposal = None
        goal = self.goal
        if goal is not None:
            same = goal.phase is RatingPhase.REVEALED and goal.distance == 0
            self.proposal = goal.agreed or (goal.employee if same else None)

    def propose(self, rating: Progress) -> None:
        """Mark what the two are about to agree on."""
        self.proposal = rating
        self.changed.emit()

    def let_go(self) -> None:
        """Propose nothing that stands in no record: what was settled stands, and what both said."""
        before = self.proposal
        self._settle_proposal()
        if self.proposal is not before:
            self.changed.emit()

    @property
    def may_agree(self) -> bool:
        """Say whether a rating is proposed that is not the agreed one already."""
        goal = self.goal
        return (
            goal is not None
            and self.meeting.writable
            and self.proposal is not None
            and not (goal.phase is RatingPhase.AGREED and goal.agreed is self.proposal)
        )

    def agree(self) -> None:
        """Keep the proposed rating as the one that both stand behind."""
        goal, rating = self.goal, self.proposal
        if goal is not None and rating is not None and self.may_agree:
            review_id, goal_id = self.meeting.snapshot.review_id, goal.id
            self.meeting.ask(lambda: self.meeting.services.meetings.agree(review_id, goal_id, rating))

    def keep_both(self) -> None:
        """Keep both views, each with its reason."""
        goal = self.goal
        if goal is not None:
            self.proposal = None
            review_id, goal_id = self.meeting.snapshot.review_id, goal.id
            self.meeting.ask(lambda: self.meeting.services.meetings.keep_both(review_id, goal_id))

    @property
    def keep_offered(self) -> bool:
        """Say whether the two have talked for three minutes without agreeing, so that both views are offered."""
        goal = self.goal
        return goal is not None and goal.phase is RatingPhase.REVEALED and self._talk.is_long(goal.id)

    def _on_meeting_ticked(self) -> None:
        goal, meeting = self.goal, self.meeting
        at_work = meeting.snapshot.stage is StageKind.PROGRESS and meeting.writable
        talked = goal is not None and goal.phase is RatingPhase.REVEALED and at_work
        before = self.keep_offered
        self._talk.tick(goal.id if goal is not None and talked else None, meeting.time().stage_seconds)
        if self.keep_offered and not before:
            self.changed.emit()

    def open_learned(self) -> None:
        """Make room for what the two learned from this goal."""
        self.learned_open = True
        self.changed.emit()
