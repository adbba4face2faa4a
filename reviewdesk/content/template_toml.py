"""Writes a template the way those that ship are written, so that one can be handed on, read and worded by hand.

A string of TOML is a string of JSON, but for DEL, which no text of a template may hold.
"""

import json
from collections.abc import Iterator, Mapping

from reviewdesk.content.source import FORMAT
from reviewdesk.content.template import Notice, Prompt, ScaleWord, StagePlan, Template
from reviewdesk.domain.people import Party


def to_toml(template: Template) -> str:
    """Return ``template`` as the text of a file; reading that gives the same template again."""
    return "\n".join(_lines(template)) + "\n"


def _lines(template: Template) -> Iterator[str]:
    head = {
        "format": FORMAT,
        "id": template.id,
        "version": template.version,
        "name": template.name,
        "description": template.description,
        "occasion": template.occasion.value,
    }
    yield from _pairs(head)
    if template.competencies:
        yield f"competencies = {_value(list(template.competencies))}"
    for word in template.scale:
        yield from _table("scale", _word(word))
    for stage in template.stages:
        yield ""
        yield from _table("stages", _stage(stage))
        for notice in stage.notices:
            yield from _table("stages.notices", _notice(notice))
        for prompt in stage.prompts:
            yield from _table("stages.prompts", _prompt(prompt))


def _table(name: str, entries: Mapping[str, object]) -> Iterator[str]:
    yield ""
    yield f"[[{name}]]"
    yield from _pairs(entries)


def _pairs(entries: Mapping[str, object]) -> Iterator[str]:
    for key, value in entries.items():
        yield f"{key} = {_value(value)}"


def _value(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _word(word: ScaleWord) -> dict[str, object]:
    return {"step": word.step.value, "label": word.label, "meaning": word.meaning}


def _stage(stage: StagePlan) -> dict[str, object]:
    return {
        "kind": stage.kind.value,
        "title": stage.title,
        "minutes": stage.minutes,
        "speaks_first": stage.speaks_first.value,
        "keyboard": _whose(stage.keyboard),
        "question": stage.question,
        "guidance": stage.guidance,
    }


def _notice(notice: Notice) -> dict[str, object]:
    return {"id": notice.id, "text": notice.text}


def _prompt(prompt: Prompt) -> dict[str, object]:
    return {
        "id": prompt.id,
        "asks": _whose(prompt.asks),
        "question": prompt.question,
        "guidance": prompt.guidance,
    }


def _whose(party: Party | None) -> str:
    return "each" if party is None else party.value
