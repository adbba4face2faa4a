"""A second start hands over to the first."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from reviewdesk.ui.single_instance import LONGEST, Claim, SingleInstance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reviewdesk.ui.single_instance import SingleInstance
app = QCoreApplication([])
later = SingleInstance(Path(sys.argv[1]))
print(later.claim([Path(name) for name in sys.argv[2:]]).name)
sys.stdout.flush()
"""


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[SingleInstance]:  # noqa: ARG001  Qt must be there
    instance = SingleInstance(tmp_path / "desk")
    assert instance.claim([]) is Claim.FIRST
    yield instance
    instance.release()


def start_again(desk: Path, *files: Path, before_end: str = "") -> subprocess.Popen[str]:
    words = [sys.executable, "-c", SECOND + before_end, str(desk), *map(str, files)]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def answer(process: subprocess.Popen[str]) -> str:
    return process.communicate(timeout=30)[0].strip()


def test_a_second_start_hands_its_files_over(first: SingleInstance, qtbot: QtBot, tmp_path: Path) -> None:
    plan = tmp_path / "plan\nwith a line.pdf"
    with qtbot.waitSignal(first.raised, timeout=20_000) as heard:
        later = start_again(tmp_path / "desk", plan)
    assert heard.args == [[plan]]
    assert answer(later) == "HANDED_OVER"


def test_a_second_start_without_files_raises_the_window(
    first: SingleInstance, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(first.raised, timeout=20_000) as heard:
        later = start_again(tmp_path / "desk")
    assert heard.args == [[]]
    assert answer(later) == "HANDED_OVER"


def test_the_first_says_that_it_has_understood(
    qtbot: QtBot,  # noqa: ARG001  Qt must be there
    tmp_path: Path,
) -> None:
    running = start_again(
        tmp_path / "desk",
        before_end="later.raised.connect(lambda files: (print(*files), app.quit())); app.exec()",
    )
    assert running.stdout is not None
    assert running.stdout.readline().strip() == "FIRST"
    assert SingleInstance(tmp_path / "desk").claim([Path("/plan.pdf")]) is Claim.HANDED_OVER
    assert answer(running) == "/plan.pdf"


def test_another_desk_has_its_own_window(first: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(tmp_path / "other")
    assert other.claim([]) is Claim.FIRST
    other.release()
    assert first.raised is not None


def test_the_desk_is_free_again_after_it_was_released(first: SingleInstance, tmp_path: Path) -> None:
    first.release()
    assert answer(start_again(tmp_path / "desk")) == "FIRST"


def test_a_crash_does_not_keep_the_desk(qtbot: QtBot, tmp_path: Path) -> None:  # noqa: ARG001  Qt must be there
    crashed = start_again(
        tmp_path / "desk", before_end="import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert answer(crashed) == "FIRST"
    instance = SingleInstance(tmp_path / "desk")
    assert instance.claim([]) is Claim.FIRST
    instance.release()


def test_a_first_window_that_hangs_is_told_apart(
    qtbot: QtBot,  # noqa: ARG001  Qt must be there
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reviewdesk.ui.single_instance.PATIENCE_MS", 50)
    hanging = start_again(tmp_path / "desk", before_end="sys.stdin.read()")
    assert hanging.stdout is not None
    assert hanging.stdout.readline().strip() == "FIRST"
    try:
        assert SingleInstance(tmp_path / "desk").claim([]) is Claim.UNANSWERED
    finally:
        hanging.kill()
        hanging.communicate()


def test_a_first_window_that_is_still_starting_is_told_apart(
    qtbot: QtBot,  # noqa: ARG001  Qt must be there
    tmp_path: Path,
) -> None:
    starting = SingleInstance(tmp_path / "desk")
    starting._lock.tryLock(0)
    assert SingleInstance(tmp_path / "desk").claim([]) is Claim.UNANSWERED
    starting._lock.unlock()


@pytest.mark.parametrize(
    "message",
    [b"nonsense\n", b'{"no": "list"}\n', b"[1]\n", b"[" * 30_000 + b"\n", b"x" * (LONGEST + 1), b"\xff\n"],
)
def test_a_message_from_something_else_is_dropped(
    first: SingleInstance, qtbot: QtBot, message: bytes
) -> None:
    stranger = QLocalSocket()
    with qtbot.assertNotEmitted(first.raised), qtbot.waitSignal(stranger.disconnected):
        stranger.connectToServer(first._name)
        assert stranger.waitForConnected(1000)
        stranger.write(message)
        stranger.flush()


def test_a_message_that_comes_in_pieces_is_joined(first: SingleInstance, qtbot: QtBot) -> None:
    sender = QLocalSocket()
    with qtbot.waitSignal(first.raised) as heard:
        sender.connectToServer(first._name)
        assert sender.waitForConnected(1000)
        sender.write(b'["/a.pdf"')
        sender.flush()
        qtbot.waitUntil(lambda: b'["/a.pdf"' in first._heard.values())
        sender.write(b"]\n")
        sender.flush()
    assert heard.args == [[Path("/a.pdf")]]
    sender.disconnectFromServer()
    qtbot.waitUntil(lambda: not first._heard)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_only_the_same_person_may_knock(first: SingleInstance) -> None:
    place = Path(first._server.fullServerName())
    assert place.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sockets in folders")
def test_nobody_else_can_sit_where_the_first_is_looked_for(
    qtbot: QtBot,  # noqa: ARG001  Qt must be there
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    near = Path(tempfile.mkdtemp(prefix="rd"))  # what tests are given is often too long for a socket
    monkeypatch.setenv("REVIEWDESK_HOME", str(near))
    instance = SingleInstance(tmp_path)
    assert instance.claim([]) is Claim.FIRST
    assert Path(instance._server.fullServerName()).parent == (near / "config").resolve()
    instance.release()
    shutil.rmtree(near)
