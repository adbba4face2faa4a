"""What attacks are made with: changes that are appended, and the places where a change can be put.

A change alone may come after the last seal, or as a revision of its own before one. The subtle place is in the very
revision that a person seals: then every signature holds, and only rules on what a seal may add can tell.
"""

import asyncio
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pikepdf
from pyhanko.pdf_utils import generic as _generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from reviewdesk.document import appearance as looks, signing
from reviewdesk.document.appearance import Appearance
from reviewdesk.document.record import Renderer
from reviewdesk.document.record_json import to_json
from tests.document.sample import DEVON, MAYA, sample
from tests.document.signed import NOW, person, plan, root, seal

generic: Any = _generic
"""Half of the library's classes have types; here none needs them."""
Change = Callable[[Any], None]
CONTENTS = re.compile(rb"/Contents\s*<([0-9a-fA-F]+)>")
BYTE_RANGE = re.compile(rb"/ByteRange\s*\[[^\]]*\]")


@dataclass(frozen=True)
class Attack:
    """A changed file by name."""

    name: str
    make: Callable[[], bytes]


def name(text: str) -> Any:
    """Return a PDF name; the slash is added."""
    return generic.pdf_name(f"/{text}")


def numbers(*values: float) -> Any:
    """Return an array of numbers."""
    return generic.ArrayObject([generic.FloatObject(value) for value in values])


def text(words: str) -> Any:
    """Return a text string."""
    return generic.TextStringObject(words)


def dictionary(**entries: Any) -> Any:
    """Return a dictionary; an underscore at the end of a key is dropped."""
    return generic.DictionaryObject({name(key.rstrip("_")): value for key, value in entries.items()})


def stream(content: bytes, **entries: Any) -> Any:
    """Return a stream that is not packed."""
    return generic.StreamObject(stream_data=content, dict_data=dictionary(**entries))


def array(*values: Any) -> Any:
    """Return an array."""
    return generic.ArrayObject(values)


@cache
def layout() -> dict[bytes, int]:
    """Return where what lies in the sealed plan, to be filled into bytes: numbers of objects, places, ranges."""
    data = plan().sealed
    with pikepdf.open(io.BytesIO(data)) as pdf:
        facts = {
            b"root": pdf.Root.objgen[0],
            b"info": pdf.trailer.Info.objgen[0],
            b"pages": pdf.Root.Pages.objgen[0],
            b"page": pdf.pages[0].obj.objgen[0],
        }
    place = int(re.findall(rb"startxref\n(\d+)\n", data)[-1])
    listed = int(data[place:].split()[0])
    ranges = [int(number) for number in re.findall(rb"\d+", BYTE_RANGE.findall(data)[-1])]
    facts |= {b"place": place, b"listed": listed, b"value": listed - 1, b"size": listed + 1}
    return facts | dict(zip((b"start", b"length", b"resume", b"rest"), ranges, strict=True))


def field_of(writer: Any, title: str) -> Any:
    """Return a field of the form."""
    fields = [field.get_object() for field in writer.root["/AcroForm"]["/Fields"]]
    return next(field for field in fields if field["/T"] == title)


def page_of(writer: Any, number: int = 0) -> Any:
    """Return a page."""
    return writer.root["/Pages"]["/Kids"][number]


def open_writer(data: bytes) -> Any:
    """Return a writer that appends to ``data`` and touches nothing of itself."""
    writer: Any = signing._writer_class()(io.BytesIO(data))
    return writer


def incremental(data: bytes, change: Change) -> bytes:
    """Append a revision with ``change`` in it."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(data))
    writer._update_meta = lambda: None
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def sealed_with(data: bytes, field: str, who: str, change: Change, *, certify: bool) -> bytes:
    """Return ``data`` with one more seal, and ``change`` in the same revision: the signature holds."""
    writer = open_writer(data)
    width, height = signing._size_of(writer, field)
    change(writer)
    stamp = signing._stamp(looks.draw(Appearance(who, NOW, typed=who), width, height))
    signer = signing._signer(person(who).key, [person(who).certificate, root().certificate])
    out = io.BytesIO()
    made = signing._session(field, who, certify=certify, now=NOW)
    session = made(signer=signer, stamp_style=stamp)
    asyncio.run(session.async_sign_pdf(writer, existing_fields_only=True, output=out))
    return out.getvalue()


def _with_managers(change: Change) -> bytes:
    return sealed_with(plan().once, "Manager", MAYA.name, change, certify=False)


def _with_employees(change: Change) -> bytes:
    once = sealed_with(plan().drawn, "Employee", DEVON.name, change, certify=True)
    return seal(once, "Manager", MAYA.name, certify=False)


def _before_both(change: Change) -> bytes:
    once = seal(incremental(plan().drawn, change), "Employee", DEVON.name, certify=True)
    return seal(once, "Manager", MAYA.name, certify=False)


def _after(change: Change) -> bytes:
    return incremental(plan().sealed, change)


def _between(change: Change) -> bytes:
    return seal(incremental(plan().once, change), "Manager", MAYA.name, certify=False)


PLACES: dict[str, Callable[[Change], bytes]] = {
    "after the last seal": _after,
    "with the manager's seal": _with_managers,
    "with the employee's seal": _with_employees,
    "between the seals": _between,
    "before both seals": _before_both,
}
"""Where a change can be put."""


def drawn_by_another_version() -> bytes:
    """Return a sealed plan that names another version, and pages which that version may have drawn."""
    other = replace(sample(), renderer=Renderer("reviewdesk.document", {"reportlab": "0"}))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plan().drawn)) as pdf:
        pdf.Root.AF[0].EF.F.write(to_json(other))
        pdf.save(out, force_version="1.7", fix_metadata_version=False)
    return seal(
        seal(out.getvalue(), "Employee", DEVON.name, certify=True), "Manager", MAYA.name, certify=False
    )


def keeping(changes: dict[str, Change]) -> Callable[[str], Callable[[Change], Change]]:
    """Return a decorator that keeps a change in ``changes`` under a name."""

    def named(told: str) -> Callable[[Change], Change]:
        def keep(change: Change) -> Change:
            changes[told] = change
            return change

        return keep

    return named


def placed(told: str, change: Change, place: str) -> Attack:
    """Return the attack that puts ``change`` into one place."""
    return Attack(f"{told}, {place}", lambda: PLACES[place](change))
