"""Killing the program while a folder is taken in leaves an archive that is whole, and running it again finishes."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reviewdesk.content.library import load_library
from reviewdesk.services.archive import Archive
from reviewdesk.services.archive_check import ArchiveCheck
from reviewdesk.services.context import DeskContext
from reviewdesk.services.register import Register
from tests.desk_kit import new_desk, reopen
from tests.faults.own_mounts import ROOT
from tests.services.archive_kit import document_id, folder_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
PLANS = (1, 2, 3, 4, 5)
LONGEST = 2.5
"""Seconds until the kill, counted from the first file: about as long as it takes to check all of them."""


def _take_in_until_killed(desk: Path, files: Path, seconds: float) -> set[str]:
    """Start taking in, kill it after some time, and return what it had acknowledged."""
    with subprocess.Popen(
        [sys.executable, Path(__file__).with_name("child_archivist.py"), desk, files],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    ) as archivist:
        assert archivist.stdout is not None
        assert archivist.stdout.readline() == b"ready\n"
        time.sleep(seconds)  # nothing to wait for: the moment is meant to be any
        archivist.kill()
        return set(archivist.stdout.read().decode().split())


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.long)])
def test_an_interrupted_intake_is_consistent_and_can_be_finished(tmp_path: Path, kills: int) -> None:
    files = folder_of(tmp_path / "files", *PLANS)
    every = {document_id(number) for number in PLANS}
    chance = random.Random(kills)
    for kill in range(kills):
        folder = tmp_path / f"desk-{kill}"
        new_desk(folder).close()
        acknowledged = _take_in_until_killed(folder, files, chance.uniform(0, LONGEST))
        context = DeskContext(reopen(folder), load_library())
        kept = {plan.document_id for plan in Register(context).page().plans}
        assert acknowledged <= kept <= every
        report = ArchiveCheck(context).run()
        assert (report.missing, report.altered, report.unregistered, report.unfindable) == ((), (), (), ())
        assert report.index_sound
        assert report.counters_sound
        Archive(context).intake.add_folder(files)
        assert {plan.document_id for plan in Register(context).page().plans} == every
        assert ArchiveCheck(context).run().sound, "what was left behind is what was filed"
        assert context.desk.verify_trail().broken_at is None
        context.desk.close()
