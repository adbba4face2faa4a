"""What was parked stands in the plan, and a plan without it is to the byte what it was before there was such a part."""

import json
from dataclasses import replace

import pytest

from reviewdesk.document import record as r
from reviewdesk.document.record_json import load_json, to_json
from reviewdesk.document.render import render
from reviewdesk.domain.errors import DocumentError
from tests.document.reading import page_texts
from tests.document.sample import sample

PARKED = (r.ParkedPoint("The night rota"), r.ParkedPoint("A desk by the window", next_talk=True))


def test_parked_points_stand_under_their_own_heading() -> None:
    told = " ".join(" ".join(page_texts(render(replace(sample(), parked=PARKED)))).split())
    assert "Parked for another time" in told
    assert "Left open The night rota" in told
    assert "For our next talk A desk by the window" in told


def test_they_come_back_from_the_attached_data() -> None:
    record = replace(sample(), parked=PARKED)
    assert load_json(to_json(record)) == record


def test_without_them_nothing_tells_that_there_could_be_any() -> None:
    assert b"parked" not in to_json(sample())
    assert "Parked" not in " ".join(page_texts(render(sample())))


def test_a_list_of_nothing_is_refused() -> None:
    tree = json.loads(to_json(sample()))
    tree["parked"] = []
    data = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    with pytest.raises(DocumentError) as refused:
        load_json(data)
    assert refused.value.key == "record_invalid"


def test_an_empty_point_leaves_no_heading() -> None:
    blank = replace(sample(), parked=(r.ParkedPoint("  "),))
    assert "Parked" not in " ".join(page_texts(render(blank)))
