"""The plan in another language: all of its own words, none of them English; what people wrote as they wrote it."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from gates.catalogue import ROOT, extract, words_of_the_plan
from reviewdesk.document import record as r
from reviewdesk.document.attached import attached_json
from reviewdesk.document.record_json import load_json
from reviewdesk.document.render import render
from reviewdesk.system.i18n import _, language, ngettext, speaking, words_language
from tests.document.checks import archival_problems, tagging_problems
from tests.document.kinds import amended, german, taken_home
from tests.document.reading import text
from tests.document.sample import declined, sample, seen_differently

ENDINGS = (german, declined, taken_home, amended, seen_differently)


def _english_words() -> list[str]:
    """Return the longer words of ours that are said as they are."""
    said = [message.id for message in words_of_the_plan(extract(ROOT))]
    return [words for words in said if isinstance(words, str) and len(words) > 11 and "{" not in words]


@pytest.mark.parametrize("make", ENDINGS)
def test_german_plan_says_nothing_of_its_own_in_english(make: Callable[[], r.ReviewRecord]) -> None:
    shown = text(render(replace(make(), language="de")))
    assert [words for words in _english_words() if words in shown] == []
    assert "Gespräch und Entwicklungsplan" in shown
    assert re.search(r"Seite 1 von \d", shown)


def test_german_plan_keeps_what_people_wrote_and_can_be_drawn_again() -> None:
    drawn = render(german())
    assert "I want more room to lead." in text(drawn)
    assert "Alle 2 Wochen, 25 Minuten. Erstmals: 30. Oktober 2025." in text(drawn)
    assert render(load_json(attached_json(drawn))) == drawn
    assert archival_problems(drawn) == ""
    assert tagging_problems(drawn) == []


def test_region_of_a_language_speaks_as_the_language_does() -> None:
    assert "Seite 1 von" in text(render(replace(sample(), language="de-AT")))
    assert "16. Oktober 2025" in text(render(replace(sample(), language="de-AT")))


def test_language_without_words_of_ours_is_english_throughout() -> None:
    with speaking("fr"):
        assert (language(), words_language(), _("Signatures")) == ("fr", "en", "Signatures")
    assert "16 October 2025" in text(render(replace(sample(), language="fr")))


def test_numbers_take_the_form_of_the_language() -> None:
    with speaking("de"):
        told = [
            ngettext("Every week, {minutes} minutes.", "Every {weeks} weeks, {minutes} minutes.", n)
            for n in (1, 2)
        ]
    assert [words.split()[0] for words in told] == ["Jede", "Alle"]
