"""Ways to change a sealed file: the fourteen plain ones and the published attacks on signed PDFs.

Incremental saving, signature wrapping and universal forgery are from Mladenov et al. (CCS 2019), shadow
attacks from Mainka et al. (NDSS 2021), evil annotation and sneaky signature from Rohlmann et al. (S&P 2021).
"""

import io
import json
import re
from collections.abc import Callable
from typing import Any

import pikepdf
from pyhanko.pdf_utils import generic as _generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tests.document.signed import Revisions

generic: Any = _generic
"""Half of the library's classes have types; here none needs them."""
CONTENTS = re.compile(rb"/Contents\s*<([0-9a-fA-F]+)>")
BYTE_RANGE = re.compile(rb"/ByteRange\s*\[[^\]]*\]")


def _with(data: bytes, at: int, byte: bytes) -> bytes:
    return data[:at] + byte + data[at + 1 :]


def _flip(data: bytes, at: int) -> bytes:
    return _with(data, at, bytes([data[at] ^ 1]))


def _middle_of(data: bytes, choose: Callable[[Any], Any]) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        raw = choose(pdf).read_raw_bytes()
    return data.index(raw) + len(raw) // 2


def incremental(data: bytes, change: Callable[[Any], None]) -> bytes:
    """Append a revision with ``change`` in it."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(data))
    writer._update_meta = lambda: None
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def paint_over(writer: Any) -> None:
    """Add a red box to the first page."""
    page = writer.root["/Pages"]["/Kids"][0]
    added = writer.add_object(generic.StreamObject(stream_data=b"q 1 0 0 rg 100 700 200 60 re f Q"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), added])
    writer.update_container(page)


def _replace_json(writer: Any) -> None:
    files = writer.root["/AF"][0]["/EF"]
    tree = json.loads(files["/F"].data)
    tree["goals"][0]["agreed"] = "beyond"
    text = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    entries = {
        generic.pdf_name("/Type"): generic.pdf_name("/EmbeddedFile"),
        generic.pdf_name("/Subtype"): generic.pdf_name("/application/json"),
    }
    reference = writer.add_object(generic.StreamObject(stream_data=text, dict_data=entries))
    files[generic.pdf_name("/F")] = files[generic.pdf_name("/UF")] = reference
    writer.update_container(files)


def _evil_annotation(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    note = writer.add_object(
        generic.DictionaryObject(
            {
                generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
                generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
                generic.pdf_name("/Rect"): generic.ArrayObject(
                    [generic.NumberObject(n) for n in (100, 600, 300, 650)]
                ),
                generic.pdf_name("/Contents"): generic.TextStringObject("Agreed: beyond"),
                generic.pdf_name("/DA"): generic.TextStringObject("/Helv 12 Tf"),
            }
        )
    )
    page[generic.pdf_name("/Annots")] = generic.ArrayObject([*page.get("/Annots", []), note])
    writer.update_container(page)


def _field(writer: Any, name: str) -> Any:
    fields = [field.get_object() for field in writer.root["/AcroForm"]["/Fields"]]
    return next(field for field in fields if field["/T"] == name)


def _swap_appearance(writer: Any) -> None:
    field = _field(writer, "Employee")
    entries = {
        generic.pdf_name("/Type"): generic.pdf_name("/XObject"),
        generic.pdf_name("/Subtype"): generic.pdf_name("/Form"),
        generic.pdf_name("/BBox"): generic.ArrayObject([generic.NumberObject(n) for n in (0, 0, 50, 50)]),
    }
    look = generic.StreamObject(stream_data=b"1 0 0 rg 0 0 50 50 re f", dict_data=entries)
    field["/AP"][generic.pdf_name("/N")] = writer.add_object(look)
    writer.update_container(field["/AP"])


def _delete_value(writer: Any) -> None:
    field = _field(writer, "Manager")
    del field["/V"]
    writer.update_container(field)


def _rewritten(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out)
    return out.getvalue()


def _digit_in_signature(data: bytes) -> bytes:
    at = next(CONTENTS.finditer(data)).start(1) + 400
    return _with(data, at, b"2" if data[at : at + 1] == b"1" else b"1")


def _same_length(data: bytes, old: re.Match[bytes], new: bytes) -> bytes:
    """Put ``new`` in place of ``old``, filled up with spaces so that nothing moves."""
    return data[: old.start()] + new.ljust(len(old[0])) + data[old.end() :]


def _wrapped(data: bytes) -> bytes:
    """Signature wrapping: new bytes between the signature and what it covers, the range moved along."""
    last = list(CONTENTS.finditer(data))[-1]
    where = list(BYTE_RANGE.finditer(data))[-1]
    start, length, resume, rest = (int(n) for n in re.findall(rb"\d+", where[0]))
    guest = b"\n% something else stands here now\n"
    moved = f"/ByteRange [{start} {length} {resume + len(guest)} {rest}]".encode()
    return _same_length(data[: last.end()] + guest + data[last.end() :], where, moved)


def cases(file: Revisions) -> dict[str, bytes]:
    """Return every changed copy of a sealed file, by what was done to it."""
    whole = file.sealed
    first = next(CONTENTS.finditer(whole))
    range_ = next(BYTE_RANGE.finditer(whole))
    return {
        "a bit in the first page": _flip(whole, _middle_of(whole, lambda pdf: pdf.pages[0].Contents)),
        "a bit in the attached data": _flip(whole, _middle_of(whole, lambda pdf: pdf.Root.AF[0].EF.F)),
        "a digit in the first signature": _digit_in_signature(whole),
        "a digit in the padding behind it": _with(whole, first.end(1) - 4, b"7"),
        "more page content": incremental(whole, paint_over),
        "other attached data": incremental(whole, _replace_json),
        "evil annotation": incremental(whole, _evil_annotation),
        "another look of the signature": incremental(whole, _swap_appearance),
        "manager's signature deleted": incremental(whole, _delete_value),
        "cut back to the employee's": whole[: len(file.once)],
        "cut back to the pages": whole[: len(file.drawn)],
        "rewritten by another tool": _rewritten(whole),
        "garbage behind the end": whole + b"\n% hello\n",
        "a zero behind the end": whole + b"\0",
        "universal forgery: no range": _same_length(whole, range_, b"/ByteRange null"),
        "universal forgery: empty range": _same_length(whole, range_, b"/ByteRange [0 0 0 0]"),
        "universal forgery: negative range": _same_length(whole, range_, b"/ByteRange [0 -1 -1 9]"),
        "universal forgery: empty signature": _same_length(whole, first, b"/Contents <00>"),
        "signature wrapping": _wrapped(whole),
    }


NAMES = (
    "a bit in the first page",
    "a bit in the attached data",
    "a digit in the first signature",
    "a digit in the padding behind it",
    "more page content",
    "other attached data",
    "evil annotation",
    "another look of the signature",
    "manager's signature deleted",
    "cut back to the employee's",
    "cut back to the pages",
    "rewritten by another tool",
    "garbage behind the end",
    "a zero behind the end",
    "universal forgery: no range",
    "universal forgery: empty range",
    "universal forgery: negative range",
    "universal forgery: empty signature",
    "signature wrapping",
)
