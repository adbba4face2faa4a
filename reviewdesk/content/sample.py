"""The sample company as frozen values: who works there, what they set out to do, and three of their reviews.

Dates are real days, already counted from the demo day. The passphrases belong to made-up people and are public
on purpose; nothing else may ever be protected by them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Protocol, TypeVar

from reviewdesk.domain.goals import ObjectiveLevel
from reviewdesk.domain.people import Party
from reviewdesk.domain.plan import CheckInRhythm, DevelopmentAction
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.sign_off import Outcome


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


Found = TypeVar("Found", bound=_WithId)


def _named(things: Iterable[Found], wanted: str) -> Found:
    for thing in things:
        if thing.id == wanted:
            return thing
    raise KeyError(wanted)


@dataclass(frozen=True, slots=True)
class SampleTeam:
    """A team; ``lead`` is the id of the person who leads it."""

    id: str
    name: str
    lead: str


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """One made-up person; ``latin`` is how the name is written in Latin letters, where it usually is not.

    ``manager`` is empty for the head of the company's operations, ``passphrase`` for people without a drawer.
    """

    id: str
    name: str
    latin: str
    given: str
    role: str
    email: str
    team: str
    manager: str
    joined: date
    passphrase: str


@dataclass(frozen=True, slots=True)
class SampleObjective:
    """What the company or a team wants; ``team`` and ``serves`` are empty for the company's own."""

    id: str
    level: ObjectiveLevel
    title: str
    why: str
    team: str
    serves: str


@dataclass(frozen=True, slots=True)
class SampleEvidence:
    """A dated note on a goal; the owner of the goal writes as ``Party.EMPLOYEE``."""

    on: date
    by: Party
    text: str


@dataclass(frozen=True, slots=True)
class SampleGoal:
    """A person's goal; ``objective`` is empty where it serves none."""

    id: str
    owner: str
    title: str
    why: str
    notice: str
    objective: str
    began: date
    evidence: tuple[SampleEvidence, ...]


@dataclass(frozen=True, slots=True)
class SampleNote:
    """A private note of the desk's owner about somebody."""

    about: str
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class SamplePlanned:
    """A review that is in the calendar and has not been prepared."""

    person: str
    on: date
    at: time
    template: str


@dataclass(frozen=True, slots=True)
class SampleRating:
    """What one person thinks of one goal, prepared alone."""

    goal: str
    value: Progress
    reason: str


@dataclass(frozen=True, slots=True)
class SampleGrowth:
    """A growth area that one of the two names, and the strength that will carry it."""

    area: str
    strength: str


@dataclass(frozen=True, slots=True)
class SampleSettled:
    """How the two settled one goal: ``agreed`` is ``None`` where both views were kept."""

    goal: str
    agreed: Progress | None
    learned: str


@dataclass(frozen=True, slots=True)
class SampleBest:
    """A time when the work was at its best, what made it possible, and more of it; empty where nobody told one."""

    story: str = ""
    you: str = ""
    others: str = ""
    set_up: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class SampleTable:
    """What the employee asks the manager to keep and to change, and by when; empty where nothing was asked."""

    keep: str = ""
    change: str = ""
    by: date | None = None


@dataclass(frozen=True, slots=True)
class SampleMeeting:
    """What is said in the meeting, in the order of its stages; actions name an objective by its id."""

    employee_topics: tuple[str, ...]
    manager_topics: tuple[str, ...]
    heard: str
    progress: tuple[SampleSettled, ...]
    employee_growth: SampleGrowth
    manager_growth: SampleGrowth
    actions: tuple[DevelopmentAction, ...]
    rhythm: CheckInRhythm
    outcome: Outcome
    employee_words: str
    manager_words: str
    best: SampleBest = field(default_factory=SampleBest)
    table: SampleTable = field(default_factory=SampleTable)


@dataclass(frozen=True, slots=True)
class SampleReview:
    """One review: both preparations, and what was said (``sealed``) or will be said (the demo types it)."""

    id: str
    employee: str
    manager: str
    template: str
    period_start: date
    period_end: date
    on: date
    at: time
    sealed: bool
    goals: tuple[str, ...]
    self_answers: tuple[tuple[str, str], ...]
    employee_ratings: tuple[SampleRating, ...]
    manager_ratings: tuple[SampleRating, ...]
    manager_prepared: SampleGrowth
    meeting: SampleMeeting

    def rating(self, party: Party, goal: str) -> SampleRating:
        """Return what ``party`` thinks of ``goal``."""
        ratings = self.employee_ratings if party is Party.EMPLOYEE else self.manager_ratings
        return next(rating for rating in ratings if rating.goal == goal)


@dataclass(frozen=True, slots=True)
class SampleCompany:
    """The whole sample, as it stands on the demo day."""

    day: date
    name: str
    about: str
    owner: str
    teams: tuple[SampleTeam, ...]
    people: tuple[SamplePerson, ...]
    objectives: tuple[SampleObjective, ...]
    goals: tuple[SampleGoal, ...]
    notes: tuple[SampleNote, ...]
    planned: tuple[SamplePlanned, ...]
    reviews: tuple[SampleReview, ...]

    def person(self, person_id: str) -> SamplePerson:
        """Return one person by id; ``KeyError`` where there is none."""
        return _named(self.people, person_id)

    def goal(self, goal_id: str) -> SampleGoal:
        """Return one goal by id; ``KeyError`` where there is none."""
        return _named(self.goals, goal_id)

    def objective(self, objective_id: str) -> SampleObjective:
        """Return one objective by id; ``KeyError`` where there is none."""
        return _named(self.objectives, objective_id)

    @property
    def ready(self) -> SampleReview:
        """Return the review that is prepared and ready to be held today."""
        return next(review for review in self.reviews if not review.sealed)

    @property
    def sealed(self) -> tuple[SampleReview, ...]:
        """Return the reviews that were held and signed earlier, oldest first."""
        return tuple(review for review in self.reviews if review.sealed)
