from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewdesk.vault.desk import Desk
from tests.desk_kit import HeldClock, desk_with_review, new_desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def held_clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def desk(folder: Path, held_clock: HeldClock) -> Iterator[Desk]:
    desk = new_desk(folder, clock=held_clock.clock)
    yield desk
    desk.close()


@pytest.fixture
def review_desk(folder: Path) -> Iterator[Desk]:
    desk = desk_with_review(folder)
    yield desk
    desk.close()
