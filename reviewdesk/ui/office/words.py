"""Names and paths inside sentences: kept together whatever way they are written."""

from pathlib import Path
from typing import Final

_FIRST_STRONG: Final = "\u2068"
_LEFT_TO_RIGHT: Final = "\u2066"
_END: Final = "\u2069"


def isolated(name: str) -> str:
    """Return a name for a sentence of another direction (Unicode bidi isolates, UAX 9).

    Without it the date after an Arabic name changes sides.
    """
    return f"{_FIRST_STRONG}{name}{_END}" if any(ord(letter) > 0x58F for letter in name) else name  # noqa: PLR2004


def shown_path(path: Path) -> str:
    """Return a path for a sentence; its slashes keep their side in a right-to-left language."""
    return f"{_LEFT_TO_RIGHT}{path}{_END}"
