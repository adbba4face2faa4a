"""Every window, page, sheet, drawer and dialog there is, and how to bring each on screen.

One entry a state worth looking at. ``needs`` names the fixture that the entry is given; what it returns is shown,
and ``shows`` must then be on screen. A class that no entry shows fails ``test_nothing_is_left_out``.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from reviewdesk.domain.review import StageKind
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.drawer.drawer_window import DrawerWindow
from reviewdesk.ui.meeting.at_its_best_page import AtItsBestPage
from reviewdesk.ui.meeting.cover import Sheet
from reviewdesk.ui.meeting.exit_pulse_page import ExitPulsePage
from reviewdesk.ui.meeting.growth_page import GrowthPage
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.moment_drawer import MomentDrawer
from reviewdesk.ui.meeting.parked_sheet import ParkedSheet
from reviewdesk.ui.meeting.plan_page import PlanPage
from reviewdesk.ui.meeting.progress_page import ProgressPage
from reviewdesk.ui.meeting.rebook_sheet import RebookSheet
from reviewdesk.ui.meeting.sealing_sheet import SealingSheet
from reviewdesk.ui.meeting.self_assessment_page import SelfAssessmentPage
from reviewdesk.ui.meeting.sign_off_page import SignOffPage
from reviewdesk.ui.meeting.stop_sheet import StopSheet
from reviewdesk.ui.meeting.turn_the_table_page import TurnTheTablePage
from reviewdesk.ui.meeting.welcome_page import WelcomePage
from reviewdesk.ui.office.archive_page import ArchivePage
from reviewdesk.ui.office.desks import Desks
from reviewdesk.ui.office.duties_view_model import DutiesViewModel
from reviewdesk.ui.office.erase_dialog import EraseDialog
from reviewdesk.ui.office.first_run import FirstRun
from reviewdesk.ui.office.first_run_view_model import Step
from reviewdesk.ui.office.front_door import FrontDoor, Locked
from reviewdesk.ui.office.goals_page import GoalsPage
from reviewdesk.ui.office.home_page import HomePage
from reviewdesk.ui.office.lock_screen import LockScreen
from reviewdesk.ui.office.new_root_dialog import NewRootDialog
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.office.people_page import PeoplePage
from reviewdesk.ui.office.person_page import PersonPage
from reviewdesk.ui.office.preparation_page import PreparationPage
from reviewdesk.ui.office.report_dialog import ReportDialog
from reviewdesk.ui.office.reviews_page import ReviewsPage
from reviewdesk.ui.office.settings_page import SettingsPage
from reviewdesk.ui.office.templates_page import TemplatesPage
from reviewdesk.ui.private.cover import Cover as PrivateCover
from reviewdesk.ui.private.private_window import PrivateWindow
from reviewdesk.ui.tasks import InlineRunner
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import CommandPalette, Curtain, KeySheet
from reviewdesk.ui.words_panel import WordsPanel
from reviewdesk.ui.words_that_help import WordsThatHelp
from tests.services.surroundings import EMPLOYEE_PASSPHRASE
from tests.ui.every_window.hr_scenes import HR_SCENES
from tests.ui.every_window.key_scenes import KEY_SCENE
from tests.ui.every_window.scene import Look, Scene, Show, Turn
from tests.ui.meeting import (
    test_later_stages_accessibility as later,
    test_meeting_accessibility as earlier,
    test_room_accessibility as room,
)
from tests.ui.meeting.desk import Table
from tests.ui.meeting.plan_words import GROWTH, PLANS, fill
from tests.ui.meeting.signing_hands import both_sign
from tests.ui.meeting.test_self_assessment_page import open_drawer
from tests.ui.office.house import House
from tests.ui.private.hands import Notebook

PRIVATE_SIZE = (560, 860)
DIALOG_SIZE = (680, 640)


def _stage(shows: type[QWidget], kind: StageKind, then: Turn = lambda _window: None) -> Look:
    def enter(window: MeetingWindow) -> None:
        window.meeting.go_to_stage(kind)
        then(window)

    return Look(shows, enter)


def _meeting(table: Table, _theme: Theme) -> QWidget:
    """Return a meeting with something said in every stage, the drawer open and the first goal revealed."""
    room.parked(table)
    fill(table, GROWTH)
    later.best(table)
    later.turned(table)
    earlier.welcome(table)
    fill(table, *PLANS[3])
    earlier.revealed(table)
    window = table.at(StageKind.SELF_ASSESSMENT).open()
    open_drawer(window)
    return window


def _signing(act: Turn) -> Show:
    def show(table: Table, _theme: Theme) -> QWidget:
        later.signing(table)
        window = table.open()
        act(window)
        window.toast.hide()
        return window

    return show


def _goal(number: int) -> Turn:
    return lambda window: window.page.model.go_to_goal(number)


def _sheet(name: str, shows: type[Sheet]) -> Look:
    def leave(window: MeetingWindow) -> None:
        for sheet in window.findChildren(shows):
            if sheet.isVisible():
                sheet.left.emit()

    return Look(shows, lambda window: getattr(window.rules, name)(), leave)


def _toggled(shows: type[QWidget], toggle: Turn) -> Look:
    return Look(shows, toggle, toggle)


def _words_panel() -> Look:
    def enter(window: MeetingWindow) -> None:
        window.meeting.go_to_stage(StageKind.GROWTH)
        next(each for each in window.page.findChildren(WordsThatHelp) if each.isVisible()).click()

    return Look(WordsPanel, enter, lambda window: window.findChild(WordsPanel).put_away())


def _room(
    name: str,
    shows: type[QWidget],
    place: Callable[[House], Place],
    act: Callable[[OfficeWindow], object] | None = None,
    *,
    needs: str = "sample",
) -> Scene:
    """Return a scene of the owner's window."""

    def show(house: House, theme: Theme) -> QWidget:
        window = house.window(theme, place(house))
        if act is not None:
            act(window)
        return window

    return Scene(name, needs, show, (Look(shows),))


def _page(window: OfficeWindow) -> Any:  # whichever page the scene opened
    assert window.shell is not None
    return window.shell.page


def _next_review(house: House) -> Any:  # a snapshot
    return house.office.services.reviews.home().next_review


def _edit_template(window: OfficeWindow) -> None:
    page = cast("TemplatesPage", _page(window))
    assert page.view_model.snapshot is not None
    page.view_model.draft(page.view_model.snapshot.shipped[0])
    assert page.editor is not None
    page.editor.open("self_assessment")


def _some_goal(house: House) -> str:
    return max(house.office.services.goals.tree().goals, key=lambda each: len(each.evidence)).id


def _locked(preferences: Preferences, theme: Theme) -> QWidget:
    window = OfficeWindow(theme, preferences)
    window.show_locked(Locked(Path("/srv/maya/ReviewDesk")))
    return window


def _first_run(step: Step) -> Scene:
    def show(preferences: Preferences, theme: Theme) -> QWidget:
        window = OfficeWindow(theme, preferences)
        first_run = FirstRun(theme, FrontDoor(Desks(), InlineRunner(), preferences))
        window.show_first_run(first_run)
        first_run.view_model._go(step)
        return window

    return Scene(f"first run, {step.name.lower()}", "preferences", show, (Look(FirstRun),))


def _drawer(given: tuple[Callable[[Theme], DrawerWindow], str], theme: Theme) -> QWidget:
    build, review = given
    window = build(theme)
    window.model.create(EMPLOYEE_PASSPHRASE)
    window.model.prepare(review)
    assert window.model.preparation is not None
    window.model.preparation.go_to(len(window.model.preparation.topics) - 1)
    return window


def _erasing(house: House, theme: Theme) -> QWidget:
    return EraseDialog(theme, DutiesViewModel(house.office).look_at(_next_review(house).employee_id))


def _report(_preferences: Preferences, theme: Theme) -> QWidget:
    return ReportDialog(theme, "ValueError\n  at module:1 in place")


def _new_root(_preferences: Preferences, theme: Theme) -> QWidget:
    return NewRootDialog(theme)


def _private(*, covered: bool) -> Show:
    def show(notebook: Notebook, theme: Theme) -> QWidget:
        window = notebook.window(theme, share=0.2)
        if not covered:
            window.uncover()
        return window

    return show


SCENES: tuple[Scene, ...] = (
    Scene(
        "meeting",
        "table",
        _meeting,
        (
            _stage(WelcomePage, StageKind.WELCOME),
            _stage(AtItsBestPage, StageKind.AT_ITS_BEST),
            _stage(SelfAssessmentPage, StageKind.SELF_ASSESSMENT),
            _stage(ProgressPage, StageKind.PROGRESS, _goal(0)),
            _stage(ProgressPage, StageKind.PROGRESS, _goal(1)),
            _stage(GrowthPage, StageKind.GROWTH),
            _stage(TurnTheTablePage, StageKind.TURN_THE_TABLE),
            _stage(PlanPage, StageKind.PLAN),
            _toggled(MomentDrawer, lambda window: window.questions.toggle()),
            _toggled(CommandPalette, lambda window: window.actions_here.palette.toggle()),
            _toggled(KeySheet, lambda window: window.actions_here.sheet.toggle()),
            _words_panel(),
            _toggled(Curtain, lambda window: window.toggle_curtain()),
            _sheet("show_parked", ParkedSheet),
            _sheet("show_rebook", RebookSheet),
            _sheet("show_stop", StopSheet),
        ),
    ),
    Scene(
        "sign-off",
        "table",
        _signing(both_sign),
        (
            Look(SignOffPage),
            Look(
                SealingSheet,
                lambda window: window.footer.next.click(),
                lambda window: window.footer.back.click(),
            ),
        ),
    ),
    KEY_SCENE,
    Scene("exit pulse", "table", _signing(later.pulse_statement), (Look(ExitPulsePage),)),
    _room("home", HomePage, lambda _: Place("home")),
    _room("people", PeoplePage, lambda _: Place("people")),
    _room("person", PersonPage, lambda house: Place("person", _next_review(house).employee_id)),
    _room("goals", GoalsPage, lambda house: Place("goals", _some_goal(house))),
    _room("reviews", ReviewsPage, lambda _: Place("reviews")),
    _room("preparing", PreparationPage, lambda house: Place("prepare", _next_review(house).id)),
    _room("templates", TemplatesPage, lambda _: Place("templates")),
    _room("a template's editor", TemplatesPage, lambda _: Place("templates"), _edit_template),
    _room("archive", ArchivePage, lambda _: Place("archive")),
    _room("settings", SettingsPage, lambda _: Place("settings")),
    *HR_SCENES,
    Scene("locked", "preferences", _locked, (Look(LockScreen),)),
    _first_run(Step.FOLDER),
    Scene("erasing", "sample", _erasing, (Look(EraseDialog),)),
    Scene("report", "preferences", _report, (Look(ReportDialog),)),
    Scene("a new root", "preferences", _new_root, (Look(NewRootDialog),), DIALOG_SIZE),
    Scene("drawer", "handed_over", _drawer, (Look(DrawerWindow),)),
    Scene("private window, covered", "notebook", _private(covered=True), (Look(PrivateCover),), PRIVATE_SIZE),
    Scene("private window", "notebook", _private(covered=False), (Look(PrivateWindow),), PRIVATE_SIZE),
)
