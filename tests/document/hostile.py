"""Files made to fill the memory, to turn in circles or to break a parser; each by code, and small where it can be."""

import io
import json
import random
import struct
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any, Final

import pikepdf

from tests.document.attacks.kit import layout
from tests.document.signed import plan

FILES: dict[str, Callable[[], bytes]] = {}
GIB: Final = 1 << 30


def _file(name: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def keep(make: Callable[[], bytes]) -> Callable[[], bytes]:
        FILES[name] = make
        return make

    return keep


def _pdf(*objects: bytes, trailer: bytes = b"", root: int = 1) -> bytes:
    """Return a file of ``objects``, numbered from 1, with a plain list of them."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    at = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer\n<</Size %d/Root %d 0 R%s>>\n" % (len(objects) + 1, root, trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % at)
    return out.getvalue()


@cache
def _packed(size: int, layers: int = 1) -> bytes:
    """Return bytes that unpack to ``size`` zeros: one packed piece again and again, so that nobody unpacks it here."""
    piece = 1 << 20
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(bytes(piece)) + packer.flush(zlib.Z_FULL_FLUSH)
    checked = ((size % 65521) << 16 | 1).to_bytes(4, "big")
    packed = b"\x78\xda" + packed * (size // piece) + zlib.compressobj(9, wbits=-15).flush() + checked
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    return packed


def _stream(content: bytes, entries: bytes = b"", filters: int = 0) -> bytes:
    packing = b"/Filter[" + b"/FlateDecode" * filters + b"]" if filters else b""
    return b"<<%s%s/Length %d>>\nstream\n%s\nendstream" % (entries, packing, len(content), content)


def _xref_stream(entries: bytes, content: bytes, filters: int = 1) -> bytes:
    head = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    body = _stream(content, b"/Type/XRef/Root 1 0 R" + entries, filters)
    return head + b"3 0 obj\n" + body + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(head)


CATALOGUE: Final = b"<</Type/Catalog/Pages 2 0 R%s>>"
PAGES: Final = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE: Final = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]%s>>"


def _attached(stream: bytes, *more: bytes) -> bytes:
    spec = b"<</Type/Filespec/F(review.json)/UF(review.json)/EF<</F 5 0 R>>>>"
    return _pdf(CATALOGUE % b"/AF[4 0 R]", PAGES, PAGE % b"", spec, stream, *more)


# -- what unpacks without end --------------------------------------------------------------------------------------

for _layers in (1, 2, 3, 4):
    FILES[f"a list of objects of 10 GiB, packed {_layers}-fold"] = lambda n=_layers: _xref_stream(  # type: ignore[misc]
        b"/W[1 4 2]/Size 3", _packed(10 * GIB, n), n
    )
    FILES[f"attached data of 10 GiB, packed {_layers}-fold"] = lambda n=_layers: _attached(  # type: ignore[misc]
        _stream(_packed(10 * GIB, n), filters=n)
    )
    FILES[f"objects in a stream of 10 GiB, packed {_layers}-fold"] = lambda n=_layers: _in_object_stream(  # type: ignore[misc]
        _packed(10 * GIB, n), n
    )


def _in_object_stream(content: bytes, layers: int) -> bytes:
    """Return a file whose catalogue lies in a stream that unpacks without end."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    holder = out.tell()
    out.write(b"2 0 obj\n" + _stream(content, b"/Type/ObjStm/N 1/First 4", layers) + b"\nendobj\n")
    at = out.tell()
    rows = b"".join(
        struct.pack(">BIH", *row) for row in ((0, 0, 65535), (2, 2, 0), (1, holder, 0), (1, at, 0))
    )
    listed = _stream(rows, b"/Type/XRef/W[1 4 2]/Size 4/Root 1 0 R")
    out.write(b"3 0 obj\n" + listed + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % at)
    return out.getvalue()


def _sealed_with_stream(content: bytes, filters: int) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plan().sealed)) as pdf:
        packing = pikepdf.Array([pikepdf.Name.FlateDecode] * filters)
        pdf.pages[0].Contents = pikepdf.Stream(pdf, content, Filter=packing)
        pdf.save(out, compress_streams=False)
    return out.getvalue()


FILES["page content of 10 GiB in a signed file"] = lambda: _sealed_with_stream(_packed(10 * GIB, 2), 2)


@_file("XMP that multiplies (billion laughs)")
def _laughs() -> bytes:
    lines = [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 40)]
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{"".join(lines)}]><x>&l39;</x>'
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plan().sealed)) as pdf:
        pdf.Root.Metadata = pikepdf.Stream(pdf, xml.encode(), Type=pikepdf.Name.Metadata)
        pdf.save(out, fix_metadata_version=False)
    return out.getvalue()


# -- attached data -------------------------------------------------------------------------------------------------

FILES |= {
    "attached data nested without end": lambda: _attached(_stream(b"[" * 1_500_000)),
    "attached data with a number of a million digits": lambda: _attached(
        _stream(b'{"revision":' + b"9" * 1_000_000 + b"}")
    ),
    "attached data of 15 MB, not packed": lambda: _attached(_stream(b" " * 15_000_000)),
    "attached data with a million keys": lambda: _attached(
        _stream(json.dumps({str(n): n for n in range(80_000)}).encode())
    ),
    "attached data with texts that make patterns slow": lambda: _attached(
        _stream(json.dumps({"language": "aa" + "_AA" * 400_000 + "!"}).encode())
    ),
}

# -- circles -------------------------------------------------------------------------------------------------------

FILES |= {
    "a page tree that contains itself": lambda: _pdf(
        CATALOGUE % b"", b"<</Type/Pages/Kids[2 0 R]/Count 1>>", PAGE % b""
    ),
    "outlines that contain themselves": lambda: _pdf(
        CATALOGUE % b"/Outlines 4 0 R", PAGES, PAGE % b"", b"<</First 4 0 R/Next 4 0 R/Last 4 0 R/Count 9>>"
    ),
    "a field that is its own parent": lambda: _pdf(
        CATALOGUE % b"/AcroForm<</Fields[4 0 R]>>", PAGES, PAGE % b"",
        b"<</FT/Sig/T(Employee)/Kids[4 0 R]/Parent 4 0 R>>",
    ),
    "an object that is a reference to itself": lambda: _pdf(CATALOGUE % b"/AF 4 0 R", PAGES, PAGE % b"", b"4 0 R"),
    "a length that is its own stream's": lambda: _pdf(
        CATALOGUE % b"/AF[4 0 R]", PAGES, PAGE % b"", b"<</Length 4 0 R>>\nstream\nx\nendstream"
    ),
    "a list of objects before itself": lambda: _pdf(CATALOGUE % b"", PAGES, PAGE % b"", trailer=b"/Prev 9"),
    "an object stream in itself": lambda: _xref_stream(
        b"/W[1 4 2]/Size 3",
        zlib.compress(b"".join(struct.pack(">BIH", 2, 2, 0) for _ in range(3))),
    ),
    "tags that contain themselves": lambda: _pdf(
        CATALOGUE % b"/StructTreeRoot 4 0 R", PAGES, PAGE % b"", b"<</Type/StructTreeRoot/K[4 0 R 4 0 R]>>"
    ),
}  # fmt: skip


def _looped() -> bytes:
    """Return the sealed plan with a last list of objects whose ``Prev`` is itself."""
    data = plan().sealed
    at = len(data)
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 400/Root %d 0 R/Prev %d>>\n" % (
        layout()[b"root"],
        at,
    )
    return data + table + b"startxref\n%d\n%%%%EOF\n" % at


FILES["a list of objects whose predecessor is itself"] = _looped


@_file("a structure tree whose paths multiply")
def _paths() -> bytes:
    """Return a file in which every object refers twice to the next: 2^40 ways to the last."""
    links = [b"<</A %d 0 R/B %d 0 R>>" % (n + 1, n + 1) for n in range(4, 44)]
    return _pdf(CATALOGUE % b"/Thing 4 0 R", PAGES, PAGE % b"", *links, b"null")


@_file("a seal that brings paths that multiply")
def _signed_paths() -> bytes:
    from tests.document.attacks.kit import array, dictionary, incremental, name, numbers

    def multiply(writer: Any) -> None:
        last = writer.add_object(numbers(1))
        for _ in range(40):
            last = writer.add_object(dictionary(A=last, B=array(last, last)))
        writer.root[name("Thing")] = last
        writer.update_root()

    return incremental(plan().sealed, multiply)


# -- too many, too deep, too large -----------------------------------------------------------------------------------


@_file("10,000 pages")
def _pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % (n + 3) for n in range(10_000))
    pages = b"<</Type/Pages/Kids[%s]/Count 10000>>" % kids
    return _pdf(CATALOGUE % b"", pages, *([PAGE % b""] * 10_000))


@_file("a page tree 100,000 deep")
def _deep_pages() -> bytes:
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(2, 100_002)]
    return _pdf(CATALOGUE % b"", *nodes, PAGE % b"")


FILES |= {
    "a list of a million objects": lambda: _pdf(CATALOGUE % b"", PAGES, PAGE % b"", *([b"null"] * 1_000_000)),
    "a list that claims two thousand million objects": lambda: _xref_stream(
        b"/W[1 4 2]/Size 2147483647/Index[0 2147483647]", zlib.compress(bytes(7 * 4))
    ),
    "rows of no width": lambda: _xref_stream(b"/W[0 0 0]/Size 2147483647", zlib.compress(b"")),
    "rows of a width without end": lambda: _xref_stream(
        b"/W[1 2147483647 2147483647]/Size 9", zlib.compress(b"")
    ),
    "arrays 200,000 deep": lambda: _pdf(
        CATALOGUE % (b"/Thing " + b"[" * 200_000 + b"]" * 200_000), PAGES, PAGE % b""
    ),
    "dictionaries 200,000 deep": lambda: _pdf(
        CATALOGUE % (b"/Thing " + b"<</A" * 200_000 + b" 1" + b">>" * 200_000), PAGES, PAGE % b""
    ),
    "numbers of a million digits": lambda: _pdf(
        CATALOGUE % (b"/Thing " + b"9" * 1_000_000), PAGES, PAGE % (b"/Rotate " + b"9" * 100_000)
    ),
    "a name of 10 MB": lambda: _pdf(CATALOGUE % (b"/" + b"A" * 10_000_000 + b" 1"), PAGES, PAGE % b""),
    "a text of 5 MB of brackets": lambda: _pdf(
        CATALOGUE % (b"/Thing(" + b"(" * 5_000_000), PAGES, PAGE % b""
    ),
    "a predecessor far behind the end": lambda: _pdf(CATALOGUE % b"", trailer=b"/Prev 99999999999999999999"),
    "15 MB of zeros": lambda: b"%PDF-1.7\n" + bytes(15_000_000),
    "15 MB of beginnings of objects": lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 1_800_000,
    "15 MB of ends": lambda: b"%PDF-1.7\n" + b"startxref\n0\n%%EOF\n" * 800_000,
    "15 MB of brackets": lambda: b"%PDF-1.7\n" + b"<<[" * 5_000_000,
    "15 MB of comments": lambda: plan().sealed + b"%\n" * 7_000_000,
    "15 MB of noise": lambda: b"%PDF-1.7\n" + random.Random(7).randbytes(15_000_000),
    "a thousand revisions": lambda: plan().sealed + _many_revisions(1000),
}


def _many_revisions(count: int) -> bytes:
    data = plan().sealed
    out, at, previous = io.BytesIO(), len(data), layout()[b"place"]
    for _ in range(count):
        table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 400/Root %d 0 R/Prev %d>>\n"
        table %= (layout()[b"root"], previous)
        end = table + b"startxref\n%d\n%%%%EOF\n" % at
        out.write(end)
        previous, at = at, at + len(end)
    return out.getvalue()
