"""Changes that a later revision can bring: to pages, fields, fonts, tags, descriptions, files, and things that act.

Evil annotations and sneaky signatures are from Rohlmann et al. (S&P 2021), replacing what is shown from the shadow
attacks of Mainka et al. (NDSS 2021); the rest is what else a reader would show, say aloud, or run.
"""

import json
from collections.abc import Callable
from typing import Any, Final

from tests.document.attacks.kit import array, dictionary, name, numbers, stream, text

CHANGES: dict[str, Callable[[Any], None]] = {}
ANNOTATIONS: Final = (
    "FreeText", "Stamp", "Redact", "Highlight", "Ink", "Square", "Line", "Text", "Link", "FileAttachment",
    "Watermark", "Popup",
)  # fmt: skip


def _page(writer: Any, number: int = 0) -> Any:
    return writer.root["/Pages"]["/Kids"][number]


def _field(writer: Any, title: str) -> Any:
    fields = [field.get_object() for field in writer.root["/AcroForm"]["/Fields"]]
    return next(field for field in fields if field["/T"] == title)


def _change(told: str) -> Callable[[Callable[[Any], None]], Callable[[Any], None]]:
    def keep(change: Callable[[Any], None]) -> Callable[[Any], None]:
        CHANGES[told] = change
        return change

    return keep


def _annotate(subtype: str) -> Callable[[Any], None]:
    def annotate(writer: Any) -> None:
        look = stream(b"1 1 1 rg 0 0 200 50 re f", Type=name("XObject"), Subtype=name("Form"))
        look[name("BBox")] = numbers(0, 0, 200, 50)
        note = dictionary(
            Type=name("Annot"),
            Subtype=name(subtype),
            Rect=numbers(100, 600, 300, 650),
            Contents=text("Agreed: beyond"),
            DA=text("/Helv 12 Tf"),
            AP=dictionary(N=writer.add_object(look)),
        )
        page = _page(writer)
        page[name("Annots")] = array(*page.get("/Annots", []), writer.add_object(note))
        writer.update_container(page)

    return annotate


CHANGES |= {f"evil annotation ({subtype})": _annotate(subtype) for subtype in ANNOTATIONS}


# -- pages -------------------------------------------------------------------------------------------------------


@_change("a box painted over the first page")
def paint_over(writer: Any) -> None:
    """Add a red box to the first page."""
    page = _page(writer)
    added = writer.add_object(stream(b"q 1 0 0 rg 100 700 200 60 re f Q"))
    page[name("Contents")] = array(page.raw_get("/Contents"), added)
    writer.update_container(page)


@_change("the content of a page replaced")
def _replace_content(writer: Any) -> None:
    _page(writer)[name("Contents")] = writer.add_object(stream(b""))
    writer.update_container(_page(writer))


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


def _on_page(key: str, value: Any) -> Callable[[Any], None]:
    def put(writer: Any) -> None:
        _page(writer)[name(key)] = value
        writer.update_container(_page(writer))

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
    page = _page(writer)
    layer = writer.root["/OCProperties"]["/OCGs"].raw_get(0)
    page["/Resources"][name("Properties")] = dictionary(Hide=layer)
    begin, end = writer.add_object(stream(b"/OC /Hide BDC")), writer.add_object(stream(b"EMC"))
    page[name("Contents")] = array(begin, page.raw_get("/Contents"), end)
    writer.update_container(page)


# -- fonts: the same codes, other glyphs ---------------------------------------------------------------------------


def _fonts(writer: Any) -> list[Any]:
    return [font.get_object() for font in _page(writer)["/Resources"]["/Font"].values()]


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


# -- attached files ------------------------------------------------------------------------------------------------


@_change("other attached data")
def _replace_json(writer: Any) -> None:
    files = writer.root["/AF"][0]["/EF"]
    tree = json.loads(files["/F"].data)
    tree["goals"][0]["agreed"] = "beyond"
    new = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    reference = writer.add_object(stream(new, Type=name("EmbeddedFile")))
    files[name("F")] = files[name("UF")] = reference
    writer.update_container(files)


@_change("a second attached file")
def _attach_more(writer: Any) -> None:
    file = writer.add_object(stream(b"MZ", Type=name("EmbeddedFile")))
    spec = dictionary(Type=name("Filespec"), F=text("review.exe"), UF=text("review.exe"))
    spec[name("EF")] = dictionary(F=file)
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    names.extend([text("review.exe"), writer.add_object(spec)])
    writer.update_root()


# -- things that act -----------------------------------------------------------------------------------------------


def _on_opening(**action: Any) -> Callable[[Any], None]:
    def put(writer: Any) -> None:
        writer.root[name("OpenAction")] = writer.add_object(dictionary(Type=name("Action"), **action))
        writer.update_root()

    return put


CHANGES |= {
    "a script that runs on opening": _on_opening(S=name("JavaScript"), JS=text("this.closeDoc()")),
    "a program that is started on opening": _on_opening(S=name("Launch"), F=text("calc.exe")),
    "a form that is sent on opening": _on_opening(S=name("SubmitForm"), F=text("http://localhost/")),
    "a page of the web on opening": _on_opening(S=name("URI"), URI=text("http://localhost/")),
}


@_change("a script by name")
def _named_script(writer: Any) -> None:
    script = writer.add_object(dictionary(S=name("JavaScript"), JS=text("app.alert(1)")))
    writer.root["/Names"][name("JavaScript")] = dictionary(Names=array(text("a"), script))
    writer.update_root()


@_change("a script before saving")
def _event_script(writer: Any) -> None:
    script = writer.add_object(dictionary(S=name("JavaScript"), JS=text("app.alert(1)")))
    writer.root[name("AA")] = dictionary(WS=script)
    writer.update_root()


# -- fields --------------------------------------------------------------------------------------------------------


@_change("another look of the employee's signature")
def _swap_look(writer: Any) -> None:
    field = _field(writer, "Employee")
    look = stream(b"1 0 0 rg 0 0 50 50 re f", Type=name("XObject"), Subtype=name("Form"))
    look[name("BBox")] = numbers(0, 0, 50, 50)
    field[name("AP")] = dictionary(N=writer.add_object(look))
    writer.update_container(field)


@_change("the employee's field over half the page")
def _widen_field(writer: Any) -> None:
    field = _field(writer, "Employee")
    field[name("Rect")] = numbers(0, 0, 595, 842)
    writer.update_container(field)


@_change("the employee's field hidden")
def _hide_field(writer: Any) -> None:
    field = _field(writer, "Employee")
    field[name("F")] = numbers(2)[0].__class__(2)
    writer.update_container(field)


@_change("a script in the employee's field")
def _script_in_field(writer: Any) -> None:
    field = _field(writer, "Employee")
    field[name("A")] = dictionary(S=name("JavaScript"), JS=text("app.alert(1)"))
    writer.update_container(field)


@_change("another name read aloud for the field")
def _rename_field(writer: Any) -> None:
    field = _field(writer, "Employee")
    field[name("TU")] = text("Not signed")
    writer.update_container(field)


@_change("a text field with a value")
def _text_field(writer: Any) -> None:
    field = dictionary(
        Type=name("Annot"), Subtype=name("Widget"), FT=name("Tx"), T=text("Comment"), V=text("I agree"),
        DA=text("/Helv 12 Tf"), Rect=numbers(100, 600, 300, 650),
    )  # fmt: skip
    _add_field(writer, field)


@_change("an empty signature field (sneaky signature)")
def _sneaky_field(writer: Any) -> None:
    look = stream(b"1 1 1 rg 0 0 200 50 re f", Type=name("XObject"), Subtype=name("Form"))
    look[name("BBox")] = numbers(0, 0, 200, 50)
    field = dictionary(
        Type=name("Annot"), Subtype=name("Widget"), FT=name("Sig"), T=text("HR2"),
        Rect=numbers(100, 600, 300, 650), AP=dictionary(N=writer.add_object(look)),
    )  # fmt: skip
    _add_field(writer, field)


def _add_field(writer: Any, field: Any) -> None:
    reference = writer.add_object(field)
    form, page = writer.root["/AcroForm"], _page(writer)
    form["/Fields"].append(reference)
    writer.update_container(form)
    page[name("Annots")] = array(*page.get("/Annots", []), reference)
    writer.update_container(page)


@_change("values that a reader shall draw itself")
def _need_appearances(writer: Any) -> None:
    form = writer.root["/AcroForm"]
    form[name("NeedAppearances")] = type(writer.root["/MarkInfo"]["/Marked"])(True)
    writer.update_container(form)


@_change("a form of another kind (XFA)")
def _xfa(writer: Any) -> None:
    form = writer.root["/AcroForm"]
    form[name("XFA")] = writer.add_object(stream(b"<xdp/>"))
    writer.update_container(form)
