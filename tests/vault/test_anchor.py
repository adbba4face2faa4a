"""The database as it was some commits ago opens without complaint; only the anchor can tell."""

import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from reviewdesk.domain.errors import DeskError
from reviewdesk.vault.desk import Desk
from reviewdesk.vault.store import ANCHOR_EVERY
from tests.desk_kit import new_desk, reopen


def _append(desk: Desk, count: int = 1, *, anchor: bool = False) -> None:
    for _ in range(count):
        with desk.write(desk.info.owner_id, anchor=anchor) as unit:
            unit.audit("test.happened", "desk")


def _key_on_opening(folder: Path) -> str:
    with pytest.raises(DeskError) as refused:
        reopen(folder)
    return refused.value.key


def _anchored(folder: Path) -> int:
    return int(json.loads((folder / "anchor.json").read_text())["seq"])


@pytest.fixture
def rolled_back(folder: Path) -> Path:
    """Return a desk whose database is older than its anchor."""
    desk = new_desk(folder)
    desk.close()
    shutil.copy(folder / "desk.db", folder / "old.db")
    desk = reopen(folder)
    _append(desk, 3)
    desk.close()
    (folder / "old.db").replace(folder / "desk.db")
    return folder


def test_missing_commits_are_noticed(rolled_back: Path) -> None:
    with pytest.raises(DeskError) as refused:
        reopen(rolled_back)
    assert refused.value.key == "commits-missing"
    assert refused.value.params == {"known": 5, "found": 2}


def test_commits_lost_with_the_write_ahead_log_are_noticed(folder: Path, tmp_path: Path) -> None:
    desk = new_desk(folder)
    _append(desk, 3, anchor=True)
    copied = tmp_path / "copied"
    shutil.copytree(folder, copied)
    (copied / "desk.db-wal").unlink()
    (copied / "desk.db-shm").unlink()
    desk.close()
    assert _key_on_opening(copied) in {"commits-missing", "desk-damaged"}


def test_a_person_may_go_on_with_what_is_left_and_it_is_recorded(rolled_back: Path) -> None:
    desk = reopen(rolled_back, accept_history=True)
    with desk.read() as session:
        last = session.execute(text("SELECT kind, data FROM audit_event ORDER BY seq DESC")).first()
    assert last == ("desk.history-accepted", '{"reason":"commits-missing"}')
    desk.close()
    reopen(rolled_back).close()


def test_accepting_where_nothing_is_wrong_records_nothing(folder: Path) -> None:
    desk = new_desk(folder)
    head = desk.audit_head()
    desk.close()
    desk = reopen(folder, accept_history=True)
    assert desk.audit_head() == head
    desk.close()


def test_another_history_of_the_same_length_is_noticed(rolled_back: Path) -> None:
    (rolled_back / "anchor.json").rename(rolled_back / "kept.json")
    desk = reopen(rolled_back, accept_history=True)
    _append(desk, 5)
    desk.close()
    (rolled_back / "kept.json").replace(rolled_back / "anchor.json")
    assert _key_on_opening(rolled_back) == "history-changed"


@pytest.mark.parametrize(
    "content",
    [None, "", "{}", "[]", '{"seq": 1, "hash": "00", "mac": "00"}', '{"seq": -1, "hash": "", "mac": ""}'],
)
def test_a_lost_or_forged_anchor_is_noticed(folder: Path, content: str | None) -> None:
    new_desk(folder).close()
    path = folder / "anchor.json"
    path.unlink() if content is None else path.write_text(content)
    assert _key_on_opening(folder) == "anchor-lost"


def test_an_anchor_of_another_desk_is_noticed(folder: Path, tmp_path: Path) -> None:
    new_desk(folder).close()
    new_desk(tmp_path / "other").close()
    shutil.copy(tmp_path / "other" / "anchor.json", folder / "anchor.json")
    assert _key_on_opening(folder) == "anchor-lost"


def test_an_anchor_that_lags_behind_is_no_alarm(folder: Path) -> None:
    desk = new_desk(folder)
    early = (folder / "anchor.json").read_bytes()
    _append(desk, 5)
    desk.close()
    (folder / "anchor.json").write_bytes(early)
    reopen(folder).close()


def test_the_anchor_follows_now_and_then_at_once_when_asked_and_on_closing(folder: Path) -> None:
    desk = new_desk(folder)
    start = _anchored(folder)
    _append(desk, ANCHOR_EVERY - 1)
    assert _anchored(folder) == start
    _append(desk)
    assert _anchored(folder) == start + ANCHOR_EVERY
    _append(desk, anchor=True)
    assert _anchored(folder) == start + ANCHOR_EVERY + 1
    _append(desk)
    desk.close()
    assert _anchored(folder) == start + ANCHOR_EVERY + 2


def test_a_commit_stands_even_if_the_anchor_cannot_be_written(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    expected_log: set[str],
) -> None:
    expected_log.add("reviewdesk.vault.store")

    def fail(*_: object) -> None:
        raise OSError(28, "full")

    head = desk.audit_head()
    with monkeypatch.context() as patched:
        patched.setattr("reviewdesk.vault.store.write_anchor", fail)
        _append(desk, anchor=True)
    assert desk.audit_head().seq == head.seq + 1
    assert [record.message for record in caplog.records] == ["anchor not renewed: errno 28"]
