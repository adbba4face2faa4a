"""Work of minutes beside the window: told how far it is, and stopped when somebody wants or the desk closes."""

import threading
from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.services.intake import Cancelled, Progress
from reviewdesk.ui.tasks import Runner

T = TypeVar("T")
_STEPS: Final = 400
"""So often at most is told how far it is, however many things there are."""


class LongJob(QObject):
    """One at a time. ``moved``: ``done``, ``total`` or ``running`` are not what they were."""

    moved = Signal()
    _told = Signal(int, int)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._stop = threading.Event()
        self.running = False
        self.done = self.total = 0
        self._told.connect(self._on_told)

    def start(
        self,
        work: Callable[[Progress, Cancelled], T],
        done: Callable[[T], object],
        failed: Callable[[ReviewDeskError], object],
    ) -> None:
        """Begin; ``work`` is given where to tell how far it is and whom to ask whether to go on."""
        self._stop.clear()
        self.running, self.done, self.total = True, 0, 0
        self.moved.emit()
        stop, runner, steps = self._stop, self._runner, set[int]()

        def progress(so_far: int, of: int) -> None:
            step = so_far * _STEPS // max(of, 1)
            if step not in steps:
                steps.add(step)
                self._told.emit(so_far, of)

        def cancelled() -> bool:
            return stop.is_set() or runner.closing

        def ended(value: T) -> None:
            self._end()
            done(value)

        def ended_badly(error: ReviewDeskError) -> None:
            self._end()
            failed(error)

        runner.pool(lambda: work(progress, cancelled)).on_success(ended).on_failure(ended_badly)

    def stop(self) -> None:
        """Go no further than the thing at hand."""
        self._stop.set()

    def _on_told(self, done: int, total: int) -> None:
        if self.running:  # what was told last may arrive after the end
            self.done, self.total = done, total
            self.moved.emit()

    def _end(self) -> None:
        self.running = False
        self.moved.emit()
