"""Settings of a desk as they are stored: one JSON value under a key."""

from typing import Any

from sqlalchemy.orm import Session

from reviewdesk.models.desk_rows import Setting
from reviewdesk.vault.store import UnitOfWork


def read_setting(session: Session, key: str, default: Any) -> Any:
    """Return what is stored under a key."""
    row = session.get(Setting, key)
    return default if row is None else row.value


def write_setting(unit: UnitOfWork, key: str, value: Any) -> None:
    """Store a value under a key; the caller says in the audit trail what it was about."""
    row = unit.session.get(Setting, key)
    if row is None:
        unit.session.add(Setting(key=key, value=value))
    else:
        row.value = value
