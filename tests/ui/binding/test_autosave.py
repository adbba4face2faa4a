"""Saving while people write: in order, never lost, and "saved" only when it is true."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain.errors import DeskError, ReviewDeskError
from reviewdesk.domain.fields import Authority
from reviewdesk.system.clock import Clock
from reviewdesk.ui.binding.autosave import Autosave
from reviewdesk.ui.tasks import InlineRunner, TaskRunner

FIELD = "progress/g1/learned"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class Store:
    """A real database that can be made to fail."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.broken = False
        self.batches = 0
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE updates (seq INTEGER PRIMARY KEY, authority TEXT, body BLOB)")
        database.close()

    def save(self, authority: Authority, updates: tuple[bytes, ...]) -> None:
        """Store a batch in one transaction."""
        if self.broken:
            raise DeskError("disk-full")
        with sqlite3.connect(self.path) as database:
            rows = [(authority.value, update) for update in updates]
            database.executemany("INSERT INTO updates (authority, body) VALUES (?, ?)", rows)
        database.close()
        self.batches += 1

    def read(self) -> SharedDoc:
        """Load the document as a new start of the program would."""
        database = sqlite3.connect(self.path)
        updates = [row[0] for row in database.execute("SELECT body FROM updates ORDER BY seq")]
        database.close()
        return SharedDoc(Authority.JOINT, updates)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "desk.db")


@pytest.fixture
def doc() -> SharedDoc:
    return SharedDoc(Authority.JOINT)


def autosave(doc: SharedDoc, store: Store) -> Autosave:
    return Autosave(doc, store.save, InlineRunner(), Clock(now=lambda: NOON))


def test_what_was_typed_is_stored_soon_after_the_last_key(qtbot: QtBot, doc: SharedDoc, store: Store) -> None:
    saver = autosave(doc, store)
    with qtbot.waitSignal(saver.saved) as told:
        for at, letter in enumerate("hello"):
            doc.text(FIELD).insert(at, letter, "employee")
        assert store.read().texts() == {}

    assert told.args == [NOON]
    assert store.read().texts() == {FIELD: "hello"}
    assert (store.batches, saver.pending) == (1, 0)


def test_a_flush_stores_at_once_and_an_idle_flush_stores_nothing(doc: SharedDoc, store: Store) -> None:
    saver = autosave(doc, store)
    doc.set_text(FIELD, "now", "employee")
    assert saver.pending == 1

    saver.flush()
    saver.flush()

    assert store.read().texts() == {FIELD: "now"}
    assert (store.batches, saver.pending) == (1, 0)


def test_typing_without_a_pause_is_saved_all_the_same(doc: SharedDoc, store: Store) -> None:
    saver = autosave(doc, store)
    doc.set_text(FIELD, "a", "employee")
    started = saver._longest.remainingTime()
    doc.set_text(FIELD, "ab", "employee")

    assert saver._longest.isActive()
    assert saver._longest.remainingTime() <= started
    saver._longest.timeout.emit()
    assert store.read().texts() == {FIELD: "ab"}


def test_a_failed_save_keeps_every_word_and_tries_again(qtbot: QtBot, doc: SharedDoc, store: Store) -> None:
    saver = autosave(doc, store)
    errors: list[ReviewDeskError] = []
    saved: list[datetime] = []
    saver.failed.connect(errors.append)
    saver.saved.connect(saved.append)
    store.broken = True
    doc.set_text(FIELD, "first", "employee")
    saver.flush()
    doc.set_text(FIELD, "first and second", "manager")

    assert [error.key for error in errors] == ["disk-full"]
    assert (saver.pending, saved) == (2, [])
    assert not saver._idle.isActive()

    store.broken = False
    with qtbot.waitSignal(saver.saved, timeout=3000):
        pass

    assert store.read().texts() == {FIELD: "first and second"}
    assert (saver.pending, saver.retry_in_milliseconds) == (0, None)


def test_waits_between_attempts_grow_and_start_over_after_a_success(doc: SharedDoc, store: Store) -> None:
    saver = autosave(doc, store)
    store.broken = True
    doc.set_text(FIELD, "words", "employee")
    waits = []
    for _attempt in range(6):
        saver.flush()
        assert saver.retry_in_milliseconds is not None
        waits.append(saver._retry.interval() // 1000)
    store.broken = False
    saver.flush()
    store.broken = True
    doc.set_text(FIELD, "more words", "employee")
    saver.flush()
    last_wait = saver._retry.interval()
    saver.abandon()

    assert waits == [1, 2, 5, 15, 30, 30]
    assert last_wait == 1000


def test_words_typed_during_a_save_go_into_the_next_one(qtbot: QtBot, doc: SharedDoc, store: Store) -> None:
    runner = TaskRunner()
    saver = Autosave(doc, store.save, runner)
    doc.set_text(FIELD, "one", "employee")
    saver.flush()
    doc.set_text(FIELD, "one two", "employee")
    saver.flush()
    doc.set_text(FIELD, "one two three", "employee")
    assert (saver.pending, runner.busy) == (3, 1)

    qtbot.waitUntil(lambda: saver.pending == 0)
    runner.close()

    assert store.read().texts() == {FIELD: "one two three"}
    assert store.batches == 2


def test_words_typed_during_a_save_wait_for_a_pause(qtbot: QtBot, doc: SharedDoc, store: Store) -> None:
    runner = TaskRunner()
    saver = Autosave(doc, store.save, runner)
    doc.set_text(FIELD, "one", "employee")
    saver.flush()
    doc.set_text(FIELD, "one two", "employee")
    with qtbot.waitSignal(saver.saved):
        pass
    assert saver.pending == 1

    qtbot.waitUntil(lambda: saver.pending == 0)
    runner.close()

    assert store.read().texts() == {FIELD: "one two"}


def test_closing_stores_what_is_left_even_behind_a_running_save(doc: SharedDoc, store: Store) -> None:
    runner = TaskRunner()
    saver = Autosave(doc, store.save, runner)
    doc.set_text(FIELD, "one", "employee")
    saver.flush()
    doc.set_text(FIELD, "one two", "employee")

    saver.close()
    runner.close()
    doc.set_text(FIELD, "after closing", "employee")

    assert saver.pending == 0
    assert store.read().texts() == {FIELD: "one two"}


def test_a_mistake_in_the_program_does_not_stop_the_attempts(qtbot: QtBot, doc: SharedDoc) -> None:
    def break_down(_authority: Authority, _updates: tuple[bytes, ...]) -> None:
        raise LookupError

    runner = TaskRunner()
    saver = Autosave(doc, break_down, runner)
    doc.set_text(FIELD, "kept", "employee")

    with qtbot.waitSignals([saver.failed, runner.unexpected]):
        saver.flush()
    runner.close()

    assert saver.pending == 1
    assert saver.retry_in_milliseconds is not None
    saver.abandon()


def test_given_up_words_are_tried_no_more(doc: SharedDoc, store: Store) -> None:
    saver = autosave(doc, store)
    store.broken = True
    doc.set_text(FIELD, "words", "employee")
    saver.flush()

    saver.abandon()
    store.broken = False
    doc.set_text(FIELD, "more words", "employee")
    saver.flush()

    assert (saver.pending, saver.retry_in_milliseconds, store.batches) == (0, None, 0)
