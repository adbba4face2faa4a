"""The bar over the meeting: which review, who is here, whose turn it is, and the ways out."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import ReviewState
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.theme.tokens import RADIUS_INPUT, front_of, soft_of
from reviewdesk.ui.widgets import Button, Frame, Icon, Text

COMPACT_BELOW: Final = 1130
"""px at 100 %; below it the bar leaves out the names and the words of its buttons."""


class TurnButton(Button):
    """Who types, in that person's colour; pressing it hands the keyboard across the table.

    It is not called a turn: the one who speaks may well be the other.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, "", "ghost", icon="keyboard", role="caption", tip=_("Hand over the keyboard (F6)")
        )
        self._party = Party.EMPLOYEE
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with whoever writes next

    def show_turn(self, party: Party, given_name: str) -> None:
        """Show who types."""
        self._party = party
        types = _("{name} types").format(name=given_name)
        self.setText(types)
        self.set_name(_("{types}. Hand over the keyboard").format(types=types))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the person's tint, then icon and words in the person's colour."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        front, soft = front_of(self._party.value), soft_of(self._party.value)
        painter.setPen(self.theme.colour(front) if self.theme.mode == "high_contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(soft))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS_INPUT, RADIUS_INPUT)
        self._draw_content(painter, front)
        painter.end()


class TopBar(Frame):
    """Signals say what was asked for; the window does it."""

    turn_asked = Signal()
    curtain_asked = Signal()
    text_size_asked = Signal()
    more_asked = Signal()
    pause_asked = Signal()
    questions_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "bar", horizontal=True, margins=(20, 10, 20, 10), spacing=10)
        self.add(Icon(theme, "sprout", tone="accent", size=22))
        self.title = self.add(Text(theme, "", "strong"))
        self.names = self.add(Text(theme, "", "caption", tone="text2"))
        self.add_stretch()
        self.turn = self.add(TurnButton(theme))
        self.questions = self._tool("message-circle", _("Questions"), _("A question for this moment (F2)"))
        self.curtain = self._tool("blinds", _("Curtain"), _("Cover the screen (F9)"))
        self.text_size = self._tool("type", _("Text size"), _("Text size (Ctrl + and Ctrl −)"))
        self.more = self._tool(
            "ellipsis",
            _("More: rules of the room"),
            _("Park a point, stop and rebook, and what does not belong here"),
        )
        self.pause = self._tool(
            "pause", _("Pause"), _("Stop here and go on later, also on another day; everything is kept")
        )
        self._words = {
            self.questions: _("Questions"),
            self.curtain: _("Curtain"),
            self.more: _("More"),
            self.pause: _("Pause"),
        }
        self._compact: bool | None = None
        self.turn.clicked.connect(self.turn_asked)
        self.questions.clicked.connect(self.questions_asked)
        self.curtain.clicked.connect(self.curtain_asked)
        self.text_size.clicked.connect(self.text_size_asked)
        self.more.clicked.connect(self.more_asked)
        self.pause.clicked.connect(self.pause_asked)
        self.set_compact(compact=False)

    def _tool(self, icon: str, name: str, tip: str) -> Button:
        return self.add(Button(self.theme, "", "ghost", icon=icon, role="caption", name=name, tip=tip))

    def refresh(self, snapshot: MeetingSnapshot, party: Party) -> None:
        """Show the review, its people and whose turn it is; of a sealed one nobody has a turn any more."""
        self.title.setText(snapshot.title)
        self.names.setText(f"{snapshot.employee.name} · {snapshot.manager.name}")
        self.turn.show_turn(party, snapshot.person(party).given_name)
        for button in (self.turn, self.more, self.pause):
            button.setVisible(snapshot.state is not ReviewState.SEALED)

    def show_size(self, name: str) -> None:
        """Name the text size in force, as the list of sizes does."""
        self._words[self.text_size] = name
        self.text_size.set_name(_("Text size: {name}").format(name=name) if name else _("Text size"))
        if not self._compact:
            self.text_size.setText(name)

    def set_compact(self, *, compact: bool) -> None:
        """Leave out what the icons say too, where there is little room."""
        if compact == self._compact:
            return
        self._compact = compact
        self.names.setVisible(not compact)
        for button, words in self._words.items():
            button.setText("" if compact else words)
