"""What every page of the meeting is: a question, what belongs to it, and the next step for the window's footer."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingSnapshot, MeetingStage
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Column, FocusSoon, Icon, Page, Reflow, Row, Text
from reviewdesk.ui.widgets.shared_edit import SharedEdit

WIDTH: Final = 1180
MARGINS: Final = (40, 14, 40, 16)


@dataclass(frozen=True, slots=True)
class NextStep:
    """The footer's one button: its words, whether it can be pressed, and whether its moment has come.

    Where the page has a primary button of its own (``We agree``), ``primary`` is false: one screen, one primary
    button. ``hint`` says in a few words what is waited for. ``way_back`` is false where there is none any more.
    """

    text: str
    enabled: bool = True
    primary: bool = True
    hint: str = ""
    way_back: bool = True


class StagePage(QWidget):
    """One stage on the screen. The window calls ``refresh`` with every snapshot and owns the footer.

    A page overrides ``refresh`` (idempotent), and where it has steps of its own ``next_step``, ``go_on``,
    ``go_back`` and ``caption``. It emits ``footer_changed`` when one of these would answer differently.
    """

    footer_changed = Signal()
    next_wanted = Signal()
    """The keyboard belongs on the footer's button now: the page has nothing left to fill in."""
    key_wanted = Signal(object)
    """Somebody would sign with a company's key; carries a ``KeyWanted``."""
    kind: StageKind

    def __init__(self, theme: Theme, meeting: MeetingViewModel) -> None:
        super().__init__()
        self.theme = theme
        self.meeting = meeting
        self._from_top = False
        self._focus = FocusSoon(self, self.first_focus)
        self._focus.ended.connect(self._on_focus_ended)
        meeting.left.connect(self._focus.drop)
        self._in_view = QTimer(self, singleShot=True, interval=0)
        self._in_view.timeout.connect(self._show_field)
        meeting.left.connect(self._in_view.stop)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = Page(theme, max_width=WIDTH, margins=MARGINS)
        outer.addWidget(self.scroller)
        head = self.scroller.add(Column(theme, spacing=4))
        kicker = Row(theme, spacing=8)
        self._kicker_icon = kicker.add(Icon(theme, "target", tone="accent", size=20))
        self._kicker = kicker.add(Text(theme, "", "caption", tone="accent_text"))
        kicker.add_stretch()
        beside = [(button, 0) for button in self.kicker_buttons()]
        self._kicker_row = head.add(Reflow(theme, [(kicker, 1), *beside], spacing=8))
        self.question = head.add(Text(theme, "", "question", wrap=True))
        self.guidance = head.add(Text(theme, "", "body", tone="text2", wrap=True))
        self.scroller.add_space(14)
        self.body = self.scroller.add(Column(theme, spacing=16))
        self.scroller.add_stretch()
        self.set_kicker("")
        meeting.turn_changed.connect(self._on_meeting_turn_changed)

    # -- for the pages -------------------------------------------------------------------------------------------

    def kicker_buttons(self) -> list[QWidget]:
        """Make the small buttons beside the kicker; called once, while the page is built."""
        return []

    def set_kicker(self, words: str, icon: str = "target") -> None:
        """Say above the question where in the stage the two are; nothing for a stage of one step."""
        self._kicker.setText(words)
        self._kicker_icon.set_icon(icon)
        self._kicker_row.setVisible(bool(words))

    def set_question(self, question: str, guidance: str = "") -> None:
        """Put the question, the biggest thing on the screen, and a sentence that helps with it."""
        self.question.setText(question)
        self.guidance.setText(guidance)
        self.guidance.setVisible(bool(guidance))

    def focus_soon(self, *, from_top: bool = False) -> None:
        """Put the keyboard where the page begins, once what was just built is on the screen.

        ``from_top`` shows the question first, even where large text leaves no room for the field below it.
        """
        self._from_top = self._from_top or from_top
        self._focus.ask()

    def keep_in_view(self) -> None:
        """Show the field that has the keyboard, or would have it, once larger text has found its room."""
        self._in_view.start()

    def _show_field(self) -> None:
        focus = self.window().focusWidget()
        field = focus if self.scroller.isAncestorOf(focus) else self.first_focus()
        if field is not None:
            self.scroller.ensureWidgetVisible(field)

    def _on_focus_ended(self, focus: QWidget | None) -> None:
        if focus is not None:
            self.scroller.ensureWidgetVisible(focus)
        if self._from_top:
            self.scroller.verticalScrollBar().setValue(0)
        self._from_top = False

    def stage(self, snapshot: MeetingSnapshot) -> MeetingStage:
        """Return this page's stage from a snapshot."""
        return next(stage for stage in snapshot.stages if stage.kind is self.kind)

    # -- for the window ------------------------------------------------------------------------------------------

    def refresh(self, snapshot: MeetingSnapshot) -> None:
        """Show ``snapshot``; showing the same one again changes nothing."""
        stage = self.stage(snapshot)
        self.set_question(stage.question, stage.guidance)

    def build_ahead(self, snapshot: MeetingSnapshot) -> None:
        """Be ready for the first visit, which is near; nothing that belongs to the visit itself happens here."""
        self.refresh(snapshot)

    def refresh_turn(self) -> None:
        """Show whose turn it is; the fields do this by themselves."""

    def next_step(self) -> NextStep:
        """Return what the footer's button says; by default it leads to the next stage."""
        following = self.meeting.neighbour(+1)
        if following is None:
            return NextStep(_("Finish"))
        title = next(stage.title for stage in self.meeting.snapshot.stages if stage.kind is following)
        return NextStep(_("Next: {stage}").format(stage=title))

    def go_on(self) -> bool:
        """Do the page's own next step; ``False`` hands over to the next stage."""
        return False

    def go_back(self) -> bool:
        """Go a step back within the page; ``False`` hands over to the stage before."""
        return False

    def caption(self) -> str:
        """Return a few words under the stage's name in the rail, for example "Goal 2 of 4"."""
        return ""

    def first_focus(self) -> QWidget | None:
        """Return the control where the keyboard begins when the stage opens."""
        return None

    def leave(self) -> None:
        """Put away what must not stay behind when another stage is visited or the curtain falls."""

    def _on_meeting_turn_changed(self, _party: object) -> None:
        if self.meeting.snapshot.stage is not self.kind:
            return  # the window refreshes each page when it is gone to
        self.refresh_turn()
        self.footer_changed.emit()
        QTimer.singleShot(0, self, self._follow_turn)  # the fields lock and unlock first

    def _follow_turn(self) -> None:
        """Take the keyboard across the table with the turn, out of a field that is the other's."""
        focus = self.window().focusWidget()
        if isinstance(focus, SharedEdit) and focus.isReadOnly() and self.isAncestorOf(focus):
            self._focus.take()
