"""A desk is made, opened and closed."""

import subprocess
import sys
from pathlib import Path

import pytest

from reviewdesk.domain.errors import DeskError
from reviewdesk.models.desk_rows import Setting
from reviewdesk.vault.desk import Desk
from tests.desk_kit import PASSPHRASE, QUICK, START, MemoryKeyring, new_desk, reopen
from tests.vault.settings import get_setting


def _set(desk: Desk, key: str, value: object) -> None:
    with desk.write(desk.info.owner_id) as unit:
        unit.session.merge(Setting(key=key, value=value))
        unit.audit("setting.changed", key)


def test_what_was_written_is_there_after_closing_and_opening(folder: Path) -> None:
    desk = new_desk(folder)
    _set(desk, "theme", "dark")
    desk.close()
    with_passphrase = reopen(folder)
    assert get_setting(with_passphrase, "theme") == "dark"
    with_passphrase.close()


def test_a_desk_knows_whose_it_is(desk: Desk) -> None:
    assert (desk.info.owner_kind, desk.info.owner_name, desk.info.organisation) == (
        "manager",
        "Maria Okafor",
        "Northlight",
    )
    assert desk.info.created_at == START
    assert desk.drawers.exists(desk.info.owner_id)


def test_a_summary_in_a_log_names_nobody(desk: Desk) -> None:
    assert "Maria" not in repr(desk.info)
    assert "Northlight" not in repr(desk.info)


def test_a_folder_without_a_desk_has_none(folder: Path) -> None:
    assert not Desk.exists(folder)
    with pytest.raises(DeskError) as refused:
        reopen(folder)
    assert refused.value.key == "no-desk"
    assert not folder.exists()


def test_an_existing_desk_is_never_made_anew(folder: Path) -> None:
    new_desk(folder).close()
    assert Desk.exists(folder)
    before = (folder / "desk.db").read_bytes()
    with pytest.raises(DeskError) as refused:
        new_desk(folder)
    assert refused.value.key == "desk-exists"
    assert (folder / "desk.db").read_bytes() == before


def test_a_desk_without_a_passphrase_is_not_made(folder: Path) -> None:
    with pytest.raises(DeskError) as refused:
        Desk.create(folder, "hr", "Noor", "", cost=QUICK)
    assert refused.value.key == "passphrase-empty"
    assert not folder.exists()


def test_a_making_that_fails_leaves_no_desk_and_no_entry_in_the_keyring(folder: Path) -> None:
    keyring = MemoryKeyring()
    with pytest.raises(Exception, match="owner_kind"):
        Desk.create(folder, "visitor", "Ann", PASSPHRASE, remember=True, keyring=keyring, cost=QUICK)
    assert not Desk.exists(folder)
    assert keyring.secrets == {}
    new_desk(folder).close()


def test_a_making_that_was_killed_can_be_begun_again(folder: Path) -> None:
    new_desk(folder).close()
    (folder / "making").touch()
    assert not Desk.exists(folder)
    desk = new_desk(folder)
    assert desk.verify_trail().broken_at is None
    desk.close()
    assert Desk.exists(folder)


def test_opening_a_desk_loads_neither_alembic_nor_keyring(folder: Path) -> None:
    new_desk(folder).close()
    script = (
        "import sys; from pathlib import Path; from reviewdesk.vault.desk import Desk;"
        f"Desk.open(Path(sys.argv[1]), passphrase={PASSPHRASE!r}).close();"
        "print([m for m in ('alembic', 'keyring') if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, folder],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert ran.stdout.strip() == "[]"


def test_a_desk_that_fails_while_closing_lets_go_of_its_lock(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    expected_log: set[str],
) -> None:
    expected_log.add("reviewdesk.vault.store")
    desk = new_desk(folder)

    def fail() -> None:
        raise DeskError("desk-place-failed")

    with monkeypatch.context() as patched:
        patched.setattr(desk._vault.store, "head", fail)
        desk.close()
    assert [record.message for record in caplog.records] == [
        "anchor not renewed on closing: desk-place-failed"
    ]
    reopen(folder).close()


def test_a_closed_desk_can_be_closed_again(folder: Path) -> None:
    desk = new_desk(folder)
    desk.close()
    desk.close()
    reopen(folder).close()
