"""From a person's words to lines on paper: verbatim line breaks, mixed scripts and directions, any length.

Written instead of ReportLab's ``Paragraph`` because that one has no font fallback and needs a package that is
not to be had for right-to-left text.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from reviewdesk.document import bidi, fonts


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set; sizes in points, ``colour`` as RRGGBB."""

    face: str = fonts.TEXT
    size: float = 9.5
    leading: float = 14.0
    colour: str = "211F1B"
    space_before: float = 0.0
    space_after: float = 0.0
    indent: float = 0.0
    own_direction: bool = False
    """Whether the text decides which way it runs; labels and sentences of ours run with the page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that is drawn in one go; ``source`` is what it says, in reading order."""

    glyphs: Any
    width: float
    font: str
    level: int
    source: str
    shaped: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line in reading order; ``rtl`` ones run from the right, and ``at_right`` says where they begin."""

    pieces: tuple[Piece, ...]
    rtl: bool
    at_right: bool

    @property
    def width(self) -> float:
        """Return the width of all pieces, in points."""
        return sum(piece.width for piece in self.pieces)

    def in_view(self) -> list[Piece]:
        """Return the pieces from left to right, plain neighbours joined."""
        joined: list[Piece] = []
        for index in bidi.visual_order([piece.level for piece in self.pieces]):
            piece = self.pieces[index]
            last = joined[-1] if joined else None
            if last and not last.shaped and not piece.shaped and _alike(last, piece):
                joined[-1] = replace(
                    last,
                    glyphs=last.glyphs + piece.glyphs,
                    width=last.width + piece.width,
                    source=last.source + piece.source,
                )
            else:
                joined.append(piece)
        return joined

    def in_reading_order(self, placed: list[tuple[Piece, float]]) -> list[tuple[Piece, float]]:
        """Return pieces and their places as they should follow each other in the file.

        On a line from left to right, words of the other direction are turned back into reading order. A line
        from right to left stays as it is seen: readers of the file turn it around as a whole.
        """
        if self.rtl:
            return placed
        return [placed[i] for i in bidi.visual_order([piece.level for piece, _ in placed])]


def _alike(left: Piece, right: Piece) -> bool:
    return left.font == right.font and left.level == right.level and not left.level % 2


def lines_of(text: str, style: Style, width: float) -> list[Line]:
    """Break ``text`` into lines no wider than ``width`` points; every line break in it is kept."""
    return [line for paragraph in fonts.clean(text).split("\n") for line in _broken(paragraph, style, width)]


def _broken(paragraph: str, style: Style, width: float) -> Iterator[Line]:
    base = bidi.base_level(paragraph) if style.own_direction else bidi.words_level()
    runs = (bool(base), bool(base if style.own_direction else bidi.page_level()))
    current: list[Piece] = []
    used = 0.0
    for word in _words(paragraph, base, style):
        ink = sum(p.width for p in word) - trailing_space(word, style.size)
        if current and used + ink > width:
            yield Line(tuple(current), *runs)
            current, used = [], 0.0
        for part in _fitting(word, style, width) if ink > width else [word]:
            if current and part is not word:
                yield Line(tuple(current), *runs)
                current, used = [], 0.0
            current.extend(part)
            used += sum(p.width for p in part)
    yield Line(tuple(current), *runs)


def trailing_space(pieces: Sequence[Piece], size: float) -> float:
    """Measure the spaces at the end of a word or a line, which hang in the margin."""
    if not pieces:
        return 0.0
    last = pieces[-1]
    count = 0 if last.shaped else len(last.source) - len(last.source.rstrip(" "))
    return count * fonts.shape(fonts.Run(" ", last.font, shaped=False), size)[1]


def _words(paragraph: str, base: int, style: Style) -> Iterator[list[Piece]]:
    """Yield the unbreakable parts of a paragraph, each as its pieces."""
    embedding = bidi.levels(paragraph, base)
    start = 0
    for end in _breaks(paragraph):
        yield _pieces(paragraph[start:end], embedding[start:end], style)
        start = end


@lru_cache(maxsize=8192)
def _plain_pieces(text: str, face: str, size: float) -> tuple[Piece, ...]:
    """Return the pieces of an English word; kept, because words come back and measuring them takes time."""
    return tuple(_piece(run, 0, size) for run in fonts.runs(text, face))


def _pieces(text: str, embedding: list[int], style: Style) -> list[Piece]:
    if text.isascii() and not any(embedding):
        return list(_plain_pieces(text, style.face, style.size))
    found: list[Piece] = []
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or embedding[i] != embedding[start]:
            found.extend(
                _piece(run, embedding[start], style.size) for run in fonts.runs(text[start:i], style.face)
            )
            start = i
    return found


def _piece(run: fonts.Run, level: int, size: float) -> Piece:
    drawn = run
    if level % 2 and not run.shaped:
        drawn = replace(run, text=bidi.mirrored(run.text))
    glyphs, width = fonts.shape(drawn, size)
    return Piece(glyphs, width, run.font, level, run.text, run.shaped)


def _breaks(text: str) -> Iterator[int]:
    """Yield the places where a line may end: after spaces, after hyphens in words, between ideographs."""
    for i in range(1, len(text)):
        left, right = text[i - 1], text[i]
        after_space = left == " " and right != " "
        if after_space or _after_hyphen(text, i) or (_ideographic(left, right) and right not in _NEVER_FIRST):
            yield i
    if text:
        yield len(text)


_SKIN = tuple("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
"""Colours of skin, which belong to the picture before them."""
_NEVER_FIRST = "、。，．：；？！）」』】〉》”’,.:;?!)]}ーっゃゅょッャュョ々 "
_HYPHENS = re.compile(r"\w[-–/]\w")


def _after_hyphen(text: str, i: int) -> bool:
    return i > 1 and bool(_HYPHENS.fullmatch(text[i - 2 : i + 1])) and not text[i].isdigit()


def _ideographic(left: str, right: str) -> bool:
    def wide(character: str) -> bool:
        return unicodedata.east_asian_width(character) in "WF"

    if left in fonts.JOINERS or right in fonts.JOINERS or right in _SKIN:
        return False
    return wide(left) or (wide(right) and left != " ")


def _fitting(word: list[Piece], style: Style, width: float) -> Iterator[list[Piece]]:
    """Cut a word that is wider than the line between letters, never between a letter and its mark."""
    part: list[Piece] = []
    used = 0.0
    for letter in _letters("".join(p.source for p in word)):
        pieces = _pieces(letter, bidi.levels(letter, bidi.base_level(letter)), style)
        wide = sum(p.width for p in pieces)
        if part and used + wide > width:
            yield part
            part, used = [], 0.0
        part.extend(pieces)
        used += wide
    yield part


def _letters(text: str) -> list[str]:
    found: list[str] = []
    for character in text:
        clings = unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf") or character in _SKIN
        if found and (clings or found[-1].endswith("\u200d")):
            found[-1] += character
        else:
            found.append(character)
    return found
