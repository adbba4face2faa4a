"""The system's keyring, real and missing: it never leads to a new key, a new desk or plain text."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reviewdesk.domain.errors import DeskError
from reviewdesk.vault.desk import Desk
from reviewdesk.vault.keyring_slot import KeyringProblem
from tests.desk_kit import PASSPHRASE, MemoryKeyring, new_desk
from tests.faults.own_mounts import ROOT

HERE = Path(__file__).parent
NEEDED = ("dbus-run-session", "dbus-send", "gnome-keyring-daemon")


@pytest.mark.skipif(any(shutil.which(tool) is None for tool in NEEDED), reason="needs gnome-keyring and dbus")
def test_a_real_secret_service_opens_the_desk_and_its_loss_costs_nothing(
    tmp_path: Path, folder: Path
) -> None:
    home, runtime = tmp_path / "home", tmp_path / "runtime"
    for each in (home, runtime):
        each.mkdir(mode=0o700)
    places = {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "XDG_DATA_HOME": str(home / "share")}
    ran = subprocess.run(
        ["sh", HERE / "secret_service.sh", sys.executable, HERE / "child_secret_service.py", folder],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **places, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    outcome = json.loads(ran.stdout)
    assert outcome.pop("daemon dead") in {"keyring-locked", "keyring-failed", "keyring-timed-out"}
    assert outcome.pop("locked") in {"keyring-locked", "keyring-timed-out"}
    assert outcome == {
        "backend": "keyring.backends.SecretService",
        "remembered": True,
        "silently": "opened",
        "after forgetting": "keyring-no-entry",
        "remember again": None,
        "forget what is not there": "no-entry",
        "passphrase": "opened",
    }


@pytest.mark.parametrize("problem", list(KeyringProblem))
def test_each_problem_has_its_own_sentence_and_the_passphrase_still_opens(
    folder: Path, problem: KeyringProblem
) -> None:
    keyring = MemoryKeyring()
    new_desk(folder, keyring=keyring).close()
    keys = (folder / "keys.json").read_bytes()
    keyring.problem = problem
    with pytest.raises(DeskError) as refused:
        Desk.open(folder, use_keyring=True, keyring=keyring)
    assert refused.value.key == f"keyring-{problem}"
    desk = Desk.open(folder, use_keyring=True, passphrase=PASSPHRASE, keyring=keyring)
    assert desk.keyring_problem is problem
    desk.close()
    assert (folder / "keys.json").read_bytes() == keys
