"""The program from its first line to its last, as the command line starts it."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication

from reviewdesk import app
from reviewdesk.app import run_app, run_demo
from reviewdesk.system.paths import paths
from reviewdesk.ui.office.desks import Desks
from reviewdesk.ui.office.office_window import OfficeWindow
from tests.desk_kit import QUICK, MemoryKeyring

EVERY_MS = 50


class Visitor(QObject):
    """Waits in the event loop until the window shows what is awaited, then closes it."""

    def __init__(self, awaited: Callable[[OfficeWindow], object]) -> None:
        super().__init__()
        self.awaited = awaited
        self.seen = False
        self.timer = QTimer(self, interval=EVERY_MS)
        self.timer.timeout.connect(self._on_timer_timeout)
        self.timer.start()

    def _on_timer_timeout(self) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, OfficeWindow) and window.isVisible() and self.awaited(window):
                self.seen = True
                self.timer.stop()
                window.close()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, dressed_app: QApplication) -> Iterator[None]:
    """Make guessing easy, so that desks are made quickly; and give the environment back."""
    monkeypatch.setattr(app, "Desks", partial(Desks, keyring=MemoryKeyring(), cost=QUICK))
    monkeypatch.setenv("REVIEWDESK_HOME", os.environ["REVIEWDESK_HOME"])
    before = QLocale()
    yield
    QLocale.setDefault(before)
    dressed_app.setQuitOnLastWindowClosed(True)


def test_the_app_runs_until_its_window_is_closed() -> None:
    visitor = Visitor(lambda window: window.first_run)
    assert run_app() == 0
    assert visitor.seen
    assert (paths().logs / "reviewdesk.log").exists()


def test_days_are_written_in_the_language_of_the_words_around_them() -> None:
    QLocale.setDefault(QLocale("fr"))
    visitor = Visitor(lambda window: window.first_run)
    assert run_app() == 0
    assert visitor.seen
    assert QLocale().monthName(12) == "December"


def test_the_app_opens_the_folder_it_is_given(tmp_path: Path) -> None:
    visitor = Visitor(lambda window: "There is no desk" in window.lock_screen.told.text())
    assert run_app(tmp_path / "elsewhere") == 0
    assert visitor.seen


def test_the_sample_company_leaves_nothing_behind() -> None:
    homes: list[Path] = []

    def sample_is_open(window: OfficeWindow) -> bool:
        homes.append(Path(os.environ["REVIEWDESK_HOME"]))
        return window.shell is not None and window.shell.pages["home"].view_model.snapshot is not None

    visitor = Visitor(sample_is_open)
    assert run_demo() == 0
    assert visitor.seen
    assert not homes[-1].exists()
