"""The one way past the guards on sealed records: for erasing what a person may ask to have erased.

Guards are there against our own bugs, so they are lifted for one block inside one transaction and put back, word for
word, before it is committed. Where anything fails, the transaction is undone and with it the lifting. Those on the
audit trail are never lifted.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from reviewdesk.models.register_triggers import RECORD_SEALED
from reviewdesk.models.triggers import trigger_statements


@contextmanager
def sealed_records_open(session: Session) -> Iterator[None]:
    """Lift the guards on sealed records for the block, on a session that is writing."""
    connection = session.connection()
    lifted = {name: made for name, made in trigger_statements().items() if f"'{RECORD_SEALED}'" in made}
    for name in lifted:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    session.flush()
    for statement in lifted.values():
        connection.exec_driver_sql(statement)
