"""The competencies as the two are given them, to talk about."""

from reviewdesk.content.competencies import load_competencies
from reviewdesk.services.helpful_words import helpful_words


def test_each_is_given_with_its_anchors_in_the_order_asked_for() -> None:
    shelf = load_competencies()
    ids = [competency.id for competency in reversed(shelf.all)]
    given = helpful_words(ids)
    assert [words.name for words in given] == [shelf.competency(each).name for each in ids]
    assert all(len(words.anchors) == 5 and words.definition for words in given)


def test_one_that_this_version_does_not_know_is_left_out_and_none_asks_for_no_shelf() -> None:
    assert [words.name for words in helpful_words(("from-afar", "deciding"))] == ["Deciding"]
    assert helpful_words(()) == ()
