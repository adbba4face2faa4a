"""Choosing a file or a folder begins where a person keeps papers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from reviewdesk.ui.folders import documents_folder
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import DropTarget


def documents_are_in(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(place))


def test_choosing_begins_among_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents_are_in(tmp_path, monkeypatch)
    assert documents_folder() == str(tmp_path)


def test_a_computer_without_documents_begins_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents_are_in(tmp_path / "not there", monkeypatch)
    assert documents_folder() == str(Path.home())


def test_a_signed_plan_is_looked_for_there(
    tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents_are_in(tmp_path, monkeypatch)
    begun: list[str] = []

    def ask(_parent: object, _title: str, where: str, _pattern: str) -> tuple[str, str]:
        begun.append(where)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    DropTarget(theme, "Drop it here").button.click()
    assert begun == [str(tmp_path)]
