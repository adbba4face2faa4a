"""Attacks that are done to the bytes of a file: signatures forged or wrapped, revisions appended, readers set at odds.

Incremental saving, signature wrapping and universal forgery are from Mladenov et al. (CCS 2019), shadow attacks from
Mainka et al. (NDSS 2021).
"""

import io
import re
from collections.abc import Callable
from typing import Any, Final

import pikepdf

from tests.document.attacks.kit import BYTE_RANGE, CONTENTS, Attack
from tests.document.sample import DEVON, MAYA
from tests.document.signed import plan, seal

ATTACKS: Final[list[Attack]] = []
BODY: Final = b"6 0 obj\n<</Type/Page/Parent 16 0 R/MediaBox[0 0 595 842]>>\nendobj\n"
"""Another first page: an empty one."""


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


# -- incremental saving ----------------------------------------------------------------------------------------------


def _table(at: int) -> bytes:
    return b"xref\n0 1\n0000000000 65535 f \n6 1\n%010d 00000 n \n" % at


def _trailer(extra: bytes = b"") -> bytes:
    previous = int(re.findall(rb"startxref\n(\d+)", plan().sealed)[-1])
    return b"trailer\n<</Size 314/Root 15 0 R/Info 91 0 R/Prev %d%s>>\n" % (previous, extra)


def _saved(*, table: bool = True, trailer: bool = True, end: bytes | None = None) -> Callable[[], bytes]:
    """Return the plan with an empty first page in a revision of which parts may be missing."""

    def make() -> bytes:
        data = plan().sealed
        at = len(data) + len(BODY)
        closing = b"startxref\n%d\n%%%%EOF\n" % at if end is None else end
        parts = [BODY, _table(len(data)) if table else b"", _trailer() if trailer else b"", closing]
        return data + b"".join(parts)

    return make


ATTACKS.extend(
    Attack(f"incremental saving ({name})", make)
    for name, make in (
        ("whole", _saved()),
        ("without a table", _saved(table=False)),
        ("without a trailer", _saved(trailer=False)),
        ("without table and trailer", _saved(table=False, trailer=False, end=b"")),
        ("without its place", _saved(end=b"%%EOF\n")),
        ("the place of the old list", _saved(end=b"startxref\n120099\n%%EOF\n")),
        ("a place behind the end", _saved(end=b"startxref\n999999999\n%%EOF\n")),
        ("two ends", lambda: plan().sealed + b"startxref\n120099\n%%EOF\n"),
        ("an end alone", lambda: plan().sealed + b"%%EOF\n"),
        ("a copy of the signature", lambda: _saved()() + _copied_signature()),
    )
)


def _copied_signature() -> bytes:
    """Return the last signature's object again, so that a reader counts one more."""
    data = plan().sealed
    return data[data.rindex(b"312 0 obj") : data.rindex(b"313 0 obj")]


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


def _list(body: int, previous: int) -> bytes:
    return _table(body) + b"trailer\n<</Size 314/Root 15 0 R/Info 91 0 R/Prev %d>>\n" % previous


@_attack("signature wrapping (another page)")
def _wrap_page() -> bytes:
    return _wrapped(BODY)


@_attack("signature wrapping (a whole second file)")
def _wrap_file() -> bytes:
    return _wrapped(BODY + plan().drawn)


@_attack("signature wrapping (the whole signed part behind the attacker's)")
def _wrap_behind() -> bytes:
    data, where = plan().sealed, _last(BYTE_RANGE)
    start, length, resume, rest = (int(n) for n in re.findall(rb"\d+", where[0]))
    moved = _same_length(data, where, b"/ByteRange [%d %d %d %d]" % (start, length, len(data) + resume, rest))
    return moved + data


@_attack("a second range that overlaps the first")
def _overlap() -> bytes:
    return _same_length(plan().sealed, _last(BYTE_RANGE), b"/ByteRange [0 110767 100000 20444]")


# -- universal signature forgery -------------------------------------------------------------------------------------

_RANGES: Final = {
    "no range": b"",
    "null as range": b"/ByteRange null",
    "an empty range": b"/ByteRange []",
    "a range of zeros": b"/ByteRange [0 0 0 0]",
    "a negative range": b"/ByteRange [0 -1 -1 9]",
    "one number as range": b"/ByteRange 0",
    "two numbers as range": b"/ByteRange [0 110767]",
    "three numbers as range": b"/ByteRange [0 110767 119903]",
    "six numbers as range": b"/ByteRange [0 9 9 9 18 9]",
    "a range that is too long": b"/ByteRange [0 110767 119903 999999]",
    "a range of fractions": b"/ByteRange [0.5 1.5 2.5 3.5]",
    "a range of names": b"/ByteRange [/A /B /C /D]",
    "a range that is a text": b"/ByteRange (0 1 2 3)",
    "a range that refers to itself": b"/ByteRange 312 0 R",
    "a range of the beginning alone": b"/ByteRange [0 10 10 10]",
    "a range from the middle": b"/ByteRange [10 110757 119903 541]",
}
_VALUES: Final = {
    "no signature": b"",
    "null as signature": b"/Contents null",
    "an empty signature": b"/Contents <>",
    "a signature of one zero": b"/Contents <00>",
    "a signature of zeros": b"/Contents <" + b"0" * 2000 + b">",
    "a number as signature": b"/Contents 1",
    "an array as signature": b"/Contents []",
    "a signature that refers to itself": b"/Contents 312 0 R",
    "half a digit pair": b"/Contents <3>",
    "letters that are no digits": b"/Contents <XYZ>",
    "a signature as a text": b"/Contents (x)",
}


def _forged(
    which: Callable[[re.Pattern[bytes]], re.Match[bytes]], pattern: re.Pattern[bytes], new: bytes
) -> Any:
    return lambda: _same_length(plan().sealed, which(pattern), new)


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
        ("a name in the root's certificate", _in_structure("4e6f727468", "4e6f727478")),
    )
)


# -- shadow attacks: prepared before the first seal ------------------------------------------------------------------


def _prepared(change: Callable[[Any], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plan().drawn)) as pdf:
        change(pdf)
        pdf.save(out, force_version="1.7", fix_metadata_version=False)
    return seal(
        seal(out.getvalue(), "Employee", DEVON.name, certify=True), "Manager", MAYA.name, certify=False
    )


def _lay_over(pdf: Any) -> None:
    """Hide what the page says under a white box."""
    page = pdf.pages[0]
    page.contents_add(b"q 1 1 1 rg 0 0 595 842 re f Q")


def _hide_in_object(pdf: Any) -> None:
    """Hide it under a drawing of its own, which can be taken away by one small change later."""
    cover = pdf.make_stream(
        b"1 1 1 rg 0 0 595 842 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form
    )
    cover.BBox = pikepdf.Array([0, 0, 595, 842])
    page = pdf.pages[0]
    page.add_resource(cover, pikepdf.Name.XObject, pikepdf.Name.Cover)
    page.contents_add(b"q /Cover Do Q")


def _two_pages(pdf: Any) -> None:
    """Keep a second first page that nothing shows yet."""
    pdf.Root.PieceInfo = pikepdf.Dictionary(Spare=pdf.make_indirect(pikepdf.Dictionary(pdf.pages[0].obj)))


def _swap_font(pdf: Any) -> None:
    """Let two letters change places in a font."""
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    font.Widths[50] = 0


ATTACKS.extend(
    Attack(f"shadow attack ({name})", lambda change=change: _prepared(change))  # type: ignore[misc]
    for name, change in (
        ("hide by a box", _lay_over),
        ("hide by an object", _hide_in_object),
        ("a spare page", _two_pages),
        ("a font swapped", _swap_font),
    )
)


@_attack("shadow attack (hide, then show by a change after signing)")
def _hide_and_replace() -> bytes:
    from tests.document.attacks.kit import incremental, name, stream

    def show(writer: Any) -> None:
        objects = writer.root["/Pages"]["/Kids"][0]["/Resources"]["/XObject"]
        empty = stream(b"", Type=name("XObject"), Subtype=name("Form"))
        objects[name("Cover")] = writer.add_object(empty)
        writer.update_container(objects)

    return incremental(_prepared(_hide_in_object), show)


# -- two readers, two files ------------------------------------------------------------------------------------------


def _hybrid() -> bytes:
    """Append a revision with a plain table for one reader and a stream for the other."""
    data = plan().sealed
    table = _table(len(data)) + _trailer(b"/XRefStm 120099")
    return data + BODY + table + b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(BODY))


def _twice(data: bytes) -> bytes:
    """Put a second object of the same number behind the one that the list names, before the seal's end."""
    at = data.rindex(b"313 0 obj")
    return data[:at] + BODY + data[at:]


ATTACKS.extend(
    Attack(f"readers at odds ({name})", make)
    for name, make in (
        ("a hybrid list", _hybrid),
        ("an object twice", lambda: _twice(plan().sealed)),
        ("bytes before the header", lambda: b"\n" * 100 + plan().sealed),
        ("another file before the header", lambda: plan().drawn + plan().sealed),
        ("another file behind the end", lambda: plan().sealed + plan().drawn),
        ("no header", lambda: b"%XXX" + plan().sealed[4:]),
        ("another version in the header", lambda: plan().sealed.replace(b"%PDF-1.7", b"%PDF-2.0", 1)),
        ("no end", lambda: plan().sealed[: plan().sealed.rindex(b"%%EOF")]),
        ("rewritten by another tool", lambda: _prepared_again()),  # noqa: PLW0108  defined below
        ("cut back to the employee's", lambda: plan().once),
        ("cut back to the pages", lambda: plan().drawn),
        ("a zero behind the end", lambda: plan().sealed + b"\0"),
        ("a space behind the end", lambda: plan().sealed + b"\n"),
    )
)


def _prepared_again() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plan().sealed)) as pdf:
        pdf.save(out)
    return out.getvalue()
