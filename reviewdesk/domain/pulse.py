"""The exit pulse: five statements about the conversation, answered alone, and read only for groups.

The answers carry no name. What keeps them apart from people is the rule for reading: a group of fewer than five
answers is never shown, and neither is the difference between two groups that were shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party

STATEMENTS: Final = 5
"""How many statements there are; their words are in ``system.pulse_words``."""
STEPS: Final = (1, 2, 3, 4, 5)
"""From "not at all" to "fully"."""
FEWEST: Final = 5
"""Answers in the smallest group that may be read: the usual threshold for surveys of people at work."""

Counts = tuple[int, ...]
"""How many chose each step of one statement."""


@dataclass(frozen=True, slots=True, repr=False)
class PulseAnswers:
    """One person's answers, ``None`` for a statement that was left open. Without a ``repr``: it is no one's to read.

    Raises ``RuleViolation('pulse-answer-unknown')`` for anything but five steps of the scale.
    """

    values: tuple[int | None, ...]

    def __post_init__(self) -> None:
        """Refuse what is no answer."""
        known = all(value is None or value in STEPS for value in self.values)
        if len(self.values) != STATEMENTS or not known:
            raise RuleViolation("pulse-answer-unknown")

    @property
    def is_empty(self) -> bool:
        """Say whether every statement was left open: then there is nothing to keep."""
        return all(value is None for value in self.values)


@dataclass(frozen=True, slots=True)
class PulseResult:
    """What one group said: for each statement how many chose each step, ``None`` while too few answered it."""

    party: Party
    statements: tuple[Counts | None, ...]


def month_of(day: date) -> date:
    """Return the first day of the month: all that is kept of the day on which somebody answered."""
    return day.replace(day=1)


def read_group(party: Party, answers: Iterable[tuple[date, PulseAnswers]], today: date) -> PulseResult | None:
    """Return what the group said, each answer with its month; ``None`` while no statement has five answers.

    A month counts once it is over, and months are put together until each step forward holds five answers or more:
    whoever reads again after one more conversation must not see what was added.
    """
    finished = sorted((each for each in answers if each[0] < month_of(today)), key=lambda each: each[0])
    read = tuple(_counts(finished, statement) for statement in range(STATEMENTS))
    return PulseResult(party, read) if any(read) else None


def _counts(answers: list[tuple[date, PulseAnswers]], statement: int) -> Counts | None:
    """Return the counts of one statement over all that may be read of it."""
    said: list[int] = []
    waiting: list[int] = []
    for place, (month, each) in enumerate(answers):
        value = each.values[statement]
        waiting += [] if value is None else [value]
        month_ends = place + 1 == len(answers) or answers[place + 1][0] != month
        if month_ends and len(waiting) >= FEWEST:
            said += waiting
            waiting = []
    return tuple(said.count(step) for step in STEPS) if said else None
