"""What the tokens promise: enough contrast in each theme, and two voices that no colour blindness merges."""

import math

import pytest

from reviewdesk.ui.theme.tokens import MODES, PAIRS, Colours, Mode, Token

Matrix = tuple[tuple[float, float, float], ...]
SEEN: dict[str, Matrix] = {  # Machado, Oliveira & Fernandes 2009, severity 1.0
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
CLEARLY_APART = 20.0  # CIE76 distance


def linear(colour: str) -> list[float]:
    """Return the linear RGB of a colour such as #1B6B5A."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Return the contrast ratio after WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: list[float]) -> tuple[float, float, float]:
    """Return CIE L*a*b* under D65."""
    red, green, blue = rgb
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen_as(colour: str, matrix: Matrix) -> tuple[float, float, float]:
    rgb = linear(colour)
    mixed = [sum(weight * part for weight, part in zip(row, rgb, strict=True)) for row in matrix]
    return lab([min(1.0, max(0.0, part)) for part in mixed])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS, ids=str)
def test_a_drawn_pair_contrasts_enough(mode: Mode, front: Token, ground: Token, least: float) -> None:
    colours: Colours = MODES[mode]
    assert ratio(colours[front], colours[ground]) >= least


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("eyes", SEEN)
def test_employee_and_manager_stay_apart_for_all_eyes(mode: Mode, eyes: str) -> None:
    colours = MODES[mode]
    one, other = seen_as(colours["employee"], SEEN[eyes]), seen_as(colours["manager"], SEEN[eyes])
    assert math.dist(one, other) > CLEARLY_APART


def test_high_contrast_text_is_black_on_white() -> None:
    colours = MODES["high_contrast"]
    assert ratio(colours["text"], colours["canvas"]) == pytest.approx(21.0)


def test_every_theme_names_the_same_colours() -> None:
    names = {mode: set(colours) for mode, colours in MODES.items()}
    assert names["light"] == names["dark"] == names["high_contrast"]
