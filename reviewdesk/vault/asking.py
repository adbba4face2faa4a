"""Opens a desk without a window: by the keyring, else by the passphrase that is asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from reviewdesk.domain.errors import DeskError
from reviewdesk.vault.desk import Desk
from reviewdesk.vault.keyring_slot import KeyringProblem

# What a desk says when the keyring alone cannot open it: ask for the passphrase, nothing is wrong.
_NEEDS_PASSPHRASE: Final = {"passphrase-needed", *(f"keyring-{problem}" for problem in KeyringProblem)}


def open_asking(folder: Path, ask: Callable[[], str]) -> Desk:
    """Open the desk in ``folder``; ``ask`` is called for the passphrase where the keyring cannot."""
    try:
        return Desk.open(folder, use_keyring=True)
    except DeskError as error:
        if error.key not in _NEEDS_PASSPHRASE:
            raise
    return Desk.open(folder, passphrase=ask())
