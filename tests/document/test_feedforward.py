"""What is asked for next time stands in the plan as it was said; where nothing was, nothing is left of it."""

import json
from dataclasses import replace

import pytest

from reviewdesk.document import record as r
from reviewdesk.document.record_json import load_json, to_json
from reviewdesk.document.render import render
from reviewdesk.domain.errors import DocumentError
from tests.document.reading import page_texts
from tests.document.sample import bare, complete, sample


def words(record: r.ReviewRecord) -> str:
    return " ".join(" ".join(page_texts(render(record))).split())


def test_a_time_at_its_best_is_told_before_the_self_assessment() -> None:
    told = words(complete())
    assert "When the work was at its best The October release." in told
    for label in ("What Devon did", "What others did", "How it was set up", "More of it"):
        assert label in told
    assert told.index("More of it") < told.index("How Devon sees it")


def test_what_is_asked_of_the_manager_stands_before_the_promises_and_among_them() -> None:
    told = words(complete())
    assert "What Devon asks of Maya Keep" in told
    assert told.count("Bring the numbers a day earlier") == 2
    assert told.index("What Devon asks of Maya") < told.index("What we promise each other")
    assert "Bring the numbers a day earlier 3 November 2025" in told


@pytest.mark.parametrize("record", [bare(), sample()], ids=["bare", "sample"])
def test_what_was_left_out_leaves_no_trace(record: r.ReviewRecord) -> None:
    assert not {"at_its_best", "turn_the_table"} & json.loads(to_json(record)).keys()
    told = words(record)
    assert "at its best" not in told
    assert "asks of" not in told


def test_a_part_alone_is_told_alone() -> None:
    best = words(replace(bare(), at_its_best=r.AtItsBest(more="Quiet mornings")))
    assert "When the work was at its best More of it Quiet mornings" in best
    assert "What others did" not in best
    kept = words(replace(bare(), turn_the_table=r.TurnTheTable(keep="The Monday round")))
    assert "What Devon asks of Maya Keep The Monday round" in kept
    assert "What we promise each other" not in kept


def test_the_new_parts_come_back_to_the_letter() -> None:
    assert load_json(to_json(complete())) == complete()


def test_a_part_that_is_named_and_empty_is_refused() -> None:
    """One record has one form: what is not there is not named."""
    tree = json.loads(to_json(complete())) | {"at_its_best": None}
    data = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    with pytest.raises(DocumentError, match="record_invalid"):
        load_json(data)


def test_a_plan_from_before_these_parts_reads_and_draws_as_it_did() -> None:
    """The attached data of an older plan, down to its keys."""
    known = (
        "actions assurance audit blind commitments document_id employee expected_signatures format goals growth"
        " heard language manager organisation rendered_at renderer retention review revision rhythm"
        " self_assessment sign_off supersedes topics version"
    )
    assert " ".join(sorted(json.loads(to_json(sample())))) == known
