from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.own_mounts import Outcome, run_child


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def in_own_mounts() -> Callable[..., Outcome]:
    """Run a script of this folder where it may mount what it likes, out of everybody else's sight."""
    return run_child
