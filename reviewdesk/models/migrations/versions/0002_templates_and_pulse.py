"""Add the editions of templates, and the answers to the exit pulse. Never edited again."""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"

_SCRIPT = Path(__file__).with_suffix(".sql")
_BETWEEN = "\n\n"


def upgrade() -> None:
    """Make both tables."""
    for statement in _SCRIPT.read_text(encoding="utf-8").split(_BETWEEN):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("pulse_answer")
    op.drop_table("template_edition")
