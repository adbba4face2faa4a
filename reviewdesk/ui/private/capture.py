"""Asks the system to leave a window out of what is recorded or shared; it is never promised to anybody.

Windows offers it (``SetWindowDisplayAffinity``; programs that copy the screen another way still see the window). macOS
no longer heeds its own setting since its newest way of capturing, and Linux has none: there nothing is asked.
"""

import ctypes
from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

Ask = Callable[[int, int], int]
"""Takes a window's number and what is wished for; returns 0 if the system refuses."""
EXCLUDE: Final = 0x11
"""WDA_EXCLUDEFROMCAPTURE, since Windows 10 version 2004."""
BLACKEN: Final = 0x01
"""WDA_MONITOR, before: a black patch in the picture."""


def system_ask() -> Ask | None:
    """Return how to ask this system, if it can be asked."""
    libraries = getattr(ctypes, "windll", None)
    if libraries is None:
        return None
    ask: Ask = libraries.user32.SetWindowDisplayAffinity
    return ask


def leave_out_of_capture(window: QWidget, ask: Ask | None) -> bool:
    """Ask for ``window`` to be left out; say whether the system agreed."""
    if ask is None:
        return False
    handle = int(window.winId())
    return any(ask(handle, wish) for wish in (EXCLUDE, BLACKEN))
