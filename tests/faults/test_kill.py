"""Killing the program while somebody types loses nothing that was acknowledged."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select, text

from reviewdesk.models.text_rows import DocUpdate
from reviewdesk.vault.desk import Desk
from tests.desk_kit import desk_with_review, reopen
from tests.faults.own_mounts import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
MOST_BEFORE_THE_KILL = 60


def _type_until_killed(folder: Path, acknowledged: int) -> int:
    """Start a typist, kill it after some acknowledgements and return the number of the last one."""
    with subprocess.Popen(
        [sys.executable, Path(__file__).with_name("child_typist.py"), folder],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    ) as typist:
        assert typist.stdout is not None
        heard = [typist.stdout.readline() for _ in range(acknowledged)]
        typist.kill()
        heard += typist.stdout.read().splitlines()
    assert typist.returncode == -9
    return int(heard[-1])


def _assert_whole(desk: Desk, acknowledged: int) -> None:
    with desk.read() as session:
        rows = session.execute(select(DocUpdate.seq, DocUpdate.update).order_by(DocUpdate.seq)).all()
        assert session.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    assert len(rows) >= acknowledged
    assert [tuple(row) for row in rows] == [(n, f"keystroke {n}".encode()) for n in range(1, len(rows) + 1)]
    assert desk.verify_trail().broken_at is None


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.long)])
def test_no_acknowledged_keystroke_is_lost(folder: Path, kills: int) -> None:
    desk_with_review(folder).close()
    chance = random.Random(kills)
    for _ in range(kills):
        acknowledged = _type_until_killed(folder, chance.randint(1, MOST_BEFORE_THE_KILL))
        desk = reopen(folder)
        _assert_whole(desk, acknowledged)
        desk.close()
