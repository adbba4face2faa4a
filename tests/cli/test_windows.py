"""Commands that open windows: what they hand to the app, and what they say where no window can open."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Typed

Call = tuple[str, object, object]

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a display")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """Stand in for the app, whose windows other tests open, and return what it was asked for."""
    seen: list[Call] = []

    def run_app(desk: Path | None) -> int:
        seen.append(("app", desk, os.environ.get("QT_QPA_PLATFORM")))
        return 0

    def run_demo() -> int:
        seen.append(("demo", None, os.environ.get("QT_QPA_PLATFORM")))
        return 3

    def run_headless_demo(out: Path) -> int:
        seen.append(("headless demo", out, os.environ.get("QT_QPA_PLATFORM")))
        return 3

    monkeypatch.setitem(sys.modules, "reviewdesk.app", SimpleNamespace(run_app=run_app, run_demo=run_demo))
    stand_in = SimpleNamespace(run_headless_demo=run_headless_demo)
    monkeypatch.setitem(sys.modules, "reviewdesk.ui.walkthrough.demo", stand_in)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return seen


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_without_words_the_app_opens(typed: Typed, calls: list[Call]) -> None:
    assert typed().code == 0
    assert calls == [("app", None, "offscreen")]


def test_the_app_opens_the_desk_that_was_named(typed: Typed, calls: list[Call]) -> None:
    typed("--desk", "my desk")
    assert calls == [("app", Path("my desk"), "offscreen")]


def test_the_sample_opens_in_a_window(typed: Typed, calls: list[Call]) -> None:
    assert typed("demo").code == 3
    assert calls == [("demo", None, "offscreen")]


def test_the_headless_sample_writes_where_it_is_told(typed: Typed, calls: list[Call], tmp_path: Path) -> None:
    typed("demo", "--out", tmp_path, "--headless")
    assert calls == [("headless demo", tmp_path, "offscreen")]


@linux_only
@pytest.mark.usefixtures("no_display")
def test_without_a_display_the_sample_is_held_without_one(
    typed: Typed, calls: list[Call], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    typed("demo")
    assert calls == [("headless demo", tmp_path / "demo-out", "offscreen")]


@linux_only
@pytest.mark.usefixtures("calls", "no_display")
def test_without_a_display_the_app_says_so(
    typed: Typed, calls: list[Call], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    shown = typed()
    assert shown.code == 2
    assert "there is no display here" in shown.err
    assert len(shown.err.splitlines()) == 1
    assert not calls


@linux_only
def test_a_library_that_nothing_works_without_ends_the_sample_too(
    typed: Typed, calls: list[Call], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    shown = typed("demo", "--headless")
    assert shown.code == 2
    assert "PySide6 is missing" in shown.err
    assert not calls
