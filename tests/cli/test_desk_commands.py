"""Making a desk and looking after it from a terminal."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from reviewdesk.cli import desks
from reviewdesk.vault.desk import Desk
from tests.cli.conftest import PASSPHRASE, Typed


@pytest.fixture(autouse=True)
def _no_keyring() -> Iterator[None]:
    """Stand on a machine without a keyring, whatever this one has."""
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.fixture
def prompt(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Sit at a terminal; what is in the list is typed at one prompt after the other."""
    answers: list[str] = []
    monkeypatch.setattr(sys, "stdin", type("Terminal", (), {"isatty": lambda _self: True})())
    monkeypatch.setattr(desks, "getpass", lambda _prompt: answers.pop(0))
    return answers


@pytest.fixture
def desk(typed: Typed, tmp_path: Path, passphrase_file: Path) -> Path:
    folder = tmp_path / "desk"
    words = ("--desk", folder, "--owner", "manager", "--name", "Ada", "--passphrase-file", passphrase_file)
    shown = typed("desk", "new", *words)
    assert (shown.code, shown.err) == (0, "")
    assert str(folder) in shown.out
    return folder


def test_a_new_desk_opens_with_the_first_line_of_the_file(desk: Path) -> None:
    opened = Desk.open(desk, passphrase=PASSPHRASE)
    assert (opened.info.owner_kind, opened.info.owner_name) == ("manager", "Ada")
    opened.close()


def test_a_desk_is_never_made_over_another(typed: Typed, desk: Path, passphrase_file: Path) -> None:
    words = ("--desk", desk, "--owner", "hr", "--name", "Eve", "--passphrase-file", passphrase_file)
    shown = typed("desk", "new", *words)
    assert shown.code == 2
    assert len(shown.err.splitlines()) == 1
    Desk.open(desk, passphrase=PASSPHRASE).close()


def test_a_new_passphrase_is_asked_for_twice(typed: Typed, tmp_path: Path, prompt: list[str]) -> None:
    prompt += ["one thing", "another"]
    words = ("desk", "new", "--desk", tmp_path / "desk", "--owner", "employee", "--name", "Eli")
    shown = typed(*words)
    assert (shown.code, shown.err) == (2, "The two passphrases were not the same; nothing was made.\n")
    assert not (tmp_path / "desk").exists()
    prompt += ["one thing", "one thing"]
    assert typed(*words).code == 0
    Desk.open(tmp_path / "desk", passphrase="one thing").close()


def test_without_a_terminal_nothing_waits_for_a_passphrase(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", type("Pipe", (), {"isatty": lambda _self: False})())
    shown = typed("desk", "new", "--desk", tmp_path / "desk", "--owner", "hr", "--name", "Eve")
    assert shown.code == 2
    assert "--passphrase-file" in shown.err


@pytest.mark.parametrize("content", ["", "\nsecond line"])
def test_a_file_without_a_passphrase_is_refused(typed: Typed, tmp_path: Path, content: str) -> None:
    file = tmp_path / "empty"
    file.write_text(content, encoding="utf-8")
    words = ("--desk", tmp_path / "desk", "--owner", "hr", "--name", "Eve", "--passphrase-file", file)
    shown = typed("desk", "new", *words)
    assert shown.code == 2
    assert str(file) in shown.err


def test_a_missing_passphrase_file_is_named(typed: Typed, desk: Path, tmp_path: Path) -> None:
    shown = typed("doctor", "--desk", desk, "--passphrase-file", tmp_path / "nowhere")
    assert shown.code == 2
    assert "nowhere could not be read" in shown.err


def health(out: str) -> dict[str, str]:
    return {key: found["health"] for key, found in json.loads(out)["findings"].items()}


def test_the_doctor_tells_scripts_what_this_machine_has(typed: Typed) -> None:
    shown = typed("doctor", "--json")
    found = json.loads(shown.out)
    assert set(found) == {"healthy", "findings"}
    assert {"display", "fonts", "keyring", "sqlite", "sqlcipher", "python", "log"} <= set(found["findings"])
    assert set(found["findings"]["sqlite"]) == {"health", "value", "advice"}
    assert found["findings"]["keyring"] == {
        "health": "note",
        "value": "no-backend",
        "advice": "ReviewDesk will ask for the passphrase each time.",
    }
    assert shown.code == (0 if found["healthy"] else 1)


@pytest.mark.parametrize("before", [True, False])
def test_the_doctor_finds_a_sound_desk_sound(
    typed: Typed, desk: Path, passphrase_file: Path, *, before: bool
) -> None:
    place = ("--desk", desk)
    words = (*place, "doctor") if before else ("doctor", *place)
    found = health(typed(*words, "--json", "--passphrase-file", passphrase_file).out)
    assert (found["desk"], found["database"], found["audit_trail"]) == ("good", "good", "good")


def test_the_doctor_says_what_is_wrong_with_a_damaged_desk(
    typed: Typed, desk: Path, passphrase_file: Path
) -> None:
    (desk / "desk.db").write_bytes(b"\0" * 8192)
    shown = typed("doctor", "--desk", desk, "--passphrase-file", passphrase_file)
    assert shown.code == 1
    assert "! Desk: desk-damaged. " in shown.out


def test_the_doctor_asks_for_the_passphrase_only_when_it_would_help(
    typed: Typed, tmp_path: Path, prompt: list[str]
) -> None:
    prompt.append("never asked for")
    shown = typed("doctor", "--desk", tmp_path / "nothing")
    assert shown.code == 1
    assert "! Desk: no-desk. " in shown.out
    assert prompt


def test_a_byte_order_mark_is_not_part_of_the_passphrase(typed: Typed, desk: Path, tmp_path: Path) -> None:
    (tmp_path / "noted").write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\n")
    found = health(typed("doctor", "--desk", desk, "--json", "--passphrase-file", tmp_path / "noted").out)
    assert found["audit_trail"] == "good"


def test_a_first_line_that_is_no_text_is_refused(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"\xff\xfe\x80 secret")
    words = (
        "--desk",
        tmp_path / "d",
        "--owner",
        "hr",
        "--name",
        "Eve",
        "--passphrase-file",
        tmp_path / "key",
    )
    shown = typed("desk", "new", *words)
    assert shown.code == 2
    assert "not text in UTF-8" in shown.err
    assert "secret" not in shown.err
    assert not (tmp_path / "d").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_passphrase_may_come_through_a_pipe(typed: Typed, desk: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode() + b"\n")  # and it stays open: one line is enough
    found = health(typed("doctor", "--desk", desk, "--json", "--passphrase-file", f"/dev/fd/{reading}").out)
    os.close(reading)
    os.close(writing)
    assert found["audit_trail"] == "good"
