"""What the shared meeting window may know: one review, its two people, nothing about anybody else.

The fields here are an allow-list; an architecture test holds them to it. Texts are not in the snapshot: they live
in the shared documents that the pages are bound to. A rating is here only after the reveal.
"""

from dataclasses import dataclass
from datetime import date, datetime

from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress, RatingPhase
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome, SealGap


@dataclass(frozen=True, slots=True)
class MeetingPerson:
    """One of the two at the table."""

    id: str
    name: str
    given_name: str
    initials: str
    has_drawer: bool


@dataclass(frozen=True, slots=True)
class MeetingPrompt:
    """One question of a stage, with its placeholders filled; ``asks`` is whose it is, ``None`` for both."""

    id: str
    question: str
    guidance: str
    asks: Party | None = None


@dataclass(frozen=True, slots=True)
class MeetingNotice:
    """One sentence that a stage tells both people, for example who sees what is written."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class MeetingStage:
    """One stage of the meeting: its words from the template and its time, with the minutes that were added to it."""

    kind: StageKind
    title: str
    question: str
    guidance: str
    speaks_first: Party
    keyboard: Party | None
    minutes: int
    seconds_used: int
    visited: bool
    prompts: tuple[MeetingPrompt, ...] = ()
    notices: tuple[MeetingNotice, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingEvidence:
    """A dated note on a goal that both may see."""

    id: str
    on: date
    text: str
    by: Party


@dataclass(frozen=True, slots=True)
class MeetingGoal:
    """One goal to be rated, and its rating as far as it may be seen."""

    id: str
    title: str
    why: str
    how_we_notice: str
    objective: str
    evidence: tuple[MeetingEvidence, ...]
    phase: RatingPhase
    sealed: frozenset[Party]
    prepared: frozenset[Party]
    employee: Progress | None = None
    manager: Progress | None = None
    agreed: Progress | None = None
    distance: int | None = None

    @property
    def settled(self) -> bool:
        """Say whether the two have agreed or kept both views."""
        return self.phase in {RatingPhase.AGREED, RatingPhase.BOTH_KEPT}


@dataclass(frozen=True, slots=True)
class MeetingObjective:
    """An objective that a development action can serve."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class BackFromHome:
    """A text that was taken home ``on`` a day and is back; ``other``: the day on which another version went before.

    ``opened`` is the day on which the two opened it again; from then on ``unchanged`` is told and holds nothing up.
    """

    on: date
    unchanged: bool
    other: date | None
    opened: date | None


@dataclass(frozen=True, slots=True)
class MeetingSignOff:
    """The sign-off as it stands. ``signed_at`` holds a time for each who has signed.

    ``needs_both`` says that nobody can leave it unsigned: an amendment takes the place of a sealed plan.
    """

    outcome: Outcome | None
    witness: str
    reason: str
    due: date | None
    signers: tuple[Party, ...]
    signed_at: tuple[tuple[Party, datetime], ...]
    gaps: tuple[SealGap, ...]
    needs_both: bool
    back: BackFromHome | None


@dataclass(frozen=True, slots=True)
class MeetingSnapshot:
    """All that the meeting window renders, at one moment.

    ``prepared_growth`` names the joint fields for which the manager prepared words; the words themselves are not here.
    It is looked for in the growth stage only. ``drawer_open`` says whether what the employee prepared can be used
    without the passphrase; it tells nothing of what lies in the drawer. The sign-off has no use for it.
    ``hr_contact`` is whom to talk to where the form is not the place, as the owner of the desk has written it down.
    ``scale`` is what each step of the progress scale is called and means, in the order of the scale.
    ``competencies`` are the ids of those that the template names, to find words with.
    """

    review_id: str
    title: str
    organisation: str
    period_start: date
    period_end: date
    state: ReviewState
    employee: MeetingPerson
    manager: MeetingPerson
    stages: tuple[MeetingStage, ...]
    stage: StageKind
    self_opened: bool
    goals: tuple[MeetingGoal, ...]
    objectives: tuple[MeetingObjective, ...]
    sign_off: MeetingSignOff
    today: date
    prepared_growth: frozenset[str] = frozenset()
    drawer_open: bool = False
    hr_contact: str = ""
    scale: tuple[tuple[str, str], ...] = ()
    competencies: tuple[str, ...] = ()

    def person(self, party: Party) -> MeetingPerson:
        """Return the employee or the manager."""
        return self.employee if party is Party.EMPLOYEE else self.manager

    def current(self) -> MeetingStage:
        """Return the stage that is open."""
        return next(stage for stage in self.stages if stage.kind is self.stage)
