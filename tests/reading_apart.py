"""The processes that read strangers' files, handed from test to test: each takes a second to get ready.

They are real ones. One that met a file in which something was changed is ended by the app itself and never gets here.
"""

from collections.abc import Iterator
from subprocess import Popen

import pytest

from reviewdesk.document import apart
from reviewdesk.document.apart import Apart

_MOST = 2
_ready: dict[tuple[int, tuple[tuple[str, str], ...]], list["Popen[bytes]"]] = {}
_start = apart._start


def _as_started(memory: int) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Return what tells processes apart: none is handed on where it would have been started otherwise."""
    return memory, tuple(sorted(apart._environment().items()))


def _started(memory: int) -> "Popen[bytes]":
    ready = _ready.get(_as_started(memory), [])
    while ready:
        process = ready.pop()
        if process.poll() is None:
            return process
        _end(process)
    return _start(memory)


def _end(process: "Popen[bytes]") -> None:
    last = Apart()
    last._process = process
    last.close()


def _kept(self: Apart, *_error: object) -> None:
    process, places = self._process, _ready.setdefault(_as_started(self._memory), [])
    if process is not None and process.poll() is None and len(places) < _MOST:
        self._process = None
        places.append(process)
    self.close()


@pytest.fixture(autouse=True)
def readers_are_handed_on(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("starts_readers") is None:
        monkeypatch.setattr(apart, "_start", _started)
        monkeypatch.setattr(Apart, "__exit__", _kept)


@pytest.fixture(scope="session", autouse=True)
def readers_end() -> Iterator[None]:
    yield
    for places in _ready.values():
        for process in places:
            _end(process)
    _ready.clear()
