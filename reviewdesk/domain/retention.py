"""How long a plan is kept, and when somebody looks at it again."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import count

from reviewdesk.domain.errors import RuleViolation

MOST_YEARS = 100
MOST_CLASSES = 30
LONGEST_NAME = 64
LONGEST_RULE = 500
_ID_WORD = 32
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LEAP_DAY_MOVES_TO = (3, 1)


class Applies(StrEnum):
    """Which plans a class takes; the first that fits, in this order."""

    CONTESTED = "contested"
    TEMPLATES = "templates"
    OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class RetentionClass:
    """A rule: plans of this kind are looked at again after ``years``; ``rule`` says why, in the desk's own words."""

    id: str
    name: str
    years: int
    rule: str
    applies: Applies
    templates: tuple[str, ...] = ()
    """The names of the templates it is for."""


def years_later(day: date, years: int) -> date:
    """Return the same day, ``years`` later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(min(day.year + years, date.max.year), *_LEAP_DAY_MOVES_TO)


def class_for(
    classes: Sequence[RetentionClass], *, template: str, contested: bool, named: str = ""
) -> RetentionClass:
    """Return the class a plan falls under: contested before all, then the one it names itself, then its template's.

    A plan names the class its own desk gave it; where this desk has no such class it is not asked.
    """
    found = {each.applies: each for each in reversed(classes) if each.applies is not Applies.TEMPLATES}
    if contested and Applies.CONTESTED in found:
        return found[Applies.CONTESTED]
    wanted = template.strip().casefold()
    by_name = [each for each in classes if each.id == named]
    by_template = [each for each in classes if wanted in {name.strip().casefold() for name in each.templates}]
    return next(iter([*by_name, *by_template, found[Applies.OTHERWISE]]))


def require_sound(classes: Sequence[RetentionClass]) -> None:
    """Refuse classes that would leave a plan without a rule or with two, or a rule without words."""
    ids = [each.id for each in classes]
    if len(set(ids)) != len(ids) or len(classes) > MOST_CLASSES or not all(map(_ID.fullmatch, ids)):
        raise RuleViolation("retention-classes-unclear")
    if [each.applies for each in classes].count(Applies.OTHERWISE) != 1:
        raise RuleViolation("retention-needs-otherwise")
    for each in classes:
        if not each.name.strip() or len(each.name) > LONGEST_NAME:
            raise RuleViolation("retention-needs-name", field="name", limit=LONGEST_NAME)
        if not each.rule.strip() or len(each.rule) > LONGEST_RULE:
            raise RuleViolation("retention-needs-rule", field="rule", limit=LONGEST_RULE)
        if not 1 <= each.years <= MOST_YEARS:
            raise RuleViolation("retention-years", field="years", limit=MOST_YEARS)


def new_class_id(name: str, taken: Collection[str]) -> str:
    """Return an id that no other class has, and that a person recognises in a copy of the archive."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    word = re.sub(r"[^a-z0-9]+", "-", plain)[:_ID_WORD].strip("-") or "rule"
    return next(each for each in _numbered(word) if each not in taken)


def _numbered(word: str) -> Iterator[str]:
    yield word
    yield from (f"{word}-{number}" for number in count(2))
