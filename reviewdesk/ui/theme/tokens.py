"""The named colours of the three themes and the pairs that must contrast.

Colour carries meaning only: accent = act or agree, employee and manager = whose voice, warn = needs a talk,
danger = destructive or invalid. Nothing is told by colour alone.
"""

from typing import Final, Literal

Mode = Literal["light", "dark", "high_contrast"]
Token = Literal[
    "canvas", "surface", "sunken", "raised", "border", "border_strong", "text", "text2", "text3",
    "accent", "accent_hover", "accent_press", "on_accent", "accent_soft", "accent_text",
    "employee", "employee_soft", "manager", "manager_soft",
    "warn", "warn_soft", "danger", "danger_soft", "focus", "track", "selection",
]  # fmt: skip
Tone = Literal["accent", "employee", "manager", "warn", "neutral"]
"""Whose voice, or which meaning, a widget is tinted with."""

Colours = dict[Token, str]

LIGHT: Final[Colours] = {
    "canvas": "#F7F5F1", "surface": "#FFFFFF", "sunken": "#F0EDE7", "raised": "#FFFFFF",
    "border": "#E3DED5", "border_strong": "#8C8479",
    "text": "#211F1B", "text2": "#57514A", "text3": "#6B645B",
    "accent": "#1B6B5A", "accent_hover": "#155A4B", "accent_press": "#0F493D", "on_accent": "#FFFFFF",
    "accent_soft": "#E2EFEA", "accent_text": "#155A4B",
    "employee": "#2F5AA8", "employee_soft": "#E7EEFA", "manager": "#9A4A16", "manager_soft": "#FBECE0",
    "warn": "#7A5200", "warn_soft": "#FCF0D4", "danger": "#A32A20", "danger_soft": "#FBE6E3",
    "focus": "#1B4FD6", "track": "#DED8CE", "selection": "#CFE4DD",
}  # fmt: skip

DARK: Final[Colours] = {
    "canvas": "#161513", "surface": "#1E1D1A", "sunken": "#121110", "raised": "#282622",
    "border": "#35322D", "border_strong": "#857D72",
    "text": "#F2EFE9", "text2": "#BDB6AB", "text3": "#A39B90",
    "accent": "#6CC5AD", "accent_hover": "#83D3BD", "accent_press": "#98DECA", "on_accent": "#0B2A22",
    "accent_soft": "#1D332D", "accent_text": "#8AD6C1",
    "employee": "#9DBBFA", "employee_soft": "#202A3F", "manager": "#F2AC80", "manager_soft": "#3A271B",
    "warn": "#EBC266", "warn_soft": "#352A13", "danger": "#F5A097", "danger_soft": "#3C1F1C",
    "focus": "#9DB8FF", "track": "#3A3732", "selection": "#2B4C43",
}  # fmt: skip

HIGH_CONTRAST: Final[Colours] = LIGHT | {
    "canvas": "#FFFFFF", "sunken": "#F5F5F5", "border": "#595959", "border_strong": "#000000",
    "text": "#000000", "text2": "#1A1A1A", "text3": "#333333",
    "accent": "#00473A", "accent_hover": "#003A2F", "accent_press": "#002B23", "accent_text": "#003A2F",
    "employee": "#12357A", "manager": "#6E2F08", "warn": "#5C3D00", "danger": "#8A1910",
    "focus": "#0033CC", "track": "#D0D0D0",
}  # fmt: skip

MODES: Final[dict[Mode, Colours]] = {"light": LIGHT, "dark": DARK, "high_contrast": HIGH_CONTRAST}

TEXT_RATIO: Final = 4.5  # WCAG 2.2, 1.4.3
SHAPE_RATIO: Final = 3.0  # WCAG 2.2, 1.4.11

_SOFT: Final[tuple[tuple[Token, Token], ...]] = (
    ("accent_text", "accent_soft"), ("accent_text", "surface"), ("accent_text", "canvas"),
    ("accent_text", "sunken"), ("accent_text", "selection"),
    ("employee", "employee_soft"), ("employee", "surface"), ("employee", "canvas"), ("employee", "sunken"),
    ("manager", "manager_soft"), ("manager", "surface"), ("manager", "canvas"), ("manager", "sunken"),
    ("text", "employee_soft"), ("text2", "employee_soft"),
    ("text", "manager_soft"), ("text2", "manager_soft"),
    ("text", "accent_soft"), ("text2", "accent_soft"), ("text", "selection"), ("text2", "track"),
    ("text", "warn_soft"), ("text2", "warn_soft"), ("text", "danger_soft"),
    ("warn", "warn_soft"), ("warn", "surface"), ("warn", "canvas"),
    ("danger", "danger_soft"), ("danger", "surface"), ("danger", "canvas"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_accent", "accent_press"),
    ("canvas", "text"),
)  # fmt: skip
_SHAPES: Final[tuple[tuple[Token, Token], ...]] = (
    ("focus", "canvas"), ("focus", "surface"), ("focus", "sunken"),
    ("border_strong", "surface"), ("border_strong", "canvas"), ("border_strong", "sunken"),
    ("accent", "surface"), ("accent", "canvas"), ("accent", "sunken"), ("accent", "track"),
    ("employee", "track"), ("manager", "track"), ("warn", "track"),
)  # fmt: skip
_BACKGROUNDS: Final[tuple[Token, ...]] = ("canvas", "surface", "raised", "sunken")
_TEXTS: Final[tuple[Token, ...]] = ("text", "text2", "text3")

PAIRS: Final[tuple[tuple[Token, Token, float], ...]] = (
    *((text, ground, TEXT_RATIO) for ground in _BACKGROUNDS for text in _TEXTS),
    *((front, ground, TEXT_RATIO) for front, ground in _SOFT),
    *((front, ground, SHAPE_RATIO) for front, ground in _SHAPES),
)
"""Every (front, background, least ratio) a widget draws; a test measures them in all three themes."""

RADIUS_SMALL: Final = 6  # px at 100 %
RADIUS_INPUT: Final = 10
RADIUS_CARD: Final = 14
RADIUS_HERO: Final = 20
FAST, BASE, SLOW = 120, 200, 320  # ms, always OutCubic, 0 under reduced motion


def front_of(tone: Tone) -> Token:
    """Return the colour for marks, text and lines in this tone."""
    return "text2" if tone == "neutral" else tone


def soft_of(tone: Tone) -> Token:
    """Return the tint that lies under this tone."""
    tints: dict[Tone, Token] = {
        "accent": "accent_soft",
        "employee": "employee_soft",
        "manager": "manager_soft",
        "warn": "warn_soft",
        "neutral": "sunken",
    }
    return tints[tone]
