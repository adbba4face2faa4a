"""What of a meeting reaches the plan: everything that was said, nothing that was only prepared."""

import json
import re
from datetime import date

import pytest

from reviewdesk.domain import fields
from reviewdesk.domain.fields import GrowthText, PlanText
from reviewdesk.domain.people import Party
from reviewdesk.domain.plan import MAX_ACTIONS
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.context import DeskContext
from reviewdesk.services.goals import Goals
from tests.document.reading import page_texts
from tests.services.conftest import Company
from tests.services.meeting import ANSWER, COMMENT, OWN_REASON, Meeting, attached


def test_the_plan_says_what_was_said_word_for_word(held: Meeting) -> None:
    held.close_with(Outcome.WITH_COMMENTS, comment=COMMENT)
    record = attached(held.sealing.preview(held.review).pdf)
    assert record["sign_off"] == {
        "outcome": "acknowledged_with_comments",
        "employee_words": COMMENT,
        "manager_words": "",
        "witness": "",
        "reason": "",
    }
    assert record["topics"] == [
        {"by": "employee", "text": "The evening shift"},
        {"by": "manager", "text": "Onboarding"},
    ]
    assert [row["answer"] for row in record["self_assessment"]] == [ANSWER]
    assert record["growth"] == [{"by": "employee", "area": "Leading without the title", "strength": "Calm"}]
    assert record["commitments"] == [
        {"by": "employee", "text": "Ask for the next one", "due": "2026-03-16"},
        {"by": "manager", "text": "Hand over the agenda", "due": "2026-03-13"},
    ]


def test_the_plan_keeps_three_values_and_the_proof_of_their_seals(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    record = attached(held.sealing.preview(held.review).pdf)
    first, second = record["goals"]
    assert (first["employee"], first["manager"], first["agreed"]) == ("beyond", "achieved", "achieved")
    assert (second["employee"], second["manager"], second["agreed"]) == ("achieved", "cannot_judge", None)
    assert second["agreement"] == "both_kept"
    assert first["reasons"]["employee"] == OWN_REASON
    assert len(record["blind"]) == 4


def test_what_was_only_prepared_never_reaches_the_plan(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    assert "Saying no earlier" not in json.dumps(attached(held.sealing.preview(held.review).pdf))


def test_what_the_employee_ticked_as_news_is_between_the_two(held: Meeting) -> None:
    held.type({}, {fields.new_to_you("note-7"): 1})
    held.close_with(Outcome.ACKNOWLEDGED)
    pdf = held.sealing.preview(held.review).pdf
    words = json.dumps(attached(pdf)) + " ".join(page_texts(pdf))
    assert not [told for told in ("note-7", "new_to_you", "New to") if told in words]


def test_a_meeting_in_which_little_was_said_makes_a_short_plan(context: DeskContext, review: str) -> None:
    meeting = Meeting.opened(context, review)
    meeting.go(StageKind.SIGN_OFF)
    record = attached(meeting.sealing.preview(review).pdf)
    empty: tuple[object, ...] = ([], [], [], [], [], None, [])
    names = ("topics", "self_assessment", "goals", "growth", "actions", "rhythm", "blind")
    assert tuple(record[name] for name in names) == empty


def test_actions_come_in_the_order_the_two_gave_them(meeting: Meeting) -> None:
    meeting.type(
        {"plan/1/practice": "One", "plan/2/practice": "Two", "plan/3/practice": "Three"},
        {
            "plan/order": [3, 1],
            "plan/1/how": "with_someone",
            "plan/2/how": "by magic",
            "plan/2/begin": "someday",
            "plan/3/confidence": 11,
            "plan/3/objective": meeting.now().objectives[0].id,
            "rhythm/weeks": 6,
            "rhythm/first": "2026-04-21",
        },
    )
    meeting.go(StageKind.SIGN_OFF)
    record = attached(meeting.sealing.preview(meeting.review).pdf)
    actions = record["actions"]
    assert [row["practice"] for row in actions] == ["Three", "One", "Two"]
    assert [row["how"] for row in actions] == ["", "with_someone", ""]
    assert actions[0]["objective"] == "Customers stay because we listen"
    assert actions[0]["confidence"] is None
    assert actions[2]["begin"] is None
    assert record["rhythm"] == {"weeks": 6, "first": "2026-04-21", "minutes": 25}


def test_evidence_from_before_the_period_stays_out(
    context: DeskContext, meeting: Meeting, company: Company
) -> None:
    Goals(context).add_evidence(company.goals[0], date(2024, 5, 1), "Long ago")
    meeting.hold()
    first = attached(meeting.sealing.preview(meeting.review).pdf)["goals"][0]
    assert [note["on"] for note in first["evidence"]] == ["2026-01-20", "2026-02-03"]


def test_characters_that_cannot_be_printed_are_named_before_signing(held: Meeting) -> None:
    held.close_with(Outcome.WITH_COMMENTS, comment="Thank you \U00012000")
    (told,) = held.sealing.preview(held.review).uncovered
    assert (told.code, told.party) == ("U+12000", "employee")


def _printed(meeting: Meeting) -> str:
    """Return the text of the pages; words are broken over lines, so spaces are left out."""
    pages = page_texts(meeting.sealing.preview(meeting.review).pdf)
    return re.sub(r"\s", "", "".join(pages))


@pytest.mark.parametrize("part", PlanText)
def test_an_action_is_printed_whichever_of_its_fields_was_filled_in(meeting: Meeting, part: PlanText) -> None:
    meeting.type({fields.plan_text(2, part): "Zinnober"})
    assert "Zinnober" in _printed(meeting)


def test_an_action_of_which_only_something_was_chosen_is_printed(meeting: Meeting) -> None:
    meeting.type({}, {"plan/3/confidence": 0, "plan/1/help_by": "2026-05-05"})
    shown = _printed(meeting)
    assert "0of10" in shown
    assert "5May2026" in shown


def test_whatever_the_two_typed_in_the_meeting_is_printed(meeting: Meeting) -> None:
    asked = [fields.HEARD, *(fields.own_words(party) for party in Party)]
    asked += [fields.topic(party, n) for party, most in fields.TOPICS.items() for n in range(1, most + 1)]
    asked += [fields.growth(party, part) for party in Party for part in GrowthText]
    asked += [fields.plan_text(n, part) for n in range(1, MAX_ACTIONS + 1) for part in PlanText]
    for goal in meeting.goals():
        asked += [fields.progress_learned(goal), *(fields.progress_reason(goal, party) for party in Party)]
    said = {field: f"Zinnober{n:03}" for n, field in enumerate(asked)}
    meeting.type(said)
    shown = _printed(meeting)
    assert [field for field, words in said.items() if words not in shown] == []
