"""The doctor's look at the engine, the keyring and a desk."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.register_rows import RegisterEntry
from reviewdesk.models.triggers import trigger_statements
from reviewdesk.system.findings import Finding, Health
from reviewdesk.vault import health
from reviewdesk.vault.ciphers import PassphraseCost
from reviewdesk.vault.desk import Desk
from reviewdesk.vault.keyring_slot import SystemKeyring
from tests.rows import filled

PASSPHRASE = "plum kettle orbit lantern"
ID = "01900000-0000-7000-8000-000000000001"
QUICK = PassphraseCost(memory_kib=8, passes=1, lanes=1)


class UsableKeyring(SystemKeyring):
    """A keyring that is there."""

    def backend_name(self) -> str:
        """Return a name that may be used."""
        return "keyring.backends.SecretService"


@pytest.fixture(autouse=True)
def _no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Desk.create(tmp_path / "desk", "manager", "Ada", PASSPHRASE, cost=QUICK).close()
    return tmp_path / "desk"


def look(folder: Path, passphrase: str = PASSPHRASE) -> dict[str, Finding]:
    found = health.desk(folder, lambda: passphrase, lambda error: f"explained {error.key}")
    return {finding.key: finding for finding in found}


def tamper(folder: Path, *statements: str) -> None:
    """Do to the desk what only the holder of its key can do."""
    opened = Desk.open(folder, passphrase=PASSPHRASE)
    with opened.write(opened.info.owner_id) as unit:
        for statement in statements:
            unit.session.connection().exec_driver_sql(statement)
        unit.audit("test.tampered", opened.info.desk_id)
    opened.close()


def test_a_usable_keyring_is_named_and_a_missing_one_is_worth_knowing() -> None:
    with_keyring = {finding.key: finding for finding in health.engine(UsableKeyring())}
    without = {finding.key: finding for finding in health.engine()}
    assert with_keyring["keyring"] == Finding(
        "keyring", "Keyring", Health.GOOD, "keyring.backends.SecretService"
    )
    assert (without["keyring"].health, without["keyring"].value) == (Health.NOTE, "no-backend")
    assert without["keyring"].advice


def test_an_engine_that_loses_data_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {f.health for f in health.engine(UsableKeyring())} == {Health.GOOD}
    monkeypatch.setattr(health, "sqlcipher_versions", lambda: ("3.40.1", "4.5"))
    sqlite = health.engine(UsableKeyring())[0]
    assert sqlite.health is Health.BAD
    assert "3.51.3" in sqlite.advice


def test_a_sound_desk_is_sound(folder: Path) -> None:
    assert {finding.health for finding in look(folder).values()} == {Health.GOOD}
    assert int(look(folder)["audit_trail"].value) > 0


def sealed_plan(folder: Path) -> Path:
    """Keep a sealed plan on the desk, and a file that no row names; return where the plan lies."""
    opened = Desk.open(folder, passphrase=PASSPHRASE)
    opened.files.put(b"left behind")
    stored = opened.files.put(b"%PDF")
    day, now = date(2026, 11, 23), datetime(2026, 11, 23, tzinfo=UTC)
    names = {"file_name": "plan.pdf", "title": "Review", "outcome": "acknowledged"}
    people = {"employee_id": ID, "employee_name": "Maya", "manager_id": ID, "manager_name": "Ada"}
    audit = {"audit_seq": 1, "audit_head": b"h"}
    times = {"period_start": day, "period_end": day, "sealed_at": now}
    with opened.write(opened.info.owner_id) as unit:
        unit.session.add(
            SealedPlan(
                document_id=ID, stored_name=stored, sha256="0" * 64, **names, **people, **audit, **times
            )
        )
        unit.session.flush()
        unit.session.add(
            filled(
                RegisterEntry, document_id=ID, stored_name=stored, shown="exact", trail="in_order", number=1
            )
        )
        unit.audit("test.sealed", ID)
    opened.close()
    return folder / "files" / stored[:2] / stored


def test_a_sealed_plan_that_is_there_is_well(folder: Path) -> None:
    sealed_plan(folder)
    assert (look(folder)["files"].health, look(folder)["files"].value) == (Health.GOOD, "1")


@pytest.mark.parametrize("harm", [Path.unlink, lambda file: file.write_bytes(b"something else")])
def test_a_sealed_plan_that_is_gone_or_altered_is_found(folder: Path, harm: Callable[[Path], object]) -> None:
    harm(sealed_plan(folder))
    found = look(folder)
    assert (found["files"].health, found["files"].value) == (Health.BAD, "1")
    assert "backup" in found["files"].advice
    assert found["database"].health is Health.GOOD


def test_a_wrong_passphrase_is_explained(folder: Path) -> None:
    found = look(folder, "not this one")
    assert (found["desk"].value, found["desk"].advice) == ("wrong-passphrase", "explained wrong-passphrase")


def test_what_no_passphrase_can_mend_is_told_without_asking(tmp_path: Path) -> None:
    def never() -> str:
        raise AssertionError

    found = health.desk(tmp_path, never, lambda error: error.key)
    assert [(finding.key, finding.health, finding.value) for finding in found] == [
        ("desk", Health.BAD, "no-desk")
    ]


def test_a_row_that_breaks_the_rules_of_the_database_is_found(folder: Path) -> None:
    tamper(folder, "PRAGMA ignore_check_constraints=ON", "UPDATE desk_info SET owner_kind = 'nobody'")
    found = look(folder)
    assert found["database"].health is Health.BAD
    assert "backup" in found["database"].advice


def test_a_rewritten_history_is_found(folder: Path) -> None:
    guards = {name: text for name, text in trigger_statements().items() if name.startswith("audit_event")}
    tamper(
        folder,
        *(f"DROP TRIGGER {name}" for name in guards),
        "UPDATE audit_event SET kind = 'desk.nothing-happened' WHERE seq = 1",
        *guards.values(),
    )
    found = look(folder)
    assert (found["audit_trail"].health, found["audit_trail"].value) == (Health.BAD, "1")
    assert found["database"].health is Health.GOOD
