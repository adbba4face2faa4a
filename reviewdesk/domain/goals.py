"""What the organisation wants, what people make of it, and the dated evidence that keeps a review free of surprises."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reviewdesk.domain.errors import RuleViolation

TITLE_LIMIT = 160
TEXT_LIMIT = 4000
_MONTHS_IN_QUARTER = 3


class ObjectiveLevel(StrEnum):
    """Whose objective it is."""

    ORGANISATION = "organisation"
    TEAM = "team"


class GoalState(StrEnum):
    """Goals live on their own and are carried from review to review until done or let go."""

    OPEN = "open"
    DONE = "done"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter, by which evidence is read before rating (DeNisi & Peters 1996)."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Return the quarter that ``day`` lies in."""
        return cls(day.year, (day.month - 1) // _MONTHS_IN_QUARTER + 1)


def clean_title(title: str, *, field: str) -> str:
    """Return ``title`` on one line without outer spaces; refuse an empty or over-long one."""
    one_line = " ".join(title.split())
    if not one_line:
        raise RuleViolation("title-is-empty", field=field)
    if len(one_line) > TITLE_LIMIT:
        raise RuleViolation("title-too-long", field=field, limit=TITLE_LIMIT)
    return one_line


def clean_text(text: str, *, field: str) -> str:
    """Return ``text`` without outer blank space; refuse one that is over-long."""
    if len(text) > TEXT_LIMIT:
        raise RuleViolation("text-too-long", field=field, limit=TEXT_LIMIT)
    return text.strip()
