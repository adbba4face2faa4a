"""A terminal to type commands at, and what it showed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reviewdesk import cli
from reviewdesk.system import log

PASSPHRASE = "four quiet words here"


@dataclass(frozen=True, slots=True)
class Shown:
    """What one command left behind: its exit code and what stood on either stream."""

    code: int
    out: str
    err: str


Typed = Callable[..., Shown]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Typed:
    """Run a command in this process."""

    def run(*words: str | Path) -> Shown:
        try:
            code = cli.main([str(word) for word in words])
        except SystemExit as ended:
            code = int(ended.code or 0)
        return Shown(code, *capsys.readouterr())

    return run


@pytest.fixture(autouse=True)
def _logs_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close the log that a bug on its way out leaves open for the hook."""
    opened: list[log.Log] = []
    start = log.start

    def remember(folder: Path, on_crash: log.OnCrash | None = None) -> log.Log:
        opened.append(start(folder, on_crash))
        return opened[-1]

    monkeypatch.setattr(log, "start", remember)
    yield
    for one in opened:
        one.close()


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase"
    file.write_text(f"{PASSPHRASE}\r\nsecond line\n", encoding="utf-8")
    return file
