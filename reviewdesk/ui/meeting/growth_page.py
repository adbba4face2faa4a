"""Growth: the employee names one thing to get better at, the manager offers one, and each gets a strength."""

from PySide6.QtWidgets import QWidget

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingPrompt, MeetingSnapshot
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.growth_view_model import GrowthQuestion, GrowthSide, GrowthViewModel
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.owned_field import OwnedField
from reviewdesk.ui.meeting.prepared_growth import PreparedGrowth
from reviewdesk.ui.meeting.stage_page import StagePage
from reviewdesk.ui.meeting.words_view_model import WordsViewModel
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Avatar, Button, Frame, Icon, Reflow, Row, Text, Toast
from reviewdesk.ui.words_that_help import WordsThatHelp


class GrowthPage(StagePage):
    """Two cards side by side, the employee's first; nothing on it has to be filled in."""

    kind = StageKind.GROWTH

    def __init__(self, theme: Theme, meeting: MeetingViewModel) -> None:
        super().__init__(theme, meeting)
        self.fields: list[OwnedField] = []
        self.prepared = PreparedGrowth(meeting, self)
        self.prepared.brought.connect(self._on_prepared_brought)
        self.use_prepared = Button(
            theme, _("Use what I prepared"), "ghost", icon="notebook-pen", role="caption"
        )
        self.use_prepared.clicked.connect(self.prepared.use)
        self.words = WordsViewModel(meeting, self)
        self.helping: dict[Party, WordsThatHelp] = {}
        model = GrowthViewModel.of(meeting.snapshot)
        cards = [(self._card(side), 1) for side in model.sides]
        self.body.add(Reflow(theme, cards, spacing=16, need=640))
        if model.helpers:
            self.body.add(self._helpers(model.helpers))

    def refresh(self, snapshot: MeetingSnapshot) -> None:
        """Show ``snapshot``; offer the manager what was prepared, where there is something and room for it."""
        super().refresh(snapshot)
        self.words.load()
        self._offer_prepared()
        self._offer_words()

    def refresh_turn(self) -> None:
        """Offer it to nobody but the manager, and words that help to whoever writes."""
        self._offer_prepared()
        self._offer_words()

    def first_focus(self) -> QWidget | None:
        """Begin in the first field of whoever has the keyboard."""
        return next((field.edit for field in self.fields if not field.edit.isReadOnly()), None)

    def _card(self, side: GrowthSide) -> QWidget:
        person = self.meeting.snapshot.person(side.party)
        card = Frame(self.theme, side.party.value, margins=(22, 14, 22, 16), spacing=13)
        head = Row(self.theme, spacing=10)
        head.add(Avatar(self.theme, person.initials, side.party.value, size=34))
        head.add(Text(self.theme, side.title, "heading", tone=side.party.value, wrap=True), 1)
        beside: list[tuple[QWidget, int]] = [(self.use_prepared, 0)] if side.party is Party.MANAGER else []
        helping = self._helping(side.party) if self.words.offered else None
        if helping is not None:
            beside.append((helping, 0))
        card.add(Reflow(self.theme, [(head, 1), *beside], spacing=10))
        for question in (side.area, side.strength):
            field = card.add(self._field(side.party, question))
            field.edit.textChanged.connect(self._offer_prepared)
            self.fields.append(field)
            if helping is not None:
                helping.serve(field)
        card.add_stretch()
        return card

    def _field(self, party: Party, question: GrowthQuestion) -> OwnedField:
        name = _("{name}: {question}").format(name=self.meeting.name(party), question=question.question)
        return OwnedField(
            self.theme,
            self.meeting,
            question.field,
            question.question,
            hint=question.guidance,
            name=name,
            mark=False,
        )

    def _helping(self, party: Party) -> WordsThatHelp:
        button = WordsThatHelp(self.theme, lambda: self.words.words, self.meeting.name(party))
        self.words.loaded.connect(button.refresh)
        self.helping[party] = button
        return button

    def _offer_words(self) -> None:
        """Offer them to whoever has the keyboard."""
        for party, button in self.helping.items():
            button.setVisible(self.meeting.may_write(party))

    def _offer_prepared(self) -> None:
        self.use_prepared.setVisible(self.prepared.offered)

    def _on_prepared_brought(self) -> None:
        self.focus_soon()
        toast = self.window().findChild(Toast)
        if toast is not None:
            toast.say(_("What you prepared stands here now"), self.prepared.take_back)

    def _helpers(self, helpers: tuple[MeetingPrompt, ...]) -> QWidget:
        frame = Frame(self.theme, "soft", margins=(22, 12, 22, 12), spacing=8)
        head = frame.add(Row(self.theme, spacing=10))
        head.add(Icon(self.theme, "messages-square", tone="accent", size=22))
        head.add(Text(self.theme, _("Questions that can help, if you want one"), "strong", wrap=True), 1)
        columns: list[tuple[QWidget, int]] = [
            (Text(self.theme, helper.question, "body", wrap=True), 1) for helper in helpers
        ]
        frame.add(Reflow(self.theme, columns, spacing=28, below=14, need=760))
        return frame
