"""A manager's desk with notes on somebody, and the private window on them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from reviewdesk.content.library import Library
from reviewdesk.services.context import DeskContext
from reviewdesk.services.notes import Notes
from reviewdesk.services.people import People
from reviewdesk.system.preferences import Preferences
from tests.services.surroundings import StandingClock, managers_desk
from tests.ui.office.house import office_of
from tests.ui.private.hands import NOTES, Notebook


@pytest.fixture
def context(tmp_path: Path, library: Library, time: StandingClock) -> Iterator[DeskContext]:
    desk = managers_desk(tmp_path / "desk", time)
    yield DeskContext(desk, library)
    desk.close()


@pytest.fixture
def notebook(
    context: DeskContext, time: StandingClock, tmp_path: Path, dressed_app: QApplication
) -> Iterator[Notebook]:
    """Return two notes on Devon, a day apart."""
    del dressed_app
    person = People(context).add("Devon Park", "Engineer").value
    for words in NOTES:
        time.advance(hours=24)
        Notes(context).add(person, words)
    preferences = Preferences(tmp_path / "preferences.json")
    made = Notebook(office_of(context.desk, context, preferences), person)
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
