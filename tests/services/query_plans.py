"""Asks the database how it will answer what services ask it, and finds those who would read a whole table."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event

from reviewdesk.services.context import DeskContext

# The index of words says SCAN of whatever it does; with M it looks a word up. The others are a handful of rows.
ALLOWED = re.compile(r"SCAN (plan_index VIRTUAL TABLE INDEX \d+:.*M.*|register_count|desk_root)$")


@contextmanager
def asked_of(context: DeskContext) -> Iterator[list[str]]:
    """Collect one line for each step of every statement that only reads, as SQLite plans it."""
    engine = context.desk._vault.store._engine
    lines: list[str] = []
    asking = False

    def explain(connection: Connection, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        nonlocal asking
        if asking or not statement.lstrip().startswith("SELECT"):
            return
        asking = True
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        lines.extend(str(step[3]) for step in steps)
        asking = False

    event.listen(engine, "before_cursor_execute", explain)
    try:
        yield lines
    finally:
        event.remove(engine, "before_cursor_execute", explain)


def whole_tables(lines: list[str]) -> list[str]:
    """Return the steps that read a table from one end to the other, or sort what they found."""
    return [
        line for line in lines if ("SCAN" in line or "TEMP B-TREE" in line) and not ALLOWED.fullmatch(line)
    ]
