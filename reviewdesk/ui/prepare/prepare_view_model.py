"""One person's preparation of one review: what is open, what is done, and saving it as it is typed."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.coedit.subscription import Subscription
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.services.changes import Change
from reviewdesk.services.office_snapshots import PrepareView
from reviewdesk.system.clock import Clock
from reviewdesk.ui.binding.autosave import Autosave, Save
from reviewdesk.ui.prepare.steps import PrepareStep, StepKind, steps_of
from reviewdesk.ui.tasks import Runner
from reviewdesk.ui.wording_hints import WordingHints


class PreparationSource(Protocol):
    """Where a preparation lies: the manager's on the desk, the employee's in the drawer."""

    def view(self, review_id: str, /) -> PrepareView:
        """Return the preparation as it stands."""

    def document(self, review_id: str, /) -> tuple[bytes, ...]:
        """Return the updates of the person's own document."""

    def save_updates(self, review_id: str, updates: tuple[bytes, ...], /) -> Change[Any]:
        """Store what was typed; returns after the commit."""

    def rate(self, review_id: str, goal_id: str, rating: Progress | None, /) -> Change[None]:
        """Keep a rating for the meeting."""


SetReady = Callable[[str, bool], Change[None]]
Tell = Callable[[Change[Any]], object]


class PrepareViewModel(QObject):
    """Tells when something is there to show.

    ``opened``: a review's preparation is there, ``closing``: its words are about to go; ``stepped``: another page;
    ``progressed``: a rating, a word, or the state of the draft changed.
    """

    closing = Signal()
    opened = Signal()
    stepped = Signal()
    progressed = Signal()
    saved = Signal(object)
    saving_failed = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(
        self,
        source: PreparationSource,
        runner: Runner,
        *,
        tell: Tell,
        clock: Clock,
        set_ready: SetReady | None = None,
        hints: WordingHints | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._source, self._runner, self._tell, self._clock = source, runner, tell, clock
        self._set_ready = set_ready
        self.hints = hints or WordingHints(runner)
        self._asked = ""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.progressed)
        self._change: Change[Any] | None = None
        self._autosave: Autosave | None = None
        self._watch: Subscription | None = None
        self.view: PrepareView | None = None
        self.doc: SharedDoc | None = None
        self.steps: tuple[PrepareStep, ...] = ()
        self.place = 0
        self.ratings: dict[str, Progress] = {}
        self.ready = False

    # -- opening and closing -------------------------------------------------------------------------------------

    def open(self, review_id: str) -> None:
        """Load a review's preparation; the one that was open is saved and closed first."""
        self.close()
        self._asked = review_id
        source = self._source

        def load() -> tuple[PrepareView, tuple[bytes, ...]]:
            return source.view(review_id), source.document(review_id)

        self._runner.database(load).on_success(self._on_loaded).on_failure(self.failed.emit)

    def close(self) -> None:
        """Hand what is not saved yet to the runner, and let go of the words."""
        self._asked = ""
        if self.doc is not None:
            self.closing.emit()
        self._soon.stop()
        if self._watch is not None:
            self._watch.close()
        if self._autosave is not None:
            self._autosave.close()
        if self.doc is not None:
            self.doc.close()
        self._watch = self._autosave = self.doc = self.view = None
        self.steps, self.place = (), 0

    def flush(self) -> None:
        """Save now."""
        if self._autosave is not None:
            self._autosave.flush()

    def _on_loaded(self, loaded: tuple[PrepareView, tuple[bytes, ...]]) -> None:
        view, updates = loaded
        if view.review.id != self._asked:
            return  # another one was asked for meanwhile
        authority = Authority.SELF if view.party is Party.EMPLOYEE else Authority.MANAGER
        self.view, self.doc, self.ready = view, SharedDoc(authority, updates, self._clock), view.ready
        self.hints.begin(view.person_given_name, view.other_given_name)
        self.ratings = {goal.goal.id: goal.rating for goal in view.goals if goal.rating is not None}
        self.steps = steps_of(view)
        self.place = next((n for n, step in enumerate(self.steps) if not self.is_done(step)), 0)
        self._autosave = Autosave(
            self.doc, self._saver(view.review.id), self._runner, self._clock, parent=self
        )
        self._autosave.saved.connect(self._on_saved)
        self._autosave.failed.connect(self.saving_failed)
        self._watch = self.doc.observe(self._on_doc_changed)
        self.opened.emit()

    # -- where we are --------------------------------------------------------------------------------------------

    @property
    def step(self) -> PrepareStep:
        """The page that is open."""
        return self.steps[self.place]

    @property
    def topics(self) -> tuple[PrepareStep, ...]:
        """The pages that ask for something."""
        return tuple(step for step in self.steps if step.kind is not StepKind.END)

    @property
    def is_last(self) -> bool:
        """Say whether this is the closing page."""
        return self.place == len(self.steps) - 1

    def go_to(self, place: int) -> None:
        """Open another page; nothing happens beyond either end."""
        if 0 <= place < len(self.steps) and place != self.place:
            self.place = place
            self.flush()
            self.stepped.emit()

    def is_done(self, step: PrepareStep) -> bool:
        """Say whether a topic has its words and, where one is asked for, its rating.

        Who cannot judge yet need not give a reason.
        """
        if step.goal is not None:
            rating = self.ratings.get(step.goal.goal.id)
            if rating is None or rating is Progress.CANNOT_JUDGE:
                return rating is not None
        return step.kind is not StepKind.END and all(self.words(answer.field) for answer in step.answers)

    @property
    def done(self) -> int:
        """How many topics are done."""
        return sum(self.is_done(step) for step in self.topics)

    def words(self, field: str) -> str:
        """Return what stands in a field, without outer blanks."""
        return self.doc.text(field).value.strip() if self.doc is not None else ""

    # -- doing ---------------------------------------------------------------------------------------------------

    def rate(self, goal_id: str, rating: Progress) -> None:
        """Keep a rating; it can be changed until the meeting."""
        if self.view is None or self.ratings.get(goal_id) is rating:
            return
        review_id, source = self.view.review.id, self._source
        self.ratings[goal_id] = rating
        self.progressed.emit()
        task = self._runner.database(lambda: source.rate(review_id, goal_id, rating))
        task.on_success(self._on_changed).on_failure(self._on_refused)

    def set_ready(self, *, ready: bool) -> None:
        """Say that the draft may be shared in the meeting, or not yet."""
        if self.view is None or self._set_ready is None:
            return
        review_id, set_ready = self.view.review.id, self._set_ready
        self.ready = ready
        self.flush()
        self.progressed.emit()
        task = self._runner.database(lambda: set_ready(review_id, ready))
        task.on_success(self._on_changed).on_failure(self._on_refused)

    def finish(self) -> None:
        """Leave the preparation as it is; it stays open to change until the meeting."""
        self.flush()
        self.finished.emit()

    # -- saving --------------------------------------------------------------------------------------------------

    def _saver(self, review_id: str) -> Save:
        """Return the function that stores this review's words, also after another one was opened."""

        def save(_authority: Authority, updates: tuple[bytes, ...]) -> None:
            self._change = self._source.save_updates(review_id, updates)

        return save

    def _on_saved(self, at: object) -> None:
        if self._change is not None:
            self._tell(self._change)
        self.saved.emit(at)

    def _on_doc_changed(self, _update: bytes) -> None:
        self._soon.start()  # not now: the document is still busy with the change

    def _on_changed(self, change: Change[None]) -> None:
        self._tell(change)
        self.saved.emit(self._clock.now())

    def _on_refused(self, error: ReviewDeskError) -> None:
        """Say why, and show what is really kept."""
        self.failed.emit(error)
        if self.view is not None:
            self.open(self.view.review.id)
