"""Stop here and meet again on another day: everything is kept, and nothing tells later that it was stopped."""

from datetime import datetime, time, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import day_words, from_qdate, local_moment, to_qdate
from reviewdesk.ui.meeting.cover import Sheet
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, DateEdit, Field, IconLine, Reflow, Text
from reviewdesk.ui.widgets.time_edit import TimeEdit

_A_WEEK: Final = timedelta(days=7)
_QUARTER: Final = 15


class RebookSheet(Sheet):
    """A day, a time, and one button that does it. ``asked`` carries the moment."""

    asked = Signal(object)

    def __init__(self, theme: Theme, now: datetime) -> None:
        super().__init__(theme, "calendar-plus", _("When do you meet again?"))
        told = _("You can stop at any moment, and nobody has to say why.")
        self.add(Text(theme, told, "body", tone="text2", wrap=True))
        local = now.astimezone()
        self.day = DateEdit(theme, to_qdate((local + _A_WEEK).date()), name=_("New day"))
        self.day.setMinimumDate(to_qdate(local.date()))
        self.at = TimeEdit(theme, _quarter(local), name=_("New time"))
        when: list[tuple[QWidget, int]] = [
            (Field(theme, _("Day"), self.day), 1),
            (Field(theme, _("Time"), self.at), 1),
        ]
        self.add(Reflow(theme, when, spacing=16, need=420))
        self.error = self.add(IconLine(theme, "circle-alert", "", tone="warn", wrap=True))
        self.error.hide()
        for icon, words in (
            ("cloud-check", _("What you said, wrote and agreed on stays as it is.")),
            ("lock-open", _("Ratings that are sealed and not shown yet are void; you choose them again.")),
            ("eye-off", _("The document tells nothing of it, and bears the day on which you finish.")),
        ):
            self.add(IconLine(theme, icon, words, wrap=True))
        self.add_space(10)
        self.give = Button(theme, "", "primary", icon="calendar-check")
        self.back = Button(theme, _("Back to the meeting"), "ghost", role="strong")
        ways: list[tuple[QWidget, int]] = [(self.give, 0), (self.back, 0), (Column(theme), 1)]
        self.add(Reflow(theme, ways, spacing=12, below=8))
        self.add_stretch()
        self.day.dateChanged.connect(self._on_changed)
        self.at.timeChanged.connect(self._on_changed)
        self.give.clicked.connect(self._on_give_clicked)
        self.back.clicked.connect(self.left)
        self._on_changed()

    @property
    def moment(self) -> datetime:
        """Return the day and time that are chosen."""
        return local_moment(from_qdate(self.day.date()), self.at.value())

    def first_focus(self) -> QWidget:
        """Begin with the day."""
        return self.day

    def refuse(self, sentence: str) -> None:
        """Say why it was not done."""
        self.give.setEnabled(True)
        self.error.set_line("circle-alert", sentence, tone="warn")
        self.error.show()

    def _on_changed(self, _value: object = None) -> None:
        day = day_words(from_qdate(self.day.date()))
        self.give.setText(_("Stop here, meet on {day}").format(day=day))
        self.error.hide()

    def _on_give_clicked(self) -> None:
        self.give.setEnabled(False)  # once is enough; a refusal enables it again
        self.asked.emit(self.moment)


def _quarter(now: datetime) -> time:
    """Return the time of day, at the quarter of an hour before."""
    return time(now.hour, now.minute - now.minute % _QUARTER)
