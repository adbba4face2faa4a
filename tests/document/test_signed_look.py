"""What a signature shows on paper is what it holds; the attacks that lie are in ``attacks/looks.py``."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from reviewdesk.document import signed_look, signing
from reviewdesk.document.appearance import FREE, Appearance, ArchiveLine, draw
from reviewdesk.document.verify import verify
from reviewdesk.system.i18n import speaking
from tests.document.attacks.looks import archives, managers
from tests.document.honest import NAMES
from tests.document.sample import MAYA, sample
from tests.document.signed import NOW, archive_seal, pen, sealed

DEEP = ("قيًّوم عليٍّ", "កម្ពុជា ស្ត្រី", "မြန်မာ ဩဂုတ်လ", "శ్రీ కృష్ణ", "ụ̣̣̣̣̣̣̣̣̣ ģ̧̧̧̧̧̧̧̧̧")
"""What is typed may reach far below its line."""


@pytest.mark.parametrize("typed", ["M. E.", "UTC+5", "UTC+99", *NAMES, *DEEP])
def test_whatever_is_typed_as_a_name_is_free(typed: str) -> None:
    assert verify(managers(Appearance(MAYA.name, NOW, typed=typed))).intact


@pytest.mark.parametrize("minutes", [0, 120, 345, -570, 840, -720])
def test_the_clock_on_paper_may_be_that_of_any_place(minutes: int) -> None:
    """What is claimed is in UTC, and shown as clocks stood where it was signed."""
    there = NOW.astimezone(timezone(timedelta(minutes=minutes)))
    assert verify(managers(Appearance(MAYA.name, there, pen()))).intact
    assert verify(archives(ArchiveLine("Northwind Cooperative", there))).intact


def test_the_clock_of_a_place_that_there_is_not_is_another_time() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=20)))
    assert not verify(managers(Appearance(MAYA.name, there, pen()))).intact


def test_a_plan_in_another_language_keeps_it() -> None:
    with speaking("de"):
        signed = sealed(replace(sample(), language="de"))
        archived = archive_seal(signed.sealed)
    assert verify(archived).intact


def test_another_language_than_the_plans_is_another_look() -> None:
    with speaking("de"):
        data = managers(Appearance(MAYA.name, NOW, pen()))
    assert [problem.key for problem in verify(data).problems] == ["appearance_differs"]


def test_an_archive_whose_name_is_too_long_for_a_certificate_cannot_be_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(signed_look, "LONGEST_NAME", len("Northwind Cooperative"))
    assert verify(archives(ArchiveLine("Northwind Cooperative of the North", NOW))).intact


def test_what_is_read_aloud_is_what_is_seen() -> None:
    dots, words = signed_look._seen(draw(Appearance(MAYA.name, NOW, pen()), 222, 74), FREE)
    assert signed_look._is_the_same((dots, "typed" + words), (dots, words), free=True)
    assert not signed_look._is_the_same((dots, words + "not"), (dots, words), free=True)
    assert not signed_look._is_the_same((dots, "before" + words), (dots, words), free=False)


def test_letters_may_end_a_shade_elsewhere_but_nowhere_else() -> None:
    assert signed_look._is_the_same((b"\x00\xf0", ""), (b"\x08\xff", ""), free=True)
    assert not signed_look._is_the_same((b"\x00\xe0", ""), (b"\x00\xff", ""), free=True)
    assert not signed_look._is_the_same((b"\x00", ""), (b"\x00\x00", ""), free=True)


def test_a_look_of_another_size_than_its_place_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "_size_of", lambda *_: (444.0, 148.0))
    assert not verify(managers(Appearance(MAYA.name, NOW, pen()))).intact


def test_a_sentence_says_so() -> None:
    [problem] = verify(managers(Appearance("Somebody Else", NOW, pen()))).problems
    said = "“Manager” shows another name or another time on paper than it holds."
    assert problem.sentence == said
