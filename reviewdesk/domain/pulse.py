"""The exit pulse: five statements about the conversation, answered alone, and read only for groups.

The answers carry no name. What keeps them apart from people is the rule for reading: a group is shown only if it holds
five answers or more, from the talks of five different employees or more; and so is the difference between two groups
that were shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party

STATEMENTS: Final = 5
"""How many statements there are; their words are in ``system.pulse_words``."""
STEPS: Final = (1, 2, 3, 4, 5)
"""From "not at all" to "fully"."""
FEWEST: Final = 5
"""Answers, and employees, in the smallest group that may be read: the usual threshold for surveys at work."""

Talk = tuple[date, str]
"""The month in which a review was sealed, and the id of its employee."""
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
    """Return the first day of the month: all that is kept of the day of a talk that somebody answered about."""
    return day.replace(day=1)


def read_group(
    party: Party, answers: Iterable[tuple[date, PulseAnswers]], talks: Iterable[Talk], today: date
) -> PulseResult | None:
    """Return what the group said, each answer with its month; ``None`` while no statement may be read.

    ``talks`` are the sealed reviews after which the answers were given. A month counts once it is over, and months
    are put together until each step forward is a group of its own: whoever reads again after one more conversation
    must not see what was added.
    """
    finished = sorted((each for each in answers if each[0] < month_of(today)), key=lambda each: each[0])
    held = tuple(talks)
    read = tuple(
        _counts([(month, each.values[statement]) for month, each in finished], held)
        for statement in range(STATEMENTS)
    )
    return PulseResult(party, read) if any(read) else None


def _counts(answers: list[tuple[date, int | None]], talks: tuple[Talk, ...]) -> Counts | None:
    """Return the counts of one statement over all that may be read of it."""
    said: list[int] = []
    waiting: list[int] = []
    months: set[date] = set()
    for month, together in groupby(answers, key=lambda each: each[0]):
        waiting += [value for _month, value in together if value is not None]
        months.add(month)
        if _is_group(len(waiting), [employee for held, employee in talks if held in months]):
            said += waiting
            waiting, months = [], set()
    return tuple(said.count(step) for step in STEPS) if said else None


def _is_group(answers: int, employees: list[str]) -> bool:
    """Say whether ``answers`` are enough, and surely from the talks of enough of ``employees``, one for each talk.

    Nobody knows who left a statement open, so whoever talked more than once is thought to have answered each time.
    """
    different = len(set(employees))
    again = len(employees) - different
    return min(answers - again, different) >= FEWEST
