"""A copy of the sample company for each journey: its desk, its windows, and a clock held by the test."""

import re
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from reviewdesk.content.demo import load_demo
from reviewdesk.content.library import Library
from reviewdesk.content.sample import SampleMeeting
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.services.bundle import build_services
from reviewdesk.services.demo import build_sample
from reviewdesk.system.i18n import _
from reviewdesk.system.paths import paths
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.tasks import TaskRunner
from reviewdesk.ui.walkthrough.driver import wait_until
from reviewdesk.ui.walkthrough.room import Room, result
from reviewdesk.ui.walkthrough.script import Script
from reviewdesk.ui.walkthrough.table import Table
from reviewdesk.ui.widgets.stage_rail import StageItem
from reviewdesk.vault.desk import Desk
from tests.services.surroundings import CHEAP, MORNING, StandingClock


def build_house(folder: Path, library: Library) -> None:
    """Make the sample company once, on the morning of its review."""
    build_sample(folder, library, clock=StandingClock().clock(), cost=CHEAP).close()


@dataclass
class House:
    """The sample's desk in ``folder``; ``start`` opens it as the program does, ``stop`` closes it again."""

    folder: Path
    library: Library
    time: StandingClock = field(default_factory=StandingClock)
    pictures: list[str] = field(default_factory=list)
    rooms: list[Room] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Let it be the day of the review, after everything the sample tells of."""
        self.time.advance(hours=2)
        company = load_demo(MORNING.date())
        self.script = Script(company, company.ready)

    def say(self, **said: object) -> None:
        """Have something else said in the meeting than the sample's people say."""
        meeting: SampleMeeting = replace(self.script.said, **said)  # type: ignore[arg-type]  # named by the test
        self.script = replace(self.script, review=replace(self.script.review, meeting=meeting))

    def start(self) -> Room:
        """Open the desk and the owner's window."""
        runner = TaskRunner()
        runner.unexpected.connect(_raise)
        owner = self.script.company.owner
        passphrase = self.script.company.person(owner).passphrase
        desk = result(
            runner.database(
                lambda: Desk.open(self.folder, passphrase=passphrase, clock=self.time.clock(), cost=CHEAP)
            )
        )
        preferences = Preferences(paths().config / "preferences.json")
        preferences.set("theme", "light")
        preferences.set("motion", "none")
        room = Room(desk, build_services(desk, self.library), runner, preferences)
        self.rooms.append(room)
        return room

    def stop(self) -> None:
        """Close every window and the desk."""
        while self.rooms:
            self.rooms.pop().close()

    def table(self, window: MeetingWindow) -> Table:
        """Sit down at a meeting's window."""
        return Table(window, self.script, self.pictures.append)

    def passphrases(self) -> list[str]:
        """Return both passphrases."""
        return [self.script.passphrase(party) for party in Party]


def copied(source: Path, folder: Path) -> Path:
    """Copy a desk that nobody has open."""
    return Path(shutil.copytree(source, folder))


def squashed(text: str) -> str:
    """Return ``text`` without what a line break on paper changes."""
    return re.sub(r"\s+", "", text)


def said_in(room: Room, review: str, authority: Authority = Authority.JOINT) -> dict[str, str]:
    """Return what the desk has stored of a shared document."""
    from reviewdesk.coedit.shared_doc import SharedDoc

    updates = room.do(lambda: room.services.meeting.meetings.documents(review)[authority])
    doc = SharedDoc(authority, updates)
    try:
        return doc.texts()
    finally:
        doc.close()


def newest_plan(room: Room) -> bytes:
    """Return the file that was sealed last."""
    archive = room.services.archive
    return room.do(lambda: archive.pdf(archive.all()[0].document_id))


def go_to(table: Table, stage: StageKind) -> None:
    """Click a stage in the rail."""
    meeting = table.meeting_window.meeting
    title = next(each.title for each in meeting.snapshot.stages if each.kind is stage)
    table.click(next(item for item in table.window.findChildren(StageItem) if item.text() == title))
    wait_until(lambda: meeting.snapshot.stage is stage, title)
    table.rest()


def leave(room: Room, table: Table) -> None:
    """Close the meeting; where the plan is sealed, from the exit pulse, with both parts left out."""
    meeting = table.meeting_window.meeting
    if meeting.snapshot.state is ReviewState.SEALED and StageKind.EXIT_PULSE in meeting.stages:
        table.go_on_to(StageKind.EXIT_PULSE)
    table.press(_("Close the meeting"))
    room.await_end()


def _raise(mistake: BaseException) -> None:
    raise mistake
