"""The fact sheet for works council and data protection, made from the tables this desk has and what is set on it."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from reviewdesk import __version__
from reviewdesk.content.stored import STORED
from reviewdesk.content.stored.words import Stored
from reviewdesk.document.sheet import sheet_pdf
from reviewdesk.domain.errors import DocumentError
from reviewdesk.domain.sheet import Sheet, markdown
from reviewdesk.services import fact_words
from reviewdesk.services.context import DeskContext
from reviewdesk.services.duty_snapshots import DeskFacts, TableFacts
from reviewdesk.services.retention_classes import rules_in_force
from reviewdesk.services.saving import saved
from reviewdesk.services.time_stamps import TimeStamps
from reviewdesk.system.i18n import _, language

FORMAT: Final = "reviewdesk/desk-facts"
VERSION: Final = 1
_OTHERS_INSIDE: Final = "plan_index"
"""An index keeps its own copies of ``plan_words`` in tables that begin so; what it holds is said there."""
_TABLES: Final = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB :inside"
    " ORDER BY name"
)


class FactSheets:
    """Nothing of what somebody wrote is in a fact sheet: it says what kind of thing is kept, and not what."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def facts(self) -> DeskFacts:
        """Return what is true of this desk now."""
        info, server = self._context.desk.info, TimeStamps(self._context).server()
        with self._context.reading() as session:
            return DeskFacts(
                owner_kind=info.owner_kind,
                organisation=info.organisation,
                tables=_tables(columns_of(session)),
                retention=rules_in_force(session),
                time_server=server.url if server else "",
            )

    def sheet(self) -> Sheet:
        """Return the sheet in the language in force."""
        facts = self.facts()
        now = self._context.clock.now()
        told = _(
            "What ReviewDesk {version} keeps on this desk, as it was on {day}. Made from the desk itself."
        )
        return Sheet(
            title=_("Fact sheet for works council and data protection"),
            subtitle=told.format(version=__version__, day=fact_words.long_day(now)),
            organisation=facts.organisation,
            made_at=now,
            language=language(),
            sections=fact_words.sections(facts),
        )

    def as_markdown(self) -> str:
        """Return the sheet as Markdown."""
        return markdown(self.sheet())

    def as_pdf(self) -> bytes:
        """Return the sheet as a tagged PDF."""
        return sheet_pdf(self.sheet())

    def as_json(self) -> dict[str, object]:
        """Return the same facts for machines."""
        facts = self.facts()
        return {
            "format": FORMAT,
            "version": VERSION,
            "made_at": self._context.clock.now().isoformat(),
            "program": __version__,
            "owner_kind": facts.owner_kind,
            "tables": [{**asdict(each), "columns": dict(each.columns)} for each in facts.tables],
            "retention": list(facts.retention),
            "never_stored": list(fact_words.never_stored()),
            "leaves_the_computer": list(fact_words.what_leaves(facts.time_server)),
        }

    def save(self, place: Path) -> Path:
        """Write the sheet where the person chose, in the form its name ends with, and return where it lies."""
        kind = place.suffix.lower()
        if kind == ".md":
            content = self.as_markdown().encode()
        elif kind == ".json":
            content = (json.dumps(self.as_json(), ensure_ascii=False, indent=2) + "\n").encode()
        else:
            content = self.as_pdf()
        return saved(place, content, DocumentError("file-not-saved"))


def columns_of(session: Session) -> Mapping[str, tuple[str, ...]]:
    """Return the tables that are in the database itself, and their columns, whatever the program believes."""
    found: dict[str, tuple[str, ...]] = {}
    for name in session.scalars(text(_TABLES), {"inside": f"{_OTHERS_INSIDE}*"}).all():
        columns = session.scalars(text("SELECT name FROM pragma_table_info(:table)"), {"table": name})
        found[name] = tuple(columns)
    return found


def _tables(found: Mapping[str, tuple[str, ...]]) -> tuple[TableFacts, ...]:
    """Return the tables in reading order; what nobody has described yet comes last."""
    known = [name for name in STORED if name in found]
    return tuple(_table(name, found[name]) for name in dict.fromkeys([*known, *found]))


def _table(name: str, columns: tuple[str, ...]) -> TableFacts:
    """Return the words of a table; what has none yet stands there by its own name rather than not at all."""
    stored = STORED.get(name) or Stored(name, "", {})
    who, key = fact_words.reader_words(stored.reader)
    pairs = tuple((column, _words(stored, column)) for column in columns)
    return TableFacts(name, _words_of(stored.title), _words_of(stored.why), who, key, stored.personal, pairs)


def _words(stored: Stored, column: str) -> str:
    return _words_of(stored.columns.get(column, column))


def _words_of(marked: str) -> str:
    return _(marked) if marked else ""
