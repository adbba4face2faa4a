"""What the owner's own window shows: lists and details as frozen values. Never imported by the meeting."""

from dataclasses import dataclass
from datetime import date, datetime

from reviewdesk.content.template import Occasion
from reviewdesk.domain.goals import GoalState, ObjectiveLevel
from reviewdesk.domain.people import OwnerKind, Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import ReviewState
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.helpful_words import HelpfulWords


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team and how many people are in it."""

    id: str
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class PersonView:
    """One row of the people list. There is no score here, and never will be."""

    id: str
    name: str
    given_name: str
    initials: str
    role_title: str
    email: str
    team_id: str | None
    team: str
    is_owner: bool
    has_drawer: bool
    last_review: date | None
    next_review: datetime | None
    open_goals: int


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A dated note or link on a goal."""

    id: str
    goal_id: str
    on: date
    text: str
    link: str
    by: Party


@dataclass(frozen=True, slots=True)
class GoalView:
    """A person's goal with its evidence, newest first."""

    id: str
    person_id: str
    person: str
    title: str
    why: str
    how_we_notice: str
    state: GoalState
    objective_id: str | None
    objective: str
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective of the organisation or of a team, and the goals that serve it."""

    id: str
    title: str
    why: str
    level: ObjectiveLevel
    team_id: str | None
    team: str
    parent_id: str | None
    goals: int


@dataclass(frozen=True, slots=True)
class GoalsTree:
    """Organisation → team → person, and the goals that serve no objective yet, said gently."""

    objectives: tuple[ObjectiveView, ...]
    goals: tuple[GoalView, ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """A private note of the owner. Only the owner's window shows it."""

    id: str
    person_id: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class PreparationView:
    """How far each has prepared, in counts; never what they wrote."""

    manager_done: int
    manager_total: int
    employee_started: bool
    employee_ready: bool


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One row of the reviews list."""

    id: str
    title: str
    employee_id: str
    employee: str
    employee_given_name: str
    employee_initials: str
    manager: str
    state: ReviewState
    template: str
    minutes: int
    planned_at: datetime | None
    period_start: date
    period_end: date
    stage_title: str
    preparation: PreparationView
    outcome: Outcome | None
    taken_home_due: date | None
    document_id: str | None
    amends: bool = False
    """Whether it takes the place of a plan that is sealed."""
    looks_back: int = 0
    """On how many days a talk of its kind usually looks back."""


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A dated promise from a sealed review."""

    id: str
    by: Party
    person: str
    text: str
    due: date | None
    review_title: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page: the next conversation, who is due, what was promised."""

    owner_given_name: str
    owner_kind: OwnerKind
    now: datetime
    next_review: ReviewView | None
    upcoming: tuple[ReviewView, ...]
    people: tuple[PersonView, ...]
    team_goals: tuple[GoalView, ...]
    promises: tuple[CommitmentView, ...]
    empty: bool


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One moment on a person's page: a review, a piece of evidence, a sealed plan."""

    on: date
    kind: str
    title: str
    detail: str
    review_id: str | None = None
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything the owner sees about one person."""

    person: PersonView
    goals: tuple[GoalView, ...]
    reviews: tuple[ReviewView, ...]
    timeline: tuple[TimelineEntry, ...]
    promises: tuple[CommitmentView, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True)
class PrepareGoal:
    """One goal in the preparation: evidence by quarter and, for the one who prepares, the rating chosen so far."""

    goal: GoalView
    rating: Progress | None


@dataclass(frozen=True, slots=True)
class PreparePrompt:
    """One question of the self-assessment."""

    id: str
    question: str
    guidance: str


@dataclass(frozen=True, slots=True)
class PrepareView:
    """One person's preparation of one review; its texts live in that person's own document.

    ``scale`` is what each step of the progress scale is called and means, in the order of the scale. ``words`` are
    the template's competencies, for whoever names a growth area here.
    """

    review: ReviewView
    party: Party
    person_given_name: str
    other_given_name: str
    prompts: tuple[PreparePrompt, ...]
    goals: tuple[PrepareGoal, ...]
    ready: bool
    scale: tuple[tuple[str, str], ...] = ()
    words: tuple[HelpfulWords, ...] = ()


@dataclass(frozen=True, slots=True)
class SealedPlanView:
    """One row of the archive."""

    document_id: str
    review_id: str | None
    employee: str
    manager: str
    title: str
    sealed_at: datetime
    outcome: Outcome
    file_name: str
    sha256: str
    supersedes: str | None


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A template that a review can be planned with; ``days`` is how far such a conversation usually looks back."""

    id: str
    name: str
    description: str
    minutes: int
    occasion: Occasion
    days: int
    rates_goals: bool
