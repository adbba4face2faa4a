"""What the meeting window knows and does, without a window: one review, its two people, whose turn it is.

Services run on the desk's thread through the task runner; what comes back is a frozen snapshot, and every page
renders that. There is no other way back.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import WRITABLE, ReviewState, StageKind
from reviewdesk.services.changes import Change
from reviewdesk.services.meeting_services import MeetingServices
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.services.meetings import RevealResult
from reviewdesk.system.clock import Clock
from reviewdesk.ui.meeting.meeting_start import MeetingStart, first_at_keyboard
from reviewdesk.ui.meeting.meeting_texts import MeetingTexts, Updates
from reviewdesk.ui.meeting.stage_time import StageTimer, TimeShown
from reviewdesk.ui.tasks import Runner

TICK_MS: Final = 1000
STORE_EVERY: Final = 30
"""Seconds of the stage's time after which they are stored; at a power cut no more are lost."""
T = TypeVar("T")
Tell = Callable[[ReviewDeskError], None]


class MeetingViewModel(QObject):
    """The state behind the meeting window.

    ``changed`` carries the snapshot that all pages render; ``failed`` an error that has no place of its own.
    """

    changed = Signal(object)
    turn_changed = Signal(object)
    ticked = Signal()
    saved = Signal(object)
    saving_failed = Signal(object)
    failed = Signal(object)
    busy_changed = Signal(bool)
    left = Signal()

    def __init__(
        self,
        services: MeetingServices,
        tasks: Runner,
        start: MeetingStart,
        *,
        clock: Clock,
        sentence: Callable[[ReviewDeskError], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.tasks = tasks
        self.clock = clock
        self.sentence = sentence
        self.snapshot = start.snapshot
        self.sample_passphrases = start.sample_passphrases
        self.party: Party = first_at_keyboard(start.snapshot)
        self._busy = 0
        self._visits: list[StageKind] = []  # shown already, and not yet answered by the desk
        self._leaving = False
        self._unsaved = ReviewDeskError("unexpected")
        self.texts = MeetingTexts(
            services,
            tasks,
            review_id=start.snapshot.review_id,
            documents=start.documents,
            clock=clock,
            parent=self,
        )
        self.texts.saved.connect(self.saved)
        self.texts.failed.connect(self._on_texts_failed)
        self.timer = StageTimer(clock.now, {stage.kind: stage.seconds_used for stage in self.snapshot.stages})
        self.timer.start()
        self._clock_hand = QTimer(self)
        self._clock_hand.setInterval(TICK_MS)
        self._clock_hand.timeout.connect(self._on_clock_hand_timeout)
        self._clock_hand.start()

    # -- words ---------------------------------------------------------------------------------------------------

    @property
    def joint(self) -> SharedDoc:
        """The words that both have the say in."""
        return self.texts.docs[Authority.JOINT]

    def document(self, authority: Authority) -> SharedDoc:
        """Return a shared document; ``KeyError`` while the employee's own is closed."""
        return self.texts.docs[authority]

    def is_open(self, authority: Authority) -> bool:
        """Say whether a shared document is open in this window."""
        return authority in self.texts.docs

    def load_documents(self, then: Callable[[], None]) -> None:
        """Fetch the documents that were opened since the beginning, then call ``then``."""
        review_id = self.snapshot.review_id

        def work() -> Change[Updates]:
            return Change(self.services.meetings.documents(review_id), frozenset())

        def on_loaded(documents: Updates) -> None:
            self.texts.add(documents)
            then()

        self.ask(work, then=on_loaded)

    @property
    def writable(self) -> bool:
        """Say whether words and ratings may still change."""
        as_read_at_home = self.snapshot.sign_off.due is not None
        return self.snapshot.state in WRITABLE and not as_read_at_home

    def may_write(self, owner: Party | None) -> bool:
        """Say whether the person at the keyboard may write a field that ``owner`` owns (``None``: both)."""
        return self.writable and owner in {None, self.party}

    # -- whose turn ----------------------------------------------------------------------------------------------

    def name(self, party: Party) -> str:
        """Return the given name."""
        return self.snapshot.person(party).given_name

    def switch_turn(self) -> None:
        """Hand the keyboard across the table, as long as there is something to do with it."""
        if self.snapshot.state is not ReviewState.SEALED:
            self.give_turn(self.party.other)

    def give_turn(self, party: Party) -> None:
        """Give the keyboard to ``party``; nothing happens if it is there already."""
        if party is not self.party:
            self.party = party
            self.turn_changed.emit(party)

    # -- stages --------------------------------------------------------------------------------------------------

    @property
    def stages(self) -> tuple[StageKind, ...]:
        """The stages of this review's template, in order."""
        return tuple(stage.kind for stage in self.snapshot.stages)

    def neighbour(self, step: int) -> StageKind | None:
        """Return the stage ``step`` places on, or ``None`` beyond either end."""
        place = self.stages.index(self.snapshot.stage) + step
        return self.stages[place] if 0 <= place < len(self.stages) else None

    def go_to_stage(self, stage: StageKind) -> None:
        """Visit a stage, back as well as forward.

        While words may be written all but the last may be visited, so the window does not wait for the desk to agree.
        """
        if stage is self.snapshot.stage:
            return
        review_id, before = self.snapshot.review_id, self.snapshot.stage
        seconds = self.timer.take(before)
        self.texts.flush()

        def work() -> Change[MeetingSnapshot]:
            return self.services.meetings.go_to_stage(review_id, stage)

        def refused(error: ReviewDeskError) -> None:
            self._visits.remove(stage)
            if not self._visits:
                self._publish(replace(self.snapshot, stage=before))
                self.give_turn(party)
            self.failed.emit(error)

        party = self.party
        if self.writable and stage is not StageKind.EXIT_PULSE:
            self._visits.append(stage)
            self.party = first_at_keyboard(replace(self.snapshot, stage=stage))
            self._publish(self.snapshot)  # its page is filled once, for whoever begins there
            if self.party is not party:
                self.turn_changed.emit(self.party)
            self.ask(work, then=lambda _reached: self._visits.remove(stage), refused=refused)
        else:
            self.ask(work, then=lambda reached: self.give_turn(first_at_keyboard(reached)))
        self._store_seconds(before, seconds)  # behind what is waited for

    # -- asking the desk -----------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Say whether an answer of the desk is awaited."""
        return self._busy > 0

    def ask(
        self,
        work: Callable[[], Change[T]],
        *,
        then: Callable[[T], None] | None = None,
        refused: Tell | None = None,
    ) -> None:
        """Run ``work`` on the desk's thread, publish the snapshot it returns, then call ``then`` with its value.

        ``refused`` takes the error where the page has a place for it; otherwise ``failed`` carries it.
        """

        def on_success(change: Change[T]) -> None:
            self._set_busy(-1)
            self._publish(change.value)
            if then is not None:
                then(change.value)

        def on_failure(error: ReviewDeskError) -> None:
            self._set_busy(-1)
            (refused or self.failed.emit)(error)

        self._set_busy(+1)
        self.tasks.database(work).on_success(on_success).on_failure(on_failure)

    def _publish(self, value: object) -> None:
        snapshot = value.snapshot if isinstance(value, RevealResult) else value
        if isinstance(snapshot, MeetingSnapshot):
            if self._visits:  # an answer to what was asked before leads nobody back
                snapshot = replace(snapshot, stage=self._visits[-1])
            self.snapshot = snapshot
            self.changed.emit(snapshot)

    def _set_busy(self, step: int) -> None:
        before = self.busy
        self._busy += step
        if before != self.busy:
            self.busy_changed.emit(self.busy)

    # -- time ----------------------------------------------------------------------------------------------------

    def time(self) -> TimeShown:
        """Return the time of the open stage and of the whole meeting."""
        return self.timer.shown(self.snapshot.stage, {one.kind: one.minutes for one in self.snapshot.stages})

    def rest(self) -> None:
        """Stop the time: the curtain is drawn."""
        self.timer.stop()

    def resume(self) -> None:
        """Let the time go on."""
        self.timer.start()

    def store_time(self) -> None:
        """Store the seconds counted since the last time."""
        stage = self.snapshot.stage
        self._store_seconds(stage, self.timer.take(stage))

    def _store_seconds(self, stage: StageKind, seconds: int) -> None:
        review_id = self.snapshot.review_id
        if seconds and self.writable:
            task = self.tasks.database(lambda: self.services.meetings.add_time(review_id, stage, seconds))
            task.on_success(lambda _done: None).on_failure(self.saving_failed.emit)

    def _on_clock_hand_timeout(self) -> None:
        self.timer.tick()
        if self.timer.pending >= STORE_EVERY:
            self.store_time()
        self.ticked.emit()

    # -- leaving -------------------------------------------------------------------------------------------------

    def pause(self) -> None:
        """Save everything and leave; the meeting can be taken up again at this stage. ``left`` is emitted once."""
        review_id = self.snapshot.review_id
        self.leave_by(lambda: self.services.meetings.pause(review_id))

    def leave_by(self, work: Callable[[], Change[MeetingSnapshot]], *, refused: Tell | None = None) -> None:
        """Save everything, have the desk do ``work``, and leave; ``refused`` takes the error if it does not."""
        if self._leaving:
            return
        self._leaving = True
        self.store_time()
        self.timer.stop()
        self._clock_hand.stop()
        self.texts.flush()
        self.ask(work, then=self._leave, refused=lambda error: self._stay(error, refused))

    def _on_texts_failed(self, error: ReviewDeskError) -> None:
        self._unsaved = error
        self.saving_failed.emit(error)

    def _leave(self, _snapshot: object) -> None:
        if self.texts.pending:
            self._stay(self._unsaved)
            return
        self.left.emit()  # first the pages let go of the words, then the documents close
        self.texts.close()

    def _stay(self, error: ReviewDeskError, tell: Tell | None = None) -> None:
        """Go on: what is on the screen is not stored yet, and leaving would lose it."""
        self._leaving = False
        self.timer.start()
        self._clock_hand.start()
        (tell or self.saving_failed.emit)(error)
