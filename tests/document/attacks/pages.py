"""Changes that a later revision can bring to pages, fonts, tags and descriptions: what is shown, read aloud or told.

Replacing what is shown is from the shadow attacks of Mainka et al. (NDSS 2021).
"""

from typing import Any

from tests.document.attacks.kit import (
    Change,
    array,
    dictionary,
    keeping,
    name,
    numbers,
    page_of,
    stream,
    text,
)

CHANGES: dict[str, Change] = {}


_change = keeping(CHANGES)


# -- pages -------------------------------------------------------------------------------------------------------


@_change("a box painted over the first page")
def paint_over(writer: Any) -> None:
    """Add a red box to the first page."""
    page = page_of(writer)
    added = writer.add_object(stream(b"q 1 0 0 rg 100 700 200 60 re f Q"))
    page[name("Contents")] = array(page.raw_get("/Contents"), added)
    writer.update_container(page)


@_change("the content of a page replaced")
def _replace_content(writer: Any) -> None:
    page_of(writer)[name("Contents")] = writer.add_object(stream(b""))
    writer.update_container(page_of(writer))


@_change("the pages in another order")
def _reorder(writer: Any) -> None:
    kids = writer.root["/Pages"]["/Kids"]
    kids.reverse()
    writer.update_container(writer.root["/Pages"])


@_change("a page left out")
def _leave_out(writer: Any) -> None:
    pages = writer.root["/Pages"]
    pages["/Kids"].pop(1)
    pages[name("Count")] = type(pages["/Count"])(pages["/Count"] - 1)
    writer.update_container(pages)


@_change("a page added")
def _add_page(writer: Any) -> None:
    pages = writer.root["/Pages"]
    page = dictionary(Type=name("Page"), Parent=writer.root.raw_get("/Pages"))
    page[name("MediaBox")] = numbers(0, 0, 595, 842)
    pages["/Kids"].append(writer.add_object(page))
    pages[name("Count")] = type(pages["/Count"])(pages["/Count"] + 1)
    writer.update_container(pages)


def _on_page(key: str, value: Any) -> Change:
    def put(writer: Any) -> None:
        page_of(writer)[name(key)] = value
        writer.update_container(page_of(writer))

    return put


CHANGES |= {
    "a page turned": _on_page("Rotate", numbers(180)[0].__class__(180)),
    "a page cropped": _on_page("CropBox", numbers(0, 700, 595, 842)),
    "a page of another size": _on_page("MediaBox", numbers(0, 700, 595, 842)),
    "a page in other units": _on_page("UserUnit", numbers(4)[0]),
    "a page that acts when it opens": _on_page(
        "AA", dictionary(O=dictionary(S=name("JavaScript"), JS=text("app.alert(1)")))
    ),
}


@_change("layers that can be switched off")
def _layers(writer: Any) -> None:
    layer = writer.add_object(dictionary(Type=name("OCG"), Name=text("Ratings")))
    default = dictionary(OFF=array(layer), BaseState=name("OFF"))
    writer.root[name("OCProperties")] = dictionary(OCGs=array(layer), D=default)
    writer.update_root()


@_change("a page's content in a hidden layer")
def _hide_in_layer(writer: Any) -> None:
    _layers(writer)
    page = page_of(writer)
    layer = writer.root["/OCProperties"]["/OCGs"].raw_get(0)
    page["/Resources"][name("Properties")] = dictionary(Hide=layer)
    begin, end = writer.add_object(stream(b"/OC /Hide BDC")), writer.add_object(stream(b"EMC"))
    page[name("Contents")] = array(begin, page.raw_get("/Contents"), end)
    writer.update_container(page)


# -- fonts: the same codes, other glyphs ---------------------------------------------------------------------------


def _fonts(writer: Any) -> list[Any]:
    return [font.get_object() for font in page_of(writer)["/Resources"]["/Font"].values()]


@_change("a font's glyphs replaced")
def _swap_glyphs(writer: Any) -> None:
    described = next(font["/FontDescriptor"] for font in _fonts(writer) if "/FontDescriptor" in font)
    program = bytearray(described["/FontFile2"].data)
    program[len(program) // 2] ^= 1
    described[name("FontFile2")] = writer.add_object(stream(bytes(program)))
    writer.update_container(described)


@_change("a font's encoding replaced")
def _swap_encoding(writer: Any) -> None:
    font = _fonts(writer)[0]
    differences = array(numbers(49)[0], name("five"), numbers(53)[0], name("one"))
    font[name("Encoding")] = dictionary(Type=name("Encoding"), Differences=differences)
    writer.update_container(font)


@_change("the meaning of a font's letters replaced")
def _swap_meaning(writer: Any) -> None:
    font = next(font for font in _fonts(writer) if "/ToUnicode" in font)
    font[name("ToUnicode")] = writer.add_object(stream(b"% none"))
    writer.update_container(font)


# -- what is read aloud, and what describes ------------------------------------------------------------------------


@_change("other words read aloud")
def _actual_text(writer: Any) -> None:
    tree = writer.root["/StructTreeRoot"]["/K"]
    tree[name("ActualText")] = text("Everything went badly.")
    writer.update_container(tree)


@_change("no tags")
def _untag(writer: Any) -> None:
    del writer.root["/StructTreeRoot"]
    writer.root[name("MarkInfo")] = dictionary(Marked=type(writer.root["/MarkInfo"]["/Marked"])(False))
    writer.update_root()


@_change("marked as not tagged")
def _unmark(writer: Any) -> None:
    writer.root[name("MarkInfo")] = dictionary(Marked=type(writer.root["/MarkInfo"]["/Marked"])(False))
    writer.update_root()


@_change("another language")
def _language(writer: Any) -> None:
    writer.root[name("Lang")] = text("de")
    writer.update_root()


@_change("another description in XMP")
def _xmp(writer: Any) -> None:
    old = writer.root["/Metadata"].data
    new = stream(old.replace(b"<rd:Hold>False", b"<rd:Hold>True"), Type=name("Metadata"), Subtype=name("XML"))
    assert new.data != old
    writer.root[name("Metadata")] = writer.add_object(new)
    writer.update_root()


@_change("another title and author")
def _information(writer: Any) -> None:
    writer.set_info(writer.add_object(dictionary(Title=text("Warning"), Author=text("Mallory"))))


@_change("another version")
def _version(writer: Any) -> None:
    writer.root[name("Version")] = name("2.0")
    writer.update_root()


@_change("another first view")
def _first_view(writer: Any) -> None:
    writer.root[name("PageMode")] = name("UseAttachments")
    writer.update_root()


@_change("something that no one refers to")
def _orphan(writer: Any) -> None:
    writer.add_object(stream(b"q 1 0 0 rg 100 700 200 60 re f Q", Type=name("XObject")))
