"""Changes of a text as splices: what was cut where, and what was put there. All offsets count code points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Splice:
    """``removed`` characters cut at ``at``, and ``inserted`` put in their place."""

    at: int
    removed: int
    inserted: str

    @property
    def end(self) -> int:
        """Return where the cut ends, in the text before the change."""
        return self.at + self.removed


def common_prefix(one: str, other: str) -> int:
    """Return how many characters two texts share at the start.

    Halves the stretch in question instead of walking it, so that comparing is done at memory speed: a key press
    in a long text must not cost a loop over every character.
    """
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def common_suffix(one: str, other: str, limit: int) -> int:
    """Return how many characters two texts share at the end, at most ``limit``."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def difference(old: str, new: str, caret: int | None = None) -> Splice | None:
    """Return the one splice that turns ``old`` into ``new``, or ``None`` if they are equal.

    Where the place is ambiguous ("l" typed in "hel|lo"), the caret decides: a person's insertion ends there, and a
    person's deletion begins there.
    """
    if old == new:
        return None
    at = common_prefix(old, new)
    suffix = common_suffix(old, new, min(len(old), len(new)) - at)
    removed = len(old) - at - suffix
    inserted = len(new) - at - suffix
    if caret is not None and not removed:
        at = _slide_left(new, at, inserted, caret - inserted)
    elif caret is not None and not inserted:
        at = _slide_left(old, at, removed, caret)
    return Splice(at, removed, new[at : at + inserted])


def _slide_left(text: str, at: int, length: int, goal: int) -> int:
    """Move a stretch of ``length`` leftwards to ``goal`` while the text stays the same either way."""
    while at > max(goal, 0) and text[at - 1] == text[at + length - 1]:
        at -= 1
    return at


def apply_splices(old: str, splices: Iterable[Splice]) -> str:
    """Return ``old`` with all splices done; they are sorted, do not overlap, and all refer to ``old``."""
    parts: list[str] = []
    done = 0
    for splice in splices:
        parts += (old[done : splice.at], splice.inserted)
        done = splice.end
    parts.append(old[done:])
    return "".join(parts)


def explain(old: str, new: str, delta: Sequence[dict[str, Any]]) -> tuple[Splice, ...]:
    """Say how ``old`` became ``new``: by a change event's delta where it is right, else by comparing the two.

    pycrdt 0.14 reports undo of interleaved edits wrongly (insertions missing, lengths off) while the text itself is
    right, so that a delta is believed only if it leads to the new text.
    """
    try:
        splices = _from_delta(old, delta)
    except UnicodeDecodeError:
        splices = ()
    if apply_splices(old, splices) == new:
        return splices
    splice = difference(old, new)
    return (splice,) if splice else ()


def _from_delta(old: str, delta: Sequence[dict[str, Any]]) -> tuple[Splice, ...]:
    """Translate a change event's delta, which counts UTF-8 bytes of ``old``, into splices."""
    encoded = old.encode()
    splices: list[Splice] = []
    byte = at = 0
    for part in delta:
        if "retain" in part:
            at += len(encoded[byte : byte + part["retain"]].decode())
            byte += part["retain"]
        elif "delete" in part:
            length = len(encoded[byte : byte + part["delete"]].decode())
            splices.append(Splice(at, length, ""))
            byte += part["delete"]
            at += length
        elif isinstance(part["insert"], str):
            splices.append(Splice(at, 0, part["insert"]))
    return tuple(splices)


def carry(position: int, splices: Iterable[Splice]) -> int:
    """Return where a position of the old text lies after the splices; what was put right at it stays behind it."""
    moved = position
    for splice in splices:
        if splice.at < position:
            moved += len(splice.inserted) - min(splice.removed, position - splice.at)
    return moved


def surviving(start: int, end: int, splices: Iterable[Splice]) -> tuple[tuple[int, int], ...]:
    """Return what is left of the stretch ``start`` to ``end`` after the splices, in the new text's offsets.

    Text that others put inside the stretch is not part of the answer: who deletes a stretch deletes what they saw.
    """
    pieces: list[tuple[int, int]] = []
    shift, done = 0, start
    for splice in splices:
        if splice.at >= end:
            break
        if splice.at > done:
            pieces.append((done + shift, splice.at + shift))
        done = max(done, splice.end)
        shift += len(splice.inserted) - splice.removed
    if done < end:
        pieces.append((done + shift, end + shift))
    return tuple(pieces)
