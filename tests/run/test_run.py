"""The first command: it sets up once, recovers, says what to do, and installs nothing behind a person's back."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import run
from tests.architecture.source import ROOT

Calls = list[list[str]]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout whose lock names nothing, so that set-up is real but needs no network."""
    folder = tmp_path / "check out"
    (folder / "reviewdesk").mkdir(parents=True)
    shutil.copy(ROOT / "run.py", folder)
    (folder / "requirements.lock").write_text("# nothing\n", encoding="utf-8")
    (folder / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (folder / "reviewdesk" / "__init__.py").touch()
    (folder / "reviewdesk" / "__main__.py").write_text(
        "import os, sys\nprint('started', os.getcwd(), *sys.argv[1:])\nsys.exit(len(sys.argv) - 1)\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def no_system_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand on a system without apt, so that nothing is installed on this machine."""
    monkeypatch.setattr(shutil, "which", lambda _name: None)


def start(
    checkout: Path, *words: str, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    without = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in without}
    return subprocess.run(
        [sys.executable, str(checkout / "run.py"), *words],
        cwd=cwd,
        env={**kept, "PATH": "/nonexistent", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_first_start_sets_up_and_the_second_does_not(checkout: Path, tmp_path: Path) -> None:
    first = start(checkout, "verify", "plan.pdf", cwd=tmp_path)
    assert first.stderr == "Setting up ReviewDesk; this happens once and takes about a minute.\n"
    assert first.stdout == f"started {tmp_path} verify plan.pdf\n"
    assert first.returncode == 2

    second = start(checkout, cwd=tmp_path)
    assert second.stderr.startswith("There is no display here")
    assert f"demo --headless --out {checkout / 'demo-out'}" in second.stdout

    (tmp_path / "reviewdesk").mkdir()
    (tmp_path / "reviewdesk" / "__main__.py").write_text("raise SystemExit(9)", encoding="utf-8")
    assert start(checkout, cwd=tmp_path, QT_QPA_PLATFORM="offscreen").returncode == 0

    changed = (checkout / "requirements.lock").write_text("# something new\n", encoding="utf-8")
    assert changed
    assert start(checkout, DISPLAY=":0").stderr.startswith("Setting up ReviewDesk")


def test_a_setup_that_was_interrupted_is_started_afresh(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "ROOT", checkout)
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    def interrupted(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(run, "_install_lock", interrupted)
        assert run.main(["verify"]) == run.INTERRUPTED
    left_over = checkout / ".venv" / "left-over"
    left_over.touch()
    assert run.main(["verify"]) == 1
    assert not left_over.exists()


@pytest.mark.usefixtures("no_system_packages")
def test_an_environment_that_is_a_link_is_replaced_and_its_target_kept(
    checkout: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").touch()
    (checkout / ".venv").symlink_to(elsewhere)
    run.set_up(checkout, testing=False)
    assert (elsewhere / "precious").exists()
    assert not (checkout / ".venv").is_symlink()


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_the_fingerprint_follows_what_the_environment_is_made_of(checkout: Path, changed: str) -> None:
    before = run.fingerprint(checkout)
    assert run.fingerprint(checkout) == before
    (checkout / changed).write_text("other\n", encoding="utf-8")
    assert run.fingerprint(checkout) != before


def test_another_interpreter_or_place_needs_another_environment(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run.fingerprint(checkout)
    moved = checkout.rename(checkout.with_name("moved"))
    assert run.fingerprint(moved) != before
    monkeypatch.setattr(sys, "version", "3.99")
    assert run.fingerprint(moved) != run.fingerprint(moved.rename(checkout))


def test_an_older_python_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(sys, "version", "3.10.4 (main)")
    assert run.main([]) == 2
    assert capsys.readouterr().err == "ReviewDesk needs Python 3.11 or newer; this is 3.10.4.\n"


@pytest.mark.usefixtures("no_system_packages")
def test_a_python_without_venv_is_told_what_to_install(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "ROOT", checkout)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert run.main([]) == 2
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert f"sudo apt-get install python{version}-venv" in capsys.readouterr().err


@pytest.mark.usefixtures("no_system_packages")
def test_a_folder_that_cannot_be_written_is_told(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "ROOT", checkout)
    (checkout / ".venv").write_text("a file in the way", encoding="utf-8")
    assert run.main([]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[-1].startswith(f"The folder {checkout / '.venv'} could not be prepared")
    assert "Traceback" not in "".join(told)


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "fetch ReviewDesk afresh"),
        ("OSError: [Errno 28] No space left on device", "free about 1 GB"),
        ("ERROR: No matching distribution found for pycrdt", "use Python 3.11"),
        ("ERROR: [Errno 13] Permission denied", "a folder of your own"),
        ("connection timed out", "internet connection"),
    ],
)
@pytest.mark.usefixtures("no_system_packages")
def test_a_failing_pip_ends_in_one_sentence_with_a_remedy(
    checkout: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    said: str,
    remedy: str,
) -> None:
    monkeypatch.setattr(run, "ROOT", checkout)
    monkeypatch.setattr(run, "_make_environment", lambda folder: folder.mkdir())
    failed = subprocess.CompletedProcess([], 1, stdout=said.encode())
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: failed)
    assert run.main([]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert remedy in told[1]
    assert (checkout / ".venv" / "setup.log").read_text(encoding="utf-8") == said
    assert not (checkout / ".venv" / ".reviewdesk-setup").exists()


def test_a_lock_entry_without_a_hash_is_refused(checkout: Path) -> None:
    (checkout / "requirements.lock").write_text("pip==23.0\n", encoding="utf-8")
    done = start(checkout)
    assert done.returncode == 2
    assert "could not be installed" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Calls]:
    """Stand on a Debian where only some packages are there; return what is called."""

    def prepare(*, root: bool, installed: str, renamed: str = "", exit_code: int = 0) -> Calls:
        calls: Calls = []

        def output(words: list[str]) -> str:
            return installed if words[0] == "dpkg-query" else renamed

        def call(words: list[str]) -> int:
            calls.append(words)
            return exit_code

        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)
        monkeypatch.setattr(run, "_output", output)
        monkeypatch.setattr(run, "_quietly", call)
        return calls

    return prepare


def test_root_gets_what_is_missing_after_an_update(debian: Callable[..., Calls]) -> None:
    calls = debian(root=True, installed="libgl1 installed\nlibegl1 config-files\n")
    run.install_system_packages(["libgl1", "libegl1", "qpdf"])
    assert calls[0][:2] == ["apt-get", "update"]
    assert calls[1][-2:] == ["libegl1", "qpdf"]


def test_newer_releases_know_a_package_by_another_name(debian: Callable[..., Calls]) -> None:
    calls = debian(root=True, installed="", renamed="Package: libglib2.0-0t64\nVersion: 2.80\n")
    run.install_system_packages(["libglib2.0-0", "libgl1"])
    assert calls[1][-2:] == ["libglib2.0-0t64", "libgl1"]


def test_a_renamed_package_that_is_there_is_not_missing(debian: Callable[..., Calls]) -> None:
    calls = debian(root=True, installed="libglib2.0-0t64 installed\n")
    run.install_system_packages(["libglib2.0-0"])
    assert not calls


def test_others_are_shown_the_line_to_type(
    debian: Callable[..., Calls], capsys: pytest.CaptureFixture[str]
) -> None:
    calls = debian(root=False, installed="libgl1 installed\n")
    run.install_system_packages(["libgl1", "libegl1", "qpdf"])
    assert not calls
    assert capsys.readouterr().err.rstrip().endswith("sudo apt-get install libegl1 qpdf")


def test_a_failing_apt_is_told_and_does_not_end_the_setup(
    debian: Callable[..., Calls], capsys: pytest.CaptureFixture[str]
) -> None:
    debian(root=True, installed="", exit_code=100)
    run.install_system_packages(["qpdf"])
    assert "could not be installed; see what this says: apt-get install" in capsys.readouterr().err


def test_a_python_without_venv_gets_it_where_that_is_possible(
    debian: Callable[..., Calls], checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = debian(root=True, installed="")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(run.SetupError):
        run.set_up(checkout, testing=False)
    assert f"python{sys.version_info.major}.{sys.version_info.minor}-venv" in calls[1]


def test_testing_asks_for_the_test_tools_too(
    debian: Callable[..., Calls], checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = debian(root=True, installed="")
    monkeypatch.setattr(run, "_make_environment", lambda folder: folder.mkdir())
    monkeypatch.setattr(run, "_install_lock", lambda *_args: None)
    monkeypatch.setattr(run, "_link_checkout", lambda *_args: None)
    run.set_up(checkout, testing=True)
    assert set(run.TEST_PACKAGES) < set(calls[1])


def test_test_runs_the_gates_from_the_checkout(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []

    def call(words: list[object], cwd: Path) -> int:
        seen.append((words, cwd))
        return 3

    monkeypatch.setattr(subprocess, "call", call)
    python = checkout / "python"
    assert run.start(python, checkout, ["test", "--long"]) == 3
    assert seen == [([python, "-m", "gates", "--long"], checkout)]
