"""What all rows share: the naming of constraints, moments in UTC, and public ids."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, MetaData, String
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, or a later migration could not drop it on SQLite."""

UUID_BYTES = 16
_RANDOM_BYTES = 10

PublicId = String(36)
"""The column type of an id that may leave the desk (in a PDF, an export, the audit trail)."""

JsonObject = dict[str, Any]


class UTCDateTime(TypeDecorator[datetime]):
    """A moment in UTC. SQLite drops time zones, so naive datetimes are refused rather than guessed at."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store in UTC without the zone; ``ValueError`` for a naive datetime."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The parent of all rows."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map = {datetime: UTCDateTime, JsonObject: JSON}  # noqa: RUF012 - read by SQLAlchemy


def uuid7(now: datetime, random: bytes) -> str:
    """Return a UUID version 7 (RFC 9562, section 5.7), so that ids sort by the time they were made.

    ``random`` is 10 unpredictable bytes, of which 74 bits are used.
    """
    if len(random) != _RANDOM_BYTES:
        raise ValueError("ten random bytes")
    milliseconds = int(now.timestamp() * 1000)
    value = bytearray(milliseconds.to_bytes(UUID_BYTES - _RANDOM_BYTES, "big") + random)
    value[6] = 0x70 | (value[6] & 0x0F)
    value[8] = 0x80 | (value[8] & 0x3F)
    text = value.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
