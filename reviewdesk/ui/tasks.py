"""Work in the background: one thread writes to the database, a small pool does files and PDF, and may read.

Results come back on the thread of the window. A ``ReviewDeskError`` goes to ``on_failure``; anything else is a
mistake in the program: it goes to the one report dialog by ``unexpected``, and to ``on_failure`` as a plain error, so
that no page waits for ever.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any, Generic, Protocol, Self, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reviewdesk.domain.errors import ReviewDeskError

T = TypeVar("T")
POOL_THREADS = 2


class Task(Generic[T]):
    """One piece of work under way. Handlers are attached in the same breath in which the work is handed in."""

    def __init__(self, stop: threading.Event | None = None) -> None:
        self._stop = stop
        self._on_success: list[Callable[[T], object]] = []
        self._on_failure: list[Callable[[ReviewDeskError], object]] = []
        self._value: T | None = None
        self._error: ReviewDeskError | None = ReviewDeskError("unexpected")  # until the work came to its end
        self.cancelled = False
        self.delivered = False
        self.mistake: Exception | None = None

    def on_success(self, handler: Callable[[T], object]) -> Self:
        """Call ``handler`` with the result."""
        self._on_success.append(handler)
        if self.delivered:
            self._tell()
        return self

    def on_failure(self, handler: Callable[[ReviewDeskError], object]) -> Self:
        """Call ``handler`` with the error that a person can be told."""
        self._on_failure.append(handler)
        if self.delivered:
            self._tell()
        return self

    def cancel(self) -> None:
        """Drop the result. Work not begun is not begun; work under way is asked to stop through its event."""
        self.cancelled = True
        if self._stop is not None:
            self._stop.set()

    def run(self, work: Callable[[], T]) -> None:
        """Do the work on the thread at hand and keep the outcome."""
        if self.cancelled:
            return
        try:
            self._value = work()
            self._error = None
        except ReviewDeskError as error:
            self._error = error
        except Exception as mistake:  # noqa: BLE001  # the one place: whatever went wrong is reported, not lost
            self.mistake = mistake

    def deliver(self) -> ReviewDeskError | None:
        """Hand the outcome to the handlers; return an error that nobody asked for."""
        self.delivered = True
        unheard = self._error if not (self._on_failure or self.cancelled or self.mistake) else None
        self._tell()
        return unheard

    def _tell(self) -> None:
        successes, self._on_success = self._on_success, []
        failures: list[Callable[[ReviewDeskError], object]]
        failures, self._on_failure = self._on_failure, []
        if self.cancelled:
            return
        if self._error is None:
            for success in successes:
                success(self._value)  # type: ignore[arg-type]  # set by run, or None is the result
        else:
            for failure in failures:
                failure(self._error)


class Runner(Protocol):
    """Where view-models and pages hand in work. ``closing``: hand in nothing more that could wait for another day."""

    closing: bool

    def database(self, work: Callable[[], T], stop: threading.Event | None = None) -> Task[T]:
        """Run ``work`` on the thread that owns the database."""

    def pool(self, work: Callable[[], T], stop: threading.Event | None = None) -> Task[T]:
        """Run ``work`` beside the database: files, PDF, and what is only read for them."""


class TaskRunner(QObject):
    """The background of the running program; made and closed on the thread of the window."""

    unexpected = Signal(object)
    """A mistake in the program (the exception itself), for the report dialog."""
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._pool = ThreadPoolExecutor(POOL_THREADS, thread_name_prefix="pool")
        self._open: dict[Task[Any], Any] = {}
        self.closing = False
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def database(self, work: Callable[[], T], stop: threading.Event | None = None) -> Task[T]:
        """Run ``work`` on the one thread that owns the database, in order."""
        return self._submit(self._database, work, stop)

    def pool(self, work: Callable[[], T], stop: threading.Event | None = None) -> Task[T]:
        """Run ``work`` on one of the threads for files and PDF. ``stop`` is set when the task is cancelled."""
        return self._submit(self._pool, work, stop)

    @property
    def busy(self) -> int:
        """Return how many tasks are not delivered yet."""
        return len(self._open)

    def close(self) -> None:
        """Wait for all work, deliver every outcome, also of work that handlers hand in meanwhile, and end."""
        self.closing = True
        while self._open:
            wait(list(self._open.values()))
            for task in list(self._open):
                self._on_finished(task)
        self._database.shutdown()
        self._pool.shutdown()

    def _submit(
        self, executor: ThreadPoolExecutor, work: Callable[[], T], stop: threading.Event | None
    ) -> Task[T]:
        task: Task[T] = Task(stop)
        self._open[task] = executor.submit(self._run, task, work)
        return task

    def _run(self, task: Task[T], work: Callable[[], T]) -> None:
        task.run(work)
        self._finished.emit(task)

    @Slot(object)
    def _on_finished(self, task: Task[Any]) -> None:
        if self._open.pop(task, None) is None:
            return
        unheard = task.deliver()
        if task.mistake is not None or unheard is not None:
            self.unexpected.emit(task.mistake or unheard)


class InlineRunner:
    """Runs work at once on the thread at hand, for tests of view-models. Mistakes in the program are raised."""

    closing = False

    def database(self, work: Callable[[], T], stop: threading.Event | None = None) -> Task[T]:
        """Run ``work`` now."""
        return self._run(work, stop)

    def pool(self, work: Callable[[], T], stop: threading.Event | None = None) -> Task[T]:
        """Run ``work`` now."""
        return self._run(work, stop)

    def _run(self, work: Callable[[], T], stop: threading.Event | None) -> Task[T]:
        task: Task[T] = Task(stop)
        task.run(work)
        if task.mistake is not None:
            raise task.mistake
        task.deliver()
        return task
