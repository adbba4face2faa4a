"""Try everything on a desk in a folder that is mounted read-only; print the keys of the errors."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from reviewdesk.domain.errors import DeskError
from reviewdesk.vault.desk import Desk
from tests.desk_kit import new_desk, reopen


def key_of(action: Callable[[], object]) -> str:
    """Return the key of the error that ``action`` ends in."""
    try:
        action()
    except DeskError as error:
        return error.key
    return "no error"


def main(desk: Path, empty: Path) -> None:
    """Mount both folders read-only and try."""
    for folder in (desk, empty):
        subprocess.run(["mount", "--bind", folder, folder], check=True)
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
    outcome = {
        "exists": Desk.exists(desk),
        "open": key_of(lambda: reopen(desk)),
        "create": key_of(lambda: new_desk(empty / "desk")),
        "create here": key_of(lambda: new_desk(empty)),
    }
    sys.stdout.write(json.dumps(outcome))


main(*map(Path, sys.argv[1:]))
