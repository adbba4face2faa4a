"""Random damage to sealed plans: one seed, one mutant, the same in every run."""

import random
import re
from collections.abc import Callable, Sequence
from typing import Final

_TOKEN: Final = re.compile(
    rb"/[A-Za-z0-9]+|\b\d+ \d+ R\b|\b\d+ \d+ obj\b|\bendobj\b|\bstream\b|<<|>>|\[|\]|\b\d+\b"
)
_HOLE: Final = re.compile(rb"/Contents <([0-9A-F]+)>")
_REVISION: Final = re.compile(rb"startxref\n\d+\n%%EOF\n")
Chance = random.Random


def _some(chance: Chance, data: bytes, most: int = 400) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.randint(1, most))


def _flip(chance: Chance, data: bytes, _other: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 8, 40))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _insert(chance: Chance, data: bytes, other: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    start, end = _some(chance, other)
    guest = chance.choice(
        (chance.randbytes(chance.randint(1, 30)), other[start:end], b"\0", b"\n", b"%%EOF\n")
    )
    return data[:at] + guest + data[at:]


def _delete(chance: Chance, data: bytes, _other: bytes) -> bytes:
    start, end = _some(chance, data)
    return data[:start] + data[end:]


def _move(chance: Chance, data: bytes, _other: bytes) -> bytes:
    start, end = _some(chance, data, 4000)
    rest = data[:start] + data[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _truncate(chance: Chance, data: bytes, _other: bytes) -> bytes:
    ends = [found.end() for found in _REVISION.finditer(data)]
    return data[: chance.choice((chance.randrange(len(data)), *ends[:-1]))]


def _splice(chance: Chance, data: bytes, other: bytes) -> bytes:
    """Join the beginning of one plan with the end of another, sometimes at the ends of their revisions."""
    ends = [found.end() for found in _REVISION.finditer(data)]
    others = [found.end() for found in _REVISION.finditer(other)]
    if chance.random() < 0.5:
        return data[: chance.choice(ends)] + other[chance.choice(others[:-1]) :]
    at = chance.randrange(len(data))
    return data[:at] + other[min(at, len(other)) :]


def _swap_tokens(chance: Chance, data: bytes, _other: bytes) -> bytes:
    """Put tokens of dictionaries in one another's place, in the part that is not packed or anywhere."""
    start = chance.choice((0, *(found.end() for found in _REVISION.finditer(data))))
    start = start if start < len(data) else 0
    tokens = list(_TOKEN.finditer(data, start))
    one, two = sorted(chance.sample(tokens, 2), key=lambda found: found.start())
    return b"".join((data[: one.start()], two[0], data[one.end() : two.start()], one[0], data[two.end() :]))


def _renumber(chance: Chance, data: bytes, _other: bytes) -> bytes:
    found = chance.choice(list(re.finditer(rb"\b\d+\b", data)))
    number = chance.choice((b"0", b"-1", b"1", b"65536", b"4294967296", b"9" * 40, b"1.5", b"1e9"))
    return data[: found.start()] + number + data[found.end() :]


def _append(chance: Chance, data: bytes, other: bytes) -> bytes:
    """Append a revision made by hand: an object again, in another form, and a list that names it."""
    objects = list(re.finditer(rb"(\d+) 0 obj\n(.*?)\nendobj\n", data[len(data) // 2 :], re.DOTALL))
    chosen = chance.choice(objects)
    body = _flip(chance, chosen[2], other) if chance.random() < 0.5 else chance.choice(objects)[2]
    at = len(data)
    written = b"%s 0 obj\n%s\nendobj\n" % (chosen[1], body)
    previous = int(re.findall(rb"startxref\n(\d+)", data)[-1])
    root = re.findall(rb"/Root (\d+ 0 R)", data)[-1]
    table = b"xref\n0 1\n0000000000 65535 f \n%s 1\n%010d 00000 n \n" % (chosen[1], at)
    trailer = b"trailer\n<< /Size 400 /Root %s /Prev %d >>\n" % (root, previous)
    end = chance.choice((b"startxref\n%d\n%%%%EOF\n" % (at + len(written)), b"%%EOF\n", b""))
    return data + written + table + chance.choice((trailer, trailer, b"")) + end


def _append_again(chance: Chance, data: bytes, other: bytes) -> bytes:
    """Append a revision that a plan already has."""
    ends = [0, *(found.end() for found in _REVISION.finditer(other))]
    start = chance.randrange(len(ends) - 1)
    return data + other[ends[start] : ends[start + 1]]


def _in_the_hole(chance: Chance, data: bytes, _other: bytes) -> bytes:
    """Change what the last signature cannot cover: itself."""
    hole = list(_HOLE.finditer(data))[-1]
    start, end = hole.span(1)
    used = len(hole[1].rstrip(b"0"))
    at = start + chance.randrange(chance.choice((used, end - start)))
    old = data[at : at + 1]
    new = chance.choice((b"%X" % chance.randrange(16), old.lower(), b" ", b"\n", b"g", b""))
    if chance.random() < 0.2:
        other = start + chance.randrange(used)
        text = bytearray(data)
        text[at], text[other] = text[other], text[at]
        return bytes(text)
    return data[:at] + new + data[at + 1 :]


def _in_the_hole_by_length(chance: Chance, data: bytes, _other: bytes) -> bytes:
    """Change one byte of the signature's own structure: tags, lengths, names of algorithms, certificates."""
    hole = list(_HOLE.finditer(data))[-1]
    content = bytearray.fromhex(hole[1].decode())
    marks = [
        at for at, byte in enumerate(content[:3000]) if byte in (0x02, 0x04, 0x06, 0x30, 0x31, 0xA0, 0x82)
    ]
    content[chance.choice(marks) + chance.randrange(3)] = chance.randrange(256)
    return data[: hole.start(1)] + content.hex().upper().encode() + data[hole.end(1) :]


KINDS: Final[dict[str, Callable[[Chance, bytes, bytes], bytes]]] = {
    "flip": _flip,
    "insert": _insert,
    "delete": _delete,
    "move": _move,
    "truncate": _truncate,
    "splice": _splice,
    "swap tokens": _swap_tokens,
    "renumber": _renumber,
    "append": _append,
    "append again": _append_again,
    "in the hole": _in_the_hole,
    "structure of the signature": _in_the_hole_by_length,
}


def mutant(seed: int, plans: Sequence[bytes]) -> tuple[str, bytes]:
    """Return the kind and the bytes of one mutant; it is none of ``plans``."""
    chance = Chance(seed)
    kind = list(KINDS)[seed % len(KINDS)]
    while True:
        data, other = chance.sample(list(plans), 2)
        changed = KINDS[kind](chance, data, other)
        if chance.random() < 0.1:
            changed = _flip(chance, changed, other) if changed else changed
        if changed not in plans:
            return kind, changed
