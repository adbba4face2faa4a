"""Self-assessment: the employee opens it, tells it in own words, and the manager writes down what was heard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.fields import HEARD, self_answer
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingPrompt, MeetingSnapshot
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.drawer_card import DrawerCard
from reviewdesk.ui.meeting.may_ask import MayAsk
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.owned_field import OwnedField
from reviewdesk.ui.meeting.sample_hint import sample_hint
from reviewdesk.ui.meeting.self_assessment_view_model import Door, SelfAssessmentViewModel
from reviewdesk.ui.meeting.stage_page import NextStep, StagePage
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Column, Frame, Reflow, Row, Text

_NUMBER_WIDTH = 12


class SelfAssessmentPage(StagePage):
    """A closed drawer first; then one question at a time with the answer, and what the manager heard beside it."""

    kind = StageKind.SELF_ASSESSMENT

    def __init__(self, theme: Theme, meeting: MeetingViewModel) -> None:
        super().__init__(theme, meeting)
        self.model = SelfAssessmentViewModel(meeting, self)
        self.drawer: DrawerCard | None = None
        self.answer: OwnedField | None = None
        self.heard: OwnedField | None = None
        self._shown: tuple[Door, str] | None = None
        self.model.changed.connect(self._on_model_changed)
        self.model.refused.connect(self._on_model_refused)

    def refresh(self, snapshot: MeetingSnapshot) -> None:
        """Show ``snapshot``: the closed drawer, or the question that is open."""
        super().refresh(snapshot)
        prompt = self.model.question
        shown = (self.model.door, prompt.id if prompt else "")
        if shown != self._shown:
            self._shown = shown
            self._build(prompt)
        if prompt is not None:
            self.set_kicker(self.caption(), "quote")
            self.set_question(prompt.question, prompt.guidance)
        else:
            self.set_kicker("")

    def caption(self) -> str:
        """Return which question is open."""
        if self.model.question is None:
            return ""
        count = len(self.model.questions)
        return _("Question {number} of {count}").format(number=self.model.place + 1, count=count)

    def next_step(self) -> NextStep:
        """Lead through the questions; before the drawer is open its own button is the primary one."""
        if self.model.question is not None and not self.model.is_last:
            return NextStep(_("Next question"))
        step = super().next_step()
        closed = self.model.door in {Door.CLOSED, Door.NO_DRAWER}
        return NextStep(step.text, primary=not closed)

    def go_on(self) -> bool:
        """Go to the next question, if there is one."""
        return self.model.go_to_question(self.model.place + 1)

    def go_back(self) -> bool:
        """Go to the question before, if there is one."""
        return self.model.go_to_question(self.model.place - 1)

    def first_focus(self) -> QWidget | None:
        """Begin with the passphrase, or with the answer."""
        if self.drawer is not None:
            return self.drawer.passphrase
        fields = (field for field in (self.answer, self.heard) if field is not None)
        return next((field.edit for field in fields if not field.edit.isReadOnly()), None)

    def leave(self) -> None:
        """Leave no half-typed passphrase behind."""
        if self.drawer is not None:
            self.drawer.forget()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self, prompt: MeetingPrompt | None) -> None:
        self.drawer = self.answer = self.heard = None
        self.body.clear()
        if prompt is None:
            self._build_drawer()
        else:
            self._build_question(prompt)

    def _build_drawer(self) -> None:
        new = self.model.door is Door.NO_DRAWER
        hint = sample_hint(self.meeting, Party.EMPLOYEE)
        card = DrawerCard(self.theme, self.meeting.snapshot.employee, new=new, hint=hint)
        card.opened.connect(self.model.create if new else self.model.open)
        card.told_aloud.connect(self.model.tell_aloud)
        self.drawer = card
        self.body.add(Reflow(self.theme, [(card, 3), (self._outlook(), 2)], spacing=32, need=820))

    def _outlook(self) -> QWidget:
        """Show beforehand what the talk will be about, so that nothing in it comes as a surprise."""
        column = Column(self.theme, spacing=12, margins=(0, 8, 0, 0))
        title = _("What {name} will talk about").format(name=self.meeting.snapshot.employee.given_name)
        column.add(Text(self.theme, title, "strong", wrap=True))
        for number, prompt in enumerate(self.model.questions, start=1):
            row = column.add(Row(self.theme, spacing=12))
            top = Qt.AlignmentFlag.AlignTop
            row.add(Text(self.theme, str(number), "strong", tone="employee", least=_NUMBER_WIDTH), align=top)
            row.add(Text(self.theme, prompt.question, "body", tone="text2", wrap=True), 1, align=top)
        column.add_stretch()
        return column

    def _build_question(self, prompt: MeetingPrompt) -> None:
        employee, manager = self.meeting.snapshot.employee, self.meeting.snapshot.manager
        left = Column(self.theme, spacing=16)
        if self.model.door is Door.OPEN:
            card = left.add(Frame(self.theme, "employee", margins=(20, 16, 20, 18)))
            label = _("{name}’s words").format(name=employee.given_name)
            self.answer = card.add(
                OwnedField(self.theme, self.meeting, self_answer(prompt.id), label, name=prompt.question)
            )
        card = left.add(Frame(self.theme, "manager", margins=(20, 16, 20, 18)))
        heard = self.model.heard
        label = _("What {name} heard, in all of it").format(name=manager.given_name)
        hint = heard.guidance if heard else ""
        self.heard = card.add(OwnedField(self.theme, self.meeting, HEARD, label, hint=hint, optional=True))
        left.add_stretch()
        sides: list[tuple[QWidget, int]] = [(left, 5)]
        if self.model.follow_ups:
            sides.append((MayAsk(self.theme, manager.given_name, self.model.follow_ups), 3))
        self.body.add(Reflow(self.theme, sides, spacing=24, need=760))

    def _on_model_changed(self) -> None:
        self.refresh(self.meeting.snapshot)
        self.focus_soon(from_top=True)
        self.footer_changed.emit()

    def _on_model_refused(self, sentence: str) -> None:
        if self.drawer is not None:
            self.drawer.refuse(sentence)
