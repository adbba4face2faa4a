"""What ``reviewdesk doctor`` says about the engine, the keyring, and one desk."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from reviewdesk.domain.errors import DeskError
from reviewdesk.system.findings import Finding, Health
from reviewdesk.system.i18n import _
from reviewdesk.vault.desk import Desk
from reviewdesk.vault.engine import LEAST_SQLITE, sqlcipher_versions
from reviewdesk.vault.keyring_slot import KeyringProblem, SystemKeyring

# What a desk says when the keyring alone cannot open it: ask for the passphrase, nothing is wrong.
_NEEDS_PASSPHRASE: Final = {"passphrase-needed", *(f"keyring-{problem}" for problem in KeyringProblem)}


def engine(keyring: SystemKeyring | None = None) -> list[Finding]:
    """Return the versions of the database engine and the keyring in use."""
    sqlite, sqlcipher = sqlcipher_versions()
    old = tuple(map(int, sqlite.split("."))) < LEAST_SQLITE
    least = ".".join(map(str, LEAST_SQLITE))
    backend = (keyring or SystemKeyring()).backend_name()
    unusable = backend in set(KeyringProblem)
    return [
        Finding(
            "sqlite",
            _("SQLite"),
            Health.BAD if old else Health.GOOD,
            sqlite,
            _("At least {version} is needed.").format(version=least) if old else "",
        ),
        Finding("sqlcipher", _("SQLCipher"), Health.GOOD, sqlcipher),
        Finding(
            "keyring",
            _("Keyring"),
            Health.NOTE if unusable else Health.GOOD,
            backend,
            _("ReviewDesk will ask for the passphrase each time.") if unusable else "",
        ),
    ]


def desk(folder: Path, ask: Callable[[], str], explain: Callable[[DeskError], str]) -> list[Finding]:
    """Open the desk in ``folder`` and recompute its audit trail.

    ``ask`` is called for the passphrase when the keyring cannot open the desk; ``explain`` words an error.
    """
    label = _("Desk")
    try:
        with closing(_opened(folder, ask)) as opened:
            report = opened.verify_trail()
    except DeskError as error:
        return [Finding("desk", label, Health.BAD, error.key, explain(error))]
    return [Finding("desk", label, Health.GOOD, str(folder)), _trail(report)]
