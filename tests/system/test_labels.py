"""Every code that a record may hold has words, and no two codes share them."""

import json
from typing import Any

import pytest

from reviewdesk.system import i18n, labels
from reviewdesk.system.resources import resource


def _schema() -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(resource("schema", "review-record-1.json").read_text(encoding="utf-8"))
    return tree


def test_every_rating_has_its_own_words() -> None:
    ratings = _schema()["$defs"]["rating"]["enum"]
    assert len({labels.rating_label(code) for code in ratings}) == len(ratings)


def test_every_outcome_has_words_and_a_meaning() -> None:
    outcomes = _schema()["properties"]["sign_off"]["properties"]["outcome"]["enum"]
    assert len({labels.outcome_label(code) for code in outcomes}) == len(outcomes)
    assert all(labels.outcome_meaning(code).endswith(".") for code in outcomes)


@pytest.mark.parametrize("code", ["acknowledged", "acknowledged_with_comments"])
def test_acknowledging_is_said_not_to_be_agreeing(code: str) -> None:
    assert "does not mean agreeing" in labels.outcome_meaning(code)


def test_parties_agreements_ways_and_levels_have_words() -> None:
    assert labels.party_label("employee") == "Employee"
    assert labels.agreement_label("both_kept") == "Both views kept"
    assert labels.how_label("with_someone") == "With someone"
    assert [labels.assurance_label(level)[:8] for level in "ABC"] == ["Level A:", "Level B:", "Level C:"]


def test_language_can_be_switched_for_one_thing_only() -> None:
    before = i18n.language()
    with i18n.speaking("de"):
        assert i18n.language() == "de"
        assert i18n.ngettext("one", "many", 2) == "many"
    assert i18n.language() == before
