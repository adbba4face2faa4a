"""Changes that a later revision can bring to annotations, fields and attached files, and things that act.

Evil annotations and sneaky signatures are from Rohlmann et al. (S&P 2021).
"""

import json
from typing import Any, Final

from tests.document.attacks.kit import (
    Change,
    array,
    dictionary,
    field_of,
    keeping,
    name,
    numbers,
    page_of,
    stream,
    text,
)

CHANGES: dict[str, Change] = {}
ANNOTATIONS: Final = (
    "FreeText", "Stamp", "Redact", "Highlight", "Ink", "Square", "Line", "Text", "Link", "FileAttachment",
    "Watermark", "Popup",
)  # fmt: skip


_change = keeping(CHANGES)


def annotate(subtype: str) -> Change:
    """Return the change that adds an annotation to the first page."""

    def add(writer: Any) -> None:
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
        page = page_of(writer)
        page[name("Annots")] = array(*page.get("/Annots", []), writer.add_object(note))
        writer.update_container(page)

    return add


CHANGES |= {f"evil annotation ({subtype})": annotate(subtype) for subtype in ANNOTATIONS}


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


def _on_opening(**action: Any) -> Change:
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
    field = field_of(writer, "Employee")
    look = stream(b"1 0 0 rg 0 0 50 50 re f", Type=name("XObject"), Subtype=name("Form"))
    look[name("BBox")] = numbers(0, 0, 50, 50)
    field[name("AP")] = dictionary(N=writer.add_object(look))
    writer.update_container(field)


@_change("the employee's field over half the page")
def _widen_field(writer: Any) -> None:
    field = field_of(writer, "Employee")
    field[name("Rect")] = numbers(0, 0, 595, 842)
    writer.update_container(field)


@_change("the employee's field hidden")
def _hide_field(writer: Any) -> None:
    field = field_of(writer, "Employee")
    field[name("F")] = numbers(2)[0].__class__(2)
    writer.update_container(field)


@_change("a script in the employee's field")
def _script_in_field(writer: Any) -> None:
    field = field_of(writer, "Employee")
    field[name("A")] = dictionary(S=name("JavaScript"), JS=text("app.alert(1)"))
    writer.update_container(field)


@_change("another name read aloud for the field")
def _rename_field(writer: Any) -> None:
    field = field_of(writer, "Employee")
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
    form, page = writer.root["/AcroForm"], page_of(writer)
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
