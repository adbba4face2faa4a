"""Make the first desk's tables, indexes and guards.

The statements lie in ``0001_first_desk.sql`` and are never edited again; the rows in ``reviewdesk.models``
move on.
"""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

_SCRIPT = Path(__file__).with_suffix(".sql")
_BETWEEN = "\n\n"


def upgrade() -> None:
    """Run every statement; blank lines part them because guards hold semicolons of their own."""
    for statement in _SCRIPT.read_text(encoding="utf-8").split(_BETWEEN):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Take everything away again; guards and indexes go with their tables."""
    rows = op.get_bind().exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
    )
    for (name,) in rows.fetchall():
        op.drop_table(name)
