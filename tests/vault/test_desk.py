import json
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from reviewdesk.domain.errors import DeskError
from reviewdesk.models import migrations
from reviewdesk.models.desk_rows import Setting
from reviewdesk.vault.ciphers import PassphraseCost
from reviewdesk.vault.desk import Desk, DeskRootIdentity
from reviewdesk.vault.keyring_slot import KeyringProblem
from tests.desk_kit import PASSPHRASE, QUICK, START, HeldClock, MemoryKeyring, new_desk, reopen


def _set(desk: Desk, key: str, value: object) -> None:
    with desk.write(desk.info.owner_id) as unit:
        unit.session.merge(Setting(key=key, value=value))
        unit.audit("setting.changed", key)


def _get(desk: Desk, key: str) -> object:
    with desk.read() as session:
        return session.scalar(select(Setting.value).where(Setting.key == key))


def test_what_was_written_is_there_after_closing_and_opening(folder: Path) -> None:
    desk = new_desk(folder)
    _set(desk, "theme", "dark")
    desk.close()
    with_passphrase = reopen(folder)
    assert _get(with_passphrase, "theme") == "dark"
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


def test_an_unfinished_write_leaves_nothing_behind(desk: Desk) -> None:
    head = desk.audit_head()

    class ChangedMyMindError(Exception):
        pass

    def write_and_fail() -> None:
        with desk.write(desk.info.owner_id) as unit:
            unit.session.add(Setting(key="a", value=1))
            unit.audit("setting.changed", "a")
            raise ChangedMyMindError

    with pytest.raises(ChangedMyMindError):
        write_and_fail()
    assert _get(desk, "a") is None
    assert desk.audit_head() == head


def test_a_change_that_is_not_audited_is_undone(desk: Desk) -> None:
    def write_quietly() -> None:
        with desk.write(desk.info.owner_id) as unit:
            unit.session.add(Setting(key="a", value=1))

    with pytest.raises(RuntimeError, match="without an audit event"):
        write_quietly()
    assert _get(desk, "a") is None


def test_a_unit_that_changes_nothing_needs_no_event(desk: Desk) -> None:
    head = desk.audit_head()
    with desk.write(desk.info.owner_id) as unit:
        assert unit.session.scalar(select(Setting.key)) is None
    assert desk.audit_head() == head


def test_reading_cannot_write(desk: Desk) -> None:
    def write_while_reading() -> None:
        with desk.read() as session:
            session.execute(text("DELETE FROM person"))

    with pytest.raises(DeskError) as refused:
        write_while_reading()
    assert refused.value.key == "desk-read-only"


def test_a_wrong_statement_is_reported_as_the_bug_it_is(desk: Desk) -> None:
    def ask_nonsense() -> None:
        with desk.read() as session:
            session.execute(text("SELECT :secret FROM nowhere"), {"secret": "canary"})

    with pytest.raises(Exception, match="no such table") as raised:
        ask_nonsense()
    assert "canary" not in str(raised.value)


def test_a_failure_of_the_callers_own_files_is_not_taken_for_the_desks(desk: Desk) -> None:
    def look_elsewhere() -> None:
        with desk.write(desk.info.owner_id):
            (desk.folder / "nowhere").read_bytes()

    with pytest.raises(FileNotFoundError):
        look_elsewhere()


def test_others_can_read_while_one_writes(desk: Desk) -> None:
    seen: list[object] = []
    with desk.write(desk.info.owner_id) as unit:
        unit.session.add(Setting(key="a", value=1))
        unit.session.flush()
        unit.audit("setting.changed", "a")
        reader = threading.Thread(target=lambda: seen.append(_get(desk, "a")))
        reader.start()
        reader.join()
    assert seen == [None]
    assert _get(desk, "a") == 1


def test_new_ids_are_distinct_and_sort_by_time(desk: Desk, held_clock: HeldClock) -> None:
    ids = []
    for _ in range(3):
        held_clock.pass_seconds(1)
        with desk.write(desk.info.owner_id) as unit:
            ids.append(unit.new_id())
    assert ids == sorted(set(ids))


def test_the_owner_is_known_by_the_passphrase(desk: Desk) -> None:
    assert desk.verify_passphrase(PASSPHRASE)
    assert not desk.verify_passphrase("plum kettle orbit")


def test_guessing_the_owners_passphrase_is_slowed_down(desk: Desk) -> None:
    for guess in ("one", "two", "three"):
        assert not desk.verify_passphrase(guess)
    with pytest.raises(DeskError) as refused:
        desk.verify_passphrase(PASSPHRASE)
    assert refused.value.key == "drawer-wait"


def test_the_root_is_kept_once_and_comes_back(folder: Path) -> None:
    desk = new_desk(folder)
    assert desk.root() is None
    root = DeskRootIdentity(certificate=b"certificate", key=b"private key")
    desk.store_root(root)
    with pytest.raises(DeskError) as refused:
        desk.store_root(DeskRootIdentity(b"another", b"key"))
    assert refused.value.key == "root-exists"
    desk.close()
    again = reopen(folder)
    assert again.root() == root
    again.close()


def test_a_root_with_an_exchanged_certificate_is_noticed(desk: Desk) -> None:
    desk.store_root(DeskRootIdentity(certificate=b"certificate", key=b"private key"))
    with desk.write(desk.info.owner_id) as unit:
        unit.session.execute(text("UPDATE desk_root SET certificate = :other"), {"other": b"other"})
        unit.audit("test.exchanged", "root")
    with pytest.raises(DeskError) as refused:
        desk.root()
    assert refused.value.key == "desk-damaged"


def test_a_remembered_desk_opens_without_a_word(folder: Path) -> None:
    keyring = MemoryKeyring()
    desk = new_desk(folder, keyring=keyring)
    assert desk.keyring_problem is None
    assert desk.is_remembered
    desk.close()
    silently = Desk.open(folder, use_keyring=True, keyring=keyring)
    assert silently.keyring_problem is None
    silently.close()


def test_remembering_and_forgetting_later_are_audited(folder: Path) -> None:
    keyring = MemoryKeyring()
    new_desk(folder).close()
    desk = Desk.open(folder, passphrase=PASSPHRASE, keyring=keyring)
    assert not desk.is_remembered
    assert desk.remember() is None
    assert desk.remember() is None
    desk.close()
    desk = Desk.open(folder, use_keyring=True, keyring=keyring)
    desk.forget()
    desk.forget()
    with desk.read() as session:
        kinds = session.scalars(text("SELECT kind FROM audit_event WHERE kind LIKE 'desk.keyring%'")).all()
    assert kinds == ["desk.keyring-added", "desk.keyring-removed"]
    desk.close()
    assert keyring.secrets == {}


@pytest.mark.parametrize("problem", list(KeyringProblem))
def test_a_desk_is_made_even_where_the_keyring_fails(folder: Path, problem: KeyringProblem) -> None:
    desk = new_desk(folder, keyring=MemoryKeyring(problem))
    assert desk.keyring_problem is problem
    assert not desk.is_remembered
    assert desk.remember() is problem
    desk.close()


def test_the_key_file_holds_no_key_in_the_open(folder: Path) -> None:
    keyring = MemoryKeyring()
    desk = new_desk(folder, keyring=keyring)
    content = (folder / "keys.json").read_text()
    assert [slot["kind"] for slot in json.loads(content)["slots"]] == ["keyring", "passphrase"]
    assert not any(secret in content for secret in keyring.secrets.values())
    assert desk._vault.held.data_key.hex() not in content
    desk.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_only_the_owner_of_the_files_may_read_them(desk: Desk, folder: Path) -> None:
    desk.files.put(b"content")
    for path in (folder, *folder.rglob("*")):
        if path.name.startswith("desk.db"):
            continue  # SQLite's own files lie in a folder that nobody else may enter
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name


def test_the_default_cost_of_a_guess_is_the_one_recommended() -> None:
    assert PassphraseCost().as_json() == {"alg": "argon2id", "m": 65536, "t": 3, "p": 4}


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


def test_a_desk_of_an_older_program_is_brought_up_to_date(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = new_desk(folder)
    _set(desk, "theme", "dark")
    desk.close()
    asked: list[str | None] = []

    def upgrade(engine: Engine, current: str | None) -> bool:
        asked.append(current)
        return migrations.upgrade(engine, current, target="head")

    with monkeypatch.context() as patched:
        patched.setattr("reviewdesk.vault.opening.SCHEMA_VERSION", "0002")
        patched.setattr("reviewdesk.vault.opening.upgrade", upgrade)
        desk = reopen(folder)
    assert asked == ["0001"]
    assert _get(desk, "theme") == "dark"
    desk.close()


def test_a_closed_desk_can_be_closed_again(folder: Path) -> None:
    desk = new_desk(folder)
    desk.close()
    desk.close()
    reopen(folder).close()
