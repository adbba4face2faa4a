"""At its best: the employee tells of one time when the work went well, the manager types it in the employee's words."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.review import StageKind
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.at_its_best_view_model import AtItsBestViewModel, BestQuestion
from reviewdesk.ui.meeting.may_ask import MayAsk
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.owned_field import OwnedField
from reviewdesk.ui.meeting.stage_page import StagePage
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Avatar, Frame, Icon, Reflow, Row, Text

_TOP: Final = Qt.AlignmentFlag.AlignTop
_STORY_LINES: Final = 3
_CONDITION_LINES: Final = 2
_INSIDE: Final = (22, 11, 22, 12)
"""Close: at 1366 x 768 the last question, which looks forward, must not lie below the fold."""


class AtItsBestPage(StagePage):
    """The story, what made it possible, and what there should be more of; nothing has to be filled in."""

    kind = StageKind.AT_ITS_BEST

    def __init__(self, theme: Theme, meeting: MeetingViewModel) -> None:
        super().__init__(theme, meeting)
        self.fields: list[OwnedField] = []
        model = AtItsBestViewModel.of(meeting.snapshot)
        self.body.add(self._story(model.story))
        self.body.add(self._conditions(model.conditions))
        self.body.add(self._more(model.more))
        if model.asks:
            name = meeting.snapshot.manager.given_name
            self.body.add(MayAsk(theme, name, model.asks, across=True))

    def first_focus(self) -> QWidget | None:
        """Begin with the story."""
        edit = self.fields[0].edit
        return None if edit.isReadOnly() else edit

    def _story(self, question: BestQuestion) -> QWidget:
        employee = self.meeting.snapshot.employee
        card = Frame(self.theme, "employee", horizontal=True, margins=_INSIDE, spacing=16)
        card.add(Avatar(self.theme, employee.initials, "employee", size=44), align=_TOP)
        card.add(self._field(question, lines=_STORY_LINES), 1)
        return card

    def _conditions(self, questions: tuple[BestQuestion, ...]) -> QWidget:
        card = Frame(self.theme, "card", margins=_INSIDE, spacing=8)
        self._head(card, "sprout", _("What made it possible"))
        fields = [(self._field(question, lines=_CONDITION_LINES), 1) for question in questions]
        card.add(Reflow(self.theme, fields, spacing=18, below=14, need=760))
        return card

    def _more(self, question: BestQuestion) -> QWidget:
        card = Frame(self.theme, "hero", margins=_INSIDE)
        card.add(self._field(question, lines=1))
        return card

    def _head(self, card: Frame, icon: str, words: str) -> None:
        row = card.add(Row(self.theme, spacing=10))
        row.add(Icon(self.theme, icon, tone="accent", size=22))
        row.add(Text(self.theme, words, "strong", wrap=True), 1)

    def _field(self, question: BestQuestion, *, lines: int) -> OwnedField:
        field = OwnedField(
            self.theme,
            self.meeting,
            question.field,
            question.question,
            hint=question.guidance,
            mark=False,
            lines=lines,
        )
        self.fields.append(field)
        return field
