"""The meeting's window with two people at it: handing over the keyboard, going on, waiting for the desk."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.walkthrough.driver import Driver, settle, wait_until
from reviewdesk.ui.walkthrough.script import Script
from reviewdesk.ui.widgets.shared_edit import SharedEdit

Picture = Callable[[str], None]
"""Takes the pictures of one moment; the word names it."""


class Table(Driver):
    """Works the meeting's window with what ``script`` says; ``picture`` is called at the moments worth seeing."""

    def __init__(self, window: MeetingWindow, script: Script, picture: Picture) -> None:
        super().__init__(window)
        self.meeting_window = window
        self.script = script
        self._picture = picture

    def picture(self, name: str) -> None:
        """Take the pictures of this moment, without the message of the moment before."""
        if self.is_there(QAbstractButton, _("Close message")):
            self.press(_("Close message"))
        self._picture(name)

    def name(self, party: Party) -> str:
        """Return the given name of ``party``, as the window says it."""
        return self.meeting_window.meeting.name(party)

    def give_keyboard(self, party: Party) -> None:
        """Hand the keyboard to ``party``, if it is not there already."""
        types = _("{name} types").format(name=self.name(party))
        name = _("{types}. Hand over the keyboard").format(types=types)
        if not self.seen(QAbstractButton, name):
            self.key(Qt.Key.Key_F6)
        self.find(QAbstractButton, name)

    def say(self, party: Party, field: str, words: str) -> None:
        """Have ``party`` type ``words`` into the field of that name."""
        self.give_keyboard(party)
        self.write(SharedEdit, field, words)

    def rest(self) -> None:
        """Wait until the desk has answered and every word is stored."""
        meeting = self.meeting_window.meeting
        meeting.texts.flush()
        wait_until(lambda: not meeting.busy and not meeting.texts.pending, _("Saved"))
        settle()

    def go_on(self) -> None:
        """Press the footer's button and wait for what it leads to."""
        self.click(self.meeting_window.footer.next)
        self.rest()

    def go_on_to(self, stage: StageKind) -> None:
        """Go on and arrive at ``stage``."""
        self.go_on()
        wait_until(lambda: self.meeting_window.meeting.snapshot.stage is stage, stage.value)
        self.rest()

    def leave_stage(self) -> None:
        """Go on to the stage that follows in this review's template."""
        following = self.meeting_window.meeting.neighbour(+1)
        if following is not None:
            self.go_on_to(following)
