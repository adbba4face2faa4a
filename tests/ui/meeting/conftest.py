"""A table with Devon and Maya at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from reviewdesk.content.library import Library
from reviewdesk.services.context import DeskContext
from tests.services.surroundings import StandingClock, managers_desk
from tests.ui.meeting.desk import Table, add_review, settle


@pytest.fixture
def desk(tmp_path: Path, time: StandingClock, library: Library) -> Iterator[DeskContext]:
    made = managers_desk(tmp_path / "desk", time, "Northwind Bicycles")
    yield DeskContext(made, library)
    made.close()


def leave(table: Table) -> None:
    """Close every window as its people would, and let Qt finish with it."""
    for window in table.windows:
        window.meeting.pause()
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def table(
    desk: DeskContext, time: StandingClock, tmp_path: Path, dressed_app: QApplication
) -> Iterator[Table]:
    """Return a review that both have prepared."""
    del dressed_app
    made = Table(desk, time, tmp_path, add_review(desk))
    yield made
    leave(made)


@pytest.fixture
def bare_table(
    desk: DeskContext, time: StandingClock, tmp_path: Path, dressed_app: QApplication
) -> Iterator[Table]:
    """Return a review with an employee who has no drawer."""
    del dressed_app
    made = Table(desk, time, tmp_path, add_review(desk, drawer=False))
    yield made
    leave(made)
