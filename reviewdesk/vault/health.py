"""What ``reviewdesk doctor`` says about the engine, the keyring, and one desk."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import select, union

from reviewdesk.domain.errors import DeskError
from reviewdesk.models.document_rows import PendingDocument
from reviewdesk.models.register_rows import RegisterEntry
from reviewdesk.system.findings import Finding, Health
from reviewdesk.system.i18n import _
from reviewdesk.vault.asking import open_asking
from reviewdesk.vault.desk import Desk
from reviewdesk.vault.engine import LEAST_SQLITE, sqlcipher_versions
from reviewdesk.vault.faults import named_faults
from reviewdesk.vault.keyring_slot import KeyringProblem, SystemKeyring


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
    """Open the desk in ``folder``, read every page of its database and every file, and recompute its audit trail.

    ``ask`` is called for the passphrase where the keyring cannot open the desk; ``explain`` words an error.
    """
    try:
        with closing(open_asking(folder, ask)) as opened:
            found = Finding("desk", _("Desk"), Health.GOOD, str(folder))
            return [found, _database(opened), _files(opened), _trail(opened)]
    except DeskError as error:
        return [Finding("desk", _("Desk"), Health.BAD, error.key, explain(error))]


def _database(opened: Desk) -> Finding:
    """Let SQLite walk every page, the write-ahead log included; a page that fails its MAC is an error."""
    with named_faults(opened.folder), opened.read() as session:
        answers = [str(row[0]) for row in session.connection().exec_driver_sql("PRAGMA integrity_check")]
    if answers == ["ok"]:
        return Finding("database", _("Database"), Health.GOOD, "ok")
    return _damaged("database", _("Database"), str(len(answers)))


def _files(opened: Desk) -> Finding:
    """Read every file that a row names; one that no row names any more is in nobody's way."""
    names = union(select(RegisterEntry.stored_name), select(PendingDocument.stored_name))
    with named_faults(opened.folder), opened.read() as session:
        known = frozenset(session.scalars(names))
        report = opened.files.check(known)
    lost = report.missing | (report.altered & known)
    if lost:
        return _damaged("files", _("Files"), str(len(lost)))
    return Finding("files", _("Files"), Health.GOOD, str(len(known)))


def _trail(opened: Desk) -> Finding:
    report = opened.verify_trail()
    if report.broken_at is None:
        return Finding("audit_trail", _("Audit trail"), Health.GOOD, str(report.head.seq))
    return _damaged("audit_trail", _("Audit trail"), str(report.broken_at))


def _damaged(key: str, label: str, value: str) -> Finding:
    advice = _("Restore a backup, and keep this folder as it is until then.")
    return Finding(key, label, Health.BAD, value, advice)
