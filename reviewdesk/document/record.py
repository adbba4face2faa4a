"""The review as it is sealed: the tree of plain values that is attached to the PDF and drawn on its pages.

Everything a page shows comes from here and from nothing else, so that drawing the attached data again gives
the same bytes. Codes (ratings, outcomes, parties) are those of PRODUCT's words, checked by the JSON schema.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

FORMAT = "reviewdesk/review"
VERSION = 1
OPTIONAL = MappingProxyType({"optional": True})
"""Marks a part that later versions brought: where it is ``None`` the attached data does not name it at all.

So a record without it has the very bytes it had before, and a plan of any age can be drawn again.
"""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Who drew the pages; ``versions`` names every library whose change may move a byte."""

    id: str
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """Which conversation this is."""

    id: str
    title: str
    period_start: date
    period_end: date
    template: str
    template_version: str
    held_on: date


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """One of the two people, as the organisation knew them on that day."""

    id: str
    name: str
    given_name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something ``by`` brought to the conversation."""

    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the employee's self-assessment."""

    prompt: str
    answer: str


@dataclass(frozen=True, slots=True)
class AtItsBest:
    """A time when the employee's work was at its best, what made it possible, and what there should be more of."""

    story: str = ""
    you: str = ""
    others: str = ""
    set_up: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class TurnTheTable:
    """What the employee asks of the manager; the change is one of the commitments too, with its day."""

    keep: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceNote:
    """A dated note on a goal."""

    on: date
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why each gave their rating, in their own words."""

    employee: str = ""
    manager: str = ""


@dataclass(frozen=True, slots=True)
class GoalOutcome:
    """A goal, the two ratings, and what came of them; ``agreement`` is empty where nothing was rated."""

    id: str
    title: str
    objective: str = ""
    why: str = ""
    how_we_notice: str = ""
    evidence: tuple[EvidenceNote, ...] = ()
    employee: str | None = None
    manager: str | None = None
    agreed: str | None = None
    agreement: str = "not_discussed"
    reasons: Reasons = field(default_factory=Reasons)
    learned: str = ""


@dataclass(frozen=True, slots=True)
class GrowthArea:
    """What to grow, and the strength to use for it."""

    by: str
    area: str
    strength: str = ""


@dataclass(frozen=True, slots=True)
class DevelopmentAction:
    """One practice, its first small step, its if-then, and the manager's part. ``confidence`` is 0 to 10."""

    practice: str
    how: str = ""
    objective: str = ""
    first_step: str = ""
    begin: date | None = None
    if_: str = ""
    then: str = ""
    help: str = ""
    help_by: date | None = None
    notice: str = ""
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A dated promise of either person."""

    by: str
    text: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often the two talk between reviews."""

    weeks: int
    first: date | None = None
    minutes: int = 25


@dataclass(frozen=True, slots=True)
class ParkedPoint:
    """Something that came up and was left for another time; ``next_talk`` where the two said when."""

    text: str
    next_talk: bool = False


@dataclass(frozen=True, slots=True)
class SignOff:
    """How the conversation ended, with own words as written."""

    outcome: str
    employee_words: str = ""
    manager_words: str = ""
    witness: str = ""
    reason: str = ""
    rebuttal: str | None = field(default=None, metadata=OPTIONAL)
    """The employee's own account where they see it differently, printed as an appendix."""


@dataclass(frozen=True, slots=True)
class RatingWord:
    """What one step of the scale was called in this conversation, where that is not its usual name."""

    step: str
    label: str


@dataclass(frozen=True, slots=True)
class SealEvidence:
    """Proof that a rating was fixed before the other was seen: SHA-256 commitment, nonce and value."""

    goal: str
    party: str
    round: int
    session: str
    nonce: str
    commitment: str
    rating: str


@dataclass(frozen=True, slots=True)
class AuditHead:
    """Where the desk's audit trail stood; ``head`` is a SHA-256 in hexadecimal."""

    sequence: int
    head: str


@dataclass(frozen=True, slots=True)
class Assurance:
    """How sure one can be of each signature: A, B or C."""

    employee: str = "A"
    manager: str = "A"


@dataclass(frozen=True, slots=True)
class Retention:
    """What the organisation's rule says about keeping this document, as known when it was sealed."""

    class_: str = "standard"
    review_on: date | None = None
    hold: bool = False


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """The whole sealed plan. ``supersedes`` is the id of the document that this one amends, or empty."""

    document_id: str
    rendered_at: datetime
    renderer: Renderer
    review: ReviewFacts
    employee: PersonFacts
    manager: PersonFacts
    sign_off: SignOff
    audit: AuditHead
    expected_signatures: tuple[str, ...]
    organisation: str = ""
    revision: int = 1
    supersedes: str = ""
    language: str = "en"
    topics: tuple[Topic, ...] = ()
    at_its_best: AtItsBest | None = field(default=None, metadata=OPTIONAL)
    self_assessment: tuple[Answer, ...] = ()
    heard: str = ""
    goals: tuple[GoalOutcome, ...] = ()
    growth: tuple[GrowthArea, ...] = ()
    actions: tuple[DevelopmentAction, ...] = ()
    turn_the_table: TurnTheTable | None = field(default=None, metadata=OPTIONAL)
    commitments: tuple[Promise, ...] = ()
    rhythm: Rhythm | None = None
    parked: tuple[ParkedPoint, ...] | None = field(default=None, metadata=OPTIONAL)
    scale: tuple[RatingWord, ...] = field(default=(), metadata=OPTIONAL)
    blind: tuple[SealEvidence, ...] = ()
    assurance: Assurance = field(default_factory=Assurance)
    retention: Retention = field(default_factory=Retention)
    format: str = FORMAT
    version: int = VERSION

    def person(self, party: str) -> PersonFacts:
        """Return the person behind a party's code."""
        return self.employee if party == "employee" else self.manager


def signatures_for(outcome: str) -> tuple[str, ...]:
    """Return the seals a file must bear: both people's, or the manager's alone where signing was declined."""
    return ("Manager",) if outcome == "declined" else ("Employee", "Manager")


SIGNATURE_FIELDS = {"Employee": "employee", "Manager": "manager"}
"""The names of the signature fields and the party each belongs to."""
ARCHIVE_FIELD = "Archive"
"""The name of HR's field: signed on archiving, empty until then, and never expected."""
ATTACHMENT = "review.json"
"""What the attached data is called inside the PDF."""
