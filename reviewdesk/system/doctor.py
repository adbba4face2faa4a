"""Looks at what this machine has: Python, a display, the fonts."""

import platform
import sys
from collections.abc import Mapping
from os import environ
from pathlib import Path
from typing import Final

from reviewdesk import __version__
from reviewdesk.system.findings import Finding, Health
from reviewdesk.system.i18n import _
from reviewdesk.system.paths import paths
from reviewdesk.system.preflight import NoWindowError, Obstacle, check_window
from reviewdesk.system.resources import resources_folder

# The first bytes of a TrueType and of an OpenType file.
_FONT_SIGNS: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true")


def machine() -> list[Finding]:
    """Return what was found out about this machine, without opening a window or a desk."""
    return [version(), python(), display(), fonts(), log_folder()]


def version() -> Finding:
    """Return ReviewDesk's own version."""
    return Finding("reviewdesk", _("ReviewDesk"), Health.GOOD, __version__)


def python() -> Finding:
    """Return the interpreter's version and the system it runs on."""
    return Finding("python", _("Python"), Health.GOOD, f"{platform.python_version()} ({sys.platform})")


def display(environment: Mapping[str, str] = environ) -> Finding:
    """Say whether a window can open; without one, the commands still work."""
    label = _("Display")
    try:
        check_window(environment)
    except NoWindowError as error:
        health = Health.BAD if error.fatal else Health.NOTE
        return Finding("display", label, health, error.obstacle, _advice(error))
    value = environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY") or sys.platform
    return Finding("display", label, Health.GOOD, value)


def _advice(error: NoWindowError) -> str:
    match error.obstacle:
        case Obstacle.LIBRARY if error.package:
            return _("Install {library}: sudo apt-get install {package}").format(
                library=error.detail, package=error.package
            )
        case Obstacle.LIBRARY:
            return _("Install {library}.").format(library=error.detail)
        case Obstacle.NO_DISPLAY:
            return _("Start it in a desktop session to open windows; commands work without one.")
        case Obstacle.UNREACHABLE:
            return _("The display {display} does not answer.").format(display=error.detail)


def fonts(folder: Path | None = None) -> Finding:
    """Count the fonts that came with ReviewDesk, and notice a damaged one."""
    label = _("Fonts")
    found = sorted((folder or resources_folder() / "fonts").rglob("*.[ot]tf"))
    damaged = [file.name for file in found if not file.read_bytes().startswith(_FONT_SIGNS)]
    if damaged or not found:
        value = ", ".join(damaged) or "0"
        return Finding("fonts", label, Health.BAD, value, _("Install ReviewDesk again."))
    return Finding("fonts", label, Health.GOOD, str(len(found)))


def log_folder() -> Finding:
    """Say where the log and the crash reports lie."""
    return Finding("log", _("Log folder"), Health.GOOD, str(paths().logs))
