"""Real desks behind real windows: an empty one, and the sample company's, which takes a while to make."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reviewdesk.content.library import Library, load_library
from reviewdesk.services.context import DeskContext
from reviewdesk.services.demo import build_sample
from reviewdesk.system.clock import Clock
from reviewdesk.system.preferences import Preferences
from reviewdesk.vault.desk import Desk
from tests.services.surroundings import CHEAP, OWNER_PASSPHRASE, CountedEntropy, StandingClock
from tests.ui.office.house import House, office_of

SAMPLE_DAY = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture
def time() -> StandingClock:
    return StandingClock()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "preferences.json")


@pytest.fixture
def context(tmp_path: Path, time: StandingClock, library: Library) -> Iterator[DeskContext]:
    """Make a manager's desk with nobody on it yet."""
    desk = Desk.create(
        tmp_path / "desk",
        "manager",
        "Maya Ellis",
        OWNER_PASSPHRASE,
        organisation="Wrenfield",
        clock=time.clock(),
        entropy=CountedEntropy().entropy(),
        cost=CHEAP,
    )
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
