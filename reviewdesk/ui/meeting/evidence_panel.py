"""What happened, by quarter: read before rating, so that the last weeks do not stand for the year."""

from datetime import date
from itertools import groupby
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.services.meeting_snapshot import MeetingEvidence, MeetingGoal, MeetingSnapshot
from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import near_day
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Avatar, Column, Frame, Reflow, Row, Text

MONTHS_A_QUARTER: Final = 3
COLUMNS: Final = 2
_DAY_WIDTH: Final = 56


def by_quarter(evidence: tuple[MeetingEvidence, ...]) -> tuple[tuple[str, tuple[MeetingEvidence, ...]], ...]:
    """Return evidence in groups named after their quarter, the oldest first."""
    oldest_first = sorted(evidence, key=lambda each: each.on)
    return tuple((name, tuple(group)) for name, group in groupby(oldest_first, lambda each: quarter(each.on)))


def quarter(day: date) -> str:
    """Return the months of a calendar quarter in words, for example "July to September 2025"."""
    first = (day.month - 1) // MONTHS_A_QUARTER * MONTHS_A_QUARTER + 1
    locale = QLocale()
    return _("{first} to {last} {year}").format(
        first=locale.standaloneMonthName(first), last=locale.standaloneMonthName(first + 2), year=day.year
    )


class EvidencePanel(Frame):
    """How the goal is noticed, and what was noted about it: quarters side by side while they fit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "plain", spacing=14)
        self._shown: str | None = None

    def show_goal(self, goal: MeetingGoal, snapshot: MeetingSnapshot) -> None:
        """Show the evidence of ``goal``."""
        if self._shown == goal.id:
            return
        self._shown = goal.id
        self.clear()
        if goal.how_we_notice:
            self._say(_("How we notice it: {words}").format(words=goal.how_we_notice))
        if not goal.evidence:
            self._say(_("Nothing was noted about this goal during the period."))
        groups = [self._quarter(name, group, snapshot) for name, group in by_quarter(goal.evidence)]
        for start in range(0, len(groups), COLUMNS):
            pair = [(group, 1) for group in groups[start : start + COLUMNS]]
            self.add(Reflow(self.theme, pair, spacing=28, below=14, need=700))

    def _say(self, words: str) -> None:
        self.add(Text(self.theme, words, "caption", tone="text2", wrap=True))

    def _quarter(self, name: str, group: tuple[MeetingEvidence, ...], snapshot: MeetingSnapshot) -> QWidget:
        column = Column(self.theme, spacing=6)
        column.add(Text(self.theme, name, "overline", tone="text2", wrap=True))
        for each in group:
            column.add(self._line(each, snapshot))
        column.add_stretch()
        return column

    def _line(self, each: MeetingEvidence, snapshot: MeetingSnapshot) -> QWidget:
        person = snapshot.person(each.by)
        row = Row(self.theme, spacing=10)
        noted = _("Noted by {name}").format(name=person.given_name)
        top = Qt.AlignmentFlag.AlignTop
        row.add(Avatar(self.theme, person.initials, each.by.value, size=24, name=noted), align=top)
        day = near_day(each.on, snapshot.today)
        row.add(Text(self.theme, day, "caption", tone="text2", least=_DAY_WIDTH), align=top)
        row.add(Text(self.theme, each.text, "caption", wrap=True), 1, align=top)
        return row
