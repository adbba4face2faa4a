"""Hints come where they help, and are silent about the many sentences that are good as they are."""

import time

import pytest
from hypothesis import given, settings, strategies as st

from reviewdesk.content.wording import FieldKind, Hint, kind_of, shipped_wording
from reviewdesk.domain import fields
from reviewdesk.domain.fields import BestText, GrowthText, PlanText, TableText
from reviewdesk.domain.people import Party
from tests.content.wording_left_alone import AREAS_LEFT_ALONE, HELP_LEFT_ALONE, LEFT_ALONE, STEPS_LEFT_ALONE
from tests.content.wording_samples import NEEDED, NEEDED_OF_HELP, NEEDED_OF_STEPS

HERE = ("Devon Clarke", "Maya Brandt")
FEEDBACK = FieldKind.FEEDBACK
PROSE = (FieldKind.FEEDBACK, FieldKind.REASON, FieldKind.ANSWER, FieldKind.LEARNED, FieldKind.TOPIC)


def hints(text: str, kind: FieldKind) -> tuple[Hint, ...]:
    wording = shipped_wording("en")
    assert wording is not None
    return wording.hints(text, kind, HERE)


def rules(text: str, kind: FieldKind) -> list[str]:
    return [hint.rule for hint in hints(text, kind)]


def missed(samples: dict[str, tuple[str, ...]], kind: FieldKind) -> list[tuple[str, str]]:
    return [
        (rule, text) for rule, texts in samples.items() for text in texts if rule not in rules(text, kind)
    ]


def test_each_rule_speaks_where_it_should() -> None:
    assert missed(NEEDED, FEEDBACK) == []
    assert missed(NEEDED_OF_STEPS, FieldKind.STEP) == []
    assert missed(NEEDED_OF_HELP, FieldKind.HELP) == []


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        (LEFT_ALONE, PROSE),
        (AREAS_LEFT_ALONE, (FieldKind.AREA,)),
        (STEPS_LEFT_ALONE, (FieldKind.STEP, FieldKind.THEN, FieldKind.PRACTICE)),
        (HELP_LEFT_ALONE, (FieldKind.HELP,)),
    ],
)
def test_good_sentences_are_left_alone(texts: tuple[str, ...], kinds: tuple[FieldKind, ...]) -> None:
    raised = [(text, kind, rules(text, kind)) for text in texts for kind in kinds if rules(text, kind)]
    assert raised == []


def test_a_long_text_of_good_sentences_raises_nothing() -> None:
    assert rules(" ".join(LEFT_ALONE), FEEDBACK) == []
    assert rules("\n".join(LEFT_ALONE), FEEDBACK) == []


def test_a_step_is_not_expected_where_somebody_looks_back() -> None:
    for texts in (NEEDED_OF_STEPS["vague-step"], NEEDED_OF_HELP["vague-help"]):
        for text in texts:
            assert {"vague-step", "no-day", "vague-help"}.isdisjoint(rules(text, FEEDBACK)), text


def test_the_hint_points_at_the_words_it_is_about() -> None:
    text = "Thank you for May.  You’re ALWAYS late, İstanbul or not. Be more like Anna."
    spans = {hint.rule: text[slice(*hint.span)] for hint in hints(text, FEEDBACK)}
    assert spans == {"compare": "more like Anna", "absolute": "You’re ALWAYS late"}


def test_a_verdict_is_pointed_at_as_a_whole() -> None:
    (hint,) = hints("  Good work this year. ", FEEDBACK)
    assert "  Good work this year. "[slice(*hint.span)] == "Good work this year."


def test_the_gravest_comes_first() -> None:
    assert rules("You are lazy. You never help. Be more like Anna.", FEEDBACK) == [
        "compare",
        "trait",
        "absolute",
    ]


def test_the_two_in_the_room_are_no_comparison() -> None:
    assert rules("Devon saw it earlier than Maya. Compared to Maya, Devon stayed longer.", FEEDBACK) == []
    assert rules("Compared to Devon’s list, mine is short.", FEEDBACK) == []


def test_a_capital_letter_alone_makes_no_name() -> None:
    assert rules("Compared to SAP it is easy. Compared to q1 it is less.", FEEDBACK) == []


def test_without_rules_for_a_language_there_are_no_hints() -> None:
    assert shipped_wording("de") is None
    assert shipped_wording("en_XA") is not None


def test_what_stands_in_quotation_marks_is_not_looked_at() -> None:
    for told in ("“You are lazy.”", '"You are lazy."', "«You are lazy»", "„You are lazy“"):
        assert rules(f"The client wrote {told} to us.", FEEDBACK) == []
        assert rules(told, FEEDBACK) == []


def test_every_field_that_is_typed_in_has_a_kind_or_is_left_to_its_owner() -> None:
    employee, manager = Party.EMPLOYEE, Party.MANAGER
    assert {
        kind_of(fields.topic(employee, 1)): "topic",
        kind_of(fields.parked(1)): "topic",
        kind_of(fields.progress_reason("g", employee)): "reason",
        kind_of(fields.self_goal_reason("g")): "reason",
        kind_of(fields.self_answer("glad")): "answer",
        kind_of(fields.progress_reason("g", manager)): "feedback",
        kind_of(fields.prepare_goal_reason("g")): "feedback",
        kind_of(fields.own_words(manager)): "feedback",
        kind_of(fields.progress_learned("g")): "learned",
        kind_of(fields.growth(manager, GrowthText.AREA)): "area",
        kind_of(fields.prepare_growth(GrowthText.AREA)): "area",
        kind_of(fields.growth(employee, GrowthText.STRENGTH)): "strength",
        kind_of(fields.plan_text(1, PlanText.PRACTICE)): "practice",
        kind_of(fields.plan_text(1, PlanText.FIRST_STEP)): "step",
        kind_of(fields.plan_text(1, PlanText.THEN)): "then",
        kind_of(fields.plan_text(1, PlanText.HELP)): "help",
        kind_of(fields.plan_text(1, PlanText.NOTICE)): "notice",
    } == {kind: kind.value for kind in FieldKind}
    theirs = [
        fields.own_words(employee),
        fields.REBUTTAL,
        fields.HEARD,
        fields.plan_text(1, PlanText.IF),
        *(fields.at_its_best(text) for text in BestText),
        *(fields.turn_the_table(text) for text in TableText),
    ]
    assert [field for field in theirs if kind_of(field) is not None] == []


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300), kind=st.sampled_from(FieldKind))
def test_any_text_gets_hints_that_lie_within_it(text: str, kind: FieldKind) -> None:
    for hint in hints(text, kind):
        start, end = hint.span
        assert 0 <= start < end <= len(text)


def test_two_thousand_characters_take_less_than_two_milliseconds() -> None:
    text = " ".join([*LEFT_ALONE, *(text for texts in NEEDED.values() for text in texts)])
    pieces = [text[start : start + 2000] for start in range(0, 6000, 2000)]
    for piece in pieces:
        hints(piece, FEEDBACK)  # the first time some phrases are made ready
    best = min(_seconds(piece) for piece in pieces for _ in range(30))
    assert best < 0.002


def _seconds(text: str) -> float:
    began = time.perf_counter()
    hints(text, FEEDBACK)
    return time.perf_counter() - began
