"""What the archive's lists show, as frozen values."""

from dataclasses import dataclass
from datetime import date, datetime

from reviewdesk.domain.desk_trail import Place
from reviewdesk.domain.sign_off import Outcome


@dataclass(frozen=True, slots=True)
class RegisterView:
    """One archived plan. ``trusted``, ``shown`` and ``trail`` are what was found when it was archived.

    ``lost`` is what the last look over the archive found of its file: empty, *missing* or *altered*.

    ``seal`` is the archive's own: *none*, *sealed* or *stamped* (with a time service's word for when).
    """

    outcome: Outcome
    trail: Place
    audit_head: str
    sealed_here: bool
    document_id: str
    revision: int
    supersedes: str | None
    employee: str
    manager: str
    title: str
    period_start: date
    period_end: date
    sealed_at: datetime
    file_name: str
    sha256: str
    archived_at: datetime
    audit_sequence: int
    origin_root: str
    employee_level: str
    manager_level: str
    shown: str
    trusted: bool
    seal: str
    stamped_until: date | None
    retention_class: str
    review_on: date
    held: bool
    lost: str = ""


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Some plans, and what to ask with for the next ones; ``after`` is empty at the end."""

    plans: tuple[RegisterView, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """How many plans there are, how many are held or lost, and how many each retention class has."""

    plans: int
    held: int
    classes: tuple[tuple[str, int], ...]
    lost: int = 0


@dataclass(frozen=True, slots=True)
class HoldView:
    """A reason to keep a plan whatever its rule says; ``lifted_at`` is ``None`` while it holds."""

    id: str
    document_id: str
    reason: str
    set_by: str
    set_at: datetime
    lifted_by: str | None
    lifted_at: datetime | None


@dataclass(frozen=True, slots=True)
class DisposalView:
    """What is left of a plan that was disposed of; ``brought``: by another archive, as its copy says."""

    document_id: str
    sha256: str
    retention_class: str
    rule: str
    review_on: date
    disposed_at: datetime
    disposed_by: str
    brought: bool


@dataclass(frozen=True, slots=True)
class DisposalPage:
    """Some disposals, newest first."""

    disposals: tuple[DisposalView, ...]
    after: str = ""
