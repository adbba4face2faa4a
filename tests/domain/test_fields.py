"""Every field has one document and one owner, and no other name exists."""

import pytest

from reviewdesk.domain import fields
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.fields import (
    Authority,
    BestText,
    GrowthText,
    PlanText,
    PlanValue,
    TableText,
    may_write,
    rule_for,
)
from reviewdesk.domain.people import Party

EMPLOYEE, MANAGER = Party.EMPLOYEE, Party.MANAGER
GOAL = "0197c0de-0000-7000-8000-000000000001"


@pytest.mark.parametrize(
    ("field", "name", "authority", "owner", "multiline"),
    [
        (fields.topic(EMPLOYEE, 3), "welcome/topic/employee/3", Authority.JOINT, EMPLOYEE, False),
        (fields.topic(MANAGER, 2), "welcome/topic/manager/2", Authority.JOINT, MANAGER, False),
        (fields.at_its_best(BestText.SET_UP), "at_its_best/set_up", Authority.JOINT, None, True),
        (fields.turn_the_table(TableText.KEEP), "turn_the_table/keep", Authority.JOINT, None, True),
        (fields.parked(9), "parked/9", Authority.JOINT, None, False),
        (fields.REBUTTAL, "sign_off/employee/rebuttal", Authority.JOINT, EMPLOYEE, True),
        (fields.HEARD, "self_assessment/heard", Authority.JOINT, MANAGER, True),
        (
            fields.progress_reason(GOAL, EMPLOYEE),
            f"progress/{GOAL}/reason/employee",
            Authority.JOINT,
            EMPLOYEE,
            True,
        ),
        (fields.progress_learned(GOAL), f"progress/{GOAL}/learned", Authority.JOINT, None, True),
        (fields.growth(MANAGER, GrowthText.AREA), "growth/manager/area", Authority.JOINT, MANAGER, False),
        (
            fields.growth(EMPLOYEE, GrowthText.STRENGTH),
            "growth/employee/strength",
            Authority.JOINT,
            EMPLOYEE,
            False,
        ),
        (fields.plan_text(3, PlanText.IF), "plan/3/if", Authority.JOINT, None, False),
        (fields.plan_text(1, PlanText.HELP), "plan/1/help", Authority.JOINT, None, True),
        (fields.own_words(EMPLOYEE), "sign_off/employee/words", Authority.JOINT, EMPLOYEE, True),
        (fields.self_answer("proud_of"), "self/proud_of", Authority.SELF, EMPLOYEE, True),
        (fields.self_goal_reason(GOAL), f"self/goal/{GOAL}/reason", Authority.SELF, EMPLOYEE, True),
        (fields.prepare_goal_reason(GOAL), f"prepare/goal/{GOAL}/reason", Authority.MANAGER, MANAGER, True),
        (fields.prepare_growth(GrowthText.AREA), "prepare/growth/area", Authority.MANAGER, MANAGER, False),
    ],
)
def test_each_field_has_its_name_document_and_owner(
    field: str, name: str, authority: Authority, owner: Party | None, *, multiline: bool
) -> None:
    rule = rule_for(field)

    assert field == name
    assert (rule.authority, rule.owner, rule.multiline) == (authority, owner, multiline)
    assert may_write(field, EMPLOYEE) == (owner is not MANAGER)
    assert may_write(field, MANAGER) == (owner is not EMPLOYEE)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "salary",
        "welcome/topic/employee/4",
        "welcome/topic/manager/3",
        "welcome/topic/hr/1",
        "parked/0",
        "parked/10",
        "plan/0/if",
        "plan/4/if",
        "plan/1/confidence",
        "progress/a b/learned",
        "progress//learned",
        "progress/../learned",
        "self/goal/x/y/reason",
        "self_assessment/heard\n",
        "growth/manager/weakness",
    ],
)
def test_any_other_name_is_refused(name: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        rule_for(name)

    assert refused.value.key == "unknown-field"
    assert refused.value.field == name


def test_builders_refuse_what_is_not_there() -> None:
    with pytest.raises(RuleViolation, match="unknown-field"):
        fields.topic(MANAGER, 3)
    with pytest.raises(RuleViolation, match="unknown-field"):
        fields.plan_text(4, PlanText.THEN)
    with pytest.raises(RuleViolation, match="unknown-field"):
        fields.plan_value(4, PlanValue.HOW)
    with pytest.raises(RuleViolation, match="unknown-field"):
        fields.self_answer("two words")


def test_single_values_are_shared_by_both() -> None:
    keys = [
        fields.PLAN_ORDER,
        fields.RHYTHM_WEEKS,
        fields.RHYTHM_FIRST,
        fields.RHYTHM_MINUTES,
        *(fields.plan_value(2, value) for value in PlanValue),
    ]

    for key in keys:
        rule = fields.value_rule_for(key)
        assert (rule.authority, rule.owner) == (Authority.JOINT, None)
    with pytest.raises(RuleViolation, match="unknown-field"):
        fields.value_rule_for("plan/1/if")


def test_an_answer_is_told_from_the_reason_of_a_rating() -> None:
    assert fields.is_self_answer(fields.self_answer("proud_of"))
    assert not fields.is_self_answer(fields.self_goal_reason(GOAL))
    assert not fields.is_self_answer(fields.HEARD)


def test_only_the_employee_says_what_was_new_to_them() -> None:
    assert fields.value_rule_for(fields.new_to_you(GOAL)).owner is EMPLOYEE
    assert fields.value_rule_for(fields.parked_settled(2)).owner is None
    assert fields.value_rule_for(fields.TABLE_BY).owner is None
