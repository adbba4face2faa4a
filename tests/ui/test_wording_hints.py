"""The rules on wording are there when the first hint is due, and no key waits for them."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.content import wording
from reviewdesk.content.wording import FieldKind, Wording, shipped_wording
from reviewdesk.ui.tasks import InlineRunner, TaskRunner
from reviewdesk.ui.wording_hints import WordingHints

WORDS = "Be more assertive"


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """Collect which threads read the rules; nobody has read them yet."""
    found: list[threading.Thread] = []
    read = wording.load_wording

    def watched(path: Path) -> Wording:
        found.append(threading.current_thread())
        return read(path)

    monkeypatch.setattr(wording, "load_wording", watched)
    shipped_wording.cache_clear()
    return found


def test_the_rules_are_read_beside_the_window_as_a_conversation_begins(
    readers: list[threading.Thread], qtbot: QtBot
) -> None:
    runner = TaskRunner()
    hints = WordingHints(runner)
    hints.begin("Devon Clarke", "Maya Brandt")
    qtbot.waitUntil(lambda: runner.busy == 0)
    assert hints.hint("growth", FieldKind.AREA, WORDS, 0) is not None
    assert len(readers) == 1
    assert threading.main_thread() not in readers
    runner.close()


def test_until_the_rules_are_there_nothing_is_said(qtbot: QtBot, readers: list[threading.Thread]) -> None:
    runner = TaskRunner()
    hints = WordingHints(runner)
    assert hints.hint("growth", FieldKind.AREA, WORDS, 0) is None
    qtbot.waitUntil(lambda: hints.hint("growth", FieldKind.AREA, WORDS, 0) is not None)
    assert threading.main_thread() not in readers
    runner.close()


def test_whoever_wants_no_hints_has_no_rules_read_until_they_do(readers: list[threading.Thread]) -> None:
    wanted = False
    hints = WordingHints(InlineRunner(), wanted=lambda: wanted)
    hints.begin("Devon Clarke", "Maya Brandt")
    assert hints.hint("growth", FieldKind.AREA, WORDS, 0) is None
    assert readers == []
    wanted = True
    assert hints.hint("growth", FieldKind.AREA, WORDS, 0) is not None
