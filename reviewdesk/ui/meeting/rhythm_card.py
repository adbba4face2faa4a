"""When the two talk about the plan again: every so many weeks, from a first day on."""

from datetime import date

from reviewdesk.domain.review import StageKind
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.meeting.day_choice import DayChoice
from reviewdesk.ui.meeting.plan_view_model import CHECK_IN_MINUTES, MOST_WEEKS, PlanViewModel
from reviewdesk.ui.meeting.prompts import prompt_of, stage_of
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import ComboBox, Field, Frame, Icon, Reflow, Row, Text


class RhythmCard(Frame):
    """Shows and sets the check-in rhythm of the plan."""

    def __init__(self, theme: Theme, model: PlanViewModel) -> None:
        super().__init__(theme, "soft", margins=(18, 14, 18, 16), spacing=10)
        self.model = model
        stage = stage_of(model.meeting.snapshot, StageKind.PLAN)
        words = prompt_of(stage, "rhythm", _("When do you talk about this again?"))
        head = self.add(Row(theme, spacing=10))
        head.add(Icon(theme, "calendar-check", tone="accent", size=22))
        head.add(Text(theme, words.question, "strong", wrap=True), 1)
        self.add(Text(theme, words.guidance, "caption", tone="text2", wrap=True))
        self.weeks: Field[ComboBox] = Field(theme, _("How often"), ComboBox(theme))
        self.first: Field[DayChoice] = Field(
            theme, _("First time"), DayChoice(theme, _("First time"), self._propose)
        )
        self.add(Reflow(theme, [(self.weeks, 1), (self.first, 1)], spacing=14, need=560))
        self._fill()
        self.weeks.control.activated.connect(self._on_weeks_activated)
        self.first.control.chosen.connect(self.model.set_first_check_in)
        self.show_rhythm()

    def show_rhythm(self) -> None:
        """Show what is agreed."""
        combo, writable = self.weeks.control, self.model.meeting.writable
        combo.setCurrentIndex(max(0, combo.findData(self.model.weeks)))
        combo.setEnabled(writable)
        self.first.setVisible(self.model.weeks > 0)
        self.first.control.show_day(self.model.first_check_in)
        self.first.control.set_writable(writable=writable)

    def _fill(self) -> None:
        combo = self.weeks.control
        combo.addItem(_("Not agreed yet"), 0)
        minutes = ngettext("{n} minute", "{n} minutes", CHECK_IN_MINUTES).format(n=CHECK_IN_MINUTES)
        for weeks in range(1, MOST_WEEKS + 1):
            often = ngettext("Every week", "Every {n} weeks", weeks).format(n=weeks)
            combo.addItem(_("{often}, {minutes}").format(often=often, minutes=minutes), weeks)

    def _propose(self) -> date:
        return self.model.workday_in(7 * max(1, self.model.weeks))

    def _on_weeks_activated(self, _index: int) -> None:
        self.model.set_weeks(int(self.weeks.control.currentData()))
