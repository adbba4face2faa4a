"""Real desks behind real windows: an empty one, and the sample company's, which takes a while to make."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewdesk.app import ReviewDesk
from reviewdesk.content.library import Library
from reviewdesk.services.context import DeskContext
from reviewdesk.services.demo import build_sample
from reviewdesk.system.clock import Clock
from reviewdesk.system.paths import paths
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.desks import Desks
from reviewdesk.ui.theme import Theme
from tests.desk_kit import QUICK, MemoryKeyring, new_desk
from tests.services.surroundings import CHEAP, StandingClock, managers_desk
from tests.ui.office.house import House, office_of
from tests.ui.office.program import Start

SAMPLE_DAY = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "preferences.json")


@pytest.fixture
def context(tmp_path: Path, time: StandingClock, library: Library) -> Iterator[DeskContext]:
    """Make a manager's desk with nobody on it yet."""
    desk = managers_desk(tmp_path / "desk", time)
    yield DeskContext(desk, library)
    desk.close()


@pytest.fixture
def house(context: DeskContext, preferences: Preferences, dressed_app: QApplication) -> Iterator[House]:
    """Open the empty desk."""
    del dressed_app
    made = House(office_of(context.desk, context, preferences))
    yield made
    made.close()


@pytest.fixture(scope="session")
def sample_desk(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Iterator[DeskContext]:
    """Make the sample company once; tests look at it and change nothing."""
    desk = build_sample(
        tmp_path_factory.mktemp("sample") / "desk", library, clock=Clock(now=lambda: SAMPLE_DAY), cost=CHEAP
    )
    yield DeskContext(desk, library)
    desk.close()


@pytest.fixture
def sample(sample_desk: DeskContext, preferences: Preferences, dressed_app: QApplication) -> Iterator[House]:
    """Open the sample company."""
    del dressed_app
    made = House(office_of(sample_desk.desk, sample_desk, preferences, sample=True))
    yield made
    made.close()


@pytest.fixture
def keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def mistakes() -> list[BaseException]:
    return []


@pytest.fixture
def start(
    theme: Theme,
    preferences: Preferences,
    keyring: MemoryKeyring,
    mistakes: list[BaseException],
    qtbot: QtBot,
) -> Iterator[Start]:
    """Start ReviewDesk as often as a test likes; each is ended properly."""
    made: list[ReviewDesk] = []

    def begin(folder: Path | None = None, **more: object) -> ReviewDesk:
        desks = Desks(keyring=keyring, cost=QUICK)
        program = ReviewDesk(preferences, theme, mistakes.append, folder=folder, desks=desks, **more)  # type: ignore[arg-type]  # files only
        made.append(program)
        if program.claim_or_hand_over():
            program.start()
            qtbot.waitExposed(program.window)
        return program

    yield begin
    for program in made:
        program.window.close()
        program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not mistakes


@pytest.fixture
def folder() -> Path:
    place = paths().default_desk
    new_desk(place).close()
    return place
