"""HR's desk behind a real window: an empty one, and one with plans of a whole company."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reviewdesk.content.library import Library
from reviewdesk.document.certificates import fingerprint
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import Outcome
from reviewdesk.services.known_desks import KnownDesks
from reviewdesk.system.clock import Clock
from reviewdesk.system.preferences import Preferences
from reviewdesk.vault.desk import Desk
from tests.document.signed import root
from tests.services.surroundings import CHEAP, OWNER_PASSPHRASE
from tests.ui.office.house import House, office_of
from tests.ui.office.hr.company import MANY, folder_of, plan

TODAY = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def hr_desk(folder: Path) -> Desk:
    """Make a desk of HR."""
    clock = Clock(now=lambda: TODAY)
    return Desk.create(folder, "hr", "Ada Lund", OWNER_PASSPHRASE, clock=clock, cost=CHEAP)


@pytest.fixture
def hr_context(tmp_path: Path, library: Library) -> Iterator[DeskContext]:
    """Make an empty desk of HR, where the desk that the plans come from is known."""
    desk = hr_desk(tmp_path / "hr-desk")
    context = DeskContext(desk, library)
    KnownDesks(context).add(root().certificate, fingerprint(root().certificate))
    yield context
    desk.close()


@pytest.fixture
def hr(hr_context: DeskContext, preferences: Preferences, dressed_app: QApplication) -> Iterator[House]:
    """Open the empty desk."""
    del dressed_app
    made = House(office_of(hr_context.desk, hr_context, preferences))
    yield made
    made.close()


@pytest.fixture(scope="session")
def archive_of_many(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """Make a desk with the plans of a whole company once; tests work on copies of it."""
    place = tmp_path_factory.mktemp("company")
    desk = hr_desk(place / "desk")
    taken = Archive(DeskContext(desk, library)).intake.add_folder(folder_of(place / "arrived", *range(MANY)))
    assert {one.outcome for one in taken} == {Outcome.ADDED}
    desk.close()
    return place / "desk"


@pytest.fixture
def filled(
    archive_of_many: Path,
    tmp_path: Path,
    library: Library,
    preferences: Preferences,
    dressed_app: QApplication,
) -> Iterator[House]:
    """Open the archive of a whole company."""
    del dressed_app
    folder = shutil.copytree(archive_of_many, tmp_path / "desk")
    desk = Desk.open(folder, passphrase=OWNER_PASSPHRASE, clock=Clock(now=lambda: TODAY))
    made = House(office_of(desk, DeskContext(desk, library), preferences))
    yield made
    made.close()
    desk.close()


@pytest.fixture
def arrived(tmp_path: Path) -> Path:
    """Return a folder with two plans, one of them in a folder within, one that was changed, and a letter."""
    folder = folder_of(tmp_path / "arrived", 1)
    folder_of(folder / "more", 2)
    (folder / "changed.pdf").write_bytes(plan(3) + b"\n% one more line\n")
    (folder / "letter.pdf").write_bytes(b"Dear Ada")
    (folder / "notes.txt").write_text("not a plan")
    return folder
