"""What the two leave with: the next days of the plan, in the order in which they come."""

from typing import Final

from PySide6.QtCore import Qt

from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import near_day
from reviewdesk.ui.meeting.plan_reading import ComingUp
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Avatar, Frame, Icon, Row, Text

_SHOWN: Final = 4
_DAY_WIDTH: Final = 70


class ComingUpCard(Frame):
    """At most four days: the rest stands in the document."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "card", margins=(24, 16, 24, 18), spacing=12)
        self._shown: tuple[ComingUp, ...] = ()

    def show_days(self, days: tuple[ComingUp, ...], snapshot: MeetingSnapshot) -> None:
        """Show what comes; the card is not there where nothing has a day."""
        self.setVisible(bool(days))
        if days == self._shown:
            return
        self._shown = days
        self.clear()
        self.add(Text(self.theme, _("What comes next"), "strong", wrap=True))
        for each in days[:_SHOWN]:
            self.add(self._row(each, snapshot))

    def _row(self, each: ComingUp, snapshot: MeetingSnapshot) -> Row:
        row = Row(self.theme, spacing=12)
        middle = Qt.AlignmentFlag.AlignVCenter
        if each.party is None:
            row.add(Icon(self.theme, "calendar-check", tone="accent", size=26), align=middle)
        else:
            person = snapshot.person(each.party)
            row.add(
                Avatar(self.theme, person.initials, each.party.value, size=26, name=person.name), align=middle
            )
        when = near_day(each.day, snapshot.today)
        day = row.add(Text(self.theme, when, "caption", tone="text2"), align=middle)
        day.setMinimumWidth(self.theme.px(_DAY_WIDTH))
        words = each.text or _("Your first check-in")
        row.add(Text(self.theme, words, "body", wrap=True), 1, align=middle)
        return row
