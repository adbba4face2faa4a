"""Whoever words a template is told beside the field what it needs, and nothing half-good is kept."""

from dataclasses import replace

import pytest

from reviewdesk.content.library import load_library
from reviewdesk.content.messages import sentence
from reviewdesk.content.template import Template
from reviewdesk.content.template_rules import (
    check_worded,
    is_optional,
    looks_forward,
    may_add_prompt,
    new_prompt,
    takes_prompts,
    tidied,
)
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind

SHIPPED = load_library().template("year-review")


def with_stage(kind: StageKind, **changes: object) -> Template:
    stages = (replace(stage, **changes) if stage.kind is kind else stage for stage in SHIPPED.stages)  # type: ignore[arg-type]  # fields of a stage
    return replace(SHIPPED, stages=tuple(stages))


def without(kind: StageKind) -> Template:
    return replace(SHIPPED, stages=tuple(stage for stage in SHIPPED.stages if stage.kind is not kind))


def with_prompt(**changes: object) -> Template:
    plan = SHIPPED.stage(StageKind.PLAN)
    prompts = (replace(plan.prompts[0], **changes), *plan.prompts[1:])  # type: ignore[arg-type]  # fields of a prompt
    return with_stage(StageKind.PLAN, prompts=prompts)


def test_what_ships_can_be_kept_as_it_is() -> None:
    for template in load_library().templates:
        check_worded(tidied(template))


@pytest.mark.parametrize(
    ("template", "key", "field"),
    [
        (replace(SHIPPED, name=""), "template-says-nothing", "name"),
        (replace(SHIPPED, name="x" * 61), "template-text-too-long", "name"),
        (replace(SHIPPED, description="{who}"), "template-braces", "description"),
        (with_stage(StageKind.PLAN, question=""), "template-says-nothing", "plan.question"),
        (with_stage(StageKind.PLAN, guidance="x" * 301), "template-text-too-long", "plan.guidance"),
        (with_prompt(question=""), "template-says-nothing", "plan.prompts.practice.question"),
        (with_prompt(guidance="{x}"), "template-braces", "plan.prompts.practice.guidance"),
        (
            replace(SHIPPED, scale=(replace(SHIPPED.scale[0], label=""), *SHIPPED.scale[1:])),
            "template-says-nothing",
            "scale.not_started.label",
        ),
        (with_stage(StageKind.PLAN, minutes=0), "template-minutes", "plan.minutes"),
        (with_stage(StageKind.PLAN, minutes=91), "template-minutes", "plan.minutes"),
        (with_stage(StageKind.PLAN, minutes=3), "template-less-than-half", "stages"),
        (
            with_stage(StageKind.PLAN, prompts=SHIPPED.stage(StageKind.PLAN).prompts * 2),
            "template-many-prompts",
            "plan.prompts",
        ),
        (without(StageKind.SIGN_OFF), "template-order", "stages"),
        (
            with_stage(
                StageKind.SELF_ASSESSMENT,
                prompts=SHIPPED.prompts_for(StageKind.SELF_ASSESSMENT, Party.MANAGER),
            ),
            "template-asks-nothing",
            "self_assessment.prompts",
        ),
        (
            replace(SHIPPED, competencies=tuple(f"skill-{n}" for n in range(7))),
            "template-many-competencies",
            "competencies",
        ),
    ],
)
def test_each_fault_is_told_beside_its_field(template: Template, key: str, field: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        check_worded(template)
    assert (refused.value.key, refused.value.field) == (key, field)
    assert "{" not in sentence(refused.value)


def test_pasted_text_becomes_one_clean_line() -> None:
    worded = with_prompt(question="  What\n will\tyou \x00practise\x7f \ud800?  ")
    assert tidied(worded).stage(StageKind.PLAN).prompts[0].question == "What will you practise ?"


def test_only_what_no_field_needs_can_be_taken_out() -> None:
    growth, own = SHIPPED.stage(StageKind.GROWTH), SHIPPED.stage(StageKind.SELF_ASSESSMENT)
    assert is_optional(StageKind.GROWTH, growth.prompt("ask_already"))
    assert not is_optional(StageKind.GROWTH, growth.prompt("employee_area"))
    assert is_optional(StageKind.SELF_ASSESSMENT, own.prompt("glad"))
    assert not is_optional(StageKind.SELF_ASSESSMENT, own.prompt("heard"))


def test_a_new_question_has_a_name_that_is_free() -> None:
    stage = SHIPPED.stage(StageKind.SELF_ASSESSMENT)
    first = new_prompt(stage)
    second = new_prompt(replace(stage, prompts=(*stage.prompts, first)))
    assert (first.id, second.id) == ("own_1", "own_2")
    assert first.asks is Party.EMPLOYEE
    assert new_prompt(SHIPPED.stage(StageKind.PLAN)).asks is None
    assert all(is_optional(stage.kind, new_prompt(stage)) for stage in SHIPPED.stages)


def test_questions_can_be_added_where_they_are_shown_and_as_many_as_fit() -> None:
    assert may_add_prompt(SHIPPED.stage(StageKind.SELF_ASSESSMENT))
    growth = SHIPPED.stage(StageKind.GROWTH)
    assert may_add_prompt(growth)
    assert not may_add_prompt(replace(growth, prompts=(*growth.prompts, new_prompt(growth))))
    assert not takes_prompts(StageKind.PLAN)
    assert not may_add_prompt(SHIPPED.stage(StageKind.PLAN))


def test_half_of_the_time_is_enough_and_less_is_not() -> None:
    back = SHIPPED.minutes - SHIPPED.forward_minutes
    forward = SHIPPED.forward_minutes - SHIPPED.stage(StageKind.PLAN).minutes
    assert looks_forward(with_stage(StageKind.PLAN, minutes=back - forward))
    assert not looks_forward(with_stage(StageKind.PLAN, minutes=back - forward - 1))
