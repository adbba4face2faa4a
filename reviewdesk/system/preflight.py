"""Finds out why no window can open, before Qt ends the process with a sentence about something else.

Without a display Qt aborts and blames a library that is there. Nothing here imports Qt: the libraries are opened
by name, so that the answer can be given wherever Qt itself could not.
"""

import ctypes
import importlib.util
import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final

WITHOUT_DISPLAY: Final = frozenset({"offscreen", "minimal", "vnc", "linuxfb", "eglfs"})

DEBIAN_PACKAGES: Final = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfontconfig1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class Obstacle(StrEnum):
    """Why no window can open."""

    LIBRARY = "library"
    NO_DISPLAY = "no_display"
    UNREACHABLE = "unreachable"


class NoWindowError(Exception):
    """No window can open here; ``obstacle`` says why, ``detail`` names the library or the display."""

    def __init__(self, obstacle: Obstacle, detail: str = "") -> None:
        super().__init__(obstacle, detail)
        self.obstacle = obstacle
        self.detail = detail

    @property
    def fatal(self) -> bool:
        """Say whether even a run without a display is out of reach."""
        return self.obstacle is Obstacle.LIBRARY and "xcb" not in self.detail and "x11" not in self.detail

    @property
    def package(self) -> str:
        """Return the Debian package of a missing library, or nothing if it is not one we know."""
        return DEBIAN_PACKAGES.get(self.detail, "")


def check_window(environment: Mapping[str, str] = os.environ) -> None:
    """Return where a window can open; raise ``NoWindowError`` where it cannot. Linux alone can be without."""
    if not sys.platform.startswith("linux"):
        return
    _open_library(_qt_folder() / "lib" / "libQt6Gui.so.6")
    platform = environment.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if platform in WITHOUT_DISPLAY:
        return
    if environment.get("WAYLAND_DISPLAY") and platform in {"", "wayland"}:
        return
    display = environment.get("DISPLAY", "")
    if not display:
        raise NoWindowError(Obstacle.NO_DISPLAY)
    _open_library(_qt_folder() / "plugins" / "platforms" / "libqxcb.so")
    if not _answers(display):
        raise NoWindowError(Obstacle.UNREACHABLE, display)


def _qt_folder() -> Path:
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        raise NoWindowError(Obstacle.LIBRARY, "PySide6")
    return Path(spec.submodule_search_locations[0]) / "Qt"


def _open_library(path: Path) -> None:
    """Open a library of Qt; the loader's message begins with the name of the one that is missing."""
    if not path.exists():
        return  # a PySide6 built otherwise keeps its libraries elsewhere
    try:
        ctypes.CDLL(str(path))
    except OSError as error:
        raise NoWindowError(Obstacle.LIBRARY, Path(str(error).partition(":")[0]).name) from error


def _answers(display: str) -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    for name in ("xcb_connection_has_error", "xcb_disconnect"):
        getattr(xcb, name).argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    broken = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not broken
