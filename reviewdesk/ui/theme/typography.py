"""The two type ramps: the office, read from near, and the meeting, read by two or through a video call.

Sizes are px at 100 %. The meeting's floor follows word recall after 360p video: 14 px 5 %, 20 px 90 %, 24 px
99 %.
"""

from dataclasses import dataclass
from typing import Final, Literal

Ramp = Literal["office", "meeting"]
Role = Literal[
    "caption",
    "label",
    "body",
    "strong",
    "input",
    "overline",
    "h3",
    "h2",
    "h1",
    "number",
    "heading",
    "rating",
    "question",
]
Family = Literal["sans", "serif"]

FAMILIES: Final[dict[Family, tuple[str, ...]]] = {
    "sans": (
        "Inter",
        "Segoe UI Variable Text",
        "SF Pro Text",
        "Noto Sans",
        "Noto Sans Arabic",
        "Noto Sans Hebrew",
    ),
    "serif": ("Source Serif 4", "Georgia", "Noto Serif", "Noto Naskh Arabic", "Noto Sans Arabic"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How one role is set; ``tracking`` in per cent, ``leading`` as a multiple of its line height."""

    size: int
    weight: int
    family: Family = "sans"
    tracking: float = 0.0
    leading: float = 1.0
    tabular: bool = False


_OFFICE: Final[dict[Role, Style]] = {
    "caption": Style(12, 500),
    "label": Style(13, 500, leading=1.1),
    "body": Style(14, 400, leading=1.15),
    "strong": Style(14, 600, leading=1.1),
    "input": Style(16, 400, leading=1.1),
    "overline": Style(12, 600, tracking=3),
    "h3": Style(16, 600, tracking=-0.5),
    "h2": Style(20, 600, tracking=-1),
    "h1": Style(30, 600, "serif", -1, leading=0.9),
    "number": Style(28, 600, tracking=-2, tabular=True),
    "heading": Style(20, 600, tracking=-1),
    "rating": Style(20, 600, "serif", -1),
    "question": Style(30, 600, "serif", -1, leading=0.9),
}
_MEETING: Final[dict[Role, Style]] = {
    "caption": Style(15, 500),
    "label": Style(15, 500, leading=1.1),
    "body": Style(18, 400, tracking=-0.5, leading=1.12),
    "strong": Style(18, 600, tracking=-0.5),
    "input": Style(18, 400, leading=1.1),
    "overline": Style(15, 600, tracking=2),
    "h3": Style(18, 600, tracking=-0.5),
    "h2": Style(22, 600, tracking=-1),
    "h1": Style(34, 600, "serif", -1.2, leading=0.9),
    "number": Style(32, 600, tracking=-2, tabular=True),
    "heading": Style(22, 600, tracking=-1),
    "rating": Style(26, 600, "serif", -1),
    "question": Style(34, 600, "serif", -1.2, leading=0.9),
}
RAMPS: Final[dict[Ramp, dict[Role, Style]]] = {"office": _OFFICE, "meeting": _MEETING}
BALANCED: Final[frozenset[Role]] = frozenset({"h1", "h2", "question", "heading"})
"""Roles whose wrapped lines are made about equally long."""
MEASURE: Final = 75
"""Longest line of running text, in characters."""

_SMALL, _LARGE = (1366, 768), (1920, 1080)
_STEP: Final = 0.05


def window_factor(width: int, height: int) -> float:
    """Return how much the meeting grows with its window: 1.0 up to 1366 x 768, 1.35 from 1920 x 1080 on.

    Quantised, so that dragging an edge does not set the whole window anew at each pixel.
    """
    grown = min(
        (width - _SMALL[0]) / (_LARGE[0] - _SMALL[0]),
        (height - _SMALL[1]) / (_LARGE[1] - _SMALL[1]),
    )
    return 1.0 + round(0.35 * min(1.0, max(0.0, grown)) / _STEP) * _STEP
