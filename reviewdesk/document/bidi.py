"""Which way each character runs: as much of the Unicode Bidirectional Algorithm (UAX #9) as notes need.

Left out on purpose: explicit embeddings and isolates (dropped before drawing) and bracket pairs (N0); what
is left covers Hebrew and Arabic names inside Latin sentences, Latin words inside Arabic ones, and numbers.
"""

import unicodedata
from collections.abc import Sequence

from reviewdesk.system.i18n import language, words_language

_STRONG = {"L": "L", "R": "R", "AL": "R"}
_RTL_LANGUAGES = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))


def page_level() -> int:
    """Return 1 if the language in force is written from right to left, so that pages are mirrored, else 0."""
    return _level_of(language())


def _level_of(code: str) -> int:
    return int(code.replace("-", "_").partition("_")[0] in _RTL_LANGUAGES)


def words_level() -> int:
    """Return 1 if our own words run from right to left; English ones do not, even on a mirrored page."""
    return _level_of(words_language())


def base_level(text: str) -> int:
    """Return 1 if the first strong character runs right to left, else 0 (rules P2 and P3)."""
    first = next((k for c in text if (k := _STRONG.get(unicodedata.bidirectional(c)))), "L")
    return int(first == "R")


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of every character of one paragraph."""
    if base == 0 and text.isascii():
        return [0] * len(text)
    kinds = _neutrals(_weak([unicodedata.bidirectional(c) or "L" for c in text], base), base)
    return [_implicit(kind, base) for kind in kinds]


def _implicit(kind: str, base: int) -> int:
    """Apply rules I1 and I2."""
    if base == 0:
        return {"R": 1, "N": 2}.get(kind, 0)
    return {"R": 1, "N": 2}.get(kind, 2)


def _weak(kinds: list[str], base: int) -> list[str]:
    """Apply rules W1 to W7: reduce to L, R, N (a number) and O (neutral)."""
    found: list[str] = []
    strong = "R" if base else "L"
    before = strong
    for i, kind in enumerate(kinds):
        now = before if kind == "NSM" else kind
        if now in _STRONG:
            strong = now = _STRONG[now]
        elif now == "AN" or (now == "EN" and strong == "R"):
            now = "N"
        elif now == "EN":
            now = "L"
        elif now in ("ES", "CS", "ET"):
            now = _beside_number(kinds, i, strong)
        elif now not in ("L", "R", "N"):
            now = "O"
        found.append(now)
        before = now
    return found


def _beside_number(kinds: list[str], i: int, strong: str) -> str:
    """Tell where a separator goes: between two numbers, or a sign beside one, with the number (W4, W5)."""
    number = "N" if strong == "R" else "L"
    left = kinds[i - 1] if i else ""
    right = kinds[i + 1] if i + 1 < len(kinds) else ""
    numbers = ("EN", "AN")
    joined = left in numbers or right in numbers if kinds[i] == "ET" else left in numbers and right in numbers
    return number if joined else "O"


def _neutrals(kinds: list[str], base: int) -> list[str]:
    """Apply rules N1 and N2: neutrals between two of one direction take it, others take the paragraph's."""
    around = "R" if base else "L"
    result = list(kinds)
    i = 0
    while i < len(kinds):
        if kinds[i] != "O":
            i += 1
            continue
        j = i
        while j < len(kinds) and kinds[j] == "O":
            j += 1
        before = _as_strong(kinds[i - 1]) if i else around
        after = _as_strong(kinds[j]) if j < len(kinds) else around
        result[i:j] = [before if before == after else around] * (j - i)
        i = j
    return result


def _as_strong(kind: str) -> str:
    return "R" if kind == "N" else kind


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """Return the indices of a line's runs from left to right (rule L2)."""
    order = list(range(len(run_levels)))
    odd = [level for level in run_levels if level % 2]
    if not odd:
        return order
    for level in range(max(run_levels), min(odd) - 1, -1):
        i = 0
        while i < len(order):
            j = i
            while j < len(order) and run_levels[order[j]] >= level:
                j += 1
            order[i:j] = reversed(order[i:j])
            i = max(j, i + 1)
    return order


def mirrored(text: str) -> str:
    """Return ``text`` as it is drawn from left to right when it runs from right to left (rule L4)."""
    return "".join(_MIRRORED.get(c, c) for c in reversed(text))
