"""Guards in the database against our own bugs: what is sealed or logged is never changed.

They do not stop someone who holds the key; for that the head of the audit trail goes into each sealed plan.
Each trigger aborts with the key of a ``DeskError``. ``INSERT OR REPLACE`` passes delete triggers only when
``recursive_triggers`` is on, which the engine sees to.
"""

from collections.abc import Iterator

from reviewdesk.models.register_triggers import (
    APPEND_ONLY,
    DISPOSAL_REFUSED,
    DISPOSED,
    RECORD_SEALED,
    register_triggers,
)

DRAFT_CLOSED = "draft-closed"

TRIGGER_ERRORS = frozenset({APPEND_ONLY, DISPOSAL_REFUSED, RECORD_SEALED, DRAFT_CLOSED})
"""Every message a trigger aborts with."""

_SEALED_WITH_REVIEW = (
    "review_goal",
    "stage_time",
    "rating",
    "prepared_rating",
    "doc_update",
    "materialised_text",
)
_CHAIN_BROKEN = (
    "NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit_event) OR NEW.prev <> "
    "coalesce((SELECT hash FROM audit_event ORDER BY seq DESC LIMIT 1), zeroblob(32))"
)
_DRAFT_IS_CLOSED = "(SELECT self_opened_at FROM review WHERE id = NEW.review_id) IS NULL"


def trigger_statements() -> dict[str, str]:
    """Return each trigger's name and the statement that creates it."""
    return dict([*_triggers(), *register_triggers()])


def _triggers() -> Iterator[tuple[str, str]]:
    yield _trigger("audit_event", "insert", _CHAIN_BROKEN, APPEND_ONLY)
    for verb in ("update", "delete"):
        yield _trigger("audit_event", verb, "1", APPEND_ONLY)
        gone = f"NOT {DISPOSED}" if verb == "delete" else "1"
        yield _trigger("sealed_plan", verb, gone, RECORD_SEALED)
        yield _trigger("review", verb, "OLD.state = 'sealed'", RECORD_SEALED)
    for table in _SEALED_WITH_REVIEW:
        yield _trigger(table, "insert", _review_sealed("NEW"), RECORD_SEALED)
        yield _trigger(table, "update", f"{_review_sealed('OLD')} OR {_review_sealed('NEW')}", RECORD_SEALED)
        yield _trigger(table, "delete", _review_sealed("OLD"), RECORD_SEALED)
    for verb in ("insert", "update"):
        draft = f"NEW.authority = 'self' AND NOT NEW.encrypted AND {_DRAFT_IS_CLOSED}"
        yield _trigger("doc_update", verb, draft, DRAFT_CLOSED, suffix="_draft")
        draft = f"substr(NEW.field, 1, 5) = 'self/' AND {_DRAFT_IS_CLOSED}"
        yield _trigger("materialised_text", verb, draft, DRAFT_CLOSED, suffix="_draft")


def _review_sealed(row: str) -> str:
    return f"(SELECT state FROM review WHERE id = {row}.review_id) = 'sealed'"  # noqa: S608 - OLD or NEW


def _trigger(table: str, verb: str, when: str, error: str, *, suffix: str = "") -> tuple[str, str]:
    name = f"{table}_{verb}{suffix}"
    return name, (
        f"CREATE TRIGGER {name} BEFORE {verb.upper()} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{error}'); END"
    )
