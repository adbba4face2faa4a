"""The letters of the page: which font draws which character, and shaping where a script needs it.

ReportLab knows no fallback, so runs are split here by what each font covers: first the face that the style
asks for, then Vazirmatn for Arabic (its letters are whole glyphs, so that text can be copied out again), Noto
Sans for Hebrew, Devanagari and Thai, then Droid Sans Fallback for Chinese and Japanese, then Nanum Gothic for
Korean, then Noto Sans for the scripts that are left, and Noto Emoji. All of them are ours: a font of the
computer would draw another page on the next one.
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from reviewdesk.system.resources import resource

TEXT, MEDIUM, STRONG, TITLE, SERIF = (
    "Inter-Regular",
    "Inter-Medium",
    "Inter-SemiBold",
    "SourceSerif4-SemiBold",
    "SourceSerif4-Regular",
)
EMOJI = "NotoEmoji-Regular"
_OFTEN = (
    "Vazirmatn-Regular",
    *(f"NotoSans{script}-Regular" for script in ("Hebrew", "Devanagari", "Thai")),
)
_SELDOM = (
    *(f"NotoSans{script}-Regular" for script in ("Bengali", "Tamil", "Telugu", "Gujarati", "Gurmukhi")),
    *(
        f"NotoSans{script}-Regular"
        for script in ("Kannada", "Malayalam", "Sinhala", "Khmer", "Lao", "Myanmar")
    ),
    EMOJI,
)
SHAPED = frozenset({*_OFTEN, *_SELDOM})
FALLBACKS = (
    *_OFTEN,
    *("DroidSansFallbackFull", "NanumGothic-Regular"),
    *(f"NotoSans{script}-Regular" for script in ("Armenian", "Georgian", "Ethiopic")),
    *_SELDOM,
)
JOINERS = "\u200c\u200d"
_PRIVATE = range(0xE000, 0xF900)
_FORMS = range(0xFB1D, 0xFEFF)
"""Presentation forms of Hebrew and Arabic letters: how a letter looks, not which one it is."""


@cache
def fingerprint() -> str:
    """Return one hash of every font file that may draw on a page: with other files it is another page."""
    digest = hashlib.sha256()
    for name in (TEXT, MEDIUM, STRONG, TITLE, SERIF, *FALLBACKS):
        digest.update(resource("fonts", f"{name}.ttf").read_bytes())
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that one font draws; ``shaped`` ones go through HarfBuzz."""

    text: str
    font: str
    shaped: bool


@cache
def _font_class() -> type[Any]:
    from reportlab.pdfbase.ttfonts import TTFont

    class ShapingFont(TTFont):  # type: ignore[misc]  # reportlab has no types
        """A font whose glyphs without a character get the same private code in every document.

        ReportLab hands such codes out as glyphs turn up during the life of the process and takes the
        width from the first context, so a second rendering would differ and widths could be wrong.
        """

        def hbFont(self, fontSize: float = 10) -> Any:  # noqa: N803 - reportlab's name
            found = super().hbFont(fontSize)
            self.hbAddPrivate = lambda _name, glyph, _advance: self._private(found, glyph)
            return found

        def _private(self, hb_font: Any, glyph: int) -> int:
            face = self.face
            code = _PRIVATE.start + glyph
            if code not in face.charToGlyph:
                face.charToGlyph[code] = glyph
                face.glyphToChar.setdefault(glyph, []).append(code)
                face.charWidths[code] = self.pdfScale(hb_font.get_glyph_h_advance(glyph))
            return code

    return ShapingFont


@cache
def font(name: str) -> Any:
    """Return the registered font called ``name``, reading its file the first time."""
    from reportlab.pdfbase import pdfmetrics

    made = _font_class()(name, str(resource("fonts", f"{name}.ttf")))
    for code in [code for code in made.face.charToGlyph if code in _PRIVATE]:
        del made.face.charToGlyph[code]  # these codes are given to shaped glyphs
    _mend_widths(made.face)
    pdfmetrics.registerFont(made)
    return made


def _mend_widths(face: Any) -> None:
    """Have the glyphs at the end, which share one width, keep it; ReportLab hands it on in another unit."""
    told = int.from_bytes(face.get_table("hhea")[34:36])
    width = face.hmetrics[told - 1][0]
    face.hmetrics[told:] = [(width, bearing) for _, bearing in face.hmetrics[told:]]


@cache
def _covered(name: str) -> frozenset[int]:
    """Return what a font draws."""
    glyphs = font(name).face.charToGlyph
    return frozenset(c for c, glyph in glyphs.items() if glyph and c not in _PRIVATE)


def covers(name: str, character: str) -> bool:
    """Tell whether font ``name`` has a glyph for ``character``."""
    return ord(character) in _covered(name)


def clean(text: str) -> str:
    """Return ``text`` composed (NFC), tabs widened, and without what has no shape of its own.

    Line breaks stay. Dropped are control characters, bidi controls, soft hyphens, variation selectors.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\t", "    ")
    return "".join(c for c in text if c == "\n" or c in JOINERS or not _shapeless(c))


@lru_cache(maxsize=8192)
def _shapeless(character: str) -> bool:
    kind = unicodedata.category(character)
    return (
        kind in ("Cc", "Cf") or "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    )


@lru_cache(maxsize=8192)
def _font_for(character: str, face: str, current: str) -> str | None:
    """Return the font for ``character``; marks, joiners and punctuation stay with the run they stand in."""
    kinds = "M" if current == EMOJI else "MZP"  # its spaces are as wide as its pictures
    clings = unicodedata.category(character)[0] in kinds or character in JOINERS
    if clings and current and covers(current, character):
        return current
    return next((name for name in (face, *FALLBACKS) if covers(name, character)), None)


def runs(text: str, face: str) -> list[Run]:
    """Split cleaned ``text`` of one line into runs that one font draws each.

    A character that no font covers is spelled out as ``[U+1F600]``: visible and honest, never a box.
    """
    parts: list[tuple[str, str]] = []
    for character in text:
        current = parts[-1][1] if parts else ""
        name = _font_for(character, face, current)
        if name is None:
            if character not in JOINERS:
                parts.append((f"[U+{ord(character):04X}]", face))
        elif name == current:
            parts[-1] = (parts[-1][0] + character, name)
        else:
            parts.append((character, name))
    return [Run(part, name, _needs_shaping(part, name)) for part, name in parts]


def _needs_shaping(text: str, name: str) -> bool:
    return name in SHAPED or any(unicodedata.category(c) == "Mn" for c in text)


def shape(run: Run, size: float) -> tuple[Any, float]:
    """Return what ReportLab's text object draws for ``run`` and how wide it is, in points."""
    made = font(run.font)
    if not run.shaped:
        return run.text, made.stringWidth(run.text, size)
    from reportlab.lib.abag import ABag
    from reportlab.pdfbase.ttfonts import shapeFragWord

    word = [0.0, (ABag(fontName=run.font, fontSize=size), run.text)]
    glyphs = shapeFragWord(word, features=_FEATURES, force=True)[1][1]
    data = glyphs.__shapeData__
    _remember(run, str(glyphs), [(d.cluster, d.x_advance) for d in data])
    return glyphs, sum(d.x_advance for d in data) * size / 1000


_LONGEST_CODE = 0xFFFF
"""ReportLab writes longer ones into a font's map in a form that no reader understands."""
_FEATURES = {"kern": True, "liga": True}
"""Not ReportLab's own, which ask for discretionary ligatures: they turn the Hebrew word יום into וים."""
_meanings: dict[tuple[str, int], str] = {}


def begin_document() -> None:
    """Forget what glyphs meant in the last document; what they mean must not depend on what came before."""
    _meanings.clear()


def any_shaped() -> bool:
    """Tell whether a glyph was drawn since the document began whose letters only ``meaning`` knows."""
    return bool(_meanings)


def _remember(run: Run, codes: str, places: list[tuple[int, float]]) -> None:
    """Note which characters each private code stands for, so that text can be copied out of the file."""
    groups: dict[int, list[int]] = {}
    for i, (cluster, _) in enumerate(places):
        groups.setdefault(cluster, []).append(i)
    starts = sorted(groups)
    for start, end in zip(starts, [*starts[1:], len(run.text)], strict=True):
        bearer = max(groups[start], key=lambda i: places[i][1])
        for i in groups[start]:
            if ord(codes[i]) in _PRIVATE or ord(codes[i]) > _LONGEST_CODE:
                _meanings.setdefault(
                    (run.font, ord(codes[i])), run.text[start:end] if i == bearer else "\u200b"
                )


def meaning(name: str, code: int) -> str:
    """Return the characters that ``code`` stands for in font ``name``; never a private code.

    A form of one letter becomes that letter. A ligature stays: readers that turn right-to-left text around
    would turn its letters too.
    """
    if code in _PRIVATE:
        return _meanings.get((name, code), "\u200b")
    letters = unicodedata.normalize("NFKC", chr(code)) if code in _FORMS else ""
    return letters if len(letters) == 1 else chr(code)


def uncovered(text: str) -> list[str]:
    """Return the characters of ``text`` that no font can draw, each once, in order."""
    missing = {
        c: None for c in clean(text) if c != "\n" and c not in JOINERS and _font_for(c, TEXT, "") is None
    }
    return list(missing)
