"""Attacks that are done to the bytes of a file: signatures forged or wrapped, revisions appended.

Incremental saving, signature wrapping and universal forgery are from Mladenov et al. (CCS 2019).
"""

import io
import re
from collections.abc import Callable
from typing import Any, Final

import pikepdf

from tests.document.attacks.kit import BYTE_RANGE, CONTENTS, Attack, layout
from tests.document.signed import plan

ATTACKS: Final[list[Attack]] = []


def body() -> bytes:
    """Return another first page: an empty one."""
    return b"%(page)d 0 obj\n<</Type/Page/Parent %(pages)d 0 R/MediaBox[0 0 595 842]>>\nendobj\n" % layout()


def _attack(name: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def keep(make: Callable[[], bytes]) -> Callable[[], bytes]:
        ATTACKS.append(Attack(name, make))
        return make

    return keep


def _same_length(data: bytes, old: re.Match[bytes], new: bytes) -> bytes:
    """Put ``new`` in place of ``old``, filled up with spaces so that nothing moves."""
    return data[: old.start()] + new.ljust(len(old[0])) + data[old.end() :]


def _last(pattern: re.Pattern[bytes]) -> re.Match[bytes]:
    return list(pattern.finditer(plan().sealed))[-1]


def _first(pattern: re.Pattern[bytes]) -> re.Match[bytes]:
    return next(pattern.finditer(plan().sealed))


# -- single digits and bits -----------------------------------------------------------------------------------------


def _flip(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def _in_stream(choose: Callable[[Any], Any]) -> bytes:
    """Return the plan with one bit flipped in the middle of a stream."""
    data = plan().sealed
    with pikepdf.open(io.BytesIO(data)) as pdf:
        raw = choose(pdf).read_raw_bytes()
    return _flip(data, data.index(raw) + len(raw) // 2)


@_attack("a bit in the first page")
def _bit_in_page() -> bytes:
    return _in_stream(lambda pdf: pdf.pages[0].Contents)


@_attack("a bit in the attached data")
def _bit_in_data() -> bytes:
    return _in_stream(lambda pdf: pdf.Root.AF[0].EF.F)


@_attack("a digit in the employee's signature")
def _digit_in_signature() -> bytes:
    at = _first(CONTENTS).start(1) + 400
    data = plan().sealed
    return data[:at] + (b"2" if data[at : at + 1] == b"1" else b"1") + data[at + 1 :]


@_attack("a digit in the zeros behind the employee's signature")
def _digit_in_padding() -> bytes:
    at = _first(CONTENTS).end(1) - 4
    return plan().sealed[:at] + b"7" + plan().sealed[at + 1 :]


# -- incremental saving ----------------------------------------------------------------------------------------------


def table(at: int) -> bytes:
    return b"xref\n0 1\n0000000000 65535 f \n%d 1\n%010d 00000 n \n" % (layout()[b"page"], at)


def trailer(extra: bytes = b"", previous: int | None = None) -> bytes:
    return b"trailer\n<</Size %(size)d/Root %(root)d 0 R/Info %(info)d 0 R" % layout() + b"/Prev %d%s>>\n" % (
        layout()[b"place"] if previous is None else previous,
        extra,
    )


def _saved(*, listed: bool = True, root: bool = True, end: bytes | None = None) -> Callable[[], bytes]:
    """Return the plan with an empty first page in a revision of which parts may be missing."""

    def make() -> bytes:
        data = plan().sealed
        at = len(data) + len(body())
        closing = b"startxref\n%d\n%%%%EOF\n" % at if end is None else end % layout()
        parts = [body(), table(len(data)) if listed else b"", trailer() if root else b"", closing]
        return data + b"".join(parts)

    return make


ATTACKS.extend(
    Attack(f"incremental saving ({name})", make)
    for name, make in (
        ("whole", _saved()),
        ("without a table", _saved(listed=False)),
        ("without a trailer", _saved(root=False)),
        ("without table and trailer", _saved(listed=False, root=False, end=b"")),
        ("without its place", _saved(end=b"%%%%EOF\n")),
        ("the place of the old list", _saved(end=b"startxref\n%(place)d\n%%%%EOF\n")),
        ("a place behind the end", _saved(end=b"startxref\n999999999\n%%%%EOF\n")),
        ("two ends", lambda: plan().sealed + b"startxref\n%(place)d\n%%%%EOF\n" % layout()),
        ("an end alone", lambda: plan().sealed + b"%%EOF\n"),
        ("a copy of the signature", lambda: _saved()() + _copied_signature()),
    )
)


def _copied_signature() -> bytes:
    """Return the last signature's object again, so that a reader counts one more."""
    data = plan().sealed
    return data[data.rindex(b"%(value)d 0 obj" % layout()) : layout()[b"place"]]


# -- signature wrapping ------------------------------------------------------------------------------------------------


def _wrapped(guest: bytes) -> bytes:
    """Put a new end of the signature and ``guest`` behind its value, and let the second range begin after both.

    What was signed is all there and the signature holds. The signed end says where the list of objects lies; at that
    place the guest has one of its own.
    """
    data, last = plan().sealed, _last(CONTENTS)
    start, length, _, rest = (int(n) for n in re.findall(rb"\d+", _last(BYTE_RANGE)[0]))
    place = int(re.findall(rb"startxref\n(\d+)", data)[-1])
    end = b"/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached\n>>\nendobj\n"
    size = place - last.end() + len(_list(place, place)) + len(guest)
    whole = b"\n/ByteRange [%d %d %d %d]" % (start, length, last.end() + size, rest) + end
    whole = whole.ljust(place - last.end())
    whole += _list(last.end() + size - len(guest), place + size) + guest
    return data[: last.end()] + whole + data[last.end() :]


def _list(place: int, previous: int) -> bytes:
    return table(place) + trailer(previous=previous)


@_attack("signature wrapping (another page)")
def _wrap_page() -> bytes:
    return _wrapped(body())


@_attack("signature wrapping (a whole second file)")
def _wrap_file() -> bytes:
    return _wrapped(body() + plan().drawn)


@_attack("signature wrapping (the whole signed part behind the attacker's)")
def _wrap_behind() -> bytes:
    data, where = plan().sealed, _last(BYTE_RANGE)
    start, length, resume, rest = (int(n) for n in re.findall(rb"\d+", where[0]))
    moved = _same_length(data, where, b"/ByteRange [%d %d %d %d]" % (start, length, len(data) + resume, rest))
    return moved + data


@_attack("a second range that overlaps the first")
def _overlap() -> bytes:
    return _same_length(
        plan().sealed, _last(BYTE_RANGE), b"/ByteRange [0 %(length)d 100000 20444]" % layout()
    )


# -- universal signature forgery -------------------------------------------------------------------------------------

_RANGES: Final = {
    "no range": b"",
    "null as range": b"/ByteRange null",
    "an empty range": b"/ByteRange []",
    "a range of zeros": b"/ByteRange [0 0 0 0]",
    "a negative range": b"/ByteRange [0 -1 -1 9]",
    "one number as range": b"/ByteRange 0",
    "two numbers as range": b"/ByteRange [0 %(length)d]",
    "three numbers as range": b"/ByteRange [0 %(length)d %(resume)d]",
    "six numbers as range": b"/ByteRange [0 9 9 9 18 9]",
    "a range that is too long": b"/ByteRange [0 %(length)d %(resume)d 999999]",
    "a range of fractions": b"/ByteRange [0.5 1.5 2.5 3.5]",
    "a range of names": b"/ByteRange [/A /B /C /D]",
    "a range that is a text": b"/ByteRange (0 1 2 3)",
    "a range that refers to itself": b"/ByteRange %(value)d 0 R",
    "a range of the beginning alone": b"/ByteRange [0 10 10 10]",
    "a range from the middle": b"/ByteRange [10 %(length)d %(resume)d %(rest)d]",
}
_VALUES: Final = {
    "no signature": b"",
    "null as signature": b"/Contents null",
    "an empty signature": b"/Contents <>",
    "a signature of one zero": b"/Contents <00>",
    "a signature of zeros": b"/Contents <" + b"0" * 2000 + b">",
    "a number as signature": b"/Contents 1",
    "an array as signature": b"/Contents []",
    "a signature that refers to itself": b"/Contents %(value)d 0 R",
    "half a digit pair": b"/Contents <3>",
    "letters that are no digits": b"/Contents <XYZ>",
    "a signature as a text": b"/Contents (x)",
}


def _forged(
    which: Callable[[re.Pattern[bytes]], re.Match[bytes]], pattern: re.Pattern[bytes], new: bytes
) -> Any:
    return lambda: _same_length(plan().sealed, which(pattern), new % layout())


for _whose, _which in (("manager's", _last), ("employee's", _first)):
    for _pattern, _forgeries in ((BYTE_RANGE, _RANGES), (CONTENTS, _VALUES)):
        ATTACKS.extend(
            Attack(f"universal forgery, {_whose}: {name}", _forged(_which, _pattern, new))
            for name, new in _forgeries.items()
        )


# -- what the signature cannot cover: its own bytes ------------------------------------------------------------------


def _in_hole(change: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    def make() -> bytes:
        hole, data = _last(CONTENTS), plan().sealed
        return data[: hole.start(1)] + change(hole[1]) + data[hole.end(1) :]

    return make


def _in_structure(old: str, new: str) -> Callable[[], bytes]:
    """Change one piece of the signature's structure that is not signed itself."""
    first, second = bytes.fromhex(old).hex().upper().encode(), bytes.fromhex(new).hex().upper().encode()
    return _in_hole(lambda digits: digits.replace(first, second, 1))


def _rootless(digits: bytes) -> bytes:
    """Take the root away from the certificates beside the signature, which it does not sign."""
    from asn1crypto import cms

    signed = cms.ContentInfo.load(bytes.fromhex(digits.decode()))
    beside = signed["content"]["certificates"]
    signed["content"]["certificates"] = [each for each in beside if each.chosen.self_signed == "no"]
    return bytes(signed.dump(force=True)).hex().upper().encode().ljust(len(digits), b"0")


_SHA256, _SHA1 = "0609608648016503040201", "06096086480165030402ff"
ATTACKS.extend(
    Attack(f"the signature's bytes: {name}", make)
    for name, make in (
        ("small letters", _in_hole(bytes.lower)),
        ("spaces for the zeros at the end", _in_hole(lambda d: d.rstrip(b"0").ljust(len(d)))),
        ("something in the zeros at the end", _in_hole(lambda d: d[:-8] + b"DEADBEEF")),
        ("another name of the hash", _in_structure(_SHA256, _SHA1)),
        ("another version", _in_structure("020101310f", "020103310f")),
        ("a length in another spelling", _in_structure("310f300d", "310f300d"[:-2] + "0c")),
        ("without the root's certificate", _in_hole(_rootless)),
        ("a name in the root's certificate", _in_structure("4e6f727468", "4e6f727478")),
    )
)
