"""The libraries of smartcards that are on a computer are offered, the one used last first."""

import sys
from pathlib import Path

import pytest

from reviewdesk.system import card_modules
from reviewdesk.system.card_modules import card_modules as offered


def test_only_what_is_there_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = tmp_path / "one.so", tmp_path / "other.so"
    for each in (one, other):
        each.write_bytes(b"")
    usual = (str(one), str(tmp_path / "gone.so"), str(other))
    monkeypatch.setattr(card_modules, "usual_places", lambda: usual)
    assert offered() == (one, other)
    assert offered(str(other)) == (other, one)
    assert offered(str(tmp_path / "gone.so")) == (one, other)


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_every_system_has_its_usual_places(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert card_modules.usual_places()


def test_other_systems_have_none_that_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "aix")
    assert offered() == ()
