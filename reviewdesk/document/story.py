"""The story of a page in the making: what comes after what, and what must stay together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from reportlab.platypus.doctemplate import CondPageBreak

from reviewdesk.document import fonts
from reviewdesk.document.blocks import HAIRLINE, Columns, Stack, TextBlock, label_style
from reviewdesk.document.record import ReviewRecord
from reviewdesk.document.table_row import TableRow
from reviewdesk.document.tagging import Node
from reviewdesk.document.text import Style

WIDTH = 467.0
"""The width of the text, in points (A4 with margins of 64 points)."""
INK, SOFT, QUIET, ACCENT = "211F1B", "57514A", "6B645B", "155A4B"
LABEL_WIDTH = 112.0
SHORT = 230.0
"""What is no taller than this (points) is kept on one page."""
_ENOUGH = 56.0
"""A heading stays with at least this much (points) of what it heads, or with all of it."""

BODY = Style(own_direction=True)
PLAIN = Style()
OVERLINE = Style(fonts.MEDIUM, 8.5, 13, QUIET)
TITLE = Style(fonts.TITLE, 27, 33, INK, space_before=2, own_direction=True)
SUBTITLE = Style(fonts.TEXT, 10.5, 16, SOFT, space_before=2)
SECTION = Style(fonts.STRONG, 12, 17, ACCENT, space_before=22, space_after=7)
ITEM = Style(fonts.STRONG, 10.5, 15, INK, space_before=11, space_after=1, own_direction=True)
NOTE = Style(fonts.TEXT, 8.5, 12.5, SOFT)
ASIDE = Style(fonts.TEXT, 8.5, 12.5, SOFT, own_direction=True)
"""What was written before the conversation and is looked back at in it."""
VALUE = Style(fonts.MEDIUM, 10, 15, INK)


Cell = tuple[str, Style, str] | Callable[[Node], Any]
"""A cell's text, style and mark, or what makes its content as a child of the cell."""


@dataclass(frozen=True)
class Table:
    """A table that rows are being added to."""

    node: Node
    heads: tuple[str, ...]
    widths: tuple[float, ...]


class Story:
    """Collects flowables and their structure, in reading order; never leaves a heading alone."""

    def __init__(self, record: ReviewRecord) -> None:
        self.record = record
        self.flow: list[Any] = []
        self.document = Node("Document")
        self.section = self.document
        self.fields: dict[str, tuple[int, tuple[float, float, float, float]]] = {}
        self.forms: dict[str, Node] = {}
        self._heads: list[Any] = []

    def place(self, field: str, page: int, where: tuple[float, float, float, float]) -> None:
        """Remember where a signature field stands."""
        self.fields[field] = (page, where)

    def open_section(self, title: str) -> None:
        """Begin a section with its green heading."""
        self.section = Node("Sect", self.document, title=title)
        self._heads.append(TextBlock(title, SECTION, Node("H2", self.section)))

    def item(self, title: str) -> None:
        """Begin an item of a section, such as a goal."""
        self._heads.append(TextBlock(title, ITEM, Node("H3", self.section)))

    def lead(self, flowable: Any) -> None:
        """Add what may not stand alone at the foot of a page, such as the names of columns."""
        self._heads.append(flowable)

    def add(self, flowable: Any) -> None:
        """Add what follows; headings that wait come with it."""
        if self._heads:
            below = min(_height([flowable]), _ENOUGH)
            self.flow.append(CondPageBreak(_height(self._heads) + below + 4))
            self.flow += self._heads
            self._heads = []
        self.flow.append(flowable)

    @contextmanager
    def together(self, most: float = SHORT) -> Iterator[None]:
        """Keep what is added meanwhile on one page, if it is no taller than ``most`` points."""
        start = len(self.flow)
        yield
        wanted = _height(self.flow[start:])
        if wanted <= most:
            self.flow.insert(start, CondPageBreak(wanted))

    def text(self, text: str, style: Style = BODY, *, mark: str = "", tag: str = "P") -> None:
        """Add a paragraph."""
        self.add(TextBlock(text, style, Node(tag, self.section), mark))

    def pair(self, label: str, text: str, *, mark: str = "", style: Style = BODY) -> None:
        """Add a label and, beside it, what belongs to it; nothing at all where ``text`` is empty."""
        if not text.strip():
            return
        group = Node("Div", self.section)
        left = TextBlock(label, Style(fonts.MEDIUM, 8.5, 14, QUIET), Node("P", group), mark)
        right = TextBlock(text, replace(style, leading=14.0), Node("P", group))
        row = Columns([Stack(left), Stack(right)], [LABEL_WIDTH, WIDTH - LABEL_WIDTH])
        row.spaceBefore = 4
        self.add(row)

    def row(self, table: Table, cells: list[Cell]) -> None:
        """Add a table row; the first cell heads it, and where it begins a page the columns are named again."""
        line = Node("TR", table.node)
        stacks = []
        for i, cell in enumerate(cells):
            node = Node("TD", line) if i else Node("TH", line, scope="Row")
            stacks.append(Stack(cell(node) if callable(cell) else TextBlock(cell[0], cell[1], node, cell[2])))
        row = TableRow(stacks, table.widths, pad=5.5, rule=HAIRLINE)
        row.head = _head_of(table, None)
        self.add(row)

    def table(self, heads: list[str], widths: list[float]) -> Table:
        """Begin a table with its row of column names."""
        table = Table(Node("Table", self.section), tuple(heads), tuple(widths))
        self.lead(_head_of(table, Node("TR", table.node)))
        return table


def _head_of(table: Table, line: Node | None) -> Columns:
    """Return the row of column names; without a ``line`` in the structure it is nothing to be read."""
    stacks = []
    for name in table.heads:
        node = Node("TH", line, scope="Column") if line else None
        stacks.append(Stack(TextBlock(name, label_style(), node)))
    return Columns(stacks, table.widths, pad=3.5, rule=HAIRLINE)


def _height(flowables: list[Any]) -> float:
    """Return what the flowables take on a page, gaps included."""
    return sum(
        float(f.wrap(WIDTH, 10_000)[1] + f.getSpaceBefore() + f.getSpaceAfter())
        for f in flowables
        if not isinstance(f, CondPageBreak)
    )
