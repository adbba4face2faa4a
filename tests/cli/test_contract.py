"""What the command line promises to scripts."""

import subprocess
import sys
from pathlib import Path

import pytest

from reviewdesk import __version__
from reviewdesk.system.paths import paths
from tests.architecture.source import ROOT
from tests.cli.conftest import Typed


def test_it_tells_its_version(typed: Typed) -> None:
    shown = typed("--version")
    assert (shown.code, shown.out) == (0, f"ReviewDesk {__version__}\n")


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("demo",),
        ("verify",),
        ("desk",),
        ("desk", "new"),
        ("doctor",),
        ("content",),
        ("content", "check"),
        ("archive",),
        ("archive", "add"),
    ],
)
def test_every_command_explains_itself(typed: Typed, command: tuple[str, ...]) -> None:
    shown = typed(*command, "--help")
    assert shown.code == 0
    assert shown.out.startswith("usage: reviewdesk")


@pytest.mark.parametrize(
    "words",
    [
        ("verify",),
        ("desk",),
        ("desk", "new", "--desk", "d", "--name", "Ada"),
        ("desk", "new", "--desk", "d", "--name", "Ada", "--owner", "boss"),
        ("content",),
        ("content", "mend"),
        ("archive",),
        ("archive", "add"),
        ("archive", "list", "--held", "--due"),
        ("archive", "search", "--since", "spring"),
        ("nonsense",),
        ("demo", "--head"),
    ],
)
def test_a_mistake_is_one_sentence_and_ends_with_2(typed: Typed, words: tuple[str, ...]) -> None:
    shown = typed(*words)
    assert shown.code == 2
    assert not shown.out
    assert len(shown.err.splitlines()) == 1
    assert "--help" in shown.err


def test_it_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reviewdesk", "--version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"ReviewDesk {__version__}\n"


CRASHING = """
import sys
from reviewdesk import cli
from reviewdesk.system import doctor
def fail():
    raise ValueError("Maya is on sick leave")
doctor.machine = fail
sys.exit(cli.main(["doctor"]))
"""


def test_even_a_bug_ends_in_one_sentence_and_a_report_without_values() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASHING], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert str(paths().logs) in done.stderr
    report = (paths().logs / "reviewdesk.log").read_text(encoding="utf-8")
    assert "ValueError" in report
    assert "in fail" in report
    assert "sick leave" not in report


def test_a_bug_is_left_to_the_hook_that_reports_it(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], expected_log: set[str]
) -> None:
    expected_log.add("reviewdesk.system.log")
    before = sys.excepthook
    monkeypatch.setattr("reviewdesk.system.doctor.machine", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError) as bug:
        typed("doctor")
    with pytest.raises(SystemExit) as ended:
        sys.excepthook(bug.type, bug.value, bug.tb)
    assert ended.value.code == 2
    assert str(paths().logs) in capsys.readouterr().err
    assert typed("doctor", "--help").code == 0
    assert sys.excepthook is not before


def test_an_interruption_is_quiet(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reviewdesk.system.doctor.machine", interrupted)
    shown = typed("doctor")
    assert (shown.code, shown.out, shown.err) == (130, "", "")


def test_a_passphrase_can_never_be_an_argument(typed: Typed, tmp_path: Path) -> None:
    shown = typed("doctor", "--desk", tmp_path, "--passphrase", "secret")
    assert shown.code == 2
