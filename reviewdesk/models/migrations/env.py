"""Run by Alembic: one transaction for all revisions; foreign keys and guards are checked before it is committed.

Foreign keys are switched off on the driver's own connection: sent through SQLAlchemy the pragma would fall
into the transaction, be ignored without a word, and rebuilding a table would empty those that point to it.
"""

from alembic import context
from sqlalchemy import Engine

from reviewdesk.domain.errors import DeskError
from reviewdesk.models.base import Base
from reviewdesk.models.schema import ROW_MODULES, SCHEMA_VERSION, schema_version, triggers_as_expected

assert ROW_MODULES  # noqa: S101 - keeps the import that fills the metadata
engine: Engine = context.config.attributes["engine"]

with engine.connect() as connection:
    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101 - a fresh connection has one
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            transactional_ddl=True,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if orphans is not None:
                raise RuntimeError("a migration left rows that point nowhere")
            if schema_version(connection) == SCHEMA_VERSION and not triggers_as_expected(connection):
                raise DeskError("guards-missing")
        connection.commit()
    finally:
        connection.rollback()
        driver.execute("PRAGMA foreign_keys=ON")
