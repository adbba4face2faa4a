"""Every page and scene of the owner's window can be read, reached, hit and heard, in each theme, size and direction."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from reviewdesk.domain.errors import DeskError
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.archive_page import ArchivePage
from reviewdesk.ui.office.desks import Desks
from reviewdesk.ui.office.first_run import FirstRun
from reviewdesk.ui.office.first_run_view_model import Step
from reviewdesk.ui.office.front_door import FrontDoor, Locked
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.office.report_dialog import ReportDialog
from reviewdesk.ui.tasks import InlineRunner
from reviewdesk.ui.theme import Theme
from tests.ui.every_setting import expect_nothing
from tests.ui.office.house import House

FOLDER = Path("/srv/maya/ReviewDesk")


@pytest.mark.parametrize("room", ["home", "archive", "settings"])
def test_every_room_of_the_sample_company(sample: House, room: str) -> None:
    expect_nothing(sample.build(room))


def test_an_empty_desk(house: House) -> None:
    expect_nothing(house.build("home"))


def test_a_plan_that_is_read_and_the_result_of_a_check(sample: House, tmp_path: Path) -> None:
    archive = sample.office.services.archive
    file = tmp_path / "plan.pdf"
    file.write_bytes(archive.pdf(archive.all()[0].document_id) + b"\n")

    def read(window: OfficeWindow) -> None:
        page = archive_of(window)
        assert page.archive.snapshot is not None
        page.open_plan(page.archive.snapshot.plans[0])

    def check(window: OfficeWindow) -> None:
        archive_of(window).archive.check(file)

    expect_nothing(sample.build("archive", read))
    expect_nothing(sample.build("archive", check))


@pytest.mark.parametrize(
    "view",
    [
        Locked(FOLDER),
        Locked(FOLDER, wrong=DeskError("wrong-passphrase")),
        Locked(FOLDER, note=DeskError("keyring-locked")),
        Locked(FOLDER, trouble=DeskError("commits-missing", known=5, found=3)),
        Locked(FOLDER, trouble=DeskError("no-desk")),
    ],
    ids=["locked", "wrong", "keyring", "damaged", "gone"],
)
def test_the_lock_screen(dressed_app: QApplication, preferences: Preferences, view: Locked) -> None:
    del dressed_app

    def build(theme: Theme) -> QWidget:
        window = OfficeWindow(theme, preferences)
        window.show_locked(view)
        return window

    expect_nothing(build)


@pytest.mark.parametrize("step", list(Step), ids=lambda step: step.name.lower())
def test_the_first_run(dressed_app: QApplication, preferences: Preferences, step: Step) -> None:
    del dressed_app
    doors = []

    def build(theme: Theme) -> QWidget:
        window = OfficeWindow(theme, preferences)
        door = FrontDoor(Desks(), InlineRunner(), preferences)
        doors.append(door)
        first_run = FirstRun(theme, door)
        window.show_first_run(first_run)
        first_run.view_model.folder = Path("/srv/maya/Dropbox/desk")
        first_run.view_model._go(step)
        return window

    expect_nothing(build)


def test_the_report(dressed_app: QApplication) -> None:
    del dressed_app
    expect_nothing(lambda theme: ReportDialog(theme, "ValueError\n  at module:1 in place"))


def archive_of(window: OfficeWindow) -> ArchivePage:
    assert window.shell is not None
    page = window.shell.page
    assert isinstance(page, ArchivePage)
    return page
