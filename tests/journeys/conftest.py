"""The sample company, made once and copied for each journey."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reviewdesk.content.library import Library, load_library
from reviewdesk.ui.theme import prepare_application
from tests import collecting
from tests.journeys.house import House, build_house, copied

collected_between_tests = collecting.collected_between_tests


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "desk"
    build_house(folder, library)
    return folder


@pytest.fixture
def house(sample: Path, tmp_path: Path, library: Library, qapp: QApplication) -> Iterator[House]:
    """Return a copy of the sample's desk, closed."""
    prepare_application(qapp)
    qapp.setQuitOnLastWindowClosed(False)
    made = House(copied(sample, tmp_path / "desk"), library)
    yield made
    made.stop()
