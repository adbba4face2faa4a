"""What stands in tables: columns named on every page, and pictures told in words."""

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from reviewdesk.document import record as r
from reviewdesk.document.render import render
from tests.document.checks import tagging_problems
from tests.document.kinds import long
from tests.document.reading import page_texts, text
from tests.document.sample import bare, sample


def _elements(element: Any, tag: str) -> list[Any]:
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    found = [element] if element.get("/S") == tag else []
    return found + [each for kid in kids if "/S" in kid for each in _elements(kid, tag)]


def _alternatives(drawn: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        return [str(figure.Alt) for figure in _elements(pdf.Root.StructTreeRoot.K, "/Figure")]


def test_every_picture_of_the_scale_says_in_words_what_it_shows() -> None:
    drawn = render(sample())
    assert _alternatives(drawn) == [
        "Devon: Achieved. Maya: Achieved. Together: Achieved.",
        "Devon: Well on the way. Maya: Getting going. Together: Well on the way.",
        "Devon: Well on the way. Maya: Getting going. Together: Both views kept.",
        "Devon: Achieved. Maya: Beyond. Together: Beyond.",
    ]
    assert tagging_problems(drawn) == []


@pytest.mark.parametrize("rating", ["cannot_judge", None])
def test_who_could_not_judge_stands_nowhere_on_the_scale_and_is_told_in_words(rating: str | None) -> None:
    goal = r.GoalOutcome("g", "Learn to sail", employee=rating, manager="achieved")
    (told,) = _alternatives(render(replace(bare(), goals=(goal,))))
    assert told.startswith("Devon: Cannot judge yet." if rating else "Devon: No rating.")


def test_scale_bears_the_words_of_its_conversation() -> None:
    record = replace(sample(), scale=(r.RatingWord("beyond", "Far out"),))
    assert "Not started to Far out" in text(render(record))
    assert _alternatives(render(record))[-1] == "Devon: Achieved. Maya: Far out. Together: Far out."


def test_columns_are_named_again_on_every_page_and_read_aloud_once() -> None:
    drawn = render(long())
    pages = page_texts(drawn)
    with_promises = [page for page in pages if "Promise 7." in page or "Promise 8." in page]
    assert len(with_promises) == 2
    assert all("Who Promise By" in " ".join(page.split()) for page in with_promises)
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        heads = _elements(pdf.Root.StructTreeRoot.K, "/TH")
        assert len([head for head in heads if head.A.Scope == "/Column"]) == 6
    assert tagging_problems(drawn) == []


def test_no_row_of_a_table_is_torn_inside_a_word() -> None:
    title = "Enable colleagues everywhere to release independently"
    goals = tuple(replace(goal, title=title) for goal in sample().goals)
    lines = [
        line.strip()
        for page in page_texts(render(replace(sample(), goals=goals)))
        for line in page.splitlines()
    ]
    words = set(title.split())
    torn = [line for line in lines if line and line in title and not set(line.split()) <= words]
    assert torn == []
