"""What a signature looks like on the page: the pen's strokes or the typed name, and when and who below."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Appearance:
    """Either ``strokes`` (any unit, y downward, as a pad gives them) or a ``typed`` name.

    ``name`` and ``time`` are printed below; the time is the computer's and only claimed, shown with its zone.
    """

    name: str
    time: datetime
    strokes: Sequence[Sequence[Point]] = ()
    typed: str = ""


_FOOT = 17.0
_SIDE = 9.0
_PEN = 1.15
_FLATTEST = 0.001


def draw(appearance: Appearance, width: float, height: float) -> bytes:
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
        marks.colour(canvas, "211F1B")
        if appearance.strokes:
            _strokes(canvas, appearance.strokes, width, height)
        else:
            _words(
                canvas,
                appearance.typed or appearance.name,
                face=fonts.SERIF,
                size=20,
                width=width,
                y=_FOOT + 12,
            )
        marks.colour(canvas, "6B645B")
        moment = appearance.time.strftime("%Y-%m-%d %H:%M %Z").strip()
        _words(canvas, f"{moment} · {appearance.name}", face=fonts.TEXT, size=7, width=width, y=6)
        canvas.showPage()
        canvas.save()
    return buffer.getvalue()


def _words(canvas: Any, text: str, *, face: str, size: float, width: float, y: float) -> None:
    """Set one line, smaller if it would not fit, in whatever fonts its letters need."""
    from reviewdesk.document.text import Style, lines_of

    endless = 10_000.0
    line = lines_of(text.replace("\n", " "), Style(face, size), endless)[0]
    wanted = width - 2 * _SIDE
    if line.width > wanted:
        size *= wanted / line.width
        line = lines_of(text.replace("\n", " "), Style(face, size), endless)[0]
    x = _SIDE
    for piece in line.in_view():
        drawn = canvas.beginText(x, y)
        drawn.setFont(piece.font, size)
        drawn.textOut(piece.glyphs)
        canvas.drawText(drawn)
        x += piece.width


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
