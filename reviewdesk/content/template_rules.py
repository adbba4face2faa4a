"""What a template that somebody words themselves has to keep to, each rule with the field it is about.

A file is refused as a whole; here a person is writing, so every refusal names its place: ``name``,
``scale.achieved.label``, ``plan.minutes``, ``plan.prompts.practice.question``.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from reviewdesk.content.template import Prompt, ScaleWord, StagePlan, Template, unknown_placeholders
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.stage_order import ASKS, order_holds

LONGEST_LINE: Final = 60
LONGEST_TEXT: Final = 300
MOST_MINUTES: Final = 90
MOST_PROMPTS: Final = 16
MOST_COMPETENCIES: Final = 6
MOST_ASKS: Final = 4
"""More of them do not stand on the screen."""
_ASKING: Final = frozenset({StageKind.AT_ITS_BEST, StageKind.GROWTH, StageKind.TURN_THE_TABLE})


def is_optional(kind: StageKind, prompt: Prompt) -> bool:
    """Say whether a stage does without this prompt: no field on the screen takes its words from it."""
    own_answer = kind is StageKind.SELF_ASSESSMENT and prompt.asks is Party.EMPLOYEE
    return own_answer or prompt.id.startswith(ASKS)


def takes_prompts(kind: StageKind) -> bool:
    """Say whether a stage shows questions of one's own."""
    return kind in _ASKING or kind is StageKind.SELF_ASSESSMENT


def may_add_prompt(stage: StagePlan) -> bool:
    """Say whether a stage has room for one more question."""
    asks = sum(prompt.id.startswith(ASKS) for prompt in stage.prompts)
    room = stage.kind is StageKind.SELF_ASSESSMENT or asks < MOST_ASKS
    return takes_prompts(stage.kind) and room and len(stage.prompts) < MOST_PROMPTS


def new_prompt(stage: StagePlan) -> Prompt:
    """Return an empty prompt for ``stage`` under a name that is free."""
    own_answer = stage.kind is StageKind.SELF_ASSESSMENT
    taken = {prompt.id for prompt in stage.prompts}
    stem = "own" if own_answer else f"{ASKS}own"
    number = next(n for n in range(1, len(taken) + 2) if f"{stem}_{n}" not in taken)
    return Prompt(f"{stem}_{number}", Party.EMPLOYEE if own_answer else None, "", "")


def looks_forward(template: Template) -> bool:
    """Say whether at least half of the minutes are about what comes next."""
    return 2 * template.forward_minutes >= template.minutes


def tidied(template: Template) -> Template:
    """Return the template with each text on one line: what was pasted may hold anything."""
    return replace(
        template,
        name=_tidy(template.name),
        description=_tidy(template.description),
        scale=tuple(ScaleWord(word.step, _tidy(word.label), _tidy(word.meaning)) for word in template.scale),
        stages=tuple(
            replace(
                stage,
                question=_tidy(stage.question),
                guidance=_tidy(stage.guidance),
                prompts=tuple(
                    replace(prompt, question=_tidy(prompt.question), guidance=_tidy(prompt.guidance))
                    for prompt in stage.prompts
                ),
            )
            for stage in template.stages
        ),
    )


def _tidy(text: str) -> str:
    spaced = " ".join(text.split())
    return "".join(char for char in spaced if unicodedata.category(char) not in {"Cc", "Cs"})


def check_worded(template: Template) -> None:
    """Raise ``RuleViolation`` for the first thing that keeps a template from being kept."""
    for field, text, most in _texts(template):
        _check_text(field, text, most)
    for stage in template.stages:
        if not 1 <= stage.minutes <= MOST_MINUTES:
            raise RuleViolation("template-minutes", field=f"{stage.kind}.minutes", most=MOST_MINUTES)
        if len(stage.prompts) > MOST_PROMPTS:
            raise RuleViolation("template-many-prompts", field=f"{stage.kind}.prompts", most=MOST_PROMPTS)
    if not order_holds([stage.kind for stage in template.stages]):
        raise RuleViolation("template-order", field="stages")
    if (
        any(stage.kind is StageKind.SELF_ASSESSMENT for stage in template.stages)
        and not template.self_prompts()
    ):
        raise RuleViolation("template-asks-nothing", field=f"{StageKind.SELF_ASSESSMENT}.prompts")
    if len(template.competencies) > MOST_COMPETENCIES:
        raise RuleViolation("template-many-competencies", field="competencies", most=MOST_COMPETENCIES)
    if not looks_forward(template):
        raise RuleViolation("template-less-than-half", field="stages")


def _check_text(field: str, text: str, most: int) -> None:
    if not text:
        raise RuleViolation("template-says-nothing", field=field)
    if len(text) > most:
        raise RuleViolation("template-text-too-long", field=field, most=most)
    if unknown_placeholders(text):
        raise RuleViolation("template-braces", field=field)


def _texts(template: Template) -> Iterator[tuple[str, str, int]]:
    """Yield each text with its place and its longest length, in characters."""
    yield "name", template.name, LONGEST_LINE
    yield "description", template.description, LONGEST_TEXT
    for stage in template.stages:
        yield f"{stage.kind}.question", stage.question, LONGEST_TEXT
        yield f"{stage.kind}.guidance", stage.guidance, LONGEST_TEXT
        for prompt in stage.prompts:
            place = f"{stage.kind}.prompts.{prompt.id}"
            yield f"{place}.question", prompt.question, LONGEST_TEXT
            yield f"{place}.guidance", prompt.guidance, LONGEST_TEXT
    for word in template.scale:
        yield f"scale.{word.step}.label", word.label, LONGEST_LINE
        yield f"scale.{word.step}.meaning", word.meaning, LONGEST_TEXT
