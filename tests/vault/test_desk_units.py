"""What is read and written on a desk, all of it or nothing."""

import threading

import pytest
from sqlalchemy import select, text

from reviewdesk.domain.errors import DeskError
from reviewdesk.models.desk_rows import Setting
from reviewdesk.vault.desk import Desk
from tests.desk_kit import HeldClock
from tests.vault.settings import get_setting


def test_an_unfinished_write_leaves_nothing_behind(desk: Desk) -> None:
    head = desk.audit_head()

    class ChangedMyMindError(Exception):
        pass

    def write_and_fail() -> None:
        with desk.write(desk.info.owner_id) as unit:
            unit.session.add(Setting(key="a", value=1))
            unit.audit("setting.changed", "a")
            raise ChangedMyMindError

    with pytest.raises(ChangedMyMindError):
        write_and_fail()
    assert get_setting(desk, "a") is None
    assert desk.audit_head() == head


def test_a_change_that_is_not_audited_is_undone(desk: Desk) -> None:
    def write_quietly() -> None:
        with desk.write(desk.info.owner_id) as unit:
            unit.session.add(Setting(key="a", value=1))

    with pytest.raises(RuntimeError, match="without an audit event"):
        write_quietly()
    assert get_setting(desk, "a") is None


def test_a_unit_that_changes_nothing_needs_no_event(desk: Desk) -> None:
    head = desk.audit_head()
    with desk.write(desk.info.owner_id) as unit:
        assert unit.session.scalar(select(Setting.key)) is None
    assert desk.audit_head() == head


def test_reading_cannot_write(desk: Desk) -> None:
    def write_while_reading() -> None:
        with desk.read() as session:
            session.execute(text("DELETE FROM person"))

    with pytest.raises(DeskError) as refused:
        write_while_reading()
    assert refused.value.key == "desk-read-only"


def test_a_wrong_statement_is_reported_as_the_bug_it_is(desk: Desk) -> None:
    def ask_nonsense() -> None:
        with desk.read() as session:
            session.execute(text("SELECT :secret FROM nowhere"), {"secret": "canary"})

    with pytest.raises(Exception, match="no such table") as raised:
        ask_nonsense()
    assert "canary" not in str(raised.value)


def test_a_failure_of_the_callers_own_files_is_not_taken_for_the_desks(desk: Desk) -> None:
    def look_elsewhere() -> None:
        with desk.write(desk.info.owner_id):
            (desk.folder / "nowhere").read_bytes()

    with pytest.raises(FileNotFoundError):
        look_elsewhere()


def test_others_can_read_while_one_writes(desk: Desk) -> None:
    seen: list[object] = []
    with desk.write(desk.info.owner_id) as unit:
        unit.session.add(Setting(key="a", value=1))
        unit.session.flush()
        unit.audit("setting.changed", "a")
        reader = threading.Thread(target=lambda: seen.append(get_setting(desk, "a")))
        reader.start()
        reader.join()
    assert seen == [None]
    assert get_setting(desk, "a") == 1


def test_new_ids_are_distinct_and_sort_by_time(desk: Desk, held_clock: HeldClock) -> None:
    ids = []
    for _ in range(3):
        held_clock.pass_seconds(1)
        with desk.write(desk.info.owner_id) as unit:
            ids.append(unit.new_id())
    assert ids == sorted(set(ids))
