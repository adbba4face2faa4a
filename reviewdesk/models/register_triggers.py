"""Guards of the register, its index of words and its counters.

A plan leaves the archive in one way: a row of ``disposal`` is written, and the guard on that table takes away the
plan, its entry, its holds and its words within the same statement. A hold or a review date to come refuses the row.
A row that was brought from another archive takes nothing away.
"""

from collections.abc import Iterator

APPEND_ONLY = "append-only"
RECORD_SEALED = "record-sealed"
DISPOSAL_REFUSED = "disposal-refused"

_INDEX = (
    "CREATE VIRTUAL TABLE plan_index USING fts5(names, words, content='plan_words', content_rowid='number', "
    "detail=column, columnsize=0, tokenize='ascii')"
)
# Words leave the index when their plan does, and not some day when its parts are merged.
_AT_ONCE = "INSERT INTO plan_index (plan_index, rank) VALUES ('secure-delete', 1)"
INDEX_STATEMENTS = (_INDEX, _AT_ONCE)
"""What makes the index; it is no table of rows, so SQLAlchemy does not know it."""

DISPOSED = (
    "EXISTS (SELECT 1 FROM disposal WHERE document_id = OLD.document_id AND brought = 0 "
    "AND OLD.review_id IS NULL)"
)
"""A plan that was sealed on this desk stays: its review is still here."""

_FIXED = (
    "number", "document_id", "revision", "origin_root", "audit_seq", "audit_head", "drawn_at", "held_on",
    "employee_level", "manager_level", "shown", "trusted", "trail", "archived_at",
)  # fmt: skip
_PLAN_IS_HERE = "EXISTS (SELECT 1 FROM sealed_plan WHERE document_id = OLD.document_id)"
_NOT_DUE = (
    "NEW.brought = 0 AND (EXISTS (SELECT 1 FROM register_entry WHERE document_id = NEW.document_id AND (held = 1 OR "
    "review_on > date(NEW.disposed_at) OR review_on <> NEW.review_on OR sha256 <> NEW.sha256)) OR "
    "EXISTS (SELECT 1 FROM sealed_plan WHERE document_id = NEW.document_id AND review_id IS NOT NULL))"
)
_HELD = (
    "UPDATE register_entry SET held = EXISTS (SELECT 1 FROM hold WHERE document_id = NEW.document_id "
    "AND lifted_at IS NULL) WHERE document_id = NEW.document_id"
)


def register_triggers() -> Iterator[tuple[str, str]]:
    """Yield each guard's name and the statement that creates it."""
    yield _refusing("register_entry", "update", _changed(_FIXED), RECORD_SEALED)
    yield _refusing("register_entry", "delete", _PLAN_IS_HERE, RECORD_SEALED)
    lifted = "OLD.lifted_at IS NOT NULL OR " + _changed(("id", "document_id", "reason", "set_by", "set_at"))
    yield _refusing("hold", "update", lifted, APPEND_ONLY)
    yield _refusing("hold", "delete", _PLAN_IS_HERE, APPEND_ONLY)
    yield _after("hold", "insert", "held", _HELD)
    yield _after("hold", "update", "held", _HELD)
    yield _refusing("disposal", "insert", _NOT_DUE, DISPOSAL_REFUSED)
    for verb in ("update", "delete"):
        yield _refusing("disposal", verb, "1", APPEND_ONLY)
    goes = "DELETE FROM sealed_plan WHERE NEW.brought = 0 AND document_id = NEW.document_id"
    yield _after("disposal", "insert", "disposes", goes)
    yield _after("plan_words", "insert", "indexed", _indexed("NEW"))
    yield _after("plan_words", "delete", "indexed", _unindexed())
    yield _after("plan_words", "update", "indexed", f"{_unindexed()}; {_indexed('NEW')}")
    yield _after("register_entry", "insert", "counted", _counted("NEW", "+ 1"))
    yield _after("register_entry", "delete", "counted", _counted("OLD", "- 1"))
    yield _after("register_entry", "update", "counted", f"{_counted('OLD', '- 1')}; {_counted('NEW', '+ 1')}")


def _changed(columns: tuple[str, ...]) -> str:
    return " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns)


def _indexed(row: str) -> str:
    return f"INSERT INTO plan_index (rowid, names, words) VALUES ({row}.number, {row}.names, {row}.words)"  # noqa: S608


def _unindexed() -> str:
    return (
        "INSERT INTO plan_index (plan_index, rowid, names, words) "
        "VALUES ('delete', OLD.number, OLD.names, OLD.words)"
    )


def _counted(row: str, step: str) -> str:
    """Return what keeps the number of plans, of held ones, and of those in each class."""
    return (
        f"INSERT INTO register_count VALUES ('plans', 1), ('class/' || {row}.retention_class, 1) "  # noqa: S608
        f"ON CONFLICT (name) DO UPDATE SET value = value {step}; "
        f"INSERT INTO register_count SELECT 'held', 1 WHERE {row}.held "
        f"ON CONFLICT (name) DO UPDATE SET value = value {step}"
    )


def _refusing(table: str, verb: str, when: str, error: str) -> tuple[str, str]:
    name = f"{table}_{verb}"
    return name, (
        f"CREATE TRIGGER {name} BEFORE {verb.upper()} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{error}'); END"
    )


def _after(table: str, verb: str, suffix: str, then: str) -> tuple[str, str]:
    name = f"{table}_{verb}_{suffix}"
    return name, f"CREATE TRIGGER {name} AFTER {verb.upper()} ON {table} BEGIN {then}; END"
