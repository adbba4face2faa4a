"""The doctor's look at the engine, the keyring and a desk."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from reviewdesk.models.triggers import trigger_statements
from reviewdesk.system.findings import Finding, Health
from reviewdesk.vault import health
from reviewdesk.vault.ciphers import PassphraseCost
from reviewdesk.vault.desk import Desk
from reviewdesk.vault.keyring_slot import SystemKeyring

PASSPHRASE = "plum kettle orbit lantern"
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
