"""Puts ReviewDesk together: the one place, beside the command line, where objects are made and handed to each other.

The window is painted first. The database, cryptography, templates and everything about PDFs are imported by the work
that needs them, on the thread that does it.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from reviewdesk import __version__
from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import DeskError, ReviewDeskError
from reviewdesk.domain.people import OwnerKind
from reviewdesk.system import log
from reviewdesk.system.i18n import language, set_language
from reviewdesk.system.paths import paths
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.change_hub import ChangeHub
from reviewdesk.ui.collector import Collector
from reviewdesk.ui.office.desks import Desks, OpenedDesk
from reviewdesk.ui.office.drawer_host import DrawerHost
from reviewdesk.ui.office.first_run import FirstRun
from reviewdesk.ui.office.front_door import FrontDoor, Locked
from reviewdesk.ui.office.look import theme_from
from reviewdesk.ui.office.meeting_host import MeetingHost
from reviewdesk.ui.office.office import Office, Place
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.office.report_dialog import CrashReporter
from reviewdesk.ui.office.rooms import rooms_for
from reviewdesk.ui.qt_messages import log_qt_messages
from reviewdesk.ui.single_instance import Claim, SingleInstance
from reviewdesk.ui.tasks import TaskRunner
from reviewdesk.ui.theme import Theme, prepare_application

WELL: Final = 0


class ReviewDesk(QObject):
    """The running program: one window, one door, one runner, and the desk that is open, if one is."""

    def __init__(
        self,
        preferences: Preferences,
        theme: Theme,
        crashes: Callable[[BaseException], None],
        *,
        folder: Path | None = None,
        desks: Desks | None = None,
        files: Sequence[Path] = (),
    ) -> None:
        super().__init__()
        self.preferences, self.theme = preferences, theme
        self._report = crashes
        self.collector = Collector(self)
        self.collector.begin()
        self.runner = self._new_runner()
        self.instance: SingleInstance | None = None
        self._claimed: Path | None = None
        self.handed_over = False
        self.opened: OpenedDesk | None = None
        self.host: MeetingHost | None = None
        self.drawers: DrawerHost | None = None
        self.files = list(files)
        self.window = OfficeWindow(theme, preferences)
        self.door = FrontDoor(desks or Desks(), self.runner, preferences, folder, self._claim)
        self._connect()

    def _connect(self) -> None:
        door, window, lock_screen = self.door, self.window, self.window.lock_screen
        door.first_run.connect(self._on_door_first_run)
        door.locked.connect(window.show_locked)
        door.opened.connect(self._on_door_opened)
        lock_screen.unlock_asked.connect(door.unlock)
        lock_screen.accept_asked.connect(door.open_as_it_is)
        lock_screen.again_asked.connect(door.try_again)
        lock_screen.folder_asked.connect(self._on_folder_asked)
        lock_screen.new_asked.connect(door.start_over)
        lock_screen.quit_asked.connect(window.close)
        window.closing.connect(self.quit)

    def start(self) -> None:
        """Show the window; open the desk once it has been painted."""
        self.window.show_locked(Locked(self.door.folder, busy=True))
        self.window.show()
        QTimer.singleShot(0, self.door.begin)

    def start_sample(self) -> None:
        """Show the window and make the sample company in it."""
        self._on_door_first_run()
        self.window.show()
        QTimer.singleShot(0, self.door.build_sample)

    # -- one ReviewDesk a desk -----------------------------------------------------------------------------------

    def _claim(self, folder: Path) -> None:
        """Be the only ReviewDesk on ``folder``, or let the other one come forward."""
        if folder == self._claimed:
            return
        instance = SingleInstance(folder, self)
        claim = instance.claim(self.files)
        if claim is not Claim.FIRST:
            instance.deleteLater()
            self.handed_over = claim is Claim.HANDED_OVER
            raise DeskError("desk-in-use" if self.handed_over else "already-open")
        self._release()
        self.instance, self._claimed = instance, folder
        instance.raised.connect(self._on_instance_raised)

    def _release(self) -> None:
        if self.instance is not None:
            self.instance.release()
            self.instance.deleteLater()
            self.instance, self._claimed = None, None

    def claim_or_hand_over(self) -> bool:
        """Say whether this start goes on; if not, the ReviewDesk that has the desk has been given the files."""
        try:
            self._claim(self.door.folder)
        except DeskError:
            return not self.handed_over  # one that does not answer is told about in the window
        return True

    def _on_instance_raised(self, files: list[Path]) -> None:
        if self.host is None or self.host.window is None:  # nothing interrupts a meeting
            self.window.come_forward()
        self.files += files
        self._show_files()

    def _show_files(self) -> None:
        if self.files and self.window.shell is not None:
            file, self.files = self.files[-1], []
            self.window.shell.go_to(Place("archive", str(file)))

    # -- desks ---------------------------------------------------------------------------------------------------

    def _on_door_first_run(self) -> None:
        first_run = FirstRun(self.theme, self.door)
        first_run.ask_folder = self.window.ask_folder
        self.window.show_first_run(first_run)

    def _on_folder_asked(self) -> None:
        folder = self.window.choose_folder()
        if folder is not None:
            self.door.choose(folder)

    def _on_door_opened(self, opened: OpenedDesk) -> None:
        self.opened = opened
        desk = opened.desk
        office = Office(
            services=opened.services,
            desk=desk,
            folder=opened.folder,
            runner=self.runner,
            hub=ChangeHub(),
            clock=desk.clock,
            preferences=self.preferences,
            rooms=frozenset(room.key for room in rooms_for(OwnerKind(desk.info.owner_kind))),
            sample=opened.sample,
        )
        self.host = MeetingHost(office, self)
        self.host.begun.connect(self.window.hide)
        self.host.ended.connect(self.window.come_forward)
        self.host.failed.connect(self._on_host_failed)
        self.drawers = DrawerHost(office, desk.verify_passphrase, self)
        self.drawers.begun.connect(self.window.hide)
        self.drawers.ended.connect(self.window.come_forward)
        self.drawers.abandoned.connect(self._on_drawers_abandoned)
        self.drawers.failed.connect(self._on_host_failed)
        shell = self.window.show_office(office)
        shell.drawer_asked.connect(self.drawers.open)
        shell.meeting_asked.connect(self.host.open)
        shell.lock_asked.connect(self.lock)
        shell.sample_delete_asked.connect(self.delete_sample)
        if desk.keyring_problem is not None:  # the desk is open all the same; only its next start asks
            self.window.toast.say(sentence(DeskError(f"keyring-{desk.keyring_problem}")))
        self._show_files()

    def _on_drawers_abandoned(self) -> None:
        """Let nobody past the passphrase: a drawer that was closed any other way locks the desk."""
        self.lock()
        self.window.come_forward()

    def _on_host_failed(self, error: ReviewDeskError) -> None:
        if self.window.shell is not None:
            self.window.shell.banner.show_sentence(sentence(error))

    def lock(self) -> None:
        """Save everything, close the desk, and ask for the passphrase."""
        self._close_desk()
        self.door.lock(self.runner)

    def delete_sample(self) -> None:
        """Close the sample company and delete it."""
        self._close_desk()
        self.door.forget_sample(self.runner)

    def _close_desk(self) -> None:
        """In this order: pages hand over, the runner finishes, the desk closes."""
        self.window.close_pages()
        if self.host is not None:
            self.host.private.end()
        self.runner.close()
        self.runner = self._new_runner()
        if self.opened is not None:
            self.opened.close()
            self.opened = None
        if self.host is not None:
            self.host.deleteLater()
            self.host = None
        if self.drawers is not None:
            self.drawers.deleteLater()
            self.drawers = None

    def _new_runner(self) -> TaskRunner:
        runner = TaskRunner(self)
        runner.unexpected.connect(self._on_runner_unexpected)
        return runner

    def _on_runner_unexpected(self, error: BaseException) -> None:
        self._report(error)

    def quit(self) -> None:
        """Save, close and end."""
        self._close_desk()
        self.runner.close()
        self._release()
        self.collector.end()
        application = QApplication.instance()
        if application is not None:
            application.quit()


def run_app(desk: Path | None = None, files: Sequence[Path] = ()) -> int:
    """Open ReviewDesk on ``desk`` (by default the one used last) and return when it is closed."""
    application, preferences, theme = _prepared(Preferences.load())
    crashes = CrashReporter(theme)
    with log.start(paths().logs, crashes.report) as kept:
        give_back = log_qt_messages()
        program = ReviewDesk(preferences, theme, kept.report, folder=desk, files=files)
        if program.claim_or_hand_over():
            program.start()
            application.exec()
        give_back()
    return WELL


def run_demo() -> int:
    """Open the sample company in a desk that is thrown away afterwards."""
    with tempfile.TemporaryDirectory(prefix="reviewdesk-demo-") as home:
        os.environ["REVIEWDESK_HOME"] = home
        application, preferences, theme = _prepared(Preferences(paths().config / "preferences.json"))
        crashes = CrashReporter(theme)
        with log.start(paths().logs, crashes.report) as kept:
            give_back = log_qt_messages()
            program = ReviewDesk(preferences, theme, kept.report)
            program.start_sample()
            application.exec()
            give_back()
    return WELL


def _prepared(preferences: Preferences) -> tuple[QApplication, Preferences, Theme]:
    """Make the application as the preferences say."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("ReviewDesk")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("org.reviewdesk.ReviewDesk")
    application.setQuitOnLastWindowClosed(False)  # the owner's window hides while a meeting is open
    set_language(preferences.text("language"))
    QLocale.setDefault(QLocale(language()))
    theme = theme_from(preferences)
    prepare_application(application, theme)
    _translate_dialogs(application)
    return application, preferences, theme


def _translate_dialogs(application: QApplication) -> None:
    """Let Qt's own dialogs speak the language in force."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(language()), "qtbase", "_", folder):
        application.installTranslator(translator)
