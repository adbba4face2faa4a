"""The sample company on a desk of its own, open, and the window of the meeting that is ready to be held."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reviewdesk.content.demo import load_demo
from reviewdesk.content.messages import sentence
from reviewdesk.services.bundle import Services
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.meeting.meeting_view_model import MeetingStart, MeetingViewModel, start_meeting
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.tasks import Runner, Task, TaskRunner
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.walkthrough.driver import settle, wait_until
from reviewdesk.ui.walkthrough.script import Script

if TYPE_CHECKING:
    from reviewdesk.vault.ciphers import PassphraseCost
    from reviewdesk.vault.desk import Desk

T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class SampleRoom:
    """Everything that a window of the sample is given."""

    desk: "Desk"
    services: Services
    runner: TaskRunner
    preferences: Preferences
    script: Script

    def open_meeting(self, review_id: str | None = None) -> MeetingWindow:
        """Open the meeting's window on the review that is ready, or take it up again."""
        meetings = self.services.meeting
        wanted = review_id or result(self.runner.database(self.ready_review))
        start: MeetingStart = result(self.runner.database(lambda: start_meeting(meetings, wanted)))
        model = MeetingViewModel(meetings, self.runner, start, clock=self.desk.clock, sentence=sentence)
        window = MeetingWindow(model, Theme(ramp="meeting", reduced_motion=True), self.preferences)
        window.show()
        window.activateWindow()
        wait_until(window.isActiveWindow, window.windowTitle())
        settle()
        return window

    def ready_review(self) -> str:
        """Return the id of the review that the script is about. Runs on the desk's thread."""
        name = self.script.company.person(self.script.review.employee).name
        reviews = self.services.reviews.all()
        ready = [row for row in reviews if row.employee == name and row.state != "sealed"]
        return ready[0].id


def result(task: Task[T]) -> T:
    """Wait for a task and return its value, or raise its error."""
    values: list[T] = []
    errors: list[Exception] = []
    task.on_success(values.append).on_failure(errors.append)
    wait_until(lambda: bool(values or errors), "the desk")
    if errors:
        raise errors[0]
    return values[0]


@contextmanager
def sample_room(folder: Path, *, cost: "PassphraseCost | None" = None) -> Iterator[SampleRoom]:
    """Make the sample company below ``folder``, and close its desk at the end."""
    from reviewdesk.content.library import load_library
    from reviewdesk.services.bundle import build_services
    from reviewdesk.services.demo import build_sample

    runner = TaskRunner()
    desk: Desk | None = None
    try:
        library = load_library()
        desk = result(runner.database(lambda: build_sample(folder / "desk", library, cost=cost)))
        services = build_services(desk, library)
        company = load_demo(desk.clock.today())
        preferences = Preferences(folder / "preferences.json")
        yield SampleRoom(desk, services, runner, preferences, Script(company, company.ready))
    finally:
        runner.close()
        if desk is not None:
            desk.close()
