"""The schema as a whole: made at once on a new desk, checked on every opening, migrated when it is older."""

from sqlalchemy import Connection, text

from reviewdesk.models import (
    audit_rows,
    desk_rows,
    document_rows,
    drawer_rows,
    goal_rows,
    people_rows,
    pulse_rows,
    rating_rows,
    register_rows,
    review_rows,
    template_rows,
    text_rows,
)
from reviewdesk.models.base import Base
from reviewdesk.models.register_triggers import INDEX_STATEMENTS
from reviewdesk.models.triggers import trigger_statements

SCHEMA_VERSION = "0003"
"""The newest Alembic revision; a test keeps it equal to the head of ``migrations/versions``."""

ROW_MODULES = (
    audit_rows,
    desk_rows,
    document_rows,
    drawer_rows,
    goal_rows,
    people_rows,
    pulse_rows,
    rating_rows,
    register_rows,
    review_rows,
    template_rows,
    text_rows,
)
"""Importing them fills ``Base.metadata``."""


def create_schema(connection: Connection) -> None:
    """Make every table, index and trigger in an empty database and mark it with ``SCHEMA_VERSION``.

    Equal to running all migrations (a test compares both), without loading Alembic.
    """
    Base.metadata.create_all(connection)
    for statement in (*INDEX_STATEMENTS, *trigger_statements().values()):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": SCHEMA_VERSION})


def schema_version(connection: Connection) -> str | None:
    """Return the revision the database was left at, or None if it never had one."""
    known = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first()
    if known is None:
        return None
    version: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return version


def triggers_as_expected(connection: Connection) -> bool:
    """Say whether the database has exactly the guards it should; a rebuilt table loses its own silently."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {str(name): str(sql) for name, sql in rows} == trigger_statements()
