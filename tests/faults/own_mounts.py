"""Running a part of a test where it may mount, fill and close disks without anyone else noticing."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Outcome = dict[str, object]


@cache
def _own_mounts() -> list[str]:
    """Return the command that gives a process its own mounts; skip where the system forbids it."""
    command = ["unshare", "--mount"] if os.name == "posix" and os.geteuid() == 0 else ["unshare", "-rm"]
    try:
        subprocess.run([*command, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs leave to mount in a namespace of its own")
    return command


def run_child(script: str, *arguments: Path) -> Outcome:
    """Run ``script`` of this folder with mounts of its own and return the JSON object that it prints."""
    ran = subprocess.run(
        [*_own_mounts(), sys.executable, Path(__file__).with_name(script), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    )
    assert ran.returncode == 0, ran.stderr
    outcome: Outcome = json.loads(ran.stdout)
    return outcome
