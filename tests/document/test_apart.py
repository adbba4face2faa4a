"""Verifying in a process apart: the same verdicts, and nothing that is in a file reaches this process."""

import io
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reviewdesk.document import apart as apart_module
from reviewdesk.document.apart import MEMORY, Apart, serve, verify_apart
from reviewdesk.document.verify import verify
from tests.document.signed import NOW, plan, root

pytestmark = pytest.mark.starts_readers


@pytest.fixture(scope="module")
def warm() -> Iterator[Apart]:
    with Apart() as apart:
        yield apart


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7"], ids=["nothing", "words", "a beginning"])
def test_what_is_no_plan_is_told_alike(warm: Apart, data: bytes) -> None:
    assert warm.verify(data) == verify(data)


def test_a_plan_gets_the_same_verdict_to_the_last_detail(warm: Apart) -> None:
    roots = [root().certificate]
    for data in (plan().sealed, plan().once, plan().drawn, plan().sealed + b"x"):
        assert warm.verify(data, trusted_roots=roots) == verify(data, trusted_roots=roots)


def test_one_file_can_be_verified_by_itself() -> None:
    assert verify_apart(plan().sealed).intact


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    with Apart(seconds=0.01) as apart:
        verdict = apart.verify(plan().sealed)
        assert (verdict.readable, verdict.intact) == (False, False)
        assert [problem.key for problem in verdict.problems] == ["given_up"]
        assert "time or memory" in verdict.problems[0].sentence
        assert verdict.sha256 == verify(plan().sealed).sha256
        apart._seconds = 60
        assert apart.verify(plan().sealed).intact


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems keep no such bound")
def test_a_file_that_takes_too_much_memory_is_given_up_and_the_next_is_read() -> None:
    with Apart(memory=60 << 20) as apart:
        assert [problem.key for problem in apart.verify(plan().sealed).problems] == ["given_up"]
        apart._memory = MEMORY
        assert apart.verify(plan().sealed).intact


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems show no environment")
def test_the_process_is_not_told_the_way_to_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "SSH_AUTH_SOCK", "HOME", "SOME_TOKEN"):
        monkeypatch.setenv(name, "secret")
    monkeypatch.setenv("LC_TIME", "C.UTF-8")
    with Apart() as apart:
        assert apart.verify(plan().sealed).intact
        assert apart._process is not None
        told = Path(f"/proc/{apart._process.pid}/environ").read_bytes()
    assert b"secret" not in told
    assert b"LC_TIME=C.UTF-8" in told
    names = {entry.partition(b"=")[0].decode() for entry in told.split(b"\0") if entry}
    assert all(
        name in {*apart_module._HANDED_ON, "PYTHONPATH"} or name.startswith(("LC_", "COVERAGE_"))
        for name in names
    )


def test_a_file_that_is_not_as_it_was_sealed_is_the_last_that_a_process_reads() -> None:
    with Apart() as apart:
        assert apart.verify(plan().sealed).intact
        first = apart._process
        assert first is not None
        assert apart.verify(plan().sealed).intact
        assert apart._process is first
        assert apart.verify(plan().sealed + b"x").outcome == "changed"
        assert apart._process is None
        assert first.returncode is not None
        assert apart.verify(plan().sealed).intact


def test_a_process_that_died_between_two_files_is_started_again(warm: Apart) -> None:
    warm.verify(plan().sealed)
    assert warm._process is not None
    warm._process.kill()
    warm._process.wait()
    assert [problem.key for problem in warm.verify(plan().sealed).problems] == ["given_up"]
    assert warm.verify(plan().sealed).intact


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0" * 8,
        b"\0" * 7 + b"\2{}",
        b"\xff" * 8,
        b"\0" * 7 + b"\2[",
        b"\0" * 7 + b"\4null",
        b"\0" * 7 + b"\1x",
    ],
)
def test_whatever_a_broken_process_answers_is_no_verdict(
    answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its answer is data: nothing in it can run here."""
    program = f"import sys; sys.stdin.buffer.read(40); sys.stdout.buffer.write({answer!r})"

    def start(_memory: int) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    monkeypatch.setattr(apart_module, "_start", start)
    with Apart() as apart:
        assert [problem.key for problem in apart.verify(b"x" * 100).problems] == ["given_up"]


def test_closing_ends_the_process_also_while_it_reads() -> None:
    apart = Apart()
    found: list[Any] = []
    reading = threading.Thread(target=lambda: found.append(apart.verify(plan().sealed)))
    reading.start()
    while apart._process is None:
        pass
    process = apart._process
    apart.close()
    reading.join()
    assert process.returncode is not None
    assert found[0].outcome in {"unreadable", "unchanged"}


def test_nothing_is_imported_from_the_folder_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of plans may hold a ``json.py`` too."""
    (tmp_path / "json.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert verify_apart(plan().sealed).intact


def test_the_process_answers_until_nothing_more_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What runs on the other side, run here."""
    monkeypatch.setattr(apart_module, "_bound", lambda _memory: None)
    asked, answered = io.BytesIO(), io.BytesIO()
    nothing: dict[str, object] = {"trusted_roots": [], "now": None}
    known: dict[str, object] = {"trusted_roots": [root().certificate.hex()], "now": NOW.isoformat()}
    for told in (json.dumps(nothing).encode(), b"hello", json.dumps(known).encode(), plan().sealed):
        apart_module._send(asked, told)
    asked.seek(0)
    serve(MEMORY, asked, answered)
    answered.seek(0)
    assert b"not_a_pdf" in (apart_module._receive(answered, 1 << 20) or b"")
    assert b"Devon Park" in (apart_module._receive(answered, 1 << 20) or b"")
    assert answered.read() == b""
