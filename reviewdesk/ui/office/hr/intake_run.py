"""Files on their way into the archive: some at a time, told of after their commit, stopped at any moment."""

import threading
from collections import Counter, deque
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.errors import ReviewDeskError, RuleViolation
from reviewdesk.services.changes import Change
from reviewdesk.services.intake import BATCH, Examined, Outcome, Taken
from reviewdesk.services.register_snapshots import RegisterView
from reviewdesk.system.reading import pdfs_in
from reviewdesk.ui.office.office import Office


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of a file, and the plan it holds where it is in the archive."""

    taken: Taken
    plan: RegisterView | None = None


@dataclass(frozen=True, slots=True)
class _Waiting:
    file: Path
    quiet: bool


class IntakeRun(QObject):
    """Checking is done beside the database, entering on its thread; the window waits for neither.

    ``told`` carries ``Arrived`` of some files; ``moved``: ``done`` and ``total`` are not what they were.
    """

    told = Signal(object)
    moved = Signal()
    ended = Signal()
    failed = Signal(object)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._stop = threading.Event()
        self._waiting: deque[_Waiting] = deque()
        self._looking = 0
        self._working = False
        self._lent = ExitStack()
        self._examine: Callable[[Path], Examined] | None = None
        self.done = self.total = 0
        self.counted: Counter[Outcome] = Counter()

    @property
    def running(self) -> bool:
        """Say whether files are looked for or taken in."""
        return self._working or self._looking > 0

    @property
    def stopped(self) -> bool:
        """Say whether somebody stopped it, with files left."""
        return self._stop.is_set()

    def take(self, paths: Sequence[Path], *, quiet: bool = False) -> None:
        """Take in files, and every PDF in folders; ``quiet`` says nothing of what is here, or was disposed of."""
        if not self.running:
            self._stop.clear()
            self.done = self.total = 0
            self.counted.clear()
        self._looking += 1
        self.moved.emit()
        task = self._office.runner.pool(lambda: [file for path in paths for file in _files(path)])

        def found(files: list[Path]) -> None:
            self._looking -= 1
            self._waiting.extend(_Waiting(file, quiet) for file in files)
            self.total += len(files)
            self._go_on()

        task.on_success(found).on_failure(self._fail)

    def stop(self) -> None:
        """Take in no more than what is being checked just now."""
        self._stop.set()

    def _go_on(self) -> None:
        if self._working:
            return
        if self._stop.is_set() or self._office.runner.closing:
            self._waiting.clear()
        batch = [self._waiting.popleft() for _each in range(min(BATCH, len(self._waiting)))]
        self._working = bool(batch)
        self.moved.emit()
        if not batch:
            if not self.running:
                self._give_back()
                self.ended.emit()
            return
        intake, stop = self._office.services.archive.intake, self._stop
        quiet = {each.file for each in batch if each.quiet}

        def examine() -> list[Examined]:
            if self._examine is None:
                self._examine = self._lent.enter_context(intake.examining())
            return [self._examine(each.file) for each in batch if not stop.is_set()]

        def examined(some: list[Examined]) -> None:
            self._enter(some, quiet)

        self._office.runner.pool(examine).on_success(examined).on_failure(self._fail)

    def _give_back(self) -> None:
        """End the process that checked the files; nobody waits for it."""
        lent, self._lent, self._examine = self._lent, ExitStack(), None
        self._office.runner.pool(lent.close)

    def _enter(self, examined: list[Examined], quiet: set[Path]) -> None:
        services = self._office.services

        def enter() -> Change[list[Arrived]]:
            change = services.archive.intake.enter(examined)
            return Change([Arrived(taken, self._plan(taken)) for taken in change.value], change.topics)

        def entered(change: Change[list[Arrived]]) -> None:
            arrived = self._office.hub.tell(change)
            self._working = False
            self.done += len(arrived)
            self.counted.update(each.taken.outcome for each in arrived)
            self.told.emit(
                [each for each in arrived if each.taken.file not in quiet or not _is_settled(each.taken)]
            )
            self._go_on()

        self._office.runner.database(enter).on_success(entered).on_failure(self._fail)

    def _plan(self, taken: Taken) -> RegisterView | None:
        if not taken.document_id:
            return None
        try:
            return self._office.services.register.plan(taken.document_id)
        except RuleViolation:  # disposed of in this very moment
            return None

    def _fail(self, error: ReviewDeskError) -> None:
        """Go no further: the desk itself is in trouble."""
        self._working, self._looking = False, 0
        self._waiting.clear()
        self._stop.set()
        self._give_back()
        self.failed.emit(error)
        self.ended.emit()


def _is_settled(taken: Taken) -> bool:
    """Say whether a file that lies in a watched folder is no news: it is here, or was disposed of."""
    gone = taken.error is not None and taken.error.key == "plan-was-disposed-of"
    return gone or taken.outcome is Outcome.KNOWN


def _files(path: Path) -> Sequence[Path]:
    return pdfs_in(path) if path.is_dir() else (path,)
