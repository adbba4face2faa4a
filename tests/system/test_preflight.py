"""Before Qt can abort, ReviewDesk knows whether a window may open, and if not, why."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reviewdesk.system import preflight
from reviewdesk.system.preflight import NoWindowError, Obstacle, check_window

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only X11 and Wayland can be missing"
)


def obstacle(**environment: str) -> NoWindowError:
    with pytest.raises(NoWindowError) as found:
        check_window(environment)
    return found.value


def test_without_a_display_the_reason_is_the_display() -> None:
    error = obstacle()
    assert error.obstacle is Obstacle.NO_DISPLAY
    assert not error.fatal


def test_a_display_that_does_not_answer_is_named() -> None:
    error = obstacle(DISPLAY=":4711")
    assert (error.obstacle, error.detail) == (Obstacle.UNREACHABLE, ":4711")
    assert not error.fatal


def test_asking_for_a_platform_without_windows_is_enough() -> None:
    check_window({"QT_QPA_PLATFORM": "offscreen:anything;xcb"})


def test_wayland_is_left_to_qt() -> None:
    check_window({"WAYLAND_DISPLAY": "wayland-0"})


def test_wayland_does_not_help_where_x11_is_asked_for() -> None:
    assert obstacle(WAYLAND_DISPLAY="wayland-0", QT_QPA_PLATFORM="xcb").obstacle is Obstacle.NO_DISPLAY


def test_other_systems_always_have_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    check_window({})


@pytest.fixture
def broken_qt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in for a Qt whose libraries cannot be opened."""
    monkeypatch.setattr(preflight, "_qt_folder", lambda: tmp_path)
    (tmp_path / "lib").mkdir()
    (tmp_path / "plugins" / "platforms").mkdir(parents=True)
    return tmp_path


def test_a_missing_library_is_named_with_its_package(
    broken_qt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (broken_qt / "lib" / "libQt6Gui.so.6").touch()

    def refuse(_path: str) -> None:
        raise OSError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    error = obstacle(QT_QPA_PLATFORM="offscreen")
    assert (error.obstacle, error.detail, error.package) == (Obstacle.LIBRARY, "libEGL.so.1", "libegl1")
    assert error.fatal


def test_a_library_that_only_windows_need_still_allows_a_run_without_them(
    broken_qt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (broken_qt / "plugins" / "platforms" / "libqxcb.so").touch()

    def refuse(_path: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    error = obstacle(DISPLAY=":0")
    assert error.package == "libxcb-cursor0"
    assert not error.fatal


def test_a_library_that_is_no_library_is_told_by_its_file(broken_qt: Path) -> None:
    (broken_qt / "lib" / "libQt6Gui.so.6").write_bytes(b"not a library")
    error = obstacle(QT_QPA_PLATFORM="offscreen")
    assert error.detail == "libQt6Gui.so.6"
    assert not error.package


def test_a_python_without_qt_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert obstacle(QT_QPA_PLATFORM="offscreen").detail == "PySide6"


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="Xvfb is not installed")
def test_a_real_display_lets_a_window_open() -> None:
    code = "from reviewdesk.system.preflight import check_window; check_window()"
    environment = {**os.environ, "QT_QPA_PLATFORM": ""}
    subprocess.run(["xvfb-run", "-a", sys.executable, "-c", code], env=environment, check=True)
