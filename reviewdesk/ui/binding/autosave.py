"""Saves a shared document while people write. "Saved" is said only of what the desk has committed."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.fields import Authority
from reviewdesk.system.clock import Clock
from reviewdesk.ui.tasks import Runner

Save = Callable[[Authority, tuple[bytes, ...]], None]
"""Stores updates in one transaction and returns after its COMMIT; called on the database thread."""

IDLE_MILLISECONDS: Final = 300
LONGEST_WAIT_MILLISECONDS: Final = 2_000
"""Somebody who types without a pause is saved all the same."""
RETRY_SECONDS: Final = (1, 2, 5, 15, 30)
"""Waits after a failed save; the last one repeats until it works."""


class Autosave(QObject):
    """Gathers a document's updates and has them stored in order, one batch at a time, none ever dropped."""

    saved = Signal(object)
    """The moment (aware ``datetime``) at which a batch was known to be committed."""
    failed = Signal(object)
    """The ``ReviewDeskError`` of a save that failed; the edits are kept and tried again."""

    def __init__(
        self,
        doc: SharedDoc,
        save: Save,
        runner: Runner,
        clock: Clock | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._authority = doc.authority
        self._save = save
        self._runner = runner
        self._clock = clock or Clock()
        self._waiting: list[bytes] = []
        self._in_flight: tuple[bytes, ...] = ()
        self._failures = 0
        self._flush_next = False
        self._idle = self._timer(IDLE_MILLISECONDS)
        self._longest = self._timer(LONGEST_WAIT_MILLISECONDS)
        self._retry = self._timer(RETRY_SECONDS[0] * 1000)
        self._subscription = doc.observe(self._on_doc_updated)

    @property
    def pending(self) -> int:
        """Return how many updates are not committed yet."""
        return len(self._waiting) + len(self._in_flight)

    @property
    def retry_in_milliseconds(self) -> int | None:
        """Return when the next attempt comes after a failure, or ``None`` where none is due."""
        return self._retry.remainingTime() if self._retry.isActive() else None

    def flush(self) -> None:
        """Save now: at a change of stage, a switch of person, on closing, or when a person asks to try again."""
        if self._in_flight:
            self._flush_next = True
            return
        for timer in (self._idle, self._longest, self._retry):
            timer.stop()
        if self._waiting:
            self._send()

    def close(self) -> None:
        """Listen no more and save what is left; what fails stays in ``pending`` and is tried again."""
        self._subscription.close()
        self.flush()

    def abandon(self) -> None:
        """Give up what is not saved, once a person said so; nothing is tried after this."""
        self._subscription.close()
        self._waiting.clear()
        for timer in (self._idle, self._longest, self._retry):
            timer.stop()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(self.flush)
        return timer

    def _on_doc_updated(self, update: bytes) -> None:
        self._waiting.append(update)
        if not self._in_flight:
            self._wait_for_idle()

    def _wait_for_idle(self) -> None:
        if self._retry.isActive():
            return
        self._idle.start()
        if not self._longest.isActive():
            self._longest.start()

    def _send(self) -> None:
        batch = self._in_flight = tuple(self._waiting)
        self._waiting.clear()
        task = self._runner.database(lambda: self._save(self._authority, batch))
        task.on_success(self._on_saved).on_failure(self._on_failed)

    def _on_saved(self, _nothing: None) -> None:
        self._in_flight = ()
        self._failures = 0
        self.saved.emit(self._clock.now())
        if self._flush_next:
            self._flush_next = False
            self.flush()
        elif self._waiting:
            self._wait_for_idle()

    def _on_failed(self, error: ReviewDeskError) -> None:
        self._waiting[:0] = self._in_flight
        self._in_flight = ()
        self._flush_next = False
        wait = RETRY_SECONDS[min(self._failures, len(RETRY_SECONDS) - 1)]
        self._failures += 1
        self._retry.start(wait * 1000)
        self.failed.emit(error)
