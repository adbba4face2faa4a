"""The system is asked to leave the window out of a shared picture, and its answer is told honestly."""

import ctypes
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.ui.private.capture import BLACKEN, EXCLUDE, leave_out_of_capture, system_ask
from reviewdesk.ui.private.cover import capture_words


@pytest.fixture
def private(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_system_that_can_leaves_the_window_out(private: QWidget) -> None:
    asked: list[tuple[int, int]] = []

    def ask(handle: int, wish: int) -> int:
        asked.append((handle, wish))
        return 1

    assert leave_out_of_capture(private, ask)
    assert asked == [(int(private.winId()), EXCLUDE)]


def test_an_older_system_blackens_it(private: QWidget) -> None:
    assert leave_out_of_capture(private, lambda _handle, wish: int(wish == BLACKEN))


def test_a_system_that_refuses_or_cannot_be_asked_is_not_relied_on(private: QWidget) -> None:
    assert not leave_out_of_capture(private, lambda _handle, _wish: 0)
    assert not leave_out_of_capture(private, None)


def test_only_windows_can_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(ctypes, "windll", raising=False)
    assert system_ask() is None
    user32 = SimpleNamespace(SetWindowDisplayAffinity=lambda _handle, _wish: 1)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    assert system_ask() is user32.SetWindowDisplayAffinity


def test_nothing_is_promised_either_way() -> None:
    assert capture_words(left_out=True) == (
        "ReviewDesk asks your system to leave this window out of a shared screen. Check before you rely on it."
    )
    assert "your system may show this window" in capture_words(left_out=False)
