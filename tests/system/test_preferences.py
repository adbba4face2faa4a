"""Preferences survive a restart, and a broken file never stops the app."""

from pathlib import Path

import pytest

from reviewdesk.system.preferences import DECLARED, Preferences


def test_a_chosen_theme_is_remembered(tmp_path: Path) -> None:
    file = tmp_path / "config" / "preferences.json"
    Preferences.load(file).set("theme", "dark")
    again = Preferences.load(file)
    assert again.text("theme") == "dark"
    assert again.number("text_scale") == 1.0


@pytest.mark.parametrize("content", ["{", "[1]", '{"theme": "neon", "unknown": 1, "desk_folder": 7}', "\x00"])
def test_a_broken_file_gives_defaults(tmp_path: Path, content: str) -> None:
    file = tmp_path / "preferences.json"
    file.write_text(content, encoding="utf-8")
    broken = Preferences.load(file)
    assert {declared.key: broken.get(declared.key) for declared in DECLARED} == {
        declared.key: declared.default for declared in DECLARED
    }


def test_an_undeclared_key_or_value_is_refused(tmp_path: Path) -> None:
    preferences = Preferences.load(tmp_path / "preferences.json")
    for key, value in (("favourite_colour", "red"), ("theme", "neon")):
        with pytest.raises(KeyError):
            preferences.set(key, value)


def test_a_folder_that_cannot_be_written_to_keeps_the_choice_for_now(tmp_path: Path) -> None:
    in_the_way = tmp_path / "config"
    in_the_way.write_text("a file where the folder should be", encoding="utf-8")
    preferences = Preferences.load(in_the_way / "preferences.json")
    preferences.set("theme", "light")
    assert preferences.text("theme") == "light"


def test_the_file_lies_in_the_configuration_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REVIEWDESK_HOME", str(tmp_path))
    Preferences.load().set("desk_folder", "elsewhere")
    assert (tmp_path / "config" / "preferences.json").exists()
