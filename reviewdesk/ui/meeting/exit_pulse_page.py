"""Exit pulse: after sealing, each alone says how the conversation was, while the computer is handed across."""

from typing import Final

from PySide6.QtWidgets import QWidget

from reviewdesk.domain.people import Party
from reviewdesk.domain.pulse import STATEMENTS
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.coming_up_card import ComingUpCard
from reviewdesk.ui.meeting.exit_pulse_view_model import ExitPulseViewModel
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.plan_reading import coming_up
from reviewdesk.ui.meeting.prompts import prompt_of
from reviewdesk.ui.meeting.pulse_cards import PulseCover, PulseScale
from reviewdesk.ui.meeting.stage_page import NextStep, StagePage
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import announce

_COVERS: Final = {Party.EMPLOYEE: "cover_employee", Party.MANAGER: "cover_manager"}


class ExitPulsePage(StagePage):
    """A cover, five statements one at a time, the cover for the other person, five statements, the end."""

    kind = StageKind.EXIT_PULSE

    def __init__(self, theme: Theme, meeting: MeetingViewModel) -> None:
        super().__init__(theme, meeting)
        self.model = ExitPulseViewModel(meeting, self)
        self.covering = self.body.add(PulseCover(theme, self.stage(meeting.snapshot).notices))
        self.scale = self.body.add(PulseScale(theme))
        self.coming_up = self.body.add(ComingUpCard(theme))
        self.covering.skipped.connect(self.model.skip)
        self.covering.closed.connect(meeting.pause)
        self.scale.chosen.connect(self.model.choose)
        self.scale.chosen_by_number.connect(self._on_chosen_by_number)
        self.model.changed.connect(self._on_model_changed)
        self._show()

    # -- for the window ------------------------------------------------------------------------------------------

    def refresh(self, snapshot: MeetingSnapshot) -> None:
        """Show where the two are; the snapshot has no part in it."""
        del snapshot
        self._show()

    def caption(self) -> str:
        """Return how far the person at the computer is; never what was chosen."""
        if self.model.place is None:
            return ""
        return _("Statement {number} of {count}").format(number=self.model.place + 1, count=STATEMENTS)

    def next_step(self) -> NextStep:
        """Lift the cover, go on with or without an answer, and close at the end."""
        party, place = self.model.party, self.model.place
        if party is None:
            return NextStep(_("Close the meeting"), way_back=False)
        if place is None:
            begin = _("I am {name}: begin").format(name=self.meeting.name(party))
            return NextStep(begin, way_back=party is Party.EMPLOYEE)
        if self.model.value is None:
            return NextStep(_("Leave it open"), primary=False)
        return NextStep(_("Done") if self.model.is_last else _("Next"))

    def go_on(self) -> bool:
        """Take the next step; nothing follows the exit pulse but the end."""
        if self.model.party is None:
            self.meeting.pause()
        else:
            self.model.go_on()
        return True

    def go_back(self) -> bool:
        """Go a statement back, from the first behind the cover, and from the cover to the sealed plan."""
        if self.model.place is None:
            return False
        if not self.model.go_back():
            self.model.cover()
        return True

    def first_focus(self) -> QWidget | None:
        """Begin with the scale."""
        return None if self.model.place is None else self.scale.first()

    def leave(self) -> None:
        """Leave no answer on the screen."""
        self.model.cover()

    # -- parts ---------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        party, place = self.model.party, self.model.place
        self.set_kicker(self.caption(), "eye-off")
        self.covering.setVisible(place is None)
        self.scale.setVisible(place is not None)
        days = coming_up(self.meeting.joint) if party is None else ()
        self.coming_up.show_days(days, self.meeting.snapshot)
        if party is None:
            self._show_end()
        elif place is None:
            self._show_cover(party)
        else:
            self.set_question(self.model.statement)
            self.scale.show_value(self.model.value)

    def _show_cover(self, party: Party) -> None:
        stage, name = self.stage(self.meeting.snapshot), self.meeting.name(party)
        words = prompt_of(stage, _COVERS[party], _("{name}, this part is yours alone").format(name=name))
        self.set_question(words.question, words.guidance)
        self.covering.show_person(self.meeting.snapshot.person(party), party)

    def _show_end(self) -> None:
        words = prompt_of(self.stage(self.meeting.snapshot), "end", _("That was all. Thank you both."))
        self.set_question(words.question, words.guidance)
        self.covering.hide()

    def _on_chosen_by_number(self, value: int) -> None:
        self.model.choose(value)
        self.next_wanted.emit()

    def _on_model_changed(self) -> None:
        before = self.question.text()
        self._show()
        self.footer_changed.emit()
        if self.question.text() == before or not self.isVisible():
            return
        announce(self, self.question.text())
        if self.model.place is None:
            self.next_wanted.emit()
        else:
            self.focus_soon(from_top=True)
