"""Real desks for tests, quick to open, with a clock and a keyring that tests hold in their hands."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from reviewdesk.models.goal_rows import Goal
from reviewdesk.models.people_rows import Person
from reviewdesk.models.review_rows import Review, ReviewGoal
from reviewdesk.system.clock import Clock
from reviewdesk.vault.ciphers import PassphraseCost
from reviewdesk.vault.desk import Desk
from reviewdesk.vault.keyring_slot import Keyring, KeyringAnswer, KeyringProblem

PASSPHRASE = "plum kettle orbit lantern"
QUICK = PassphraseCost(memory_kib=8, passes=1, lanes=1)
START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
EMPLOYEE, GOAL, REVIEW = "employee-1", "goal-1", "review-1"


@dataclass
class HeldClock:
    """A clock that moves when told to."""

    at: datetime = START

    def pass_seconds(self, seconds: float) -> None:
        """Move on."""
        self.at += timedelta(seconds=seconds)

    @property
    def clock(self) -> Clock:
        """Return what a desk is given."""
        return Clock(now=lambda: self.at)


@dataclass
class MemoryKeyring:
    """A keyring that keeps its secrets here, or has ``problem`` with everything."""

    problem: KeyringProblem | None = None
    secrets: dict[str, str] = field(default_factory=dict)

    def load(self, account: str) -> KeyringAnswer:
        """Return the secret."""
        if self.problem is not None:
            return KeyringAnswer(problem=self.problem)
        if account not in self.secrets:
            return KeyringAnswer(problem=KeyringProblem.NO_ENTRY)
        return KeyringAnswer(self.secrets[account])

    def keep(self, account: str, secret: str) -> KeyringProblem | None:
        """Keep it."""
        if self.problem is None:
            self.secrets[account] = secret
        return self.problem

    def forget(self, account: str) -> KeyringProblem | None:
        """Drop it."""
        self.secrets.pop(account, None)
        return self.problem


def new_desk(folder: Path, *, clock: Clock | None = None, keyring: Keyring | None = None) -> Desk:
    """Make a manager's desk with ``PASSPHRASE``; the keyring is asked only if one is given."""
    return Desk.create(
        folder,
        "manager",
        "Maria Okafor",
        PASSPHRASE,
        remember=keyring is not None,
        organisation="Northlight",
        clock=clock,
        keyring=keyring or MemoryKeyring(),
        cost=QUICK,
    )


def reopen(folder: Path, passphrase: str = PASSPHRASE, *, accept_history: bool = False) -> Desk:
    """Open a desk by passphrase."""
    return Desk.open(folder, passphrase=passphrase, accept_history=accept_history, keyring=MemoryKeyring())


def add_review(session: Session, manager_id: str) -> None:
    """Add an employee with one goal and a planned review of it."""
    session.add(Person(id=EMPLOYEE, name="Eli Brandt", manager_id=manager_id))
    session.flush()
    session.add(Goal(id=GOAL, person_id=EMPLOYEE, title="Answer customers within a day"))
    session.add(
        Review(
            id=REVIEW,
            employee_id=EMPLOYEE,
            manager_id=manager_id,
            title="Spring review",
            template_id="contributor",
            template_version="1",
            period_start=date(2025, 10, 1),
            period_end=date(2026, 3, 31),
            created_at=START,
        )
    )
    session.flush()
    session.add(ReviewGoal(review_id=REVIEW, goal_id=GOAL, position=0))
    session.flush()


def desk_with_review(folder: Path) -> Desk:
    """Make a desk on which one review is planned."""
    desk = new_desk(folder)
    with desk.write(desk.info.owner_id) as unit:
        add_review(unit.session, desk.info.owner_id)
        unit.audit("review.planned", REVIEW)
    return desk


def leave_behind(desk: Desk, content: bytes) -> str:
    """Store a file as a program that was killed before it wrote the row, and return the file's name."""
    name = desk.files.put(content)
    path = desk.folder / "files" / name[:2] / name
    stored = path.read_bytes()
    desk.files.discard(name)
    path.write_bytes(stored)
    return name
