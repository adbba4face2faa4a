"""A sheet of plain words: sections of paragraphs, lists and tables, to be set as Markdown or on paper."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SheetTable:
    """Rows of cells under the names of their columns; the first cell heads its row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SheetSection:
    """What stands under one heading, in this order."""

    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    table: SheetTable | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole sheet; ``organisation`` may be empty."""

    title: str
    subtitle: str
    organisation: str
    made_at: datetime
    language: str
    sections: tuple[SheetSection, ...]


def markdown(sheet: Sheet) -> str:
    """Return the sheet as Markdown."""
    lines = [f"# {sheet.title}", "", sheet.subtitle, ""]
    for section in sheet.sections:
        lines += [f"## {section.title}", ""]
        for paragraph in section.paragraphs:
            lines += [paragraph, ""]
        if section.points:
            lines += [*(f"- {point}" for point in section.points), ""]
        if section.table is not None:
            lines += [*_table(section.table), ""]
    return "\n".join(lines)


def _table(table: SheetTable) -> list[str]:
    rows = [table.heads, ("---",) * len(table.heads), *table.rows]
    return [f"| {' | '.join(map(_cell, row))} |" for row in rows]


def _cell(text: str) -> str:
    """Keep a cell in its row."""
    return " ".join(text.replace("|", "\\|").split())
