"""What Qt itself says of two screens; a program has one display, so this is asked of another program."""

import json
import os
import subprocess
import sys
from pathlib import Path

BUILT_IN, PROJECTOR = "eDP-1", "HDMI-1"


def screen(name: str, x: int) -> dict[str, object]:
    """Return a screen as Qt's display without a display is told of it."""
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    return {"name": name, "x": x, "y": 0, "width": 1280, "height": 800, **dots}


def asked(folder: Path, *screens: dict[str, object]) -> dict[str, object]:
    """Return what the child says on a computer with these screens."""
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": list(screens)}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.private.child_two_screens"],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_the_computers_own_screen_is_taken_where_there_is_a_choice(tmp_path: Path) -> None:
    told = asked(tmp_path, screen("DP-2", 0), screen(PROJECTOR, 1280), screen(BUILT_IN, 2560))
    assert told["screen"] == BUILT_IN
    assert told["apart"]
    assert not told["apart on one"]
    assert not told["alone"]


def test_a_projector_that_shows_the_same_is_no_second_screen(tmp_path: Path) -> None:
    told = asked(tmp_path, screen(BUILT_IN, 0), screen(PROJECTOR, 0))
    assert told["alone"]
    assert "screen" not in told
