"""The program as a person starts it: a process of its own on a real display."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from reviewdesk.system.paths import paths

pytestmark = pytest.mark.real_window
PATIENCE_S = 30  # a keyring may ask somebody for ten of them
START = [sys.executable, "-m", "reviewdesk"]


def xdotool(*words: str) -> str:
    return subprocess.run(["xdotool", *words], capture_output=True, text=True, check=False).stdout.strip()


@pytest.fixture
def program(qapp: QApplication) -> Iterator[subprocess.Popen[str]]:
    del qapp  # holds a connection: a virtual display starts anew when the last one goes
    with subprocess.Popen(START, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        yield process
        process.terminate()


def until(true: Callable[[], object], process: "subprocess.Popen[str]") -> None:
    """Wait for another process; there is nothing here to listen to."""
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < end


def window_of(process: "subprocess.Popen[str]", title: str) -> str:
    """Wait for the window with this title and return its id."""

    def found() -> str:
        return xdotool("search", "--all", "--onlyvisible", "--pid", str(process.pid), "--name", f"^{title}")

    until(found, process)
    return found().split()[0]


def test_a_person_types_their_way_to_a_new_desk(program: "subprocess.Popen[str]") -> None:
    xdotool("windowfocus", "--sync", window_of(program, "Who are you"))
    xdotool("key", "Return")
    window_of(program, "What is your name")
    xdotool("type", "--delay", "15", "Maya Ellis")
    xdotool("key", "Return")
    window_of(program, "Where should your desk live")
    xdotool("key", "Return")
    window_of(program, "Choose a passphrase")
    xdotool("type", "--delay", "15", "seven green lamps hum")
    xdotool("key", "Tab")
    xdotool("type", "--delay", "15", "seven green lamps hum")
    xdotool("key", "Return")
    window_of(program, "Home")
    assert (paths().default_desk / "desk.db").exists()


def test_a_second_start_ends_at_once_and_says_nothing(program: "subprocess.Popen[str]") -> None:
    window_of(program, "Who are you")
    second = subprocess.run(START, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert program.poll() is None
