"""The pseudo-languages change every letter and nothing else."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from hypothesis import given, strategies as st

from gates.pseudo import LONGER, MIRRORED, longer, mirrored, write_catalogues
from reviewdesk.system.i18n import _, language, ngettext, pgettext, set_language

GAPS = re.compile(r"\{\w*\}")


@pytest.fixture
def pseudo(tmp_path: Path) -> Iterator[Path]:
    catalogue = Catalog()
    catalogue.add("Share with {name}")
    catalogue.add(("{n} goal", "{n} goals"))
    catalogue.add("Open", context="verb")
    write_catalogues(catalogue, tmp_path)
    yield tmp_path
    set_language("en")


def test_a_longer_text_is_two_fifths_longer_and_keeps_its_gaps() -> None:
    text = longer("Share the plan with {name} and %(who)s")
    assert "{name}" in text
    assert "%(who)s" in text
    assert "ŠhåŕëÅ"[0] in text
    assert len(text) >= 1.4 * len("Share the plan with {name} and %(who)s") - 1


@pytest.mark.parametrize("change", [longer, mirrored])
@given(st.from_regex(r"([A-Za-z ,.]{0,12}(\{[a-z]{1,6}\})?){1,4}", fullmatch=True))
def test_gaps_survive_any_text(change: Callable[[str], str], text: str) -> None:
    assert GAPS.findall(change(text)) == GAPS.findall(text)


@pytest.mark.parametrize("change", [longer, mirrored])
@pytest.mark.parametrize("kept", ["<b>", "&amp;", "%s", "%(count)d", "&"])
def test_what_is_no_text_stays(change: Callable[[str], str], kept: str) -> None:
    assert kept in change(f"Save {kept} now")


def test_each_mirrored_word_runs_from_right_to_left() -> None:
    assert mirrored("Two words") == "\u202eTwo\u202c \u202ewords\u202c"


def test_screens_can_be_asked_for_in_either(pseudo: Path) -> None:
    set_language(LONGER, pseudo)
    assert language() == LONGER
    assert _("Share with {name}").startswith("[")
    assert ngettext("{n} goal", "{n} goals", 1) != ngettext("{n} goal", "{n} goals", 2)
    assert pgettext("verb", "Open").startswith("[Ø")
    set_language(MIRRORED, pseudo)
    assert _("Share with {name}").startswith("\u202e")
    assert _("never marked") == "never marked"


def test_every_marked_string_has_both(speak: Callable[[str], None]) -> None:
    speak(LONGER)
    assert _("The desk is ready in {folder}.").startswith("[")
    speak(MIRRORED)
    assert _("The desk is ready in {folder}.").startswith("\u202e")


def test_a_language_that_is_not_there_is_english() -> None:
    set_language("xx")
    assert _("Open") == "Open"
    set_language("en")
