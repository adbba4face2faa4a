"""One desk, one writer: a second instance is told so, and a dead one never stands in the way."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewdesk.domain.errors import DeskError
from tests.desk_kit import new_desk, reopen
from tests.faults.own_mounts import ROOT


@pytest.fixture
def holder(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Give another process that has the desk open."""
    new_desk(folder).close()
    with subprocess.Popen(
        [sys.executable, Path(__file__).with_name("child_holder.py"), folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        yield holder
        holder.kill()


@pytest.mark.usefixtures("holder")
def test_a_second_instance_is_refused(folder: Path) -> None:
    for use in (reopen, new_desk):
        with pytest.raises(DeskError) as refused:
            use(folder)
        assert refused.value.key == "desk-in-use"


def test_a_killed_instance_leaves_no_lock(folder: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    reopen(folder).close()


def test_the_same_program_cannot_open_a_desk_twice_either(folder: Path) -> None:
    desk = new_desk(folder)
    with pytest.raises(DeskError) as refused:
        reopen(folder)
    assert refused.value.key == "desk-in-use"
    desk.close()
    reopen(folder).close()


def test_a_failed_opening_lets_go_of_the_lock(folder: Path) -> None:
    new_desk(folder).close()
    with pytest.raises(DeskError):
        reopen(folder, "wrong")
    reopen(folder).close()
