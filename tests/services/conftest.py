"""A real desk in a temporary folder, with people and goals on it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from reviewdesk.content.library import Library, load_library
from reviewdesk.domain.goals import ObjectiveLevel
from reviewdesk.domain.people import Party
from reviewdesk.services.archive import Archive
from reviewdesk.services.archive_export import ArchiveExport
from reviewdesk.services.context import DeskContext
from reviewdesk.services.drawers import DrawerRoom, DrawerSession
from reviewdesk.services.goals import Goals
from reviewdesk.services.people import People
from reviewdesk.services.retention import Retention
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.templates import Templates
from reviewdesk.system.clock import Entropy
from tests.document.signed import sealed
from tests.services.archive_kit import document_id, folder_of, keep, record
from tests.services.meeting import Meeting, prepare
from tests.services.surroundings import (
    EMPLOYEE_PASSPHRASE,
    MORNING,
    CountedEntropy,
    StandingClock,
    Surroundings,
    handed_out,
)

_YEARS = 365 * 4


@dataclass(frozen=True)
class Company:
    """Ids of who and what is on the desk."""

    team: str
    dana: str
    omar: str
    objective: str
    team_objective: str
    goals: tuple[str, str]
    omars_goal: str


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture
def time() -> StandingClock:
    return StandingClock()


@pytest.fixture
def surroundings(tmp_path: Path, time: StandingClock, library: Library) -> Surroundings:
    return Surroundings(tmp_path / "desk", time, CountedEntropy().entropy(), library, handed_out())


@pytest.fixture
def context(surroundings: Surroundings) -> Iterator[DeskContext]:
    made = surroundings.new_desk()
    yield made
    made.desk.close()


@pytest.fixture
def company(context: DeskContext) -> Company:
    people, goals = People(context), Goals(context)
    team = people.add_team("Customer care").value
    dana = people.add("Dana Whitfield", "Care specialist", "dana@wrenfield.example", team).value
    omar = people.add("Omar Said").value
    objective = goals.add_objective("Customers stay because we listen", "They told us so").value
    objective_of_team = goals.add_objective(
        "Answer within a day", level=ObjectiveLevel.TEAM, team_id=team, parent_id=objective
    ).value
    first = goals.add_goal(dana, "Fewer repeat calls", "They tire everybody", "Under 8 %", objective).value
    second = goals.add_goal(dana, "Run the onboarding hour").value
    omars = goals.add_goal(omar, "Learn the new desk").value
    goals.add_evidence(first, date(2026, 1, 20), "Wrote the three call scripts", by=Party.EMPLOYEE)
    goals.add_evidence(first, date(2026, 2, 3), "Repeat calls at 9 %", "https://wrenfield.example/calls")
    return Company(team, dana, omar, objective, objective_of_team, (first, second), omars)


@pytest.fixture
def review(context: DeskContext, company: Company) -> str:
    """Return a planned review of Dana's two goals."""
    return (
        Reviews(context)
        .plan(
            company.dana,
            "year-review",
            "Year review 2025",
            date(2025, 3, 1),
            date(2026, 2, 28),
            MORNING + timedelta(days=1),
            company.goals,
        )
        .value
    )


@pytest.fixture
def drawer(context: DeskContext, company: Company) -> Iterator[DrawerSession]:
    """Give Dana a drawer and leave it open."""
    session = DrawerRoom(context).create(company.dana, EMPLOYEE_PASSPHRASE).value
    yield session
    session.close()


@pytest.fixture
def meeting(context: DeskContext, review: str, drawer: DrawerSession) -> Meeting:
    """Open the meeting of a review that both have prepared."""
    prepare(context, drawer, review)
    return Meeting.opened(context, review)


@pytest.fixture
def held(meeting: Meeting) -> Meeting:
    """Return a meeting that went through all its stages and is read back."""
    meeting.hold()
    return meeting


@pytest.fixture
def templates(context: DeskContext) -> Templates:
    return Templates(context)


@pytest.fixture
def own_template(templates: Templates) -> str:
    """Keep a copy of the year review and return its id."""
    return templates.keep(templates.draft("year-review").template).value.id


@pytest.fixture
def elsewhere(surroundings: Surroundings, tmp_path: Path) -> Iterator[DeskContext]:
    """Return another desk, with nothing on it."""
    made = surroundings.elsewhere(tmp_path / "elsewhere").new_desk()
    yield made
    made.desk.close()


@pytest.fixture
def own_copy(context: DeskContext, time: StandingClock, tmp_path: Path) -> Path:
    """Write a copy of this desk's archive, in which everything has happened that can."""
    return _written(context, time, tmp_path)


@pytest.fixture(scope="session")
def written_copy(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """Write such a copy of another desk's archive once; tests change copies of it."""
    place, time = tmp_path_factory.mktemp("written"), StandingClock()
    there = Surroundings(place / "desk", time, Entropy(), library, handed_out()).new_desk()
    try:
        return _written(there, time, place)
    finally:
        there.desk.close()


@pytest.fixture
def copy(written_copy: Path, time: StandingClock, tmp_path: Path) -> Path:
    """Return a copy of the archive of a desk that is not here."""
    time.advance(days=_YEARS)
    return shutil.copytree(written_copy, tmp_path / "copy")


def _written(context: DeskContext, time: StandingClock, place: Path) -> Path:
    Archive(context).intake.add_folder(folder_of(place / "files", 1, 2, 3))
    keep(Archive(context), sealed(record(4, sequence=20, head="ab" * 32)).sealed)
    retention = Retention(context)
    retention.move(document_id(2), "check-in")
    time.advance(days=_YEARS)
    retention.lift(retention.hold(document_id(3), "Case 1\nand more").value.id)
    retention.hold(document_id(3), "Case 2, “quoted” — ärger")
    retention.dispose(document_id(1))
    ArchiveExport(context).write(place / "copy")
    return place / "copy"
