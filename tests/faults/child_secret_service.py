"""Use a real Secret Service with the desk; print what happened. Runs in a session bus of its own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from reviewdesk.domain.errors import DeskError
from reviewdesk.vault.desk import Desk
from reviewdesk.vault.keyring_slot import SystemKeyring
from tests.desk_kit import PASSPHRASE, QUICK

SECRETS = "org.freedesktop.secrets"
LOGIN = "array:objpath:/org/freedesktop/secrets/collection/login"


def call(destination: str, path: str, method: str, argument: str) -> str:
    """Call a method on the session bus and return the last word of the answer."""
    command = ["dbus-send", "--session", "--print-reply", f"--dest={destination}", path, method, argument]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1]


def daemon_id() -> int:
    """Return the process that answers for the Secret Service."""
    bus = "org.freedesktop.DBus"
    return int(call(bus, "/org/freedesktop/DBus", f"{bus}.GetConnectionUnixProcessID", f"string:{SECRETS}"))


def key_of(action: Callable[[], Desk]) -> str:
    """Return the key of the error that opening ends in."""
    try:
        action().close()
    except DeskError as error:
        return error.key
    return "opened"


def main(folder: Path) -> None:
    """Make a desk that the keyring remembers, open it silently, then take the keyring away."""
    outcome: dict[str, object] = {"backend": SystemKeyring().backend_name()}
    desk = Desk.create(folder, "hr", "Noor", PASSPHRASE, remember=True, cost=QUICK)
    outcome["remembered"] = desk.is_remembered
    desk.close()
    outcome["silently"] = key_of(lambda: Desk.open(folder, use_keyring=True))
    desk = Desk.open(folder, use_keyring=True)
    desk.forget()
    desk.close()
    outcome["after forgetting"] = key_of(lambda: Desk.open(folder, use_keyring=True))
    desk = Desk.open(folder, passphrase=PASSPHRASE)
    outcome["remember again"] = desk.remember()
    outcome["forget what is not there"] = SystemKeyring().forget("nobody")
    desk.close()
    daemon = daemon_id()
    call(SECRETS, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock", LOGIN)
    impatient = SystemKeyring(timeout_seconds=2)
    outcome["locked"] = key_of(lambda: Desk.open(folder, use_keyring=True, keyring=impatient))
    os.kill(daemon, signal.SIGKILL)
    outcome["daemon dead"] = key_of(lambda: Desk.open(folder, use_keyring=True, keyring=impatient))
    outcome["passphrase"] = key_of(lambda: Desk.open(folder, use_keyring=True, passphrase=PASSPHRASE))
    sys.stdout.write(json.dumps(outcome))


main(Path(sys.argv[1]))
