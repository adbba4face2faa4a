from datetime import datetime
from typing import cast

import pytest
from sqlalchemy import text

from reviewdesk.vault import audit_trail
from reviewdesk.vault.desk import Desk
from tests.desk_kit import HeldClock


def _append(desk: Desk, count: int) -> None:
    for number in range(count):
        with desk.write(desk.info.owner_id) as unit:
            unit.audit("text.changed", "joint", {"field": "plan/1/practice", "length": number})


def _tamper(desk: Desk, *statements: str) -> None:
    """Change the trail as someone would who holds the key and knows the guards."""
    driver = desk._vault.store._engine.raw_connection()
    for statement in ("PRAGMA query_only=OFF", *statements):
        driver.cursor().execute(statement)
    driver.close()


def test_each_event_extends_the_chain(desk: Desk) -> None:
    before = desk.audit_head()
    _append(desk, 3)
    report = desk.verify_trail()
    assert report.broken_at is None
    assert report.head == desk.audit_head()
    assert report.head.seq == before.seq + 3


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET data = '{}' WHERE seq = 5",
        "UPDATE audit_event SET actor = 'someone' WHERE seq = 5",
        "UPDATE audit_event SET at = '2020-01-01T00:00:00.000+00:00' WHERE seq = 5",
        "UPDATE audit_event SET prev = zeroblob(32) WHERE seq = 5",
        "DELETE FROM audit_event WHERE seq = 5",
        "UPDATE audit_event SET kind = kind || subject, subject = '' WHERE seq = 5",
    ],
)
def test_a_changed_event_is_found_by_its_number(desk: Desk, statement: str) -> None:
    _append(desk, 8)
    _tamper(desk, "DROP TRIGGER audit_event_update", "DROP TRIGGER audit_event_delete", statement)
    assert desk.verify_trail().broken_at == 5


def test_a_long_check_tells_how_far_it_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_trail, "_PROGRESS_EVERY", 4)
    _append(desk, 10)
    total = desk.audit_head().seq
    told: list[tuple[int, int]] = []
    desk.verify_trail(lambda done, everything: told.append((done, everything)))
    assert told == [(done, total) for done in range(4, total, 4)] + [(total, total)]


@pytest.mark.parametrize("data", [{"text": "two words"}, {"é": 1}, {"deep": [{"x": "a b"}]}, {"share": 0.5}])
def test_written_text_never_enters_the_trail(desk: Desk, data: dict[str, object]) -> None:
    def append() -> None:
        with desk.write(desk.info.owner_id) as unit:
            unit.audit("text.changed", "joint", data)

    head = desk.audit_head()
    with pytest.raises(ValueError, match=r"audit trail|belong here"):
        append()
    assert desk.audit_head() == head


def test_ids_numbers_and_flags_may_enter(desk: Desk) -> None:
    data = {"ids": ["goal-1", "01a2-b3"], "length": 12, "both_kept": True, "agreed": None}
    with desk.write(desk.info.owner_id) as unit:
        unit.audit("rating.agreed", "goal-1", data)
    with desk.read() as session:
        stored = session.scalar(text("SELECT data FROM audit_event ORDER BY seq DESC"))
    assert stored == '{"agreed":null,"both_kept":true,"ids":["goal-1","01a2-b3"],"length":12}'


def test_an_event_carries_the_moment_of_its_transaction(desk: Desk, held_clock: HeldClock) -> None:
    held_clock.pass_seconds(60)
    _append(desk, 1)
    with desk.read() as session:
        at = cast("str", session.scalar(text("SELECT at FROM audit_event ORDER BY seq DESC")))
    assert datetime.fromisoformat(at) == held_clock.at


def test_text_moved_between_fields_changes_the_hash() -> None:
    assert audit_trail.event_hash(1, ("ab", "c"), b"") != audit_trail.event_hash(1, ("a", "bc"), b"")
