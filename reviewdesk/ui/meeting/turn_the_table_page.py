"""Turn the table: the employee says what the manager should keep and what should change; the change is a promise."""

from typing import Final

from PySide6.QtWidgets import QWidget

from reviewdesk.domain.fields import TableText, turn_the_table
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingPrompt, MeetingSnapshot
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.day_choice import DayChoice
from reviewdesk.ui.meeting.may_ask import MayAsk
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.owned_field import OwnedField
from reviewdesk.ui.meeting.stage_page import StagePage
from reviewdesk.ui.meeting.turn_the_table_view_model import TurnTheTableViewModel
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Avatar, Field, Frame, IconLine, Reflow, Row, Text

_LINES: Final = 3


class TurnTheTablePage(StagePage):
    """Two cards, to keep and to change; both may stay empty, and then nothing of the stage is left."""

    kind = StageKind.TURN_THE_TABLE

    def __init__(self, theme: Theme, meeting: MeetingViewModel) -> None:
        super().__init__(theme, meeting)
        self.model = TurnTheTableViewModel(meeting, self)
        self.keep = self._field(TableText.KEEP, self.model.keep)
        self.change = self._field(TableText.CHANGE, self.model.change)
        words = self.model.by
        self.by: Field[DayChoice] = Field(
            theme, words.question, DayChoice(theme, words.question, self.model.proposed_day)
        )
        self.by.set_hint(words.guidance)
        self.promise = IconLine(theme, "handshake", self._promise_words(), tone="manager", wrap=True)
        cards = [(self._keep_card(), 1), (self._change_card(), 1)]
        self.body.add(Reflow(theme, cards, spacing=16, need=640))
        if self.model.asks:
            name = meeting.snapshot.manager.given_name
            self.body.add(MayAsk(theme, name, self.model.asks, across=True))
        self.model.changed.connect(self._show_day)
        self.by.control.chosen.connect(self.model.set_day)
        self._show_day()

    def refresh(self, snapshot: MeetingSnapshot) -> None:
        """Show ``snapshot``, and the day as it is kept."""
        super().refresh(snapshot)
        self._show_day()

    def first_focus(self) -> QWidget | None:
        """Begin with what should stay: it is easier to say."""
        return None if self.keep.edit.isReadOnly() else self.keep.edit

    def _keep_card(self) -> QWidget:
        card = Frame(self.theme, "employee", margins=(22, 14, 22, 16), spacing=13)
        asks = _("{name} asks").format(name=self.meeting.snapshot.employee.given_name)
        self._head(card, Party.EMPLOYEE, asks)
        card.add(self.keep)
        card.add_stretch()
        return card

    def _change_card(self) -> QWidget:
        card = Frame(self.theme, "manager", margins=(22, 14, 22, 16), spacing=13)
        promises = _("{name} promises").format(name=self.meeting.snapshot.manager.given_name)
        self._head(card, Party.MANAGER, promises)
        card.add(self.change)
        card.add(self.by)
        card.add(self.promise)
        card.add_stretch()
        return card

    def _head(self, card: Frame, party: Party, words: str) -> None:
        person = self.meeting.snapshot.person(party)
        row = card.add(Row(self.theme, spacing=10))
        row.add(Avatar(self.theme, person.initials, party.value, size=34))
        row.add(Text(self.theme, words, "heading", tone=party.value, wrap=True), 1)

    def _field(self, text: TableText, words: MeetingPrompt) -> OwnedField:
        return OwnedField(
            self.theme,
            self.meeting,
            turn_the_table(text),
            words.question,
            hint=words.guidance,
            mark=False,
            optional=True,
            lines=_LINES,
        )

    def _promise_words(self) -> str:
        return _("It stands in the plan as {name}’s promise.").format(
            name=self.meeting.snapshot.manager.given_name
        )

    def _show_day(self) -> None:
        """Ask for a day once there is something to promise, or where one was chosen already."""
        asked = self.model.has_change or self.model.day is not None
        self.by.setVisible(asked)
        self.promise.setVisible(asked)
        self.by.control.show_day(self.model.day)
        self.by.control.set_writable(writable=self.meeting.writable)
