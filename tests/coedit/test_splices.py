"""Splices: small, exact, and where the person's caret says."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from reviewdesk.coedit.splices import (
    Splice,
    apply_splices,
    carry,
    common_prefix,
    difference,
    explain,
    surviving,
)

words = st.text(alphabet="ab\n😀é", max_size=12)


@given(words, words)
def test_a_difference_turns_one_text_into_the_other(old: str, new: str) -> None:
    splice = difference(old, new)

    assert apply_splices(old, [splice] if splice else []) == new
    assert (splice is None) == (old == new)


@given(words, words, st.integers(0, 12))
def test_a_caret_never_makes_a_difference_wrong(old: str, new: str, caret: int) -> None:
    splice = difference(old, new, caret)

    assert apply_splices(old, [splice] if splice else []) == new


@given(words, words, words)
def test_a_difference_touches_no_more_than_it_must(before: str, after: str, typed: str) -> None:
    splice = difference(before + after, before + typed + after)

    if splice is not None:
        assert splice.removed == 0
        assert len(splice.inserted) == len(typed)


def test_a_doubled_letter_is_inserted_where_the_caret_stands() -> None:
    assert difference("hello", "helllo", caret=3) == Splice(2, 0, "l")
    assert difference("hello", "helllo") == Splice(4, 0, "l")


def test_a_doubled_letter_is_deleted_where_the_caret_stands() -> None:
    assert difference("helllo", "hello", caret=2) == Splice(2, 1, "")


@given(words, words)
def test_a_common_prefix_is_the_longest_one(one: str, other: str) -> None:
    length = common_prefix(one, other)

    assert one[:length] == other[:length]
    assert one[length : length + 1] != other[length : length + 1] or length == min(len(one), len(other))


@st.composite
def marked_changes(draw: st.DrawFn) -> tuple[str, list[Splice]]:
    """Give a text of distinct characters and sorted splices of it that insert only capitals."""
    text = "abcdefghij"[: draw(st.integers(0, 10))]
    splices, at = [], 0
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(at, len(text)))
        removed = draw(st.integers(0, len(text) - at))
        splices.append(Splice(at, removed, draw(st.text(alphabet="XYZ", max_size=2))))
        at += removed
    return text, splices


@given(marked_changes(), st.integers(0, 10), st.integers(0, 10))
def test_what_survives_of_a_stretch_is_exactly_its_own_characters(
    change: tuple[str, list[Splice]], one: int, other: int
) -> None:
    text, splices = change
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    after = apply_splices(text, splices)

    left = "".join(after[a:b] for a, b in surviving(start, end, splices))

    assert left == "".join(c for c in text[start:end] if c in after)


@given(marked_changes(), st.integers(0, 10))
def test_a_carried_position_keeps_its_left_neighbours(change: tuple[str, list[Splice]], at: int) -> None:
    text, splices = change
    at = min(at, len(text))
    after = apply_splices(text, splices)

    moved = carry(at, splices)

    own_left = "".join(c for c in after[:moved] if c.islower())
    assert own_left == "".join(c for c in text[:at] if c in after)


def test_a_change_is_explained_by_its_delta_in_characters() -> None:
    delta: list[dict[str, Any]] = [
        {"retain": 4},
        {"delete": 4},
        {"insert": "é"},
        {"retain": 1},
        {"insert": {"picture": 1}},
    ]

    assert explain("😀😀ab", "😀éab", delta) == (Splice(1, 1, ""), Splice(2, 0, "é"))


@pytest.mark.parametrize("delta", [[{"delete": 1}], [{"retain": 2}, {"delete": 2}], []])
def test_a_wrong_delta_is_not_believed(delta: list[dict[str, int]]) -> None:
    assert explain("😀ab", "😀axb", delta) == (Splice(2, 0, "x"),)


def test_a_change_that_changed_nothing_has_nothing_to_explain() -> None:
    assert explain("same", "same", [{"delete": 1}]) == ()
