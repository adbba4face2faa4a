"""The shelf of review templates that ship with ReviewDesk, read from ``resources/templates``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from reviewdesk.content.source import parse_toml, read_toml, texts
from reviewdesk.content.template import (
    Notice,
    Occasion,
    Prompt,
    ScaleWord,
    StagePlan,
    Template,
    unknown_placeholders,
)
from reviewdesk.domain.errors import ContentError
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.system.resources import resource

_SCHEMA: Final = "template-1"


@dataclass(frozen=True, slots=True)
class Library:
    """All templates a review can be planned with, in the order they are offered."""

    templates: tuple[Template, ...]

    def template(self, template_id: str) -> Template:
        """Return a template by its id; ``ContentError`` where this version does not know it."""
        for template in self.templates:
            if template.id == template_id:
                return template
        raise ContentError("template-unknown", template=template_id)


def load_library(folder: Path | None = None) -> Library:
    """Read every template in ``folder`` (by default those that ship), by occasion and length."""
    files = sorted((folder or resource("templates")).glob("*.toml"))
    templates = [load_template(file) for file in files]
    seen: set[str] = set()
    for template, file in zip(templates, files, strict=True):
        if template.id in seen:
            raise ContentError("template-twice", file=file.name, template=template.id)
        seen.add(template.id)
    return Library(tuple(sorted(templates, key=_offered)))


def load_template(path: Path) -> Template:
    """Read one template file; ``ContentError`` says in one sentence what is wrong with it."""
    return _sound_template(path, read_toml(path, _SCHEMA))


def read_template(path: Path, text: str) -> Template:
    """Read a template out of ``text`` as strictly as out of a file; ``path`` names it in a refusal."""
    return _sound_template(path, parse_toml(path, text, _SCHEMA))


@lru_cache(maxsize=64)
def kept_template(body: str) -> Template:
    """Read a template that was checked before it was kept; the same body is read once."""
    return _template(tomllib.loads(body))


def _sound_template(path: Path, table: Mapping[str, Any]) -> Template:
    for place, text in texts(table):
        if unknown_placeholders(text):
            raise ContentError("content-placeholder", file=path.name, place=place)
    template = _template(table)
    _require_sound(path, template)
    return template


def _template(table: Mapping[str, Any]) -> Template:
    return Template(
        id=table["id"],
        version=table["version"],
        name=table["name"],
        description=table["description"],
        scale=tuple(
            ScaleWord(Progress(word["step"]), word["label"], word["meaning"]) for word in table["scale"]
        ),
        stages=tuple(_stage(stage) for stage in table["stages"]),
        competencies=tuple(table.get("competencies", ())),
        occasion=_occasion(table),
    )


def _occasion(table: Mapping[str, Any]) -> Occasion:
    """Return what is said; a template that says nothing is for a year, unless its name is that of half a year."""
    usual = Occasion.HALF_YEAR if table["id"].startswith("half-year") else Occasion.YEAR
    return Occasion(table.get("occasion", usual))


def _offered(template: Template) -> tuple[int, int, str]:
    """Sort by occasion, then the longest first, then by name."""
    return tuple(Occasion).index(template.occasion), -template.minutes, template.name


def _stage(table: Mapping[str, Any]) -> StagePlan:
    return StagePlan(
        kind=StageKind(table["kind"]),
        title=table["title"],
        minutes=table["minutes"],
        speaks_first=Party(table["speaks_first"]),
        keyboard=_party(table["keyboard"]),
        question=table["question"],
        guidance=table["guidance"],
        notices=tuple(Notice(notice["id"], notice["text"]) for notice in table.get("notices", ())),
        prompts=tuple(
            Prompt(prompt["id"], _party(prompt["asks"]), prompt["question"], prompt["guidance"])
            for prompt in table["prompts"]
        ),
    )


def _party(word: str) -> Party | None:
    return None if word == "each" else Party(word)


def _require_sound(path: Path, template: Template) -> None:
    """Refuse what a schema cannot say: steps, stages and ids named once; half of the minutes look forward."""
    _require_once(path, "scale", [word.step for word in template.scale])
    _require_once(path, "stages", [stage.kind for stage in template.stages])
    for stage in template.stages:
        _require_once(path, f"{stage.kind}.prompts", [prompt.id for prompt in stage.prompts])
        _require_once(path, f"{stage.kind}.notices", [notice.id for notice in stage.notices])
    if 2 * template.forward_minutes < template.minutes:
        raise ContentError("template-looks-back", file=path.name)


def _require_once(path: Path, place: str, names: list[str]) -> None:
    if len(set(names)) < len(names):
        raise ContentError("content-named-twice", file=path.name, place=place)
