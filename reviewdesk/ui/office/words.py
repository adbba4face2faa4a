"""Names, paths and fingerprints inside sentences: kept together whatever way they are written."""

from pathlib import Path
from typing import Final

_FIRST_STRONG: Final = "\u2068"
_LEFT_TO_RIGHT: Final = "\u2066"
_END: Final = "\u2069"
_GROUP: Final = 8


def isolated(name: str) -> str:
    """Return a name for a sentence of another direction (Unicode bidi isolates, UAX 9).

    Without it the date after an Arabic name changes sides.
    """
    return f"{_FIRST_STRONG}{name}{_END}" if any(ord(letter) > 0x58F for letter in name) else name  # noqa: PLR2004


def shown_path(path: Path) -> str:
    """Return a path for a sentence; its slashes keep their side in a right-to-left language."""
    return f"{_LEFT_TO_RIGHT}{path}{_END}"


def shown_address(address: str) -> str:
    """Return a web address for a sentence, for the same reason."""
    return f"{_LEFT_TO_RIGHT}{address}{_END}"


def in_groups(digits: str) -> str:
    """Return a fingerprint that can be read aloud and breaks into lines."""
    return " ".join(digits[begin : begin + _GROUP] for begin in range(0, len(digits), _GROUP))


def shown_fingerprint(digits: str) -> str:
    """Return a fingerprint whose groups keep their order in a right-to-left language; empty for none."""
    return f"{_LEFT_TO_RIGHT}{in_groups(digits)}{_END}" if digits else ""
