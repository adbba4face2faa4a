"""Typing in the meeting: from the key to the painted letter while saving, and from the last key to the disk.

The desk, the shared document, the binding and the saving are the real ones; only the page around the box is
missing. Each key is followed by its paint, so the event loop is never ahead of the screen.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.first_paint import measure
from benchmarks.harness import Benchmark
from benchmarks.start import REFERENCE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

    from reviewdesk.services.meetings import Meetings

FIELD = "plan/1/practice"
FRAME_MS = 16.0
PATIENCE_S = 10.0


@contextmanager
def benchmarks() -> Iterator[list[Benchmark]]:
    """Yield the two benchmarks of typing; the desk is made when the first of them warms up."""
    with tempfile.TemporaryDirectory() as folder:
        room = _Room(Path(folder) / "desk")
        yield [
            Benchmark(
                name="key_to_paint",
                about="from a key to its painted letter, while the text is saved",
                unit="ms",
                subject=lambda: room.key_to_paint(room.bound),
                reference=lambda: room.key_to_paint(room.bare),
                reference_name="a bare QPlainTextEdit",
                rounds=300,
                budget=FRAME_MS,
            ),
            Benchmark(
                name="keystroke_to_durable",
                about="from the last key to the end of COMMIT, the pause for typing included",
                unit="ms",
                subject=room.key_to_disk,
                reference=lambda: measure("reference")["start"],
                reference_name=REFERENCE,
            ),
        ]
        room.close()


class _Room:
    """A box bound to the shared document of an open meeting, and a bare one beside it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ready = False

    @property
    def bound(self) -> "QPlainTextEdit":
        self._prepare()
        return self._bound

    @property
    def bare(self) -> "QPlainTextEdit":
        self._prepare()
        return self._bare

    def key_to_paint(self, box: "QPlainTextEdit") -> float:
        """Press a key and return how long its paint took, in ms."""
        from PySide6.QtTest import QTest

        painted = self._painted[box]
        before = len(painted)
        began = time.perf_counter()
        QTest.keyClicks(box, "e")
        self._wait(lambda: len(painted) > before)
        return (time.perf_counter() - began) * 1000

    def key_to_disk(self) -> float:
        """Press a key and return how long it took until the desk had committed it, in ms."""
        from PySide6.QtTest import QTest

        self._prepare()
        self._wait(lambda: not self._autosave.pending)
        began = time.perf_counter()
        QTest.keyClicks(self._bound, "e")
        self._wait(lambda: not self._autosave.pending)
        return (time.perf_counter() - began) * 1000

    def close(self) -> None:
        """Save what is left and close the desk."""
        if not self._ready:
            return
        self._autosave.close()
        self._runner.close()
        self._binding.close()
        self._doc.close()
        self._desk.close()
        for box in (self._bound, self._bare):
            box.close()
            box.deleteLater()
        self._application.sendPostedEvents()

    def _prepare(self) -> None:
        if self._ready:
            return
        self._ready = True
        from PySide6.QtWidgets import QApplication

        self._application = QApplication.instance() or QApplication([])
        QApplication.setCursorFlashTime(0)  # a blinking caret paints as well
        meetings, review = self._meeting()
        self._bound, self._bare = self._boxes()
        self._bind(meetings, review)

    def _meeting(self) -> tuple["Meetings", str]:
        from reviewdesk.content.library import load_library
        from reviewdesk.services.context import DeskContext
        from reviewdesk.services.goals import Goals
        from reviewdesk.services.meetings import Meetings
        from reviewdesk.services.people import People
        from reviewdesk.services.reviews import Reviews
        from reviewdesk.vault.desk import Desk

        self._desk = Desk.create(self._folder, "manager", "Maya Okafor", "seven green lamps hum")
        context = DeskContext(self._desk, load_library())
        dana = People(context).add("Dana Whitfield").value
        goal = Goals(context).add_goal(dana, "Fewer repeat calls").value
        now = self._desk.clock.now()
        year = (now.date() - timedelta(days=365), now.date())
        review = Reviews(context).plan(dana, "year-review", "Year review", *year, now, (goal,)).value
        meetings = Meetings(context)
        meetings.open(review)
        return meetings, review

    def _boxes(self) -> tuple["QPlainTextEdit", "QPlainTextEdit"]:
        from PySide6.QtGui import QPaintEvent
        from PySide6.QtWidgets import QPlainTextEdit

        class Box(QPlainTextEdit):
            """Counts its paints."""

            def __init__(self) -> None:
                super().__init__()
                self.painted: list[float] = []

            def paintEvent(self, event: QPaintEvent) -> None:
                super().paintEvent(event)
                self.painted.append(time.perf_counter())

        boxes = Box(), Box()
        for box in boxes:
            box.resize(700, 300)
            box.show()
        self._painted: dict[QPlainTextEdit, list[float]] = {box: box.painted for box in boxes}
        self._wait(lambda: all(box.painted for box in boxes))
        return boxes

    def _bind(self, meetings: "Meetings", review: str) -> None:
        from reviewdesk.coedit.shared_doc import SharedDoc
        from reviewdesk.domain.fields import Authority
        from reviewdesk.ui.binding.autosave import Autosave
        from reviewdesk.ui.binding.text_binding import TextBinding
        from reviewdesk.ui.tasks import TaskRunner

        def save(authority: Authority, updates: tuple[bytes, ...]) -> None:
            meetings.save_updates(review, authority, updates)

        self._doc = SharedDoc(Authority.JOINT, meetings.documents(review)[Authority.JOINT])
        self._runner = TaskRunner()
        self._autosave = Autosave(self._doc, save, self._runner)
        undo = self._doc.undo_manager("employee", FIELD)
        self._binding = TextBinding(self._bound, self._doc.text(FIELD), "employee", undo)

    def _wait(self, until: Callable[[], bool]) -> None:
        from PySide6.QtWidgets import QApplication

        end = time.perf_counter() + PATIENCE_S
        while not until():
            QApplication.processEvents()
            if time.perf_counter() > end:
                raise SystemExit("typing did not reach the screen or the disk")
