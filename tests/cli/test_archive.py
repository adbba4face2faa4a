"""Looking after sealed plans from a terminal."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from reviewdesk.cli.progress import Bar, progress
from reviewdesk.content.library import load_library
from reviewdesk.document.certificates import fingerprint
from reviewdesk.services.context import DeskContext
from reviewdesk.services.known_desks import KnownDesks
from reviewdesk.services.time_stamps import TimeStamps
from reviewdesk.system.clock import Clock
from reviewdesk.vault import desk as vault_desk
from tests.cli.conftest import PASSPHRASE, Shown, Typed
from tests.document.signed import root
from tests.document.time_service import YEAR, Service, serving, time_root, unit
from tests.services.archive_kit import document_id, folder_of, plan
from tests.services.surroundings import CHEAP


@pytest.fixture(autouse=True)
def _no_keyring() -> Iterator[None]:
    """Stand on a machine without a keyring, whatever this one has."""
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def _cheap_guessing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open desks quickly, many times a test; what guessing costs is seen in ``test_desk_commands``' desks."""
    monkeypatch.setattr(vault_desk, "PassphraseCost", lambda: CHEAP)


@pytest.fixture
def hr(typed: Typed, tmp_path: Path, passphrase_file: Path) -> Typed:
    """Return what types ``reviewdesk archive …`` for HR's desk."""
    where = ("--desk", tmp_path / "desk", "--passphrase-file", passphrase_file)
    assert typed("desk", "new", "--owner", "hr", "--name", "Ines", *where).code == 0
    know_the_root(tmp_path / "desk")

    def run(action: str, *words: str | Path) -> Shown:
        return typed("archive", action, *words, *where)

    return run


def know_the_root(folder: Path) -> None:
    """Let a desk trust the one on which the plans were signed."""
    desk = vault_desk.Desk.open(folder, passphrase=PASSPHRASE)
    KnownDesks(DeskContext(desk, load_library())).add(root().certificate, fingerprint(root().certificate))
    desk.close()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "files", 1, 2)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be years later."""
    monkeypatch.setattr(vault_desk, "Clock", lambda: Clock(now=lambda: datetime(2035, 1, 1, tzinfo=UTC)))


def told(shown: Shown) -> Any:
    assert shown.err == ""
    return json.loads(shown.out)


def test_a_folder_is_taken_in_and_each_file_told_of(hr: Typed, files: Path) -> None:
    shown = hr("add", files)
    assert (shown.code, shown.err) == (0, "")
    lines = shown.out.splitlines()
    assert lines == [
        f"{files / '001.pdf'}: added",
        f"{files / '002.pdf'}: added",
        "Added: 2. There already: 0. Refused: 0.",
    ]
    again = told(hr("add", files / "001.pdf", "--json"))
    assert (again["added"], again["known"], again["refused"]) == (0, 1, 0)
    assert again["files"][0]["document_id"] == document_id(1)


def test_a_plan_that_nobody_known_here_signed_is_taken_in_and_told_of(
    hr: Typed, files: Path, tmp_path: Path
) -> None:
    desk = vault_desk.Desk.open(tmp_path / "desk", passphrase=PASSPHRASE)
    KnownDesks(DeskContext(desk, load_library())).remove(fingerprint(root().certificate))
    desk.close()
    shown = hr("add", files / "001.pdf")
    assert (shown.code, shown.err) == (1, "")
    assert "add it in Settings under “Who is trusted”" in shown.out
    assert "Added: 1." in shown.out
    (one,) = told(hr("add", files / "002.pdf", "--json"))["files"]
    assert (one["outcome"], [note["key"] for note in one["notes"]]) == ("added", ["signers-unknown"])


def test_the_worst_file_decides(hr: Typed, files: Path) -> None:
    (files / "changed.pdf").write_bytes(plan(1) + b"\n% more")
    shown = hr("add", files)
    assert (shown.code, shown.err) == (1, "")
    assert "was not kept" in shown.out
    unreadable = hr("add", files, files / "nowhere.pdf")
    assert unreadable.code == 2
    assert len(unreadable.err.splitlines()) == 1
    facts = told(hr("add", files / "nowhere.pdf", "--json"))
    assert facts["files"][0]["error"]["key"] == "file-unreadable"


def test_a_folder_that_cannot_be_looked_into_is_told(
    hr: Typed, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def walk(place: Path, onerror: Callable[[OSError], None]) -> Iterator[tuple[str, list[str], list[str]]]:
        onerror(PermissionError(13, "Permission denied", str(place / "closed")))
        yield str(place), [], ["001.pdf"]

    monkeypatch.setattr(os, "walk", walk)
    shown = hr("add", files)
    assert shown.code == 2
    assert f"{files / 'closed'} could not be read" in shown.err
    assert "Added: 1. There already: 0. Refused: 1." in shown.out


def test_plans_are_listed_and_found(hr: Typed, files: Path) -> None:
    hr("add", files)
    assert len(hr("list").out.splitlines()) == 2
    first = hr("list", "--size", "1").out.splitlines()
    assert "Year review" in first[0]
    after = first[1].split()[-1]
    assert len(hr("list", "--after", after).out.splitlines()) == 1
    (found,) = told(hr("search", "elodie", "thursdays", "--json"))["plans"]
    assert (found["employee"], found["retention_class"]) == ("Élodie Brûlé", "review")
    assert found["sealed_at"].startswith("2025-10-16T")
    assert told(
        hr("search", "--person", "jonas", "--since", "2025-10-01", "--until", "2025-10-31", "--json")
    )["plans"]
    assert told(hr("list", "--held", "--json")) == {"plans": [], "after": ""}
    assert hr("list", "--due").out == ""
    assert hr("list", "--after", "nowhere").code == 2


def test_a_check_finds_what_is_lost(hr: Typed, files: Path, tmp_path: Path) -> None:
    hr("add", files)
    assert hr("check").code == 0
    lost, *_rest = (tmp_path / "desk").glob("files/??/*")
    kept = lost.read_bytes()
    lost.unlink()
    shown = hr("check")
    assert shown.code == 1
    assert "plan-0000000" in shown.out
    report = told(hr("check", "--json"))
    assert (report["sound"], len(report["missing"])) == (False, 1)
    lost.write_bytes(kept)
    orphan = tmp_path / "desk" / "files" / "00" / ("0" * 64)
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(b"left behind")
    assert hr("check").code == 1
    assert hr("check", "--mend").code == 0


def test_the_archive_goes_to_another_desk_and_back(
    hr: Typed, typed: Typed, files: Path, tmp_path: Path, passphrase_file: Path
) -> None:
    hr("add", files)
    assert told(hr("export", tmp_path / "copy", "--json")) == {"plans": 2, "whole": True, "lost": []}
    other = ("--desk", tmp_path / "other", "--passphrase-file", passphrase_file)
    typed("desk", "new", "--owner", "hr", "--name", "Ada", *other)
    know_the_root(tmp_path / "other")
    shown = typed("archive", "import", tmp_path / "copy", *other)
    assert (shown.code, shown.out.splitlines()[-1]) == (0, "Added: 2. There already: 0. Refused: 0.")
    assert "2" in typed("archive", "export", tmp_path / "back", *other).out
    for name in ("register.json", "manifest.csv"):
        assert (tmp_path / "copy" / name).read_bytes() == (tmp_path / "back" / name).read_bytes()
    assert typed("archive", "import", tmp_path, *other).code == 2


def test_a_copy_without_a_lost_file_is_told(hr: Typed, files: Path, tmp_path: Path) -> None:
    hr("add", files)
    next((tmp_path / "desk").glob("files/??/*")).unlink()
    shown = hr("export", tmp_path / "copy")
    assert shown.code == 1
    assert "left out" in shown.out


@pytest.mark.usefixtures("later")
def test_plans_are_disposed_of_by_name_only(hr: Typed, files: Path) -> None:
    hr("add", files)
    assert len(hr("dispose").out.splitlines()) == 2
    assert len(hr("list").out.splitlines()) == 2, "asking disposes of nothing"
    shown = hr("dispose", document_id(1), "nothing")
    assert shown.code == 1
    assert "disposed of" in shown.out
    (gone,) = told(hr("dispose", document_id(1), "--json"))["plans"]
    assert (gone["disposed"], gone["retention_class"]) == (True, "review")
    assert len(hr("list").out.splitlines()) == 1


def test_a_plan_whose_day_has_not_come_stays(hr: Typed, files: Path) -> None:
    hr("add", files)
    shown = hr("dispose", document_id(1))
    assert (shown.code, len(hr("list").out.splitlines())) == (1, 2)
    assert "2028-10-16" in shown.out


def test_a_desk_must_be_named(typed: Typed, tmp_path: Path, passphrase_file: Path) -> None:
    shown = typed("archive", "list")
    assert shown.code == 2
    assert "--desk" in shown.err
    where = ("--desk", tmp_path / "none")
    assert typed(*where, "archive", "list", "--passphrase-file", passphrase_file).code == 2


class Terminal(io.StringIO):
    """A terminal that remembers what was written."""

    def isatty(self) -> bool:
        """Say that somebody sits here."""
        return True


def test_progress_is_one_line_that_is_rubbed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(progress("ab", 2, "Reading")) == ["a", "b"]
    shown = terminal.getvalue()
    assert "Reading [############            ] 1/2" in shown
    assert "\n" not in shown
    assert shown.endswith("\r\x1b[K")
    Bar("None")(0, 0)
    assert "0/0" in terminal.getvalue()


def test_progress_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress("ab", 2, "Reading")) == ["a", "b"]
    assert capsys.readouterr() == ("", "")


@pytest.fixture
def stamped(hr: Typed, files: Path, tmp_path: Path) -> Iterator[Service]:
    """Serve the time for a desk whose plans have stamps that end within the year."""
    now = datetime.now(UTC)
    with serving(Service(now=now, who=unit(now - 4 * YEAR))) as running:
        desk = vault_desk.Desk.open(tmp_path / "desk", passphrase=PASSPHRASE)
        TimeStamps(DeskContext(desk, load_library())).set_server(running.url, time_root().certificate)
        desk.close()
        assert hr("add", files).code == 0
        running.who = unit(now)
        yield running


def test_stamps_that_end_soon_are_renewed(hr: Typed, stamped: Service) -> None:
    stamped.manner = "broken"
    shown = hr("renew")
    assert shown.code == 1
    lines = shown.out.splitlines()
    assert len(lines) == 3
    assert "refused to answer" in lines[0]
    assert lines[-1] == "Plans with new time stamps: 0"
    stamped.manner = "honest"
    assert told(hr("renew", "--json")) == {"renewed": 2, "whole": True, "troubled": []}
    assert hr("renew").out == "Plans with new time stamps: 0\n"


def test_stamps_are_renewed_on_hrs_desk_with_a_server(
    typed: Typed, hr: Typed, tmp_path: Path, passphrase_file: Path
) -> None:
    assert "No time-stamp server is set" in hr("renew").err
    where = ("--desk", tmp_path / "own", "--passphrase-file", passphrase_file)
    assert typed("desk", "new", "--owner", "manager", "--name", "Maya", *where).code == 0
    assert "Only HR’s own desk" in typed("archive", "renew", *where).err
