"""The shelf of competencies that ship with ReviewDesk, read from ``resources/competencies`` when first asked for.

A competency is described by what anybody in the room could see, never by what a person is like. Its five anchors go
from first steps to something others learn from; they are there to talk about, and no number hangs on them.
Texts are kept as written in the source language; ``template.fill`` translates one when it is shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from reviewdesk.content.source import read_toml, texts
from reviewdesk.content.template import Template
from reviewdesk.domain.errors import ContentError
from reviewdesk.domain.plan import HowItGrows
from reviewdesk.system.resources import resource

_SCHEMA: Final = "competencies-1"


@dataclass(frozen=True, slots=True)
class DevelopmentIdea:
    """Something a person could take into their plan, and in which way it would grow them."""

    how: HowItGrows
    text: str


@dataclass(frozen=True, slots=True)
class Competency:
    """Something people learn to do; ``anchors`` go from first steps to what others learn from it."""

    id: str
    family: str
    name: str
    definition: str
    anchors: tuple[str, ...]
    questions: tuple[str, ...]
    actions: tuple[DevelopmentIdea, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A few competencies that belong together."""

    id: str
    name: str
    description: str
    competencies: tuple[Competency, ...]


@dataclass(frozen=True)
class Competencies:
    """All families, by name of their files."""

    families: tuple[Family, ...]

    @cached_property
    def all(self) -> tuple[Competency, ...]:
        """Return every competency, family by family."""
        return tuple(competency for family in self.families for competency in family.competencies)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return the ids a template may name."""
        return frozenset(competency.id for competency in self.all)

    def competency(self, competency_id: str) -> Competency:
        """Return a competency by its id; ``ContentError`` where this version does not know it."""
        for competency in self.all:
            if competency.id == competency_id:
                return competency
        raise ContentError("competency-unknown", competency=competency_id)

    def of(self, template: Template) -> tuple[Competency, ...]:
        """Return the competencies that ``template`` names, in its order."""
        return tuple(self.competency(competency_id) for competency_id in template.competencies)


def load_competencies(folder: Path | None = None) -> Competencies:
    """Read every family in ``folder`` (by default those that ship); ``ContentError`` says what is wrong."""
    files = sorted((folder or resource("competencies")).glob("*.toml"))
    families = tuple(load_family(file) for file in files)
    _require_once(files, families)
    return Competencies(families)


def load_family(path: Path) -> Family:
    """Read one family; ``ContentError`` says in one sentence what is wrong with it."""
    table = read_toml(path, _SCHEMA)
    for place, text in texts(table):
        if "{" in text or "}" in text:
            raise ContentError("competency-braces", file=path.name, place=place)
    return Family(
        id=table["id"],
        name=table["name"],
        description=table["description"],
        competencies=tuple(_competency(table["id"], entry) for entry in table["competencies"]),
    )


def _competency(family: str, table: Mapping[str, Any]) -> Competency:
    return Competency(
        id=table["id"],
        family=family,
        name=table["name"],
        definition=table["definition"],
        anchors=tuple(table["anchors"]),
        questions=tuple(table["questions"]),
        actions=tuple(DevelopmentIdea(HowItGrows(idea["how"]), idea["text"]) for idea in table["actions"]),
    )


def _require_once(files: Iterable[Path], families: Iterable[Family]) -> None:
    """Refuse a second family or a second competency of one id: a template's word must mean one thing."""
    seen: set[str] = set()
    for file, family in zip(files, families, strict=True):
        for name in (family.id, *(competency.id for competency in family.competencies)):
            if name in seen:
                raise ContentError("competency-twice", file=file.name, competency=name)
            seen.add(name)
