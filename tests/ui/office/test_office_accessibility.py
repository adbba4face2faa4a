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
from tests.ui.accessibility import walk
from tests.ui.office.house import House
from tests.ui.pictures import EVERY, Build, Setting, shown

FOLDER = Path("/srv/maya/ReviewDesk")
every_setting = pytest.mark.parametrize("setting", EVERY, ids=lambda setting: setting.slug)


def expect_nothing(build: Build, setting: Setting) -> None:
    for window in shown(build, setting):
        findings = walk(window)
        assert not findings, "\n".join(map(str, findings))


@every_setting
@pytest.mark.parametrize("room", ["home", "archive", "settings"])
def test_every_room_of_the_sample_company(sample: House, room: str, setting: Setting) -> None:
    expect_nothing(sample.build(room), setting)


@every_setting
def test_an_empty_desk(house: House, setting: Setting) -> None:
    expect_nothing(house.build("home"), setting)


@every_setting
def test_a_plan_that_is_read_and_the_result_of_a_check(
    sample: House, setting: Setting, tmp_path: Path
) -> None:
    archive = sample.office.services.archive
    file = tmp_path / "plan.pdf"
    file.write_bytes(archive.pdf(archive.all()[0].document_id) + b"\n")

    def read(window: OfficeWindow) -> None:
        page = archive_of(window)
        assert page.archive.snapshot is not None
        page.open_plan(page.archive.snapshot.plans[0])

    def check(window: OfficeWindow) -> None:
        archive_of(window).archive.check(file)

    expect_nothing(sample.build("archive", read), setting)
    expect_nothing(sample.build("archive", check), setting)


@every_setting
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
def test_the_lock_screen(
    dressed_app: QApplication, preferences: Preferences, view: Locked, setting: Setting
) -> None:
    del dressed_app

    def build(theme: Theme) -> QWidget:
        window = OfficeWindow(theme, preferences)
        window.show_locked(view)
        return window

    expect_nothing(build, setting)


@every_setting
@pytest.mark.parametrize("step", list(Step), ids=lambda step: step.name.lower())
def test_the_first_run(
    dressed_app: QApplication, preferences: Preferences, step: Step, setting: Setting
) -> None:
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

    expect_nothing(build, setting)


@every_setting
def test_the_report(dressed_app: QApplication, setting: Setting) -> None:
    del dressed_app
    expect_nothing(lambda theme: ReportDialog(theme, "ValueError\n  at module:1 in place"), setting)


def archive_of(window: OfficeWindow) -> ArchivePage:
    assert window.shell is not None
    page = window.shell.page
    assert isinstance(page, ArchivePage)
    return page
