"""Coaching questions: what one of the two may ask next, at which stage, and when better not.

One file a stage lies in ``resources/questions``. Texts are kept as written in the source language; translate one with
``template.fill`` at the moment it is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from reviewdesk.content.source import read_toml, texts
from reviewdesk.content.template import unknown_placeholders
from reviewdesk.domain.errors import ContentError
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.system.resources import resource

_SCHEMA: Final = "questions-1"


class Purpose(StrEnum):
    """What a question is for: to begin, to understand better, to make it certain, to mend what went wrong."""

    OPEN = "open"
    DEEPEN = "deepen"
    COMMIT = "commit"
    REPAIR = "repair"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``asks`` is who may ask it, ``None`` for either of the two.

    ``says`` is what the other person has just said, in their words, where the question answers to something; empty
    where it can be asked at any time. ``follow_up`` is what to ask next, ``avoid`` when not to ask at all.
    """

    id: str
    stage: StageKind
    purpose: Purpose
    asks: Party | None
    text: str
    says: str
    follow_up: str
    avoid: str


@dataclass(frozen=True, slots=True)
class Questions:
    """All questions, stage by stage in the order of the meeting, within a stage as they stand in its file."""

    questions: tuple[Question, ...]

    def at(
        self, stage: StageKind, purpose: Purpose | None = None, party: Party | None = None
    ) -> tuple[Question, ...]:
        """Return those of a stage; only of one purpose, or only those that ``party`` may ask, where given."""
        return tuple(
            question
            for question in self.questions
            if question.stage is stage
            and purpose in {None, question.purpose}
            and (party is None or question.asks in {None, party})
        )


@cache
def questions() -> Questions:
    """Return the questions that ship with ReviewDesk, read when they are first wanted."""
    return load_questions()


def load_questions(folder: Path | None = None) -> Questions:
    """Read every file of questions in ``folder`` (by default those that ship)."""
    found: list[Question] = []
    for file in sorted((folder or resource("questions")).glob("*.toml")):
        fresh = load_stage(file)
        _require_once(file, [question.id for question in (*found, *fresh)])
        found += fresh
    order = list(StageKind)
    return Questions(tuple(sorted(found, key=lambda question: order.index(question.stage))))


def load_stage(path: Path) -> tuple[Question, ...]:
    """Read the questions of one file; ``ContentError`` says in one sentence what is wrong with it."""
    table = read_toml(path, _SCHEMA)
    for place, text in texts(table):
        if unknown_placeholders(text):
            raise ContentError("content-placeholder", file=path.name, place=place)
    stage = StageKind(table["stage"])
    found = tuple(_question(stage, row) for row in table["questions"])
    _require_once(path, [question.id for question in found])
    return found


def _question(stage: StageKind, row: Mapping[str, Any]) -> Question:
    asks = row["asks"]
    return Question(
        id=row["id"],
        stage=stage,
        purpose=Purpose(row["purpose"]),
        asks=None if asks == "each" else Party(asks),
        text=row["text"],
        says=row.get("says", ""),
        follow_up=row["follow_up"],
        avoid=row["avoid"],
    )


def _require_once(path: Path, names: list[str]) -> None:
    if len(set(names)) < len(names):
        raise ContentError("content-named-twice", file=path.name, place="questions.id")
