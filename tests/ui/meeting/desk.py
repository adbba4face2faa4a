"""Devon and Maya's review on a real desk, prepared by both, and the window in which they hold it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from reviewdesk.content.messages import sentence
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.services.context import DeskContext
from reviewdesk.services.drawers import DrawerRoom
from reviewdesk.services.goals import Goals
from reviewdesk.services.meeting_services import MeetingServices
from reviewdesk.services.meetings import Meetings
from reviewdesk.services.people import People
from reviewdesk.services.preparation import Preparation
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.room_rules import RoomRules
from reviewdesk.services.sealing import Sealing
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.meeting.meeting_start import start_meeting
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.tasks import InlineRunner, Runner
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.theme.tokens import Mode
from tests.services.surroundings import MORNING, StandingClock, typed

PASSPHRASE = "paper boat on tuesday"
GOALS = (
    "make a new colleague productive in 7 days",
    "have two people ready to lead a release",
    "answer support within a day",
)
ANSWER = (
    "I asked the last four starters what had kept them waiting, and wrote the checklist from their answers."
)
REASONS = {
    Party.EMPLOYEE: "The checklist worked. The last two people shipped in week one.",
    Party.MANAGER: "Real progress. The laptop orders still cost us three days.",
}
EVIDENCE = (
    (date(2025, 5, 3), "Asked the last four starters what had kept them waiting.", Party.EMPLOYEE),
    (date(2025, 8, 12), "Checklist first used; the median went from 12 days to 9.", Party.EMPLOYEE),
    (date(2025, 11, 4), "Laptop for Jonas came three days late; ordered a week ahead since.", Party.MANAGER),
    (date(2026, 2, 18), "Rana shipped her first change on day five.", Party.EMPLOYEE),
)


def add_review(context: DeskContext, *, drawer: bool = True) -> str:
    """Put people, goals and a review on the desk; with a drawer, both have prepared the first goal."""
    devon = People(context).add("Devon Park", "Engineer").value
    kept = Goals(context)
    objective = kept.add_objective("Ship smaller, ship weekly").value
    made = tuple(
        kept.add_goal(devon, title, "", "Median days until the first change", objective).value
        for title in GOALS
    )
    for on, text, by in EVIDENCE:
        kept.add_evidence(made[0], on, text, by=by)
    planned = MORNING + timedelta(days=1)
    period = (date(2025, 4, 1), date(2026, 3, 31))
    review = Reviews(context).plan(devon, "year-review", "Year review", *period, planned, made).value
    if drawer:
        _prepare(context, devon, review, made[0])
    return review


def _prepare(context: DeskContext, devon: str, review: str, goal: str) -> None:
    session = DrawerRoom(context).create(devon, PASSPHRASE).value
    own = {"self/glad": ANSWER, f"self/goal/{goal}/reason": REASONS[Party.EMPLOYEE]}
    session.save_updates(review, typed(Authority.SELF, own))
    session.rate(review, goal, Progress.ACHIEVED)
    session.close()
    manager = Preparation(context)
    reason = {f"prepare/goal/{goal}/reason": REASONS[Party.MANAGER]}
    manager.save_updates(review, typed(Authority.MANAGER, reason))
    manager.rate(review, goal, Progress.WELL_ON_THE_WAY)


@dataclass
class Table:
    """The desk between the two, and every window that was opened on it."""

    context: DeskContext
    time: StandingClock
    folder: Path
    review: str
    runner: Runner = field(default_factory=InlineRunner)
    windows: list[MeetingWindow] = field(default_factory=list)
    sample: dict[Party, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Hand the window its services."""
        meetings = Meetings(self.context)
        self.services = MeetingServices(meetings, Sealing(self.context), RoomRules(self.context, meetings))
        self.preferences = Preferences(self.folder / "preferences.json")

    def at(self, stage: StageKind) -> "Table":
        """Have the meeting stand at ``stage``."""
        self.services.meetings.open(self.review)
        self.services.meetings.go_to_stage(self.review, stage)
        return self

    def goal_ids(self) -> tuple[str, ...]:
        """Return the ids of the goals."""
        return tuple(goal.id for goal in self.services.meetings.snapshot(self.review).goals)

    def seal(self, employee: Progress | None, manager: Progress | None = None) -> "Table":
        """Have the first goal sealed by the employee, and by the manager if given."""
        for party, rating in ((Party.EMPLOYEE, employee), (Party.MANAGER, manager)):
            if rating is not None:
                self.services.meetings.seal_rating(self.review, self.goal_ids()[0], party, rating)
        return self

    def reveal(self, employee: Progress, manager: Progress) -> "Table":
        """Have the first goal revealed."""
        self.seal(employee, manager)
        self.services.meetings.reveal(self.review, self.goal_ids()[0])
        return self

    def type(self, texts: dict[str, str]) -> "Table":
        """Have something said already."""
        there = self.services.meetings.documents(self.review)[Authority.JOINT]
        self.services.meetings.save_updates(
            self.review, Authority.JOINT, typed(Authority.JOINT, texts, onto=there)
        )
        return self

    def said(self) -> dict[str, str]:
        """Return what the desk has stored of the joint words."""
        from reviewdesk.coedit.shared_doc import SharedDoc

        doc = SharedDoc(Authority.JOINT, self.services.meetings.documents(self.review)[Authority.JOINT])
        try:
            return doc.texts()
        finally:
            doc.close()

    def model(self) -> MeetingViewModel:
        """Begin the meeting without a window."""
        start = replace(start_meeting(self.services, self.review), sample_passphrases=self.sample)
        return MeetingViewModel(self.services, self.runner, start, clock=self.time.clock(), sentence=sentence)

    def open(
        self,
        *,
        mode: Mode = "light",
        size: tuple[int, int] = (1366, 768),
        text: float = 1.0,
        before: Callable[[MeetingWindow], None] | None = None,
    ) -> MeetingWindow:
        """Open the meeting's window and wait until it stands."""
        self.preferences.set("meeting_scale", text)
        window = MeetingWindow(
            self.model(), Theme(mode, ramp="meeting", reduced_motion=True), self.preferences
        )
        window.resize(*size)
        if before is not None:
            before(window)
        window.show()
        window.activateWindow()
        self.windows.append(window)
        settle()
        return window


def settle() -> None:
    """Let layouts and timers of no length run."""
    for _round in range(5):
        QApplication.processEvents()
