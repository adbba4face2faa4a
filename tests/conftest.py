"""What holds for every test: a home of its own, no network, and no warning that nobody expected."""

import faulthandler
import logging
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reviewdesk.system.i18n import set_language
from tests import reading_apart

# Before anything imports PySide6; the run on a real display sets xcb itself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

readers_are_handed_on = reading_apart.readers_are_handed_on
readers_end = reading_apart.readers_end

_LOCAL = ("127.0.0.1", "::1", "localhost")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the soak, fuzz and fault tests")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was not asked for: long runs, and real windows where there is no real display."""
    left_out = set()
    if not config.getoption("--long"):
        left_out.add("long")
    if os.environ["QT_QPA_PLATFORM"] != "xcb":
        left_out.add("real_window")
    deselected = [item for item in items if any(item.get_closest_marker(name) for name in left_out)]
    if deselected:
        config.hook.pytest_deselected(items=deselected)
        items[:] = [item for item in items if item not in set(deselected)]


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Move everything ReviewDesk writes into a folder that belongs to this test."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("REVIEWDESK_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _crashes_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the report of a native crash on the terminal: a log that a test opens would take it along."""
    monkeypatch.setattr(faulthandler, "enable", lambda *_where: None)
    monkeypatch.setattr(faulthandler, "disable", lambda: None)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections that leave this machine."""
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _LOCAL:
            pytest.fail(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_locally)


@pytest.fixture
def expected_log() -> set[str]:
    """Add the name of a logger that this test makes warn; any other warning fails the test."""
    return set()


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture, expected_log: set[str]) -> Iterator[None]:
    yield
    unexpected = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING and record.name not in expected_log
    ]
    assert not unexpected, unexpected


@pytest.fixture(scope="session")
def pseudo_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make ``en_XA`` (longer) and ``en_XB`` (mirrored) from every string that is marked now."""
    from gates.catalogue import ROOT, extract
    from gates.pseudo import write_catalogues

    folder = tmp_path_factory.mktemp("i18n")
    write_catalogues(extract(ROOT), folder)
    return folder


@pytest.fixture
def speak(pseudo_languages: Path) -> Iterator[Callable[[str], None]]:
    """Switch to a language, pseudo-languages included, until the end of the test."""

    def switch(code: str) -> None:
        set_language(code, pseudo_languages)

    yield switch
    set_language("en")
