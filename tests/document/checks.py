"""Own checks of archival form (PDF/A-3b) and of tags (PDF/UA-1): no public validator comes as a package."""

import io
import re
from typing import Any

import pikepdf
import pikepdf.pdfa
from pikepdf import Name

_PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh", "EI"}


def archival_problems(data: bytes) -> str:
    """Return what pikepdf's PDF/A-3b validator finds in a shadow copy, or an empty string.

    The shadow copy lacks what that validator never accepts though PDF/A-3 allows it: form fields, the
    permissions of a certification, validation data, and XMP extension schemas.
    """
    report = pikepdf.pdfa.validate_written(io.BytesIO(_shadow(data)), "3b")
    return "" if report.passed else str(report.summary(20))


def _shadow(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key in ("/AcroForm", "/Perms", "/DSS", "/Extensions"):
            if key in pdf.Root:
                del pdf.Root[key]
        for page in pdf.pages:
            if "/Annots" in page.obj:
                del page.obj["/Annots"]
        _drop_annotations(pdf.Root.StructTreeRoot.K)
        text = pdf.Root.Metadata.read_bytes().decode()
        for mark in ("xmlns:pdfuaid=", "xmlns:rd=", "xmlns:pdfaExtension="):
            text = re.sub(
                rf'<rdf:Description rdf:about="" {mark}.*?</rdf:Description>(?=\s*<(rdf:Desc|/rdf:RDF))',
                "",
                text,
                flags=re.DOTALL,
            )
        pdf.Root.Metadata = pdf.make_stream(text.encode(), Type=Name.Metadata, Subtype=Name.XML)
        out = io.BytesIO()
        pdf.save(out, **pikepdf.pdfa.resolve_save_kwargs("3b"))
        return out.getvalue()


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _drop_annotations(element: Any) -> None:
    kept = [
        k for k in _kids(element) if not (isinstance(k, pikepdf.Dictionary) and k.get("/Type") == "/OBJR")
    ]
    for kid in kept:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            _drop_annotations(kid)
    element.K = pikepdf.Array(kept)


def tagging_problems(data: bytes) -> list[str]:
    """Return what breaks PDF/UA-1, as far as a machine can tell (a part of the Matterhorn protocol)."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return _TagCheck(pdf).run()


class _TagCheck:
    """One walk over content and structure of a file."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.bad: list[str] = []
        self.used: dict[int, set[int]] = {}
        self.seen: dict[int, set[int]] = {}
        self.levels: list[int] = []
        self.widgets: set[Any] = set()
        self.pages = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}

    def need(self, condition: object, message: str) -> None:
        if not condition:
            self.bad.append(message)

    def run(self) -> list[str]:
        root = self.pdf.Root
        self.need(root.MarkInfo.Marked, "not marked")
        self.need("/Lang" in root, "no language")
        self.need(root.ViewerPreferences.DisplayDocTitle, "title not displayed")
        metadata = root.Metadata.read_bytes()
        self.need(b"pdfuaid" in metadata, "PDF/UA not claimed")
        self.need(b"dc:title" in metadata, "no title")
        for number, page in enumerate(self.pdf.pages):
            self.content(number, page)
        self.walk(root.StructTreeRoot.K, "")
        self.need(self.seen == self.used, "content and structure differ")
        steps = zip([0, *self.levels], self.levels, strict=False)
        self.need(all(b <= a + 1 for a, b in steps), f"heading levels skip: {self.levels}")
        self.ways_back()
        return self.bad

    def content(self, number: int, page: Any) -> None:
        self.need(page.obj.get("/Tabs") == Name.S, f"page {number + 1}: tab order")
        open_marks: list[tuple[str, int | None]] = []
        instructions: Any = pikepdf.parse_content_stream(page)
        for operands, operator in instructions:
            name = str(operator)
            if name in ("BDC", "BMC"):
                open_marks.append(self.mark(number, operands, open_marks))
            elif name == "EMC":
                open_marks.pop()
            elif name in _PAINTING:
                self.need(open_marks, f"page {number + 1}: {name} outside marked content")
        self.need(not open_marks, f"page {number + 1}: marks not closed")

    def mark(
        self, number: int, operands: Any, around: list[tuple[str, int | None]]
    ) -> tuple[str, int | None]:
        tag = str(operands[0])
        properties: Any = operands[1] if len(operands) > 1 else {}
        mcid = int(properties.MCID) if "/MCID" in properties else None
        inside = any(m is not None for _, m in around)
        if mcid is not None:
            self.used.setdefault(number, set()).add(mcid)
            self.need(not inside, f"page {number + 1}: nested content")
        self.need(not (tag == "/Artifact" and inside), f"page {number + 1}: artifact in content")
        return tag, mcid

    def walk(self, element: Any, parent: str) -> None:
        tag = str(element.S)[1:]
        if tag[0] == "H" and tag[1:].isdigit():
            self.levels.append(int(tag[1:]))
        if tag == "TH":
            self.need("/A" in element, "TH without scope")
        rows = ("Table", "THead", "TBody")
        wanted = {"TR": parent in rows, "TH": parent == "TR", "TD": parent == "TR", "LI": parent == "L"}
        self.need(wanted.get(tag, True), f"{tag} inside {parent}")
        for kid in _kids(element):
            if "/S" in kid and kid.get("/Type") != "/MCR":
                self.walk(kid, tag)
            elif kid.get("/Type") == "/OBJR":
                self.widgets.add(kid.Obj.objgen)
            else:
                self.seen.setdefault(self.pages[kid.Pg.objgen], set()).add(int(kid.MCID))

    def ways_back(self) -> None:
        tree = pikepdf.NumberTree(self.pdf.Root.StructTreeRoot.ParentTree)
        for number, page in enumerate(self.pdf.pages):
            if number in self.used:
                way = tree[int(page.obj.StructParents)]
                self.need(len(way) == max(self.used[number]) + 1, f"page {number + 1}: way back")
            for annotation in page.obj.get("/Annots", []):
                if all(float(edge) < 0 for edge in annotation.Rect):
                    continue  # outside the page: nothing to be seen, and nothing to be read (7.18.1)
                self.need(annotation.objgen in self.widgets, "field not in the structure")
                self.need("/StructParent" in annotation, "field without way back")
                self.need("/TU" in annotation, "field without a name to be read")
