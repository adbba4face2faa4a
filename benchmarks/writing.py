"""Typing in the meeting: from the last key to the disk.

The desk, the shared document, the binding and the saving are the real ones; only the page around the box is
missing.
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
    from reviewdesk.services.meetings import Meetings

FIELD = "plan/1/practice"


@contextmanager
def benchmarks() -> Iterator[list[Benchmark]]:
    """Yield the benchmark; the desk is made when it warms up."""
    with tempfile.TemporaryDirectory() as folder:
        room = _Room(Path(folder) / "desk")
        yield [
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
    """A box bound to the shared document of an open meeting."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ready = False

    def key_to_disk(self) -> float:
        """Press a key and return how long it took until the desk had committed it, in ms."""
        from PySide6.QtTest import QTest

        self._prepare()
        self._wait(lambda: not self._autosave.pending)
        began = time.perf_counter()
        QTest.keyClicks(self._box, "e")
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
        self._box.close()
        self._box.deleteLater()
        self._application.sendPostedEvents()

    def _prepare(self) -> None:
        if self._ready:
            return
        self._ready = True
        from PySide6.QtWidgets import QApplication, QPlainTextEdit

        self._application = QApplication.instance() or QApplication([])
        meetings, review = self._meeting()
        self._box = QPlainTextEdit()
        self._box.resize(700, 300)
        self._box.show()
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
        self._binding = TextBinding(self._box, self._doc.text(FIELD), "employee", undo)

    def _wait(self, until: Callable[[], bool]) -> None:
        from reviewdesk.ui.walkthrough.driver import wait_until

        wait_until(until, "the desk")
