"""A review template as frozen values: the stages of a meeting, its questions, its minutes and its scale.

Texts are kept as written in the source language, with placeholders. ``fill`` translates one and puts the names
in, at the moment it is shown.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.system.i18n import _

PLACEHOLDERS: Final = frozenset({"employee", "manager", "goal"})
_GAP: Final = re.compile(r"\{([^{}]*)\}")


class Occasion(StrEnum):
    """What a conversation is held for; in this order templates are offered."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    TURNING_POINT = "turning_point"
    BETWEEN = "between"

    @property
    def days(self) -> int:
        """Return how many days such a conversation usually looks back on."""
        return _DAYS[self]


_DAYS: Final = {
    Occasion.YEAR: 364,
    Occasion.HALF_YEAR: 181,
    Occasion.TURNING_POINT: 91,
    Occasion.BETWEEN: 28,
}


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question of a stage; ``asks`` is whose it is to answer or to use, ``None`` for either of the two."""

    id: str
    asks: Party | None
    question: str
    guidance: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the two are told at a stage and need not answer."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ScaleWord:
    """How one step of the progress scale is called and what it means."""

    step: Progress
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class StagePlan:
    """One stage of the meeting; ``keyboard`` is ``None`` where each writes in fields of their own."""

    kind: StageKind
    title: str
    minutes: int
    speaks_first: Party
    keyboard: Party | None
    question: str
    guidance: str
    notices: tuple[Notice, ...]
    prompts: tuple[Prompt, ...]

    def prompt(self, prompt_id: str) -> Prompt:
        """Return one prompt by its id; ``KeyError`` where the template has none of that name."""
        for prompt in self.prompts:
            if prompt.id == prompt_id:
                return prompt
        raise KeyError(prompt_id)


@dataclass(frozen=True, slots=True)
class Template:
    """The plan of one kind of review."""

    id: str
    version: int
    name: str
    description: str
    scale: tuple[ScaleWord, ...]
    stages: tuple[StagePlan, ...]
    competencies: tuple[str, ...] = ()
    """Ids of the competencies that fit this kind of work; the shelf of competencies says what they are."""
    occasion: Occasion = Occasion.YEAR

    @property
    def minutes(self) -> int:
        """Return the length of the whole meeting."""
        return sum(stage.minutes for stage in self.stages)

    @property
    def forward_minutes(self) -> int:
        """Return the minutes that look forward: at least half of the meeting in every template."""
        return sum(stage.minutes for stage in self.stages if stage.kind.looks_forward)

    @property
    def rates_goals(self) -> bool:
        """Say whether progress on goals is rated; a talk without it needs no goals."""
        return any(stage.kind is StageKind.PROGRESS for stage in self.stages)

    def stage(self, kind: StageKind) -> StagePlan:
        """Return one stage; ``KeyError`` where the template leaves it out."""
        for stage in self.stages:
            if stage.kind is kind:
                return stage
        raise KeyError(kind)

    def prompts_for(self, kind: StageKind, party: Party) -> tuple[Prompt, ...]:
        """Return what a stage asks of one person, in order; nothing where the template leaves the stage out."""
        prompts = (prompt for stage in self.stages if stage.kind is kind for prompt in stage.prompts)
        return tuple(prompt for prompt in prompts if prompt.asks is party)

    def self_prompts(self) -> tuple[Prompt, ...]:
        """Return the questions of the employee's own self-assessment, in order."""
        return self.prompts_for(StageKind.SELF_ASSESSMENT, Party.EMPLOYEE)


def fill(text: str, *, employee: str = "", manager: str = "", goal: str = "") -> str:
    """Translate ``text`` and put names in; anything else in braces stays as it is written.

    Names come from people: they are put in as they are and never read as placeholders themselves.
    """
    names = {"employee": employee, "manager": manager, "goal": goal}
    return _GAP.sub(lambda gap: names.get(gap[1], gap[0]), _(text))


def unknown_placeholders(text: str) -> frozenset[str]:
    """Return what stands in braces in ``text`` and is no placeholder of ours."""
    return frozenset(_GAP.findall(text)) - PLACEHOLDERS
