"""Looks through a folder of content as its writer would want it: every file, every fault, and how much there is.

Unlike at a start, the files that ship are held against their schema too, and one broken file does not hide the next.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reviewdesk.content.competencies import Competency, Family, load_competencies, load_family
from reviewdesk.content.library import load_template
from reviewdesk.content.questions import Purpose, Question, load_stage
from reviewdesk.content.source import SIZE_LIMIT, check, read_toml
from reviewdesk.content.template import Template
from reviewdesk.content.wording import Wording, load_wording
from reviewdesk.domain.errors import ContentError, ReviewDeskError
from reviewdesk.domain.review import StageKind
from reviewdesk.system.reading import read_ordinary
from reviewdesk.system.resources import resources_folder


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one file."""

    file: Path
    error: ReviewDeskError


@dataclass(slots=True)
class ContentReport:
    """What was found: the sound files by what they hold, and a fault for each of the others."""

    faults: list[Fault] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    templates: list[Template] = field(default_factory=list)
    wordings: list[Wording] = field(default_factory=list)
    families: list[Family] = field(default_factory=list)

    @property
    def competencies(self) -> list[Competency]:
        """Return the competencies of all families."""
        return [competency for family in self.families for competency in family.competencies]

    def questions_by_stage(self) -> dict[StageKind, Mapping[Purpose, int]]:
        """Count the questions of each stage by purpose, in the order of the meeting."""
        counted = Counter((question.stage, question.purpose) for question in self.questions)
        stages = {question.stage for question in self.questions}
        return {
            stage: {purpose: counted[stage, purpose] for purpose in Purpose}
            for stage in StageKind
            if stage in stages
        }

    def prompts_by_stage(self) -> dict[StageKind, int]:
        """Count the prompts of all templates by stage, in the order of the meeting."""
        counted: Counter[StageKind] = Counter()
        for template in self.templates:
            for stage in template.stages:
                counted[stage.kind] += len(stage.prompts)
        return {kind: counted[kind] for kind in StageKind if counted[kind]}


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of file: the folder it lies in, the part it cannot do without, its schema, and how it is taken in."""

    folder: str
    part: str
    schema: str
    take: Callable[[ContentReport, Path], None]


def check_content(folder: Path | None = None) -> ContentReport:
    """Look through ``folder`` (by default what ships): its folders by name, and files that lie in it themselves.

    Raises ``ContentError`` only where there is no such folder, or nothing of ours in it.
    """
    place = folder or resources_folder()
    if not place.is_dir():
        raise ContentError("content-no-folder", folder=str(place))
    report = ContentReport()
    files = 0
    for kind, file in _files(place):
        files += 1
        try:
            _take(report, kind, file)
        except ContentError as error:
            report.faults.append(Fault(file, error))
    if not files:
        raise ContentError("content-none-there", folder=str(place))
    return report


def _files(place: Path) -> Iterator[tuple[_Kind | None, Path]]:
    for kind in _KINDS:
        for file in sorted((place / kind.folder).glob("*.toml")):
            yield kind, file
    for file in sorted(place.glob("*.toml")):
        yield _kind_of(file), file


def _kind_of(file: Path) -> _Kind | None:
    """Tell a file that lies about by the part it cannot do without."""
    try:
        text = read_ordinary(file, SIZE_LIMIT).decode("utf-8", errors="replace")
    except OSError:
        return None
    return next((kind for kind in _KINDS if re.search(rf"(?m)^\s*\[\[{kind.part}\]\]", text)), None)


def _take(report: ContentReport, kind: _Kind | None, file: Path) -> None:
    """Hold a file against its schema and take in what it holds; ``ContentError`` where it is not sound."""
    if not file.is_file():  # a pipe would be waited for without end
        raise ContentError("content-not-readable", file=file.name)
    if kind is None:
        raise ContentError("content-of-no-kind", file=file.name)
    try:
        if file.is_relative_to(resources_folder()):
            check(file, read_toml(file, kind.schema), kind.schema)
        kind.take(report, file)
    except RecursionError as error:
        raise ContentError("content-not-toml", file=file.name) from error


def _take_questions(report: ContentReport, file: Path) -> None:
    fresh = load_stage(file)
    names = {question.id for question in report.questions}
    texts = {question.text.casefold() for question in report.questions}
    for question in fresh:
        if question.id in names or question.text.casefold() in texts:
            raise ContentError("content-named-twice", file=file.name, place=f"questions.{question.id}")
        names.add(question.id)
        texts.add(question.text.casefold())
    report.questions += fresh


def _take_family(report: ContentReport, file: Path) -> None:
    family = load_family(file)
    taken = {name for other in report.families for name in _names(other)}
    for name in _names(family):
        if name in taken:
            raise ContentError("competency-twice", file=file.name, competency=name)
        taken.add(name)
    report.families.append(family)


def _names(family: Family) -> tuple[str, ...]:
    return family.id, *(competency.id for competency in family.competencies)


def _take_template(report: ContentReport, file: Path) -> None:
    template = load_template(file)
    known = {competency.id for competency in report.competencies} | load_competencies().ids
    for competency in template.competencies:
        if competency not in known:
            raise ContentError("template-competency-unknown", file=file.name, competency=competency)
    if template.id in {other.id for other in report.templates}:
        raise ContentError("template-twice", file=file.name, template=template.id)
    report.templates.append(template)


def _take_wording(report: ContentReport, file: Path) -> None:
    wording = load_wording(file)
    if wording.language in {other.language for other in report.wordings}:
        raise ContentError("content-named-twice", file=file.name, place="language")
    report.wordings.append(wording)


_KINDS: Final = (
    _Kind("competencies", "competencies", "competencies-1", _take_family),  # before those who name them
    _Kind("templates", "stages", "template-1", _take_template),
    _Kind("questions", "questions", "questions-1", _take_questions),
    _Kind("wording", "rules", "wording-1", _take_wording),
)
