"""Verifying sealed plans from a terminal."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from reviewdesk.cli.plan_files import Found, files_of
from reviewdesk.cli.terminal import say
from reviewdesk.document import certificates
from reviewdesk.domain.errors import ReviewDeskError
from tests.architecture.source import ROOT
from tests.cli.conftest import Typed
from tests.document import signed
from tests.document.archived import archived
from tests.document.attacks.kit import drawn_by_another_version
from tests.document.time_service import time_root


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.pdf"
    file.write_bytes(signed.plan().sealed)
    return file


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    file = tmp_path / "changed.pdf"
    file.write_bytes(signed.plan().sealed + b"\n% one more line")
    return file


def pem(certificate: bytes) -> bytes:
    return x509.load_der_x509_certificate(certificate).public_bytes(Encoding.PEM)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    file = tmp_path / "root.pem"
    file.write_bytes(b"a comment\n" + pem(signed.root().certificate))
    return file


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    other = certificates.make_root(
        "Elsewhere", "desk-2", signed.NOW, signed.steady_bytes, key=signed.keys()[0]
    )
    file = tmp_path / "stranger.pem"
    file.write_bytes(pem(other.certificate))
    return file


def test_an_unchanged_plan_is_well(typed: Typed, plan: Path) -> None:
    shown = typed("verify", plan)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith(f"{plan}: Unchanged since it was sealed.")


def test_a_plan_that_leads_to_the_root_is_trusted(typed: Typed, plan: Path, root: Path) -> None:
    shown = typed("verify", plan, "--trust", root)
    assert shown.code == 0
    said = [line.removeprefix(f"{plan}: ") for line in shown.out.splitlines()]
    assert said[0] == "Unchanged since it was sealed."
    assert said[1].startswith("Devon Park signed: 16 October 2025, ")
    assert "Level A" in said[2]
    assert said[3] == "Not archived by HR."


def test_time_of_a_service_is_believed_only_where_its_root_is_given(
    typed: Typed, tmp_path: Path, root: Path
) -> None:
    plan, clock = tmp_path / "archived.pdf", tmp_path / "clock.der"
    plan.write_bytes(archived().stamped)
    clock.write_bytes(time_root().certificate)
    assert "by the clock of that computer" in typed("verify", plan, "--trust", root).out
    told = typed("verify", plan, "--trust", root, "--trust-time", clock).out
    assert told.count("confirmed by Clock Tower") == 3
    assert "Archived by HR of Northwind Cooperative" in told
    assert "The time stamps hold until 15 October 2029" in told


def test_an_unchanged_plan_of_somebody_else_is_not_trusted(
    typed: Typed, plan: Path, stranger: Path, root: Path
) -> None:
    shown = typed("verify", "--trust", stranger, "--", plan)
    assert shown.code == 1
    assert "do not lead to the root" in shown.out
    assert typed("verify", "--trust", stranger, "--trust", root, "--", plan).code == 0


def test_a_changed_plan_is_told_in_sentences(typed: Typed, changed: Path) -> None:
    shown = typed("verify", changed)
    assert shown.code == 1
    assert shown.out
    assert all(line.startswith(f"{changed}: ") and line.endswith(".") for line in shown.out.splitlines())


def test_what_cannot_be_read_is_told_and_the_rest_is_verified(
    typed: Typed, plan: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("no plan", encoding="utf-8")
    shown = typed("verify", tmp_path / "nowhere.pdf", plan, tmp_path / "notes.txt")
    assert shown.code == 2
    assert len(shown.err.splitlines()) == 2
    assert "nowhere.pdf could not be read" in shown.err
    assert str(plan) in shown.out


def test_the_worst_file_decides(typed: Typed, plan: Path, changed: Path) -> None:
    assert typed("verify", changed, plan).code == 1


def test_scripts_get_one_object(typed: Typed, plan: Path, changed: Path, tmp_path: Path) -> None:
    shown = typed("verify", "--json", plan, changed, tmp_path / "nowhere.pdf")
    assert (shown.code, shown.err) == (2, "")
    first, second, third = json.loads(shown.out)["files"]
    assert (first["file"], first["intact"], first["trusted"], first["problems"]) == (
        str(plan),
        True,
        False,
        [],
    )
    assert [signer["name"] for signer in first["signers"]] == ["Devon Park", "Maya Ellis"]
    assert not second["intact"]
    assert all(problem["sentence"] for problem in second["problems"])
    assert third["readable"] is False
    assert "nowhere.pdf" in third["error"]


def test_every_key_that_scripts_get_is_in_the_contract(typed: Typed, plan: Path, tmp_path: Path) -> None:
    shown = typed("verify", "--json", plan, tmp_path / "nowhere.pdf")
    contract = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    section = contract.partition("## verify")[2].partition("\n## ")[0]
    told = json.loads(shown.out)["files"]
    keys = {key for file in told for key in file} | set(told[0]["signers"][0]) | set(told[0]["audit"])
    assert {key for key in keys if f"`{key}`" not in section} == set()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8",
        b"-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n",
        b"-----BEGIN CERTIFICATE-----\nMAAAAA==\n-----END CERTIFICATE-----\n",
    ],
)
def test_a_root_that_is_no_certificate_is_refused(
    typed: Typed, plan: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "root.pem").write_bytes(content)
    shown = typed("verify", plan, "--trust", tmp_path / "root.pem")
    assert shown.code == 2
    assert "root.pem" in shown.err
    assert not shown.out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_pipes_and_devices_are_refused_at_once(typed: Typed, plan: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    endless = tmp_path / "endless.pdf"
    endless.symlink_to("/dev/zero")
    shown = typed("verify", pipe, endless, plan)
    assert shown.code == 2
    assert [line.rpartition(": ")[2] for line in shown.err.splitlines()] == [
        "It is no ordinary file.",
        "It is no ordinary file.",
    ]
    assert typed("verify", plan, "--trust", pipe).code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
def test_names_do_nothing_to_the_terminal(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "a\n\x1b[31m\u202eb\udcff.pdf"
    file.write_bytes(signed.plan().sealed)
    shown = typed("verify", file)
    assert shown.code == 0
    assert shown.out.startswith(rf"{tmp_path}/a\u000a\u001b[31m\u202eb\udcff.pdf: Unchanged")
    assert all(line.startswith(rf"{tmp_path}/a\u000a") for line in shown.out.splitlines())
    assert "\x1b" not in shown.out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
def test_scripts_get_the_name_as_it_was_given(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "a\n\x9b31m\udcff.pdf"
    shown = typed("verify", "--json", file)
    assert "\x9b" not in shown.out
    assert json.loads(shown.out)["files"][0]["file"] == str(file)


def test_a_terminal_without_the_letters_still_gets_the_sentence() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    say("“अनिल” has signed.", stream)
    stream.flush()
    assert b"has signed." in stream.buffer.getvalue()


@pytest.fixture
def folder(tmp_path: Path, plan: Path, changed: Path) -> Path:
    """Make a folder of plans, one of them in a folder of its own."""
    place = tmp_path / "plans"
    (place / "older").mkdir(parents=True)
    plan.rename(place / "a.pdf")
    changed.rename(place / "older" / "b.PDF")
    (place / "notes.txt").write_text("no plan", encoding="utf-8")
    return place


def test_a_folder_stands_for_every_pdf_in_it(typed: Typed, folder: Path) -> None:
    shown = typed("verify", folder)
    lines = shown.out.splitlines()
    assert (shown.code, shown.err) == (1, "")
    assert lines[0].startswith(f"{folder / 'a.pdf'}: Unchanged")
    assert lines[1].startswith(f"{folder / 'older' / 'b.PDF'}: ")
    assert lines[-1] == "2 files: 1 unchanged, 1 changed, 0 not to be told, 0 unread."
    assert "notes.txt" not in shown.out


def test_scripts_get_the_files_of_a_folder_and_how_many_came_to_what(typed: Typed, folder: Path) -> None:
    told = json.loads(typed("verify", "--json", folder).out)
    assert [Path(file["file"]).name for file in told["files"]] == ["a.pdf", "b.PDF"]
    assert told["counts"] == {"unchanged": 1, "changed": 1, "cannot_tell": 0, "unreadable": 0}


def test_a_folder_without_plans_is_told(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    shown = typed("verify", tmp_path / "empty")
    assert shown.code == 2
    assert "holds no PDF" in shown.err


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_cannot_be_read_is_told(typed: Typed, folder: Path) -> None:
    (folder / "older").chmod(0)
    shown = typed("verify", folder)
    (folder / "older").chmod(0o700)
    assert shown.code == 2
    assert "older could not be read" in shown.err


def test_a_folder_that_vanishes_meanwhile_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def walk(place: Path, onerror: Callable[[OSError], None]) -> Iterator[tuple[str, list[str], list[str]]]:
        onerror(FileNotFoundError(2, "No such file or directory", str(place / "older")))
        yield str(place), [], ["a.pdf"]

    monkeypatch.setattr(os, "walk", walk)
    found = files_of([folder])
    assert found[0] == folder / "a.pdf"
    assert isinstance(found[1], Found)
    assert isinstance(found[1].verdict, ReviewDeskError)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Make a plan whose pages cannot be proven here."""
    file = tmp_path / "other.pdf"
    file.write_bytes(drawn_by_another_version())
    return file


def test_what_cannot_be_told_has_a_code_of_its_own(
    typed: Typed, other: Path, plan: Path, changed: Path
) -> None:
    shown = typed("verify", other, plan)
    assert shown.code == 3
    assert f"{other}: It cannot be told here whether this file is as it was sealed." in shown.out
    assert "verify it with that version" in shown.out
    assert typed("verify", other, changed).code == 1
    assert typed("verify", other, other.with_name("nowhere.pdf")).code == 2


def test_what_cannot_be_told_is_wrong_where_nobody_vouches_for_it(
    typed: Typed, other: Path, stranger: Path, root: Path
) -> None:
    assert typed("verify", "--trust", stranger, "--", other).code == 1
    assert typed("verify", "--trust", root, "--", other).code == 3
    told = json.loads(typed("verify", "--json", other).out)["files"][0]
    assert (told["verdict"], told["intact"], told["shown_equals_attached"]) == ("cannot_tell", False, "text")
