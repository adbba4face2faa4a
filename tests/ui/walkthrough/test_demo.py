"""The meeting without a display: what it says on the terminal, and what it returns."""

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.ui.walkthrough import demo
from reviewdesk.ui.walkthrough.demo import WELL, WRONG, run_headless_demo
from reviewdesk.ui.walkthrough.pictures import Camera

SENTENCE = "Changed after signing."


@pytest.fixture
def held(
    monkeypatch: pytest.MonkeyPatch, dressed_app: QApplication, expected_log: set[str]
) -> SimpleNamespace:
    """Stand in for the meeting itself, which a journey holds; what is left is the frame around it."""
    del dressed_app
    expected_log.add("reviewdesk.ui.qt_messages")
    said = SimpleNamespace(verdict=SimpleNamespace(intact=True, trusted=True, sentence=SENTENCE), homes=[])
    said.closed = []
    room = SimpleNamespace(runner=None, close=lambda: said.closed.append(True))

    def hold(_room: Any, _script: Any, _camera: Any, tell: Callable[[str], None]) -> None:
        said.homes.append(os.environ["REVIEWDESK_HOME"])
        tell("Growth")
        qWarning("This plugin does not support raise()")

    monkeypatch.setattr(demo, "open_sample", lambda _folder: (room, None))
    monkeypatch.setattr(demo, "hold_and_picture", hold)
    monkeypatch.setattr(demo, "write_plan", lambda _room, _out: said.verdict)
    monkeypatch.setattr(demo, "archive_and_picture", lambda *_asked: [])
    return said


def test_it_says_in_lines_what_it_does_and_nothing_else(
    held: SimpleNamespace, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_headless_demo(tmp_path / "out") == WELL
    said = capfd.readouterr()
    lines = said.out.splitlines()
    assert lines[:3] == ["Making the sample company …", "Growth …", "Checking the sealed plan …"]
    assert str(tmp_path / "out") in lines[3]
    assert len(lines) == 4
    assert said.err == ""
    assert held.closed == [True]


def test_its_desk_is_gone_afterwards(held: SimpleNamespace, tmp_path: Path) -> None:
    before = os.environ.get("REVIEWDESK_HOME")
    run_headless_demo(tmp_path)
    assert not Path(held.homes[0]).exists()
    assert os.environ.get("REVIEWDESK_HOME") == before


def test_a_plan_that_does_not_prove_itself_is_said_and_counts(
    held: SimpleNamespace, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    held.verdict.trusted = False
    assert run_headless_demo(tmp_path) == WRONG
    assert capfd.readouterr().err == SENTENCE + "\n"


def test_a_place_that_takes_no_files_is_told_before_anything_is_done(
    held: SimpleNamespace, tmp_path: Path
) -> None:
    occupied = tmp_path / "file"
    occupied.touch()
    with pytest.raises(ReviewDeskError, match="demo-not-written"):
        run_headless_demo(occupied)
    assert held.homes == []


def test_pictures_that_could_not_be_written_are_missed(
    held: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del held

    def lose_one(_room: Any, _script: Any, camera: Camera, _tell: Callable[[str], None]) -> None:
        camera.taken.append(tmp_path / "1366x768" / "00-home-light.png")

    monkeypatch.setattr(demo, "hold_and_picture", lose_one)
    with pytest.raises(ReviewDeskError, match="demo-not-written"):
        run_headless_demo(tmp_path)


def test_a_plan_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="demo-not-written"), demo._writing(tmp_path):
        (tmp_path / "nowhere" / "review.pdf").write_bytes(b"")
