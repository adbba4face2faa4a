"""The employee's own account is a part of the plan: whole, as written, and without a trace where there is none."""

import json
from dataclasses import replace

import pytest

from reviewdesk.document.record_json import load_json, to_json
from reviewdesk.document.render import render
from reviewdesk.domain.errors import DocumentError
from tests.document.checks import archival_problems, tagging_problems
from tests.document.reading import page_texts, text
from tests.document.sample import REBUTTAL, sample, seen_differently


def test_the_account_is_printed_as_written_after_everything_else() -> None:
    last = page_texts(render(seen_differently()))[-1]
    assert last.startswith("Appendix: how Devon sees it")
    for line in filter(None, REBUTTAL.split("\n")):
        assert line[:50] in last
    assert "Signatures" not in last


def test_the_end_of_the_conversation_points_to_the_account() -> None:
    assert "That account is the appendix of this document." in text(render(seen_differently()))
    assert "appendix" not in text(render(sample())).lower()


def test_an_account_of_five_thousand_words_is_printed_whole() -> None:
    words = " ".join(f"word{number}" for number in range(5000))
    record = replace(sample(), sign_off=replace(sample().sign_off, rebuttal=words))
    found = text(render(record))
    assert all(f"word{number}" in found for number in range(0, 5000, 7))
    assert "word4999" in found


def test_a_plan_with_an_account_is_as_archival_and_as_readable_aloud_as_any() -> None:
    data = render(seen_differently())
    assert archival_problems(data) == ""
    assert tagging_problems(data) == []


def test_a_record_without_an_account_has_the_form_that_older_records_have() -> None:
    assert "rebuttal" not in json.loads(to_json(sample()))["sign_off"]
    assert load_json(to_json(sample())) == sample()
    assert load_json(to_json(seen_differently())) == seen_differently()


@pytest.mark.parametrize("nothing", ["", "  \n"])
def test_an_account_that_says_nothing_is_no_account(nothing: str) -> None:
    tree = json.loads(to_json(sample()))
    tree["sign_off"]["rebuttal"] = nothing
    data = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    with pytest.raises(DocumentError, match="record_"):
        load_json(data)
    blank = replace(sample(), sign_off=replace(sample().sign_off, rebuttal="  "))
    with pytest.raises(DocumentError, match="record_invalid"):
        render(blank)


def test_an_amendment_names_the_document_and_the_number_it_takes_the_place_of() -> None:
    earlier = "7f3a1c52-5f0e-4b07-9d3b-3f1f3c1d9a11"
    found = text(render(replace(sample(), supersedes=earlier, revision=3)))
    assert f"{earlier}, revision 2" in found
    assert "takes the place of an earlier one" in found
