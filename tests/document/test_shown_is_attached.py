"""Nothing is attached that no page shows: every text is found on the pages, even where it stands alone."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from reviewdesk.document import record as r
from reviewdesk.document.render import render
from tests.document.reading import page_texts
from tests.document.sample import bare, sample

ALONE = "Zinnober"
NOT_WORDS = {"id", "by", "how", "agreement", "employee", "manager", "agreed", "outcome", "class_"}
"""Ids are for programs, codes are shown in the words of the document's language."""
NOT_SHOWN = {("review", "id"), ("employee", "given_name"), ("manager", "given_name")}
"""A given name is a part of the name and stands wherever somebody speaks."""
BLANK: dict[str, Any] = {
    "topics": r.Topic("employee", ""),
    "self_assessment": r.Answer("", ""),
    "goals": r.GoalOutcome("g", ""),
    "growth": r.GrowthArea("manager", ""),
    "actions": r.DevelopmentAction(""),
    "commitments": r.Promise("employee", ""),
}


def squashed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def shown(record: r.ReviewRecord) -> str:
    return squashed("".join(page_texts(render(record))))


def _with(value: Any, **changed: Any) -> Any:
    return replace(value, **changed)


def _texts(value: Any) -> list[str]:
    return [f.name for f in fields(value) if f.type in ("str", str) and f.name not in NOT_WORDS]


def _alone() -> Iterator[tuple[str, r.ReviewRecord]]:
    """Yield every text of a record, with a record in which nothing else of its kind is said."""
    for place, blank in BLANK.items():
        for name in _texts(blank):
            yield f"{place}.{name}", _with(bare(), **{place: (_with(blank, **{name: ALONE}),)})
    for place in ("review", "employee", "manager", "sign_off"):
        part = getattr(bare(), place)
        for name in _texts(part):
            if (place, name) not in NOT_SHOWN:
                yield f"{place}.{name}", _with(bare(), **{place: _with(part, **{name: ALONE})})
    for party in ("employee", "manager"):
        goal = replace(BLANK["goals"], reasons=_with(r.Reasons(), **{party: ALONE}))
        yield f"goals.reasons.{party}", replace(bare(), goals=(goal,))
    note = r.EvidenceNote(bare().review.held_on, ALONE, "employee")
    yield "goals.evidence.text", replace(bare(), goals=(replace(BLANK["goals"], evidence=(note,)),))
    for name in ("heard", "organisation"):
        yield name, _with(bare(), **{name: ALONE})
    yield "retention.class", replace(bare(), retention=r.Retention(ALONE))


CASES = dict(_alone())


@pytest.mark.parametrize("place", CASES)
def test_a_text_that_stands_alone_is_on_the_pages(place: str) -> None:
    assert ALONE in shown(CASES[place])


def test_every_text_of_a_record_is_tried() -> None:
    assert {"actions.if_", "goals.learned", "self_assessment.prompt", "sign_off.witness"} <= set(CASES)
    assert len(CASES) >= 30


WORDS = st.text("abcžŁøñΩжя’–…1€.", min_size=1, max_size=60)


@settings(max_examples=15, deadline=None)
@given(st.lists(WORDS, min_size=6, max_size=6))
def test_whatever_an_action_says_is_on_the_pages(words: list[str]) -> None:
    names = ("practice", "first_step", "if_", "then", "help", "notice")
    action = _with(r.DevelopmentAction(""), **dict(zip(names, words, strict=True)))
    pages = shown(replace(sample(), actions=(action,)))
    assert [text for text in words if squashed(text) not in pages] == []


def test_an_action_without_a_name_is_counted() -> None:
    action = r.DevelopmentAction("", first_step="Sit in on two calls")
    assert "Action1" in shown(replace(bare(), actions=(action,)))
