"""The sealed plan calls the steps what the two called them; a plan from before keeps its very bytes."""

from dataclasses import replace

import pytest

from reviewdesk.document.attached import compare
from reviewdesk.document.record import RatingWord, ReviewRecord
from reviewdesk.document.record_json import load_json, to_json
from reviewdesk.document.render import render
from reviewdesk.domain.errors import DocumentError
from tests.document.reading import text
from tests.document.sample import sample


def worded() -> ReviewRecord:
    record = sample()
    given = {
        rating for goal in record.goals for rating in (goal.employee, goal.manager, goal.agreed) if rating
    }
    return replace(record, scale=tuple(RatingWord(step, f"Sprouting {step[:3]}") for step in sorted(given)))


def test_a_record_without_own_words_does_not_name_them() -> None:
    assert b'"scale"' not in to_json(sample())
    assert load_json(to_json(sample())) == sample()


def test_own_words_stand_on_the_pages_instead_of_the_usual_ones() -> None:
    record = worded()
    assert load_json(to_json(record)) == record
    shown = text(render(record))
    for word in record.scale:
        assert word.label in shown
    assert "Well on the way" not in shown


def test_a_reader_of_another_version_finds_each_word_of_the_record() -> None:
    record = replace(worded(), renderer=replace(sample().renderer, id="another"))
    data = render(record)
    assert compare(data, record, 0) == "text"
    other = replace(record, scale=(replace(record.scale[0], label="Quite elsewhere"), *record.scale[1:]))
    assert compare(data, other, 0) == "no"


def test_a_word_for_a_step_that_does_not_exist_is_refused() -> None:
    data = to_json(worded()).replace(b'"step":"achieved"', b'"step":"achieveD"')
    with pytest.raises(DocumentError):
        load_json(data)
