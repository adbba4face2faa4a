"""Sign-off: read it together, say how to close it, sign, seal; the exact document stands beside it all the time."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.system.i18n import _
from reviewdesk.ui.check_ins_card import CheckInsCard
from reviewdesk.ui.dates import clock_words, day_words
from reviewdesk.ui.meeting.coming_up_card import ComingUpCard
from reviewdesk.ui.meeting.company_key_sheet import KeyWanted
from reviewdesk.ui.meeting.document_pane import DocumentPane
from reviewdesk.ui.meeting.document_preview import DocumentPreview, Pictured
from reviewdesk.ui.meeting.finished_card import FinishedCard
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.plan_reading import coming_up
from reviewdesk.ui.meeting.sealing_sheet import SealingSheet
from reviewdesk.ui.meeting.sign_off_copies import SignOffCopies
from reviewdesk.ui.meeting.sign_off_form import SignOffForm
from reviewdesk.ui.meeting.sign_off_values import Step
from reviewdesk.ui.meeting.sign_off_view_model import SignOffViewModel
from reviewdesk.ui.meeting.stage_page import NextStep, StagePage
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Column, Toast, announce

_NEED: Final = 940
_PANE_HEIGHT: Final = 600


class SignOffPage(StagePage):
    """The form, the sheet or the finished plan on the leading side; the document on the other, or below."""

    kind = StageKind.SIGN_OFF

    def __init__(self, theme: Theme, meeting: MeetingViewModel) -> None:
        super().__init__(theme, meeting)
        self.model = SignOffViewModel(meeting, self)
        self.preview = DocumentPreview(meeting, self)
        self.pane = DocumentPane(theme, self.preview)
        self.form = self.body.add(SignOffForm(theme, self.model))
        people = {party: meeting.snapshot.person(party) for party in Party}
        self.sheet = self.body.add(SealingSheet(theme, people))
        self.finished = self.body.add(FinishedCard(theme))
        self.check_ins = self.body.add(CheckInsCard(theme))
        self.coming_up = self.body.add(ComingUpCard(theme))
        self.copies = SignOffCopies(self.model, self.form.home, self.finished, self.check_ins)
        self._beside = Column(theme, margins=(4, 16, 24, 8))
        self._below = self.body.add(Column(theme))
        self._drawn: object = None
        self._focused: object = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        outer: QLayout | None = self.layout()
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.scroller, 23)
        across.addWidget(self._beside, 14)
        if isinstance(outer, QVBoxLayout):
            outer.addLayout(across)  # the page that scrolls moves into it
        self._place_pane()
        self.theme.changed.connect(self._place_pane)

    def _connect(self) -> None:
        self.model.changed.connect(self._on_model_changed)
        self.model.words_changed.connect(self._on_model_words_changed)
        self.preview.drawn.connect(self._on_preview_drawn)
        self.preview.waiting_changed.connect(self._on_preview_waiting_changed)
        self.model.told.connect(self._on_model_told)
        self.model.failed.connect(self._tell)
        self.form.key_wanted.connect(self._on_form_key_wanted)
        self.copies.said.connect(self._tell)
        for block in self.form.blocks.values():
            block.offer.ended.connect(self.scroller.ensureWidgetVisible)

    # -- for the window ------------------------------------------------------------------------------------------

    def refresh(self, snapshot: MeetingSnapshot) -> None:
        """Show the sign-off as it stands, and draw the document anew where something about its end has changed."""
        self.model.covered.load()
        self._show(snapshot)
        now = snapshot.sign_off
        keys = self.model.company.parties
        drawn = (snapshot.state, now.outcome, now.witness, now.reason, now.signed_at, keys)
        if drawn != self._drawn:
            self.pane.show_end = bool(now.signed_at)
            self._drawn = drawn
            self.preview.draw_next()
            self.model.company.load()
        self._move_focus((self.model.step, now.outcome, now.signed_at, keys))

    def build_ahead(self, snapshot: MeetingSnapshot) -> None:
        """Leave the document undrawn: its words are still to be said."""
        self._show(snapshot)

    def _show(self, snapshot: MeetingSnapshot) -> None:
        super().refresh(snapshot)
        step = self.model.step
        self._show_head(step)
        self.form.setVisible(step in {Step.READ, Step.HOME})
        self.form.show_sign_off(step)
        self.sheet.setVisible(step in {Step.SHEET, Step.SEALING})
        self.finished.setVisible(step is Step.FINISHED)
        done = self.model.finished
        self.check_ins.setVisible(step is Step.FINISHED and done is not None and done.check_ins)
        days = coming_up(self.meeting.joint) if step in {Step.HOME, Step.FINISHED} else ()
        self.coming_up.show_days(days, snapshot)
        if step in {Step.SHEET, Step.SEALING}:
            signed, sealing = self.model.signed_at, step is Step.SEALING
            self.sheet.show_plan(self.model.file_name, signed, sealing=sealing)
        if step is Step.FINISHED and self.model.finished is not None:
            self.finished.show_finished(self.model.finished)

    def caption(self) -> str:
        """Return who has signed."""
        return self.model.caption()

    def next_step(self) -> NextStep:
        """Seal, once nothing is missing; before that the signature has the page's one primary button."""
        step = self.model.step
        if step is Step.SHEET:
            return NextStep(_("Seal it now"), hint=_("Nothing changes after this"))
        if step is Step.SEALING:
            return NextStep(_("Sealing …"), enabled=False, hint=_("One moment"), way_back=False)
        if step is Step.FINISHED and self._pulse_follows():
            return NextStep(super().next_step().text, way_back=False)
        if step in {Step.HOME, Step.FINISHED}:
            return NextStep(_("Close the meeting"), way_back=False)
        ready = not self.model.gaps
        return NextStep(_("Seal and finish"), enabled=ready, primary=ready, hint=self.model.missing())

    def go_on(self) -> bool:
        """Show what sealing does, seal, or close; only the exit pulse follows, and only on a sealed plan."""
        step = self.model.step
        if step is Step.FINISHED and self._pulse_follows():
            return False
        if step is Step.READ:
            self.model.open_sheet()
        elif step is Step.SHEET:
            self.model.seal()
        elif step in {Step.HOME, Step.FINISHED}:
            self.meeting.pause()
        return True

    def go_back(self) -> bool:
        """Leave the sheet."""
        on_sheet = self.model.step is Step.SHEET
        if on_sheet:
            self.model.close_sheet()
        return on_sheet

    def first_focus(self) -> QWidget | None:
        """Begin with what is waited for."""
        if self.model.step is Step.FINISHED:
            return self.finished.save
        waited_for = self.model.step is Step.READ and self.model.gaps
        return self.form.first_focus() if waited_for else None

    def leave(self) -> None:
        """Leave no half-typed passphrase behind, and draw the document anew when the page is opened again."""
        self.form.forget()
        self._drawn = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the document below where there is no room beside."""
        super().resizeEvent(event)
        self._place_pane()

    def _on_focus_ended(self, focus: QWidget | None) -> None:
        """Show the passphrase and the button along with the pad, as far as there is room."""
        block = None if focus is None else self.form.signature_block(focus)
        if block is not None:
            self.scroller.ensureWidgetVisible(block.button)
        super()._on_focus_ended(focus)

    def _pulse_follows(self) -> bool:
        return self.meeting.neighbour(+1) is StageKind.EXIT_PULSE

    # -- parts ---------------------------------------------------------------------------------------------------

    def _show_head(self, step: Step) -> None:
        if step in {Step.SHEET, Step.SEALING}:
            self.set_question(
                _("This is what happens now"), _("Look at the document once more, then seal it.")
            )
        elif step is Step.FINISHED and self.model.finished is not None:
            time = clock_words(self.model.finished.sealed_at)
            self.set_question(
                _("Sealed {time}").format(time=time),
                _("What you said stands as it is written, and any change to it would show."),
            )
        elif step is Step.HOME:
            due = self.model.sign_off.due
            until = _("At home until {day}").format(day=day_words(due) if due else "")
            self.set_question(until, _("What comes back to be signed is the text as it stands now."))

    def _place_pane(self) -> None:
        wide = self.width() >= self.theme.px(_NEED)
        home = self._beside if wide else self._below
        if self.pane.parentWidget() is home:
            return
        home.add(self.pane, 1)
        self.scroller.set_margins((40, 14, 14 if wide else 40, 16))
        self.pane.setMinimumHeight(0 if wide else self.theme.px(_PANE_HEIGHT))
        self._beside.setVisible(wide)
        self._below.setVisible(not wide)

    def _move_focus(self, shown: object) -> None:
        """Follow what is waited for, but only when that has changed: nobody is interrupted while typing."""
        before, self._focused = self._focused, shown
        if before is None or before == shown:
            return
        if self.model.step is Step.READ and not self.model.gaps:
            QTimer.singleShot(0, self, self.next_wanted.emit)  # once the footer has been told so
        else:
            self.focus_soon()

    def _on_form_key_wanted(self, party: Party) -> None:
        company = self.model.company
        asked = KeyWanted(
            self.meeting.name(party), lambda place: company.choose(party, place), party in company.parties
        )
        self.key_wanted.emit(asked)

    def _on_model_told(self, sentence: str) -> None:
        announce(self, sentence)  # the page shows it by the closed lock

    def _tell(self, sentence: str) -> None:
        toast = self.window().findChild(Toast)
        if toast is not None:
            toast.say(sentence)

    def _on_model_changed(self) -> None:
        self.refresh(self.meeting.snapshot)
        self.footer_changed.emit()

    def _on_model_words_changed(self) -> None:
        if self.isVisible() and not self.model.frozen:
            self.preview.draw_soon()
            self.form.show_sign_off(self.model.step)
            self.footer_changed.emit()

    def _on_preview_drawn(self, pictured: Pictured) -> None:
        self.form.show_signatures(pictured.signatures)
        self.model.compare_again()

    def _on_preview_waiting_changed(self, waiting: bool) -> None:  # noqa: FBT001  # a signal's slot
        self.form.hold_signatures(held=waiting)
