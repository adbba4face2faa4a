"""What happened, by quarter: read before rating, so that the last weeks do not stand for the year."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.people import Party
from reviewdesk.domain.quarters import QuarterNotes, over_period
from reviewdesk.services.meeting_snapshot import MeetingEvidence, MeetingGoal, MeetingSnapshot
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.dates import near_day
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.new_to_you import NewToYou
from reviewdesk.ui.quarter_words import span_words
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Avatar, Button, Column, Frame, IconLine, Reflow, Row, Text

COLUMNS: Final = 2
_DAY_WIDTH: Final = 56
Quarters = tuple[QuarterNotes[MeetingEvidence], ...]


def quarters_of(goal: MeetingGoal, snapshot: MeetingSnapshot) -> Quarters:
    """Return the quarters of the period as far as it has gone, quiet ones too."""
    end = max(snapshot.period_start, min(snapshot.period_end, snapshot.today))
    return over_period(goal.evidence, snapshot.period_start, end)


def told_of(goal: MeetingGoal, snapshot: MeetingSnapshot) -> str:
    """Say who noted how much, and from which months nothing was noted; nothing where there is no evidence at all."""
    if not goal.evidence:
        return ""
    count = len(goal.evidence)
    told = ngettext(
        "{n} note to read first: {employee}, {manager}.",
        "{n} notes to read first: {employee}, {manager}.",
        count,
    )
    by = {party.value: _noted_by(goal, party, snapshot) for party in Party}
    quiet = [span_words(each.first, each.last) for each in quarters_of(goal, snapshot) if not each.notes]
    return " ".join([told.format(n=count, **by), *_silence(quiet)])


def _silence(quiet: list[str]) -> list[str]:
    """Return one sentence about the months without a note, if there are any."""
    if not quiet:
        return []
    months = quiet[0]
    for more in quiet[1:]:
        months = _("{months} and from {more}").format(months=months, more=more)
    return [_("Nothing from {months}.").format(months=months)]


def _noted_by(goal: MeetingGoal, party: Party, snapshot: MeetingSnapshot) -> str:
    count = sum(each.by is party for each in goal.evidence)
    words = _("{count} by {name}") if count else _("none by {name}")
    return words.format(count=count, name=snapshot.person(party).given_name)


class EvidenceHint(IconLine):
    """One line between the question and the choice: what there is to read, and which months are silent."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "history", "", wrap=True)
        words, name = _("Read them"), _("Read what was noted, by quarter")
        self.read = self.add(Button(theme, words, "ghost", icon="arrow-down", role="caption", name=name))

    def show_goal(self, goal: MeetingGoal, snapshot: MeetingSnapshot) -> None:
        """Say it about ``goal``; there is nothing to say where nobody noted anything."""
        words = told_of(goal, snapshot)
        self.text.setText(words)
        self.setVisible(bool(words))


class EvidencePanel(Frame):
    """What was noted about the goal: quarters side by side while they fit."""

    def __init__(self, theme: Theme, meeting: MeetingViewModel) -> None:
        super().__init__(theme, "plain", spacing=14)
        self.meeting = meeting
        self.ticks: list[NewToYou] = []
        self._shown: str | None = None

    def show_goal(self, goal: MeetingGoal, snapshot: MeetingSnapshot) -> None:
        """Show the evidence of ``goal``, and what is ticked."""
        if self._shown != goal.id:
            self._shown = goal.id
            self.clear()
            self.ticks = []
            self._fill(goal, snapshot)
        for tick in self.ticks:
            tick.refresh()

    def _fill(self, goal: MeetingGoal, snapshot: MeetingSnapshot) -> None:
        if not goal.evidence:
            self._say(_("Nothing was noted about this goal during the period."))
        told = [quarter for quarter in quarters_of(goal, snapshot) if quarter.notes]
        groups = [self._quarter(quarter, snapshot) for quarter in told]
        for start in range(0, len(groups), COLUMNS):
            pair = [(group, 1) for group in groups[start : start + COLUMNS]]
            self.add(Reflow(self.theme, pair, spacing=28, below=14, need=700))
        if self.ticks:
            words = _(
                "{employee}, tick what is news to you. It is no test: it shows {manager} what to bring up sooner."
            )
            people = {party.value: snapshot.person(party).given_name for party in Party}
            self._say(words.format(**people))

    def _say(self, words: str) -> None:
        self.add(Text(self.theme, words, "caption", tone="text2", wrap=True))

    def _quarter(self, quarter: QuarterNotes[MeetingEvidence], snapshot: MeetingSnapshot) -> QWidget:
        column = Column(self.theme, spacing=6)
        name = span_words(quarter.first, quarter.last)
        column.add(Text(self.theme, name, "overline", tone="text2", wrap=True))
        for each in quarter.notes:
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
        words = Text(self.theme, each.text, "caption", wrap=True)
        if each.by is Party.EMPLOYEE:
            row.add(words, 1, align=top)
            return row
        column = row.add(Column(self.theme, spacing=0), 1, align=top)
        column.add(words)
        tick = column.add(NewToYou(self.theme, self.meeting, each))
        self.ticks.append(tick)
        return row
