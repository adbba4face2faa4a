from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from reviewdesk.models.base import Base, uuid7
from reviewdesk.models.desk_rows import DeskInfo

NOON = datetime(2026, 3, 2, 12, 0, 0, 250_000, tzinfo=UTC)


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def _info(created_at: datetime) -> DeskInfo:
    return DeskInfo(desk_id="d", owner_kind="manager", organisation="", created_at=created_at)


def test_a_moment_comes_back_in_utc_whatever_zone_it_was_given_in(session: Session) -> None:
    tokyo = timezone(timedelta(hours=9))
    session.add(_info(NOON.astimezone(tokyo)))
    session.commit()
    read = session.scalars(select(DeskInfo.created_at)).one()
    assert read == NOON
    assert read.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(session: Session) -> None:
    session.add(_info(NOON.replace(tzinfo=None)))
    with pytest.raises(StatementError, match="naive datetime"):
        session.commit()


def test_an_id_is_a_version_7_uuid_that_holds_its_moment() -> None:
    made = UUID(uuid7(NOON, bytes(range(10))))
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == int(NOON.timestamp() * 1000)


def test_ids_sort_by_the_time_they_were_made() -> None:
    later = NOON + timedelta(milliseconds=1)
    assert uuid7(NOON, b"\xff" * 10) < uuid7(later, bytes(10))


def test_an_id_needs_ten_random_bytes() -> None:
    with pytest.raises(ValueError, match="ten random bytes"):
        uuid7(NOON, bytes(9))


def test_every_constraint_and_index_has_a_name() -> None:
    unnamed = [
        (table.name, item)
        for table in Base.metadata.sorted_tables
        for items in (table.constraints, table.indexes)
        for item in items
        if not item.name
    ]
    assert unnamed == []
