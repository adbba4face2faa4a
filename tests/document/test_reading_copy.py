"""A copy to read at home has the same words, says on every page that it is not signed, and cannot pass for the plan."""

import io
from dataclasses import replace

import pikepdf

from reviewdesk.document.reading_copy import copy_name, reading_copy
from reviewdesk.document.render import render
from reviewdesk.document.verify import verify
from tests.document.checks import archival_problems, tagging_problems
from tests.document.reading import page_texts, text
from tests.document.sample import sample, seen_differently


def test_every_page_says_above_and_below_that_it_is_not_signed() -> None:
    for page in page_texts(reading_copy(sample())):
        assert page.count("Reading copy, not signed") == 2


def test_a_copy_has_the_words_of_the_plan_and_no_place_to_sign() -> None:
    copy, plan = text(reading_copy(seen_differently())), text(render(seen_differently()))
    for words in ("Lead the November release end to end", "I had not known of Amara’s", "In May and June"):
        assert words in copy
        assert words in plan
    assert "Level A" not in copy
    assert sample().document_id not in copy
    assert sample().document_id[-8:] not in copy


def test_a_copy_carries_neither_data_nor_a_field_and_is_never_taken_for_a_plan() -> None:
    data = reading_copy(sample())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/AF" not in pdf.Root
        assert "/AcroForm" not in pdf.Root
    verdict = verify(data, trusted_roots=[])
    assert not verdict.intact
    assert "no_attached_review" in {problem.key for problem in verdict.problems}


def test_a_copy_is_archival_and_can_be_read_aloud() -> None:
    data = reading_copy(sample())
    assert archival_problems(data) == ""
    assert tagging_problems(data) == []


def test_a_copy_is_called_by_no_ones_name() -> None:
    assert copy_name(sample()) == "E-1042_2025-10-16_reading-copy.pdf"
    nameless = replace(sample(), employee=replace(sample().employee, id="///"))
    assert copy_name(nameless) == "person_2025-10-16_reading-copy.pdf"
