"""What is known of one archived plan, and what can be done with it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.services.register_snapshots import HoldView
from reviewdesk.system.i18n import _
from reviewdesk.ui import dates
from reviewdesk.ui.office.bound import bound
from reviewdesk.ui.office.hr.panel_forms import HoldForm, RuleForm
from reviewdesk.ui.office.hr.plan_words import (
    class_named,
    class_words,
    facts_of,
    fingerprints_of,
    troubles,
)
from reviewdesk.ui.office.hr.register_view_model import PlanDetail
from reviewdesk.ui.office.verdict_look import claimed_words
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, EmptyState, Frame, IconLine, Line, Reflow, Row, Text

_APART: Final = 8


class PlanPanel(Frame):
    """Filled anew with each plan.

    ``hold_asked`` carries a reason, ``lift_asked`` a hold, ``rule_asked`` a class's id.
    """

    read_asked = Signal()
    copy_asked = Signal()
    bring_asked = Signal()
    plan_asked = Signal(str)
    hold_asked = Signal(str)
    lift_asked = Signal(object)
    rule_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "card", spacing=12)
        self.form: HoldForm | RuleForm | None = None
        self._wanted = ""
        self.show_detail(None)

    def show_detail(self, detail: PlanDetail | None) -> None:
        """Show another plan, or how to come to one."""
        self.clear()
        self.form = None
        self.read_button: Button | None = None
        if detail is None:
            self.add_stretch()
            self.add(
                EmptyState(self.theme, "file-check", _("Choose a plan to see what the archive knows of it."))
            )
            self.add_stretch()
            return
        self._add_head(detail)
        self.add(Line(self.theme))
        self._add_keeping(detail)
        self.add(Line(self.theme))
        self._add_pairs(facts_of(detail.plan, class_named(detail.classes, detail.plan.retention_class)))
        self._add_chain(detail)
        self.add(Line(self.theme))
        self.add(Text(self.theme, _("Number and fingerprints"), "strong", wrap=True))
        told = _("They tell this file from every other. You need them only when somebody doubts it.")
        self.add(Text(self.theme, told, "label", tone="text2", wrap=True))
        self._add_pairs(fingerprints_of(detail.plan))
        self.add_stretch()
        self._take_focus()

    def focus_next(self, name: str) -> None:
        """Have the keyboard on a button when the panel has been filled anew, since the one pressed is gone."""
        self._wanted = name

    def refuse(self, error: ReviewDeskError) -> None:
        """Say beside the reason what is missing."""
        if isinstance(self.form, HoldForm):
            self.form.field.set_error(sentence(error))

    # -- parts ---------------------------------------------------------------------------------------------------

    def _add_head(self, detail: PlanDetail) -> None:
        theme, plan = self.theme, detail.plan
        head = self.add(Column(theme, spacing=2))
        head.add(Text(theme, plan.employee, "h2", wrap=True))
        head.add(Text(theme, plan.title, "body", tone="text2", wrap=True))
        for state in troubles(plan):
            line = IconLine(theme, state.icon, state.words, tone="text2", icon_tone=state.tone, wrap=True)
            self.add(line)
        buttons: list[tuple[QWidget, int]] = []
        if plan.lost:
            bring = Button(theme, _("Bring its file in"), "primary", icon="plus")
            bring.clicked.connect(self.bring_asked)
            buttons.append((bring, 0))
        self.read_button = Button(theme, _("Read"), "secondary" if plan.lost else "primary", icon="eye")
        self.copy_button = Button(theme, _("Save a copy"), icon="download")
        self.read_button.clicked.connect(self.read_asked)
        self.copy_button.clicked.connect(self.copy_asked)
        buttons += [(self.read_button, 0), (self.copy_button, 0), (Row(theme), 1)]
        self.add(Reflow(theme, buttons, spacing=8))

    def _add_keeping(self, detail: PlanDetail) -> None:
        theme, plan = self.theme, detail.plan
        self.add(Text(theme, _("How long it is kept"), "strong", wrap=True))
        due = plan.review_on <= detail.today
        day = dates.short_day(plan.review_on)
        words = (
            _("Kept long enough since {day}: keep it or dispose of it")
            if due
            else _("Kept until {day}; then you decide")
        )
        self.add(
            IconLine(theme, "clock" if due else "calendar", words.format(day=day), tone="text", wrap=True)
        )
        kept = class_named(detail.classes, plan.retention_class)
        rule = class_words(kept) if kept else plan.retention_class
        self.add(IconLine(theme, "list-checks", _("Rule: {rule}").format(rule=rule), tone="text", wrap=True))
        for hold in detail.holding:
            self._add_hold(hold)
        self.rule_button = Button(theme, _("Change the rule"), role="label", icon="pen-line")
        self.hold_button = Button(theme, _("Put on hold"), role="label", icon="lock")
        buttons: list[tuple[QWidget, int]] = [(self.hold_button, 0), (self.rule_button, 0), (Row(theme), 1)]
        self.keeping = self.add(Reflow(theme, buttons, spacing=8))
        self.form_place = self.add(Column(theme))
        self.form_place.hide()
        self.hold_button.clicked.connect(self.open_hold_form)
        self.rule_button.clicked.connect(bound(self.open_rule_form, detail))

    def _add_hold(self, hold: HoldView) -> None:
        theme = self.theme
        day = dates.short_day(hold.set_at.astimezone().date())
        card = self.add(Frame(theme, "soft", spacing=6))
        card.add(IconLine(theme, "lock", _("On hold since {day}").format(day=day), tone="text", wrap=True))
        card.add(Text(theme, hold.reason, "body", wrap=True))
        name = _("Lift the hold of {day}: {reason}").format(day=day, reason=hold.reason)
        self.lift_button = Button(theme, _("Lift the hold"), role="label", icon="lock-open", name=name)
        self.lift_button.clicked.connect(bound(self.lift_asked.emit, hold))
        card.add(self.lift_button, align=Qt.AlignmentFlag.AlignLeading)

    def _add_chain(self, detail: PlanDetail) -> None:
        """Tell which plan says that it takes the place of which; no plan was sealed here, so it is their own word."""
        claimed, plan = detail.chain.claimed, detail.plan
        if claimed is None and not plan.supersedes:
            return
        self.add(Line(self.theme))
        self.add(Text(self.theme, _("Amendments"), "strong", wrap=True))
        if claimed is not None:
            self._add_step(claimed_words(claimed), _("Look at the newer one"), claimed.document_id)
        if plan.supersedes:
            told = _("It says that it takes the place of plan {number}.").format(number=plan.supersedes)
            here = plan.supersedes if detail.earlier_is_here else ""
            self._add_step(told, _("Look at the earlier one"), here)

    def _add_step(self, told: str, button: str, document_id: str) -> None:
        self.add(IconLine(self.theme, "history", told, tone="text", wrap=True))
        if document_id:
            go = Button(self.theme, button, "ghost", icon="file-text")
            go.clicked.connect(bound(self.plan_asked.emit, document_id))
            self.add(go, align=Qt.AlignmentFlag.AlignLeading)

    def _add_pairs(self, pairs: tuple[tuple[str, str], ...]) -> None:
        column = self.add(Column(self.theme, spacing=1))  # one for all: each box more is laid out many times
        for name, value in pairs:
            column.add(Text(self.theme, name, "caption", tone="text3", wrap=True))
            column.add(Text(self.theme, value, "label", wrap=True))
            column.add_space(_APART)

    # -- forms ---------------------------------------------------------------------------------------------------

    def open_hold_form(self) -> None:
        """Ask why."""
        form = HoldForm(self.theme)
        form.given.connect(self.hold_asked)
        self._open(form)

    def open_rule_form(self, detail: PlanDetail) -> None:
        """Ask for another rule."""
        form = RuleForm(self.theme, detail.classes, detail.plan.retention_class)
        form.given.connect(self.rule_asked)
        self._open(form)

    def _open(self, form: HoldForm | RuleForm) -> None:
        self.form = form
        self.form_place.clear()
        self.form_place.add(form)
        self.form_place.show()
        self.keeping.hide()
        form.left.connect(self.close_form)
        form.begin()

    def close_form(self) -> None:
        """Put the form away."""
        self.form = None
        self.form_place.clear()
        self.form_place.hide()
        self.keeping.show()
        self.hold_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_focus(self) -> None:
        wanted, self._wanted = self._wanted, ""
        focus = {"hold": self.hold_button, "rule": self.rule_button}.get(wanted)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
