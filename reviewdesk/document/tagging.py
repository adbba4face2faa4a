"""What makes the PDF readable aloud: marked content while drawing, the structure tree afterwards (PDF/UA-1).

The tree is built while the story is built, in reading order; each flowable carries its node and notes on
drawing where its content went. Lines, grounds and footers are artifacts: said to be nothing.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pikepdf import Array, Dictionary, Name, String


@dataclass(eq=False)
class Node:
    """One structure element; ``kids`` are nodes, marked contents or annotations, in reading order."""

    tag: str
    parent: "Node | None" = None
    alt: str = ""
    title: str = ""
    scope: str = ""
    kids: "list[Node | Content | Annotation]" = field(default_factory=list)

    def __post_init__(self) -> None:
        """Join the parent's children."""
        if self.parent is not None:
            self.parent.kids.append(self)


@dataclass(frozen=True)
class Content:
    """A stretch of marked content on a page, counted from 0."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Annotation:
    """A form field on a page."""

    page: int
    widget: Any


def pdf_text(text: str) -> str:
    """Return ``text`` as a hexadecimal PDF string (UTF-16 with byte order mark)."""
    return "<" + ("\ufeff" + text).encode("utf-16-be").hex().upper() + ">"


@cache
def canvas_class() -> type[Any]:
    """Return the canvas that marks content; made late because ReportLab is slow to import."""
    from reportlab.pdfgen.canvas import Canvas

    class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
        """A canvas that opens and closes marked content, and draws footers last: "page x of y"."""

        def __init__(self, *args: Any, footer: Any = None, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._depth = 0
            self._mcid = 0
            self._pages: list[dict[str, Any]] = []
            self._footer = footer

        def begin_node(self, node: Node) -> None:
            """Open content that belongs to ``node``; such content does not nest."""
            self._code.append(f"/{node.tag} <</MCID {self._mcid}>> BDC")
            node.kids.append(Content(self._pageNumber - 1, self._mcid))
            self._mcid += 1

        def end_node(self) -> None:
            """Close what ``begin_node`` opened."""
            self._code.append("EMC")

        def begin_artifact(self, kind: str = "Layout") -> None:
            """Open content that says nothing, such as a line."""
            self._code.append(f"/Artifact <</Type /{kind}>> BDC")

        end_artifact = end_node

        def showPage(self) -> None:
            """Put the page aside; its footer needs the number of all pages."""
            self._pages.append(dict(self.__dict__))
            self._startPage()
            self._mcid = 0

        def save(self) -> None:
            """Draw the footers and write all pages."""
            pages = self._pages
            for state in pages:
                self.__dict__.update(state)
                if self._footer:
                    self.begin_artifact("Pagination")
                    self._footer(self, self._pageNumber, len(pages))
                    self.end_artifact()
                super().showPage()
            super().save()

    return TaggedCanvas


class TreeWriter:
    """Turns nodes into /StructTreeRoot, /ParentTree, /StructParents and /MarkInfo."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._contents: list[dict[int, Any]] = [{} for _ in self._pages]
        self._widgets: list[tuple[Any, Any]] = []

    def write(self, document: Node, language: str) -> None:
        """Write the tree below ``document`` and say that the file is tagged, and in which language."""
        _prune(document)
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = self._element(document, root)
        self._number(root)
        catalogue = self._pdf.Root
        catalogue.StructTreeRoot = root
        catalogue.MarkInfo = Dictionary(Marked=True)
        catalogue.Lang = String(language)
        catalogue.ViewerPreferences = Dictionary(DisplayDocTitle=True)

    def _element(self, node: Node, parent: Any) -> Any:
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.tag), P=parent))
        if node.alt:
            made.Alt = String(node.alt)
        if node.title:
            made.T = String(node.title)
        if node.scope:
            made.A = Dictionary(O=Name.Table, Scope=Name("/" + node.scope))
        elif node.tag == "L":
            made.A = Dictionary(O=Name.List, ListNumbering=Name("/None"))
        kids = [self._kid(kid, made) for kid in node.kids]
        # A signature field must hang on /K itself: inside a one-item array pyHanko takes the next
        # signature for a forbidden change.
        made.K = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _kid(self, kid: "Node | Content | Annotation", made: Any) -> Any:
        if isinstance(kid, Node):
            return self._element(kid, made)
        page = self._pages[kid.page]
        if "/Pg" not in made:
            made.Pg = page
        if isinstance(kid, Content):
            self._contents[kid.page][kid.mcid] = made
            return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.mcid)
        self._widgets.append((kid.widget, made))
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=kid.widget)

    def _number(self, root: Any) -> None:
        """Write the way back from content to structure."""
        numbers: list[Any] = []
        key = 0
        for page, contents in zip(self._pages, self._contents, strict=True):
            page.Tabs = Name.S
            if contents:
                page.StructParents = key
                numbers.extend([key, self._pdf.make_indirect(Array([contents[i] for i in sorted(contents)]))])
                key += 1
        for widget, made in self._widgets:
            widget.StructParent = key
            numbers.extend([key, made])
            key += 1
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = key


def _prune(node: Node) -> bool:
    """Drop nodes that nothing was drawn for."""
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or _prune(kid)]
    return bool(node.kids)
