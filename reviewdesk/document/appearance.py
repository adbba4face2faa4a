"""What a signature looks like on the page: the pen's strokes or the typed name, and when and who below."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reviewdesk.document.moments import long_moment
from reviewdesk.system.i18n import _

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Appearance:
    """Either ``strokes`` (any unit, y downward, as a pad gives them) or a ``typed`` name.

    ``name`` and ``time`` (in its own zone) are printed below, and whether the time is ``stamped`` or only claimed.
    """

    name: str
    time: datetime
    strokes: Sequence[Sequence[Point]] = ()
    typed: str = ""
    stamped: bool = False


@dataclass(frozen=True, slots=True)
class ArchiveLine:
    """HR's seal, one quiet line; ``name`` is whose archive it is."""

    name: str
    time: datetime
    stamped: bool = False


_INK, _QUIET = "211F1B", "6B645B"
_FOOT = 26.0
FREE = 22.5
"""From here on, in points, stands what a person draws or types; below, who and when, which verifying draws again."""
_SIDE = 9.0
_PEN = 1.15
_FLATTEST = 0.001


def draw(appearance: Appearance | ArchiveLine, width: float, height: float) -> bytes:
    """Return a one-page PDF of ``width`` by ``height`` points that shows the signature."""
    from reportlab.pdfgen.canvas import Canvas

    from reviewdesk.document import fonts, marks
    from reviewdesk.document.render import drawing_alone

    buffer = io.BytesIO()
    with drawing_alone():
        fonts.font(fonts.TEXT)
        canvas = Canvas(
            buffer, pagesize=(width, height), initialFontName=fonts.TEXT, initialFontSize=7, invariant=1
        )
        marks.colour(canvas, _INK)
        if isinstance(appearance, ArchiveLine):
            _line(canvas, appearance, width)
        else:
            _signature(canvas, appearance, width, height)
        canvas.showPage()
        canvas.save()
        return _named(buffer.getvalue()) if fonts.any_shaped() else buffer.getvalue()


def _named(drawn: bytes) -> bytes:
    """Have the letters of a name copied out as what they are, in whatever script."""
    import pikepdf

    from reviewdesk.document import archival

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        archival.name_glyphs(pdf)
        pdf.save(out, static_id=True)
    return out.getvalue()


def _signature(canvas: Any, appearance: Appearance, width: float, height: float) -> None:
    from reviewdesk.document import fonts

    if appearance.strokes:
        _strokes(canvas, appearance.strokes, width, height)
    else:
        name = appearance.typed or appearance.name
        canvas.saveState()
        above = canvas.beginPath()
        above.rect(0, FREE, width, height - FREE)
        canvas.clipPath(above, stroke=0, fill=0)
        _words(canvas, name, face=fonts.SERIF, size=20, width=width, y=_FOOT + 9)
        canvas.restoreState()
    told = f"{long_moment(appearance.time)} · {appearance.name}"
    _words(canvas, told, face=fonts.TEXT, size=7, width=width, y=15, colour=_QUIET)
    _words(
        canvas,
        _whose_time(stamped=appearance.stamped),
        face=fonts.TEXT,
        size=7,
        width=width,
        y=6,
        colour=_QUIET,
    )


def _line(canvas: Any, seal: ArchiveLine, width: float) -> None:
    from reviewdesk.document import fonts

    told = _("Archived {moment} · {name}").format(moment=long_moment(seal.time), name=seal.name)
    _words(canvas, told, face=fonts.MEDIUM, size=8.5, width=width, y=14, side=0)
    _words(canvas, _whose_time(stamped=seal.stamped), face=fonts.TEXT, size=7, width=width, y=4, side=0)


def _whose_time(*, stamped: bool) -> str:
    return (
        _("Time confirmed by a time-stamp service") if stamped else _("Time of the computer it was signed on")
    )


def _words(
    canvas: Any,
    text: str,
    *,
    face: str,
    size: float,
    width: float,
    y: float,
    side: float = _SIDE,
    colour: str = _INK,
) -> None:
    """Set one line, smaller if it would not fit, in whatever fonts its letters need."""
    from reviewdesk.document.blocks import draw_line
    from reviewdesk.document.text import Style, lines_of

    endless = 10_000.0
    line = lines_of(text.replace("\n", " "), Style(face, size), endless)[0]
    wanted = width - 2 * side
    if line.width > wanted:
        size *= wanted / line.width
        line = lines_of(text.replace("\n", " "), Style(face, size), endless)[0]
    draw_line(canvas, line, Style(face, size, colour=colour), side, y)


def _strokes(canvas: Any, strokes: Sequence[Sequence[Point]], width: float, height: float) -> None:
    """Draw the pen's way, fitted into the field and upright."""
    points = [point for stroke in strokes for point in stroke]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    wide, tall = max(x for x, _ in points) - left, max(y for _, y in points) - top
    least = max(wide, tall) * _FLATTEST or 1.0  # a pad may count in shares of its width as well as in pixels
    wide, tall = max(wide, least), max(tall, least)
    room = (width - 2 * _SIDE, height - _FOOT - 8)
    scale = min(room[0] / wide, room[1] / tall)
    canvas.setLineWidth(_PEN)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for stroke in strokes:
        path = canvas.beginPath()
        for i, (x, y) in enumerate(stroke):
            step = path.lineTo if i else path.moveTo
            step(_SIDE + (x - left) * scale, _FOOT + (tall - (y - top)) * scale)
        if len(stroke) == 1:  # a dot, as on an i
            path.lineTo(_SIDE + (stroke[0][0] - left) * scale, _FOOT + (tall - (stroke[0][1] - top)) * scale)
        canvas.drawPath(path)
