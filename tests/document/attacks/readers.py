"""Files that show one thing when they are signed and another later, or that two readers do not read alike.

Shadow attacks are from Mainka et al. (NDSS 2021).
"""

import io
from collections.abc import Callable
from typing import Any, Final

import pikepdf

from tests.document.attacks.kit import Attack, incremental, layout, name, stream
from tests.document.attacks.whole_files import body, table, trailer
from tests.document.sample import DEVON, MAYA
from tests.document.signed import plan, seal

ATTACKS: Final[list[Attack]] = []


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
    Attack(f"shadow attack ({told})", lambda change=change: _prepared(change))  # type: ignore[misc]
    for told, change in (
        ("hide by a box", _lay_over),
        ("hide by an object", _hide_in_object),
        ("a spare page", _two_pages),
        ("a font swapped", _swap_font),
    )
)


def _hide_and_replace() -> bytes:
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
    listed = table(len(data)) + trailer(b"/XRefStm %(place)d" % layout())
    return data + body() + listed + b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(body()))


def _twice(data: bytes) -> bytes:
    """Put a second object of the same number behind the one that the list names, before the seal's end."""
    at = layout()[b"place"]
    return data[:at] + body() + data[at:]


ATTACKS.extend(
    Attack(f"readers at odds ({told})", make)
    for told, make in (
        ("hidden, then shown by a change after signing", _hide_and_replace),
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
