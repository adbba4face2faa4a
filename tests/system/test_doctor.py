"""What the doctor finds on this machine."""

import sys
from pathlib import Path

import pytest

from reviewdesk.system import doctor
from reviewdesk.system.findings import Finding, Health, worst
from reviewdesk.system.preflight import NoWindowError, Obstacle


def test_every_finding_has_a_key_of_its_own() -> None:
    keys = [finding.key for finding in doctor.machine()]
    assert keys == ["reviewdesk", "python", "display", "fonts", "log"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_a_missing_display_is_worth_knowing_but_not_bad() -> None:
    found = doctor.display({})
    assert found.health is Health.NOTE
    assert found.advice


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_a_silent_display_is_named() -> None:
    assert ":4711" in doctor.display({"DISPLAY": ":4711"}).advice


def test_a_working_display_is_named() -> None:
    assert doctor.display({"WAYLAND_DISPLAY": "wayland-0"}).value == "wayland-0"


@pytest.mark.parametrize(
    ("library", "advice"),
    [("libEGL.so.1", "apt-get install libegl1"), ("libother.so", "Install libother.so.")],
)
def test_a_missing_library_is_bad_and_says_what_to_install(
    library: str, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_environment: object) -> None:
        raise NoWindowError(Obstacle.LIBRARY, library)

    monkeypatch.setattr(doctor, "check_window", missing)
    found = doctor.display({})
    assert found.health is Health.BAD
    assert advice in found.advice


def test_fonts_are_counted(tmp_path: Path) -> None:
    (tmp_path / "inter").mkdir()
    (tmp_path / "inter" / "Inter-Regular.ttf").write_bytes(b"\x00\x01\x00\x00rest")
    (tmp_path / "Source.otf").write_bytes(b"OTTOrest")
    found = doctor.fonts(tmp_path)
    assert (found.health, found.value) == (Health.GOOD, "2")


def test_a_damaged_font_is_named(tmp_path: Path) -> None:
    (tmp_path / "Inter-Bold.ttf").write_bytes(b"<html>")
    found = doctor.fonts(tmp_path)
    assert (found.health, found.value) == (Health.BAD, "Inter-Bold.ttf")


def test_a_copy_without_fonts_is_not_whole(tmp_path: Path) -> None:
    assert doctor.fonts(tmp_path).health is Health.BAD


def test_the_worst_finding_decides() -> None:
    good, note, bad = (Finding(health, "", health, "") for health in Health)
    assert worst([]) is Health.GOOD
    assert worst([note, good]) is Health.NOTE
    assert worst([good, bad, note]) is Health.BAD
