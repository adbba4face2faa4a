"""Marks that tell ratings and people apart without colour: drawn, and readable in black and white."""

import math
from typing import Any

ACCENT, EMPLOYEE, MANAGER, QUIET = "1B6B5A", "2F5AA8", "9A4A16", "6B645B"
_THIRDS = {"not_started": 0, "getting_going": 1, "well_on_the_way": 2, "achieved": 3}


def colour(canvas: Any, stroke: str, fill: str | None = None) -> None:
    """Set the pen and, if given, the filling, from RRGGBB."""
    from reportlab.lib.colors import HexColor

    canvas.setStrokeColor(HexColor("#" + stroke))
    canvas.setFillColor(HexColor("#" + (fill or stroke)))


def draw(canvas: Any, kind: str, x: float, y: float, size: float) -> None:
    """Draw the mark ``kind`` in a square of ``size`` points whose lower left corner is at ``x``, ``y``."""
    canvas.saveState()
    if kind in ("employee", "manager"):
        _party(canvas, kind, x, y, size)
    elif kind == "beyond":
        _star(canvas, x, y, size)
    elif kind == "cannot_judge":
        colour(canvas, QUIET)
        canvas.setLineWidth(0.9)
        canvas.setDash(1.4, 1.4)
        canvas.circle(x + size / 2, y + size / 2, size / 2 - 0.6)
    else:
        _disc(canvas, _THIRDS[kind], x, y, size)
    canvas.restoreState()


def _party(canvas: Any, kind: str, x: float, y: float, size: float) -> None:
    """Draw a blue circle for the employee, an ochre rounded square for the manager."""
    canvas.setLineWidth(1.2)
    if kind == "employee":
        colour(canvas, EMPLOYEE)
        canvas.circle(x + size / 2, y + size / 2, size / 2 - 0.6)
    else:
        colour(canvas, MANAGER)
        canvas.roundRect(x + 0.6, y + 0.6, size - 1.2, size - 1.2, size / 5)


def _disc(canvas: Any, thirds: int, x: float, y: float, size: float) -> None:
    """Draw a disc filled by thirds, clockwise from the top."""
    colour(canvas, ACCENT)
    canvas.setLineWidth(1.0)
    inset = 0.5
    if thirds == 3:  # noqa: PLR2004 - all of it
        canvas.circle(x + size / 2, y + size / 2, size / 2 - inset, fill=1)
        return
    if thirds:
        path = canvas.beginPath()
        middle = size / 2
        path.moveTo(x + middle, y + middle)
        path.arcTo(x + inset, y + inset, x + size - inset, y + size - inset, 90, -120 * thirds)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.circle(x + size / 2, y + size / 2, size / 2 - inset)


def _star(canvas: Any, x: float, y: float, size: float) -> None:
    """Draw a filled star of eight points: no disc, so that *beyond* is not taken for *achieved*."""
    colour(canvas, ACCENT)
    path = canvas.beginPath()
    for i in range(16):
        radius = size * (0.58 if i % 2 == 0 else 0.36)
        angle = math.pi / 2 + i * math.pi / 8
        step = path.lineTo if i else path.moveTo
        step(x + size / 2 + radius * math.cos(angle), y + size / 2 + radius * math.sin(angle))
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
