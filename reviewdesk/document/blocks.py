"""What a page is made of: text, columns, rules and the boxes for signatures; each splits between lines.

They are ReportLab flowables, so pages break by themselves, and every one of them tags what it draws.
"""

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus.flowables import Flowable

from reviewdesk.document import bidi, fonts, marks
from reviewdesk.document.tagging import Node, pdf_text
from reviewdesk.document.text import Line, Piece, Style, lines_of, trailing_space

HAIRLINE = "E3DED5"
BORDER = "8C8479"
_BLEED = 8.0
"""How far (points) a ground reaches into the margins, so that words on it stand in line with all others."""
_FEWEST = 2
"""No page begins or ends with a single line of a longer text."""


class TextBlock(Flowable):  # type: ignore[misc]  # reportlab has no types
    """One person's words or one label, set in one style; may bear a mark before its first line."""

    def __init__(self, text: str, style: Style, node: Node | None, mark: str = "") -> None:
        super().__init__()
        self.text, self.style, self.node, self.mark = text, style, node, mark
        self.spaceBefore, self.spaceAfter = style.space_before, style.space_after
        self._given: list[Line] | None = None
        self._broken_for = 0.0
        self._hanging = bool(mark)
        self.lines: list[Line] = []

    @property
    def _indent(self) -> float:
        return self.style.indent + (self.style.size * 1.55 if self._hanging else 0.0)

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Break into lines for ``available`` points."""
        if self._given is not None:
            self.lines = self._given
        elif self._broken_for != available:
            self.lines = lines_of(self.text, self.style, available - self._indent)
            self._broken_for = available
        self.width = available
        self.height = len(self.lines) * self.style.leading
        return available, self.height

    def split(self, available: float, height: float) -> list["TextBlock"]:
        """Return what fits and the rest, or nothing if that would leave a lone line."""
        self.wrap(available, height)
        count = int((height + 0.01) // self.style.leading)
        if count >= len(self.lines):
            return [self]
        count = min(count, len(self.lines) - _FEWEST)
        if count < _FEWEST:
            return []
        return [self._part(self.lines[:count], first=True), self._part(self.lines[count:], first=False)]

    def _part(self, lines: list[Line], *, first: bool) -> "TextBlock":
        part = TextBlock(self.text, self.style, self.node, self.mark if first else "")
        part._given, part._hanging = lines, self._hanging
        part.spaceBefore = self.spaceBefore if first else 0
        part.spaceAfter = 0 if first else self.spaceAfter
        return part

    def draw(self) -> None:
        """Draw the lines, tagged as the node's content."""
        if self.mark:
            self._draw_mark()
        if self.node is None:
            self.canv.begin_artifact()
        else:
            self.canv.begin_node(self.node)
        y = (
            self.height
            - self.style.leading
            + (self.style.leading - self.style.size) / 2
            + self.style.size * 0.2
        )
        left, right = (0.0, self._indent) if bidi.page_level() else (self._indent, 0.0)
        for line in self.lines:
            hanging = 0.0 if line.rtl else trailing_space(line.pieces, self.style.size)
            x = self.width - right - line.width + hanging if line.at_right else left
            draw_line(self.canv, line, self.style, x, y)
            y -= self.style.leading
        self.canv.end_node()

    def _draw_mark(self) -> None:
        size = self.style.size * 0.95
        self.canv.begin_artifact()
        y = self.height - self.style.leading / 2 - size / 2
        x = self.width - self.style.indent - size if bidi.page_level() else self.style.indent
        marks.draw(self.canv, self.mark, x, y, size)
        self.canv.end_artifact()


def draw_line(canvas: Any, line: Line, style: Style, x: float, y: float) -> None:
    """Draw one line whose left end is at ``x``, so that the file holds the words in reading order."""
    placed = []
    for piece in line.in_view():
        placed.append((piece, x))
        x += piece.width
    for piece, at in line.in_reading_order(placed):
        if piece.source.strip():
            _draw_piece(canvas, piece, style, at, y)


def _draw_piece(canvas: Any, piece: Piece, style: Style, x: float, y: float) -> None:
    """Say with /ActualText what reordered glyphs (Devanagari, Thai) stand for.

    Not so for scripts from right to left: readers turn the order of the letters on the page around, and
    would turn /ActualText as well; there each glyph knows its letters (``archival``).
    """
    told = piece.shaped and not piece.level % 2
    if told:
        canvas._code.append(f"/Span <</ActualText {pdf_text(piece.source)}>> BDC")  # noqa: SLF001
    text = canvas.beginText(x, y)
    text.setFont(piece.font, style.size)
    text.setFillColor("#" + style.colour)
    text.textOut(piece.glyphs)
    canvas.drawText(text)
    if told:
        canvas._code.append("EMC")  # noqa: SLF001


class Stack(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Blocks one below the other, as one cell."""

    def __init__(self, *blocks: Flowable) -> None:
        super().__init__()
        self.blocks = blocks

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Measure all blocks."""
        self.width = available
        self.height = sum(block.wrap(available, height)[1] for block in self.blocks)
        return available, self.height

    def split(self, available: float, height: float) -> list["Stack"]:
        """Break between blocks or inside one."""
        head: list[Flowable] = []
        for i, block in enumerate(self.blocks):
            _, wanted = block.wrap(available, height)
            if wanted <= height + 0.01:
                head.append(block)
                height -= wanted
                continue
            parts = block.split(available, height)
            rest = (*parts[1:], *self.blocks[i + 1 :]) if parts else self.blocks[i:]
            head += parts[:1]
            return [Stack(*head), Stack(*rest)] if head else []
        return [self]

    def draw(self) -> None:
        """Draw from the top."""
        y = self.height
        for block in self.blocks:
            y -= block.height
            block.drawOn(self.canv, 0, y)


class Columns(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Cells side by side, mirrored where the page is. Long cells run on to the next page.

    ``rule`` draws a hairline below, ``ground`` fills the area behind, out into the margins by its padding.
    """

    def __init__(
        self,
        cells: Sequence[Stack],
        widths: Sequence[float],
        *,
        pad: float = 0.0,
        rule: str = "",
        ground: str = "",
        gap: float = 12.0,
    ) -> None:
        super().__init__()
        self.cells, self.widths, self.pad, self.rule, self.gap = cells, widths, pad, rule, gap
        self.ground = ground
        self.spaceBefore = self.spaceAfter = 0.0
        self._inner = [width - gap for width in widths[:-1]] + [widths[-1]]

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Measure the tallest cell."""
        self.width = available
        tallest = max(c.wrap(w, height)[1] for c, w in zip(self.cells, self._inner, strict=True))
        self.height = tallest + 2 * self.pad
        return available, self.height

    def split(self, available: float, height: float) -> list["Columns"]:
        """Break every cell at the same height; a cell that cannot break moves the row."""
        self.wrap(available, height)
        if self.height <= height:
            return [self]
        tops: list[Stack] = []
        rests: list[Stack] = []
        for cell, width in zip(self.cells, self._inner, strict=True):
            parts = cell.split(width, height - 2 * self.pad)
            if not parts:
                return []
            tops.append(parts[0])
            rests.append(parts[1] if len(parts) > 1 else Stack())
        return [self._part(tops, rule=""), self._part(rests, rule=self.rule)]

    def _part(self, cells: list[Stack], *, rule: str) -> "Columns":
        part = Columns(cells, self.widths, pad=self.pad, rule=rule, ground=self.ground, gap=self.gap)
        part.spaceBefore, part.spaceAfter = self.spaceBefore, self.spaceAfter
        return part

    def draw(self) -> None:
        """Draw the cells from the side where reading begins, then the hairline."""
        if self.ground:
            self._draw_ground()
        mirrored = bidi.page_level()
        x = 0.0
        for cell, width, inner in zip(self.cells, self.widths, self._inner, strict=True):
            left = self.width - x - inner if mirrored else x
            cell.drawOn(self.canv, left, self.height - self.pad - cell.height)
            x += width
        if self.rule:
            _hairline(self.canv, self.width, self.rule)

    def _draw_ground(self) -> None:
        self.canv.begin_artifact()
        marks.colour(self.canv, self.ground)
        self.canv.roundRect(-_BLEED, 0, self.width + 2 * _BLEED, self.height, 5, stroke=0, fill=1)
        self.canv.end_artifact()


class Rule(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A hairline across the page; none at the top of a page, where there is nothing to part."""

    def __init__(self, colour: str = HAIRLINE, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__()
        self.colour = colour
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Take the full width and no height."""
        self._hidden = bool(getattr(getattr(self, "_frame", None), "_atTop", False))
        self.width, self.height = available, 0.0 if self._hidden else 0.1
        return available, self.height

    def draw(self) -> None:
        """Draw it, as nothing to be read."""
        if not self._hidden:
            _hairline(self.canv, self.width, self.colour)


def _hairline(canvas: Any, width: float, colour: str) -> None:
    canvas.begin_artifact()
    marks.colour(canvas, colour)
    canvas.setLineWidth(0.6)
    canvas.line(0, 0, width, 0)
    canvas.end_artifact()


class SignatureBox(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The place for one signature; ``placed`` is told the page and the rectangle (points) for the field."""

    HEIGHT = 86.0

    def __init__(
        self, field: str, placed: Callable[[str, int, tuple[float, float, float, float]], None]
    ) -> None:
        super().__init__()
        self._field, self._placed = field, placed

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Take the column's width and the fixed height."""
        self.width, self.height = available, self.HEIGHT
        return available, self.height

    def draw(self) -> None:
        """Draw the frame and say where it stands."""
        canvas = self.canv
        canvas.begin_artifact()
        marks.colour(canvas, BORDER)
        self.frame()
        canvas.end_artifact()
        x, y = canvas.absolutePosition(0, 0)
        inside = (x + 2, y + 6, x + self.width - 2, y + self.height - 6)
        self._placed(self._field, canvas.getPageNumber() - 1, tuple(round(v, 2) for v in inside))

    def frame(self) -> None:
        """Draw what stands around the signature."""
        self.canv.setLineWidth(0.7)
        self.canv.roundRect(0, 4, self.width, self.height - 8, 6)


def label_style(size: float = 8.0, colour: str = "6B645B") -> Style:
    """Return the style of small labels."""
    return Style(fonts.MEDIUM, size, size * 1.5, colour)
