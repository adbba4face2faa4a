"""Welcome: what the two want to talk about, who sees what, and how the time is spent."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingNotice
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.owned_field import OwnedField
from reviewdesk.ui.meeting.stage_page import StagePage
from reviewdesk.ui.meeting.welcome_view_model import PlannedTime, TopicList, WelcomeViewModel
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Avatar, Column, Frame, Icon, Reflow, Row, Text

_ICONS: Final = {
    "order": "list-checks",
    "who_sees": "eye",
    "no_pay": "ban",
    "pause": "pause",
    "kept": "archive",
}
_TOP: Final = Qt.AlignmentFlag.AlignTop
_ROOM_AROUND: Final = 3
"""Letters that the margins beside a name are wide."""


class WelcomePage(StagePage):
    """Two agendas side by side, the employee's first; below them what both should know before they begin."""

    kind = StageKind.WELCOME

    def __init__(self, theme: Theme, meeting: MeetingViewModel) -> None:
        super().__init__(theme, meeting)
        self.fields: list[OwnedField] = []
        model = WelcomeViewModel.of(meeting.snapshot)
        cards = [(self._topic_card(topics), 1) for topics in model.topics]
        self.body.add(Reflow(theme, cards, spacing=16, need=640))
        self.body.add(self._times(model))
        self.body.add(self._notices(model))

    def first_focus(self) -> QWidget | None:
        """Begin in the first field of whoever has the keyboard."""
        mine = (field for field in self.fields if self.meeting.may_write(Party(field.field.split("/")[2])))
        return next((field.edit for field in mine), None)

    def _topic_card(self, topics: TopicList) -> QWidget:
        person = self.meeting.snapshot.person(topics.party)
        card = Frame(self.theme, topics.party.value, margins=(20, 12, 20, 14), spacing=8)
        head = card.add(Row(self.theme, spacing=10))
        head.add(Avatar(self.theme, person.initials, topics.party.value, size=34))
        head.add(Text(self.theme, topics.question, "strong", tone=topics.party.value, wrap=True), 1)
        card.add(Text(self.theme, topics.guidance, "caption", tone="text2", wrap=True))
        for number, field in enumerate(topics.fields, start=1):
            name = _("{name}’s topic {number}").format(name=person.given_name, number=number)
            self.fields.append(
                card.add(OwnedField(self.theme, self.meeting, field, str(number), name=name, inline=True))
            )
        card.add_stretch()
        return card

    def _times(self, model: WelcomeViewModel) -> QWidget:
        column = Column(self.theme, spacing=8)
        heading = ngettext("How this {n} minute goes", "How these {n} minutes go", model.minutes)
        forward = ngettext("{n} minute looks forward", "{n} minutes look forward", model.minutes_forward)
        title = Text(self.theme, heading.format(n=model.minutes), "strong", wrap=True)
        note = Text(
            self.theme, forward.format(n=model.minutes_forward), "caption", tone="accent_text", wrap=True
        )
        column.add(Reflow(self.theme, [(title, 0), (note, 1)], spacing=12, need=480))
        half = (len(model.times) + 1) // 2  # where six do not fit beside each other, two rows of three may
        rows = [
            (
                Reflow(self.theme, [(self._time(time), _share(time)) for time in part], spacing=8),
                sum(map(_share, part)),
            )
            for part in (model.times[:half], model.times[half:])
            if part
        ]
        column.add(Reflow(self.theme, rows, spacing=8, need=860))
        return column

    def _time(self, time: PlannedTime) -> QWidget:
        frame = Frame(self.theme, "hero" if time.looks_forward else "soft", margins=(10, 8, 10, 8), spacing=0)
        minutes = ngettext("{n} min", "{n} min", time.minutes).format(n=time.minutes)
        frame.add(Text(self.theme, minutes, "strong", tone="accent_text" if time.looks_forward else "text"))
        frame.add(Text(self.theme, time.title, "caption", tone="text2", wrap=True))
        return frame

    def _notices(self, model: WelcomeViewModel) -> QWidget:
        rows = [self._notice(notice) for notice in model.notices]
        column = Column(self.theme, spacing=8)
        for left in range(0, len(rows), 2):
            pair = [(row, 1) for row in rows[left : left + 2]]
            column.add(Reflow(self.theme, pair, spacing=28, below=8, need=760))
        return column

    def _notice(self, notice: MeetingNotice) -> QWidget:
        row = Row(self.theme, spacing=12)
        row.add(Icon(self.theme, _ICONS.get(notice.id, "info"), tone="accent", size=20), align=_TOP)
        row.add(Text(self.theme, notice.text, "caption", tone="text2", wrap=True), 1, align=_TOP)
        return row


def _share(time: PlannedTime) -> int:
    """Return how much of the row a stage takes: a long name more, so that it stands on one line too."""
    return len(time.title) + _ROOM_AROUND
