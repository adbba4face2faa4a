"""Add the register of archived plans, and enter those that are there. Never edited again.

A revision reads no files, so what only a file tells (levels, how the pages were compared) is left open, and the date
to look at a plan again is three years after it was sealed. ``archive check`` names the plans this was done to.
"""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

from alembic import op
from sqlalchemy import Connection, text

from reviewdesk.domain.search_words import beginnings, words_of

revision = "0003"
down_revision = "0002"

_SCRIPT = Path(__file__).with_suffix(".sql")
_BETWEEN = "\n\n"
_YEARS = 3
_PLANS = "SELECT * FROM sealed_plan ORDER BY sealed_at, document_id"
_ENTRY = """
INSERT INTO register_entry VALUES (:number, :document_id, 1, :stored_name, :sha256, :origin_root, :audit_seq,
:audit_head, :sealed_at, :held_on, '', '', 'unknown', 0, 'in_order', 'none', NULL, :sealed_at, 'review', :review_on, 0)
"""
_WORDS = "INSERT INTO plan_words VALUES (:number, :names, :words)"


def upgrade() -> None:
    """Make the tables, and enter every plan."""
    for statement in _SCRIPT.read_text(encoding="utf-8").split(_BETWEEN):
        op.get_bind().exec_driver_sql(statement)
    _enter_plans(op.get_bind())


def downgrade() -> None:
    """Take them away again, and give the plan its old guard back."""
    run = op.get_bind().exec_driver_sql
    run("DROP TRIGGER sealed_plan_delete")
    for name in ("ix_sealed_plan_sha256", "ix_sealed_plan_supersedes", "ix_pending_document_stored_name"):
        run(f"DROP INDEX {name}")
    for table in ("disposal", "hold", "plan_words", "plan_index", "register_entry", "register_count"):
        run(f"DROP TABLE {table}")
    run(
        "CREATE TRIGGER sealed_plan_delete BEFORE DELETE ON sealed_plan WHEN 1 "
        "BEGIN SELECT RAISE(ABORT, 'record-sealed'); END"
    )


def _enter_plans(connection: Connection) -> None:
    certificate = connection.exec_driver_sql("SELECT certificate FROM desk_root").scalar()
    own_root = hashlib.sha256(certificate).hexdigest() if certificate else ""
    taken: set[int] = set()
    for plan in connection.execute(text(_PLANS)).mappings().all():
        sealed = datetime.fromisoformat(plan["sealed_at"]).replace(tzinfo=UTC)
        number = int(sealed.timestamp()) << 24
        number |= int.from_bytes(hashlib.sha256(plan["document_id"].encode()).digest()[:3], "big")
        while number in taken:
            number += 1
        taken.add(number)
        facts = {
            **plan,
            "number": number,
            "origin_root": own_root if plan["review_id"] else "",
            "held_on": sealed.date().isoformat(),
            "review_on": _years_later(sealed.date()).isoformat(),
        }
        connection.execute(text(_ENTRY), facts)
        people = f"{plan['employee_name']} {plan['manager_name']}"
        found_by = {"names": " ".join(beginnings(people)), "words": " ".join(words_of(plan["title"]))}
        connection.execute(text(_WORDS), {"number": number, **found_by})


def _years_later(day: date) -> date:
    try:
        return day.replace(year=day.year + _YEARS)
    except ValueError:  # 29 February
        return date(day.year + _YEARS, 3, 1)
