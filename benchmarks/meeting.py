"""The meeting's real window on the sample's desk: changing the stage, and typing while it saves.

What is measured ends with the paint of what was asked for, so the event loop is never ahead of the screen.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.harness import Benchmark
from benchmarks.sample import home, sample_in

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

    from reviewdesk.ui.meeting.meeting_window import MeetingWindow
    from reviewdesk.ui.walkthrough.room import Room

FRAME_MS = 16.0
STAGE_MS = 50.0
MOST_LETTERS = 60


@contextmanager
def benchmarks() -> Iterator[list[Benchmark]]:
    """Yield the benchmarks of the meeting's window; it opens when the first of them warms up."""
    with home() as folder:
        table = _Table(folder)
        yield [
            Benchmark(
                name="stage_change",
                about="from the click on a stage to its painted page, the window having stood quiet before",
                unit="ms",
                subject=table.change_stage,
                reference=table.change_bare_page,
                reference_name="a bare QStackedWidget",
                rounds=60,
                budget=STAGE_MS,
            ),
            Benchmark(
                name="key_to_paint",
                about="from a key to its painted letter in the development plan, while it is saved",
                unit="ms",
                subject=table.press_key,
                reference=table.press_bare_key,
                reference_name="a bare QPlainTextEdit",
                rounds=300,
                budget=FRAME_MS,
            ),
        ]
        table.close()


class _Table:
    """The meeting's window, opened anew after every round trip through its stages, and bare Qt beside it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._window: MeetingWindow | None = None
        self._way: list[Any] = []
        self._bare_turn = 0

    # -- what is measured ----------------------------------------------------------------------------------------

    def change_stage(self) -> float:
        """Click the next stage in the rail and return how long until its page is painted, in ms."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        if not self._way:
            self._window = self._open()
            stages = list(self.window.meeting.stages)[:-1]  # the last comes after sealing
            self._way = [*stages[1:], *reversed(stages[:-1])]
        stage = self._way.pop(0)
        self._rest()
        item = self.window.side.rail.items[self.window.meeting.stages.index(stage)]
        painted = self._paints_below(self.window.stack)
        began = time.perf_counter()
        QTest.mouseClick(item, Qt.MouseButton.LeftButton)
        self._wait(lambda: self.window.meeting.snapshot.stage is stage)
        painted.clear()
        self._wait(lambda: bool(painted))
        taken = (time.perf_counter() - began) * 1000
        self._forget()
        return taken

    def press_key(self) -> float:
        """Press a key in the plan and return how long until the letter is painted, in ms."""
        from reviewdesk.domain.review import StageKind

        meeting = self.window.meeting
        if meeting.snapshot.stage is not StageKind.PLAN:
            self._rest()
            meeting.go_to_stage(StageKind.PLAN)
            self._wait(lambda: meeting.snapshot.stage is StageKind.PLAN)
            self._rest()
        edit = self.window.page.editor.practice.edit  # type: ignore[attr-defined]  # the plan's page
        if len(edit.toPlainText()) > MOST_LETTERS:
            edit.selectAll()
            edit.insertPlainText("")
            self._rest()
        return self._press(edit)

    def press_bare_key(self) -> float:
        """Do the same in a bare text box."""
        return self._press(self._bare_box)

    def change_bare_page(self) -> float:
        """Show the other page of a bare stack and return how long until it is painted, in ms."""
        self._bare_turn ^= 1
        painted = self._paints_below(self._bare_stack)
        began = time.perf_counter()
        self._bare_stack.setCurrentIndex(self._bare_turn)
        self._wait(lambda: bool(painted))
        taken = (time.perf_counter() - began) * 1000
        self._forget()
        return taken

    # -- the windows ---------------------------------------------------------------------------------------------

    @property
    def window(self) -> "MeetingWindow":
        """The meeting's window, opened if it is not."""
        if self._window is None:
            self._window = self._open()
        return self._window

    @cached_property
    def room(self) -> "Room":
        """The sample's desk and the owner's window."""
        from PySide6.QtWidgets import QApplication

        from reviewdesk.content.demo import load_demo
        from reviewdesk.content.library import load_library
        from reviewdesk.services.bundle import build_services
        from reviewdesk.system.preferences import Preferences
        from reviewdesk.ui.collector import Collector
        from reviewdesk.ui.tasks import TaskRunner
        from reviewdesk.ui.theme import prepare_application
        from reviewdesk.ui.walkthrough.room import Room, result
        from reviewdesk.vault.desk import Desk

        application = QApplication.instance() or QApplication([])
        prepare_application(application)  # type: ignore[arg-type]  # a QApplication
        application.setQuitOnLastWindowClosed(False)  # type: ignore[attr-defined]
        QApplication.setCursorFlashTime(0)  # a blinking caret paints as well
        self._collector = Collector()
        self._collector.begin()  # as the app does
        folder, runner = sample_in(self._folder), TaskRunner()
        desk = result(runner.database(lambda: Desk.open(folder, passphrase=_passphrase())))
        self.day = load_demo(desk.clock.today()).day
        preferences = Preferences(self._folder / "preferences.json")
        preferences.set("motion", "none")
        return Room(desk, build_services(desk, load_library()), runner, preferences)

    @cached_property
    def _bare_box(self) -> "QPlainTextEdit":
        from PySide6.QtWidgets import QPlainTextEdit

        box = QPlainTextEdit()
        box.resize(700, 300)
        box.show()
        self._settle()
        return box

    @cached_property
    def _bare_stack(self) -> "QStackedWidget":
        from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget

        stack = QStackedWidget()
        for words in ("one", "other"):
            stack.addWidget(QPlainTextEdit(words))
        stack.resize(1366, 768)
        stack.show()
        self._settle()
        return stack

    def _open(self) -> "MeetingWindow":
        from PySide6.QtWidgets import QAbstractButton

        from reviewdesk.domain.review import StageKind
        from reviewdesk.system.i18n import _

        if self._window is not None:
            self.room.leave_meeting(self._window)
        again = self.room.seen(QAbstractButton, _("Go on with the meeting"))
        self._window = window = self.room.open_meeting(_("Go on with the meeting") if again else "")
        meeting = window.meeting
        if meeting.snapshot.stage is not StageKind.WELCOME:
            meeting.go_to_stage(StageKind.WELCOME)
            self._wait(lambda: meeting.snapshot.stage is StageKind.WELCOME)
        self._rest()
        return window

    def close(self) -> None:
        """Close what was opened."""
        if "room" in vars(self):
            self.room.close()
            self._collector.end()
        for name in ("_bare_box", "_bare_stack"):
            if name in vars(self):
                vars(self)[name].deleteLater()

    # -- watching ------------------------------------------------------------------------------------------------

    def _press(self, box: "QPlainTextEdit") -> float:
        from PySide6.QtTest import QTest

        if not box.hasFocus():
            box.window().activateWindow()
            box.setFocus()
            self._settle()
        painted = self._paints_below(box)
        began = time.perf_counter()
        QTest.keyClicks(box, "e")
        self._wait(lambda: bool(painted))
        taken = (time.perf_counter() - began) * 1000
        self._forget()
        return taken

    def _paints_below(self, widget: "QWidget") -> list[float]:
        """Return a list that grows with each paint of ``widget`` or of something in it."""
        from PySide6.QtCore import QEvent, QObject
        from PySide6.QtWidgets import QApplication, QWidget

        painted: list[float] = []

        class Watcher(QObject):
            """Sees every event of the application."""

            def eventFilter(self, watched: "QObject", event: QEvent) -> bool:
                if (
                    event.type() == QEvent.Type.Paint
                    and isinstance(watched, QWidget)
                    and widget.isAncestorOf(watched)
                ):
                    painted.append(time.perf_counter())
                return False

        self._watcher = Watcher()
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self._watcher)
        return painted

    def _forget(self) -> None:
        from PySide6.QtWidgets import QApplication

        # deleteLater() would wait for an event loop that never ends here, and each watcher slows the next
        if (application := QApplication.instance()) is not None:
            application.removeEventFilter(self._watcher)

    def _rest(self) -> None:
        meeting = self.window.meeting
        self._wait(lambda: not (meeting.busy or meeting.texts.pending or self.window.stack.is_building))
        preview = getattr(self.window.page, "preview", None)  # the sign-off draws the document
        self._wait(lambda: preview is None or not preview.waiting)
        self._settle()

    def _settle(self) -> None:
        from PySide6.QtWidgets import QApplication

        for _round in range(6):
            QApplication.processEvents()

    def _wait(self, until: Callable[[], bool]) -> None:
        """Sleep until there is something to do, as the app does: a busy loop would slow the desk's thread."""
        from reviewdesk.ui.walkthrough.driver import wait_until

        wait_until(until, "the meeting's window")


def _passphrase() -> str:
    from reviewdesk.content.demo import load_demo
    from reviewdesk.system.clock import Clock

    company = load_demo(Clock().today())
    return company.person(company.owner).passphrase
