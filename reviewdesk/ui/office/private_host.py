"""Keeps the manager's private window beside a meeting: on another screen or not at all.

The meeting's window is watched from outside, by its signals; what the private window needs of the meeting is passed on
as plain values, so that neither window holds anything of the other. One thing goes the other way: the meeting's window
owns the command that brings a closed private window back. Its slot leads here, and its line in the palette, while it
can be given, tells whoever looks that there is another window; it names nobody.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from reviewdesk.domain.fields import new_to_you
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.services.moment_questions import MomentQuestion
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.prompts import may_be_asked
from reviewdesk.ui.office.look import theme_from
from reviewdesk.ui.office.office import Office
from reviewdesk.ui.private.private_view_model import PrivateViewModel, Question, TalkNow
from reviewdesk.ui.private.screens import Screens
from reviewdesk.ui.said import when_said
from reviewdesk.ui.widgets.commands import command

if TYPE_CHECKING:
    from reviewdesk.ui.meeting.meeting_window import MeetingWindow
    from reviewdesk.ui.private.private_window import PrivateWindow


class PrivateHost(QObject):
    """One private window at a time, as long as a meeting is open and there is a screen for it."""

    def __init__(self, office: Office, parent: QObject | None = None, screens: Screens | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.screens = screens or Screens(self)
        self.window: PrivateWindow | None = None
        self._meeting: MeetingWindow | None = None
        self._library: tuple[MomentQuestion, ...] = ()
        self._worded: tuple[StageKind | None, tuple[Question, ...]] = None, ()
        self._stood_apart = False
        self._declined = False
        self._placing = False
        self._refused = False  # by a system that puts every window on one screen
        self._again: QAction | None = None
        self.screens.changed.connect(self._on_screens_changed)

    def accompany(self, meeting: "MeetingWindow") -> None:
        """Offer the private window beside a meeting that has just been shown."""
        if self.office.preferences.text("private_window") == "never":
            return
        self._meeting = meeting
        meeting.meeting.changed.connect(self._on_meeting_changed)
        meeting.meeting.saved.connect(self._on_meeting_saved)
        if meeting.rules.balance is not None:
            meeting.meeting.ticked.connect(self._tell)
        handle = meeting.windowHandle()
        handle.screenChanged.connect(self._on_meeting_moved)
        handle.xChanged.connect(self._on_meeting_moved)
        handle.yChanged.connect(self._on_meeting_moved)
        self._again = command(
            meeting, _("Bring back the window on the other screen"), self.bring_back, icon="monitor"
        )
        meeting.addAction(self._again)
        self._offer_again()
        self._place()

    def end(self) -> None:
        """Close the private window with its meeting."""
        self._meeting = self._again = None
        self._library, self._worded = (), (None, ())
        self._declined = self._refused = False
        if self.window is not None:
            self.window.close()

    def bring_back(self) -> None:
        """Show the window that its owner closed for this meeting, covered."""
        self._declined = False
        self._place()
        self._offer_again()

    def _offer_again(self) -> None:
        """List the command where there is something to bring back, and a screen for it; it names nobody."""
        if self._again is not None and self._meeting is not None:
            self._again.setVisible(self._declined and self.screens.beside(self._meeting) is not None)

    # -- one screen apart ----------------------------------------------------------------------------------------

    def watch(self) -> None:
        """Look again where both windows are: a screen came or went, or the meeting was moved."""
        if self._meeting is None:
            return
        self._offer_again()
        if self.window is None or not self.window.isVisible():
            self._place()
        else:
            self._check()

    def _check(self) -> None:
        """Let the window vanish where both could see it, and come back, covered, where they cannot."""
        if self._meeting is None or self.window is None or not self.window.isVisible() or self._placing:
            return
        if self.screens.are_apart(self.window, self._meeting):
            self._stood_apart = True
            return
        self.window.vanish()
        self._refused = not self._stood_apart
        self._stood_apart = False
        QTimer.singleShot(0, self, self._place)

    def _place(self) -> None:
        """Show the window, covered, if there is a screen for it and its owner has not closed it."""
        meeting = self._meeting
        if meeting is None or self._declined or self._refused:
            return
        if self.window is not None and self.window.isVisible():
            return
        area = self.screens.beside(meeting)
        if area is None:
            return
        if self.window is None:
            self.window = self._made(meeting)
        self._placing = True
        self.screens.put(self.window, area)
        self.window.show()
        self._placing = False
        self._check()

    def _made(self, meeting: "MeetingWindow") -> "PrivateWindow":
        from reviewdesk.ui.office.notes_view_model import NotesViewModel
        from reviewdesk.ui.private.capture import system_ask
        from reviewdesk.ui.private.private_window import PrivateWindow

        self._read_library(meeting)
        theme, model = theme_from(self.office.preferences), PrivateViewModel(self._talk(meeting))
        window = PrivateWindow(theme, model, NotesViewModel(self.office), ask=system_ask())
        window.moved.connect(self._check)
        window.closed.connect(self._on_window_closed)
        return window

    # -- what is passed on ---------------------------------------------------------------------------------------

    def _talk(self, window: "MeetingWindow") -> TalkNow:
        meeting = window.meeting
        snapshot = meeting.snapshot
        points = [note.id for goal in snapshot.goals for note in goal.evidence if note.by is Party.MANAGER]
        ticked = meeting.joint.values.as_dict()
        balance = window.rules.balance
        return TalkNow(
            employee_id=snapshot.employee.id,
            employee=snapshot.employee.given_name,
            stage=snapshot.current().title,
            questions=self._questions(snapshot),
            points=len(points),
            news=sum(new_to_you(point) in ticked for point in points),
            share=balance.share().get(Party.EMPLOYEE) if balance is not None else None,
        )

    def _read_library(self, window: "MeetingWindow") -> None:
        """Read the questions beside the windows; what the template asks is shown meanwhile."""
        read, meeting = self.office.services.meeting.questions, window.meeting

        def take(questions: tuple[MomentQuestion, ...]) -> None:
            if self._meeting is window:  # they name the two who sit there
                self._library, self._worded = questions, (None, ())
                self._tell()

        task = self.office.runner.pool(
            lambda: read(meeting.name(Party.EMPLOYEE), meeting.name(Party.MANAGER))
        )
        task.on_success(take)

    def _questions(self, snapshot: MeetingSnapshot) -> tuple[Question, ...]:
        """Return what the manager might ask in the open stage, worded once a stage: this is asked every second."""
        if self._worded[0] is not snapshot.stage:
            self._worded = snapshot.stage, (*questions_of(snapshot), *self._from_the_library(snapshot))
        return self._worded[1]

    def _from_the_library(self, snapshot: MeetingSnapshot) -> tuple[Question, ...]:
        """Return the questions of the stage that the manager may ask, and what they answer to."""
        return tuple(
            Question(each.text, when_said(each.says, snapshot.employee.given_name))
            for each in self._library
            if each.stage is snapshot.stage and each.asks is not Party.EMPLOYEE
        )

    def _tell(self) -> None:
        if self.window is not None and self._meeting is not None:
            self.window.model.tell(self._talk(self._meeting))

    def _on_meeting_changed(self, _snapshot: MeetingSnapshot) -> None:
        self._tell()

    def _on_meeting_saved(self, _at: object) -> None:
        self._tell()

    def _on_screens_changed(self) -> None:
        self._refused = False
        self.watch()

    def _on_meeting_moved(self, _where: object) -> None:
        self.watch()

    def _on_window_closed(self) -> None:
        self.window = None
        self._stood_apart = False
        self._declined = self._meeting is not None
        self._offer_again()


def questions_of(snapshot: MeetingSnapshot) -> tuple[Question, ...]:
    """Return what the template would have the manager ask in the open stage."""
    goal = _("this goal")
    return tuple(
        Question(prompt.question.replace("{goal}", goal), prompt.guidance)
        for prompt in may_be_asked(snapshot.current().prompts)
    )
