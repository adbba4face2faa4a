"""An open desk with its two windows, as the running program has them: the owner's, and from there the meeting's."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton

from reviewdesk.domain.people import OwnerKind
from reviewdesk.services.bundle import Services
from reviewdesk.system.i18n import _
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.change_hub import ChangeHub
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.office.look import theme_from
from reviewdesk.ui.office.meeting_host import MeetingHost
from reviewdesk.ui.office.office import Office
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.office.rooms import rooms_for
from reviewdesk.ui.tasks import Task, TaskRunner
from reviewdesk.ui.walkthrough.driver import Driver, settle, wait_until

if TYPE_CHECKING:
    from reviewdesk.vault.desk import Desk

T = TypeVar("T")


def result(task: Task[T]) -> T:
    """Wait for a task and return its value, or raise its error."""
    values: list[T] = []
    errors: list[Exception] = []
    task.on_success(values.append).on_failure(errors.append)
    wait_until(lambda: bool(values or errors), "the desk")
    if errors:
        raise errors[0]
    return values[0]


class Room(Driver):
    """Works the owner's window of a desk that is open; ``close`` in the order in which the program closes."""

    def __init__(
        self, desk: "Desk", services: Services, runner: TaskRunner, preferences: Preferences
    ) -> None:
        self.desk, self.services, self.runner = desk, services, runner
        self.office = Office(
            services=services,
            desk=desk,
            folder=desk.folder,
            runner=runner,
            hub=ChangeHub(),
            clock=desk.clock,
            preferences=preferences,
            rooms=frozenset(room.key for room in rooms_for(OwnerKind(desk.info.owner_kind))),
            sample=True,
        )
        self.host = MeetingHost(self.office)
        self.owner_window = OfficeWindow(theme_from(preferences), preferences)
        super().__init__(self.owner_window)
        self.host.begun.connect(self.owner_window.hide)
        self.host.ended.connect(self.owner_window.come_forward)
        shell = self.owner_window.show_office(self.office)
        shell.meeting_asked.connect(self.host.open)
        self.owner_window.show()
        self.rest()

    def rest(self) -> None:
        """Wait until the desk has answered everything."""
        settle()
        wait_until(lambda: not self.runner.busy, "the desk")
        settle()

    def do(self, work: Callable[[], T]) -> T:
        """Run ``work`` on the desk's thread and return its result."""
        return result(self.runner.database(work))

    def open_meeting(self, words: str = "") -> MeetingWindow:
        """Press the one primary button of Home, ``words`` or "Open meeting", and wait for the meeting's window."""
        self.press(words or _("Open meeting"))
        wait_until(lambda: self.host.window is not None, _("Open meeting"))
        window = self.host.window
        assert window is not None  # noqa: S101  # waited for above
        window.activateWindow()
        wait_until(window.isActiveWindow, window.windowTitle())
        self.rest()
        return window

    def leave_meeting(self, window: MeetingWindow) -> None:
        """Close or pause the meeting by its own button, and wait until the owner's window is back."""
        driver = Driver(window)
        driver.press(_("Pause") if driver.is_there(QAbstractButton, _("Pause")) else _("Close the meeting"))
        self.await_end()

    def await_end(self) -> None:
        """Wait until the meeting's window has gone and the owner's is back."""
        wait_until(lambda: self.host.window is None and self.owner_window.isVisible(), _("Home"))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.rest()

    def close(self) -> None:
        """Leave every page, let the runner finish, close the desk."""
        if self.host.window is not None:
            self.host.window.meeting.pause()
            wait_until(lambda: self.host.window is None, _("Pause"))
        self.owner_window.close_pages()
        self.runner.close()
        self.desk.close()
        self.owner_window.close()
        self.owner_window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        settle()
