"""The rules that plans are kept by, in plain words, and what HR can do with each."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.retention import Applies, RetentionClass
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.office.bound import bound
from reviewdesk.ui.office.hr.disposal_view_model import DisposalContent
from reviewdesk.ui.office.hr.retention_form import RetentionForm
from reviewdesk.ui.office.hr.retention_rules import RetentionRules
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, FocusSoon, Frame, Line, Reflow, Row, Text

_BESIDE: Final = 620


class RetentionPart(Column):
    """A list of rules; one is worded in a panel above it, which stays while the list is shown anew."""

    def __init__(self, theme: Theme, rules: RetentionRules) -> None:
        super().__init__(theme, spacing=14)
        self.rules = rules
        self.form: RetentionForm | None = None
        self._content: DisposalContent | None = None
        self._from = ""
        self._changing: dict[str, Button] = {}
        self._focus = FocusSoon(self, lambda: self._changing.get(self._from, self.add_button))
        head = Column(theme, spacing=2)
        head.add(Text(theme, _("Each plan is kept by one rule"), "h3", wrap=True))
        told = _(
            "New years count at once for every plan of a rule, from the day of its conversation; holds stay. A"
            " sealed file never changes: it keeps naming the rule and the day it was signed with."
        )
        head.add(Text(theme, told, "body", tone="text2", wrap=True))
        self.add_button = Button(theme, _("Add a rule"), "primary", icon="plus")
        self.add(Reflow(theme, [(head, 1), (self.add_button, 0)], need=_BESIDE))
        self.form_place = self.add(Column(theme, spacing=0))
        self.form_place.hide()
        self.list = self.add(Frame(theme, "card", margins=(22, 8, 22, 8), spacing=0))
        self.add_stretch()
        self.add_button.clicked.connect(bound(self.open_form, None))
        rules.kept.connect(self.close_form)
        rules.refused.connect(self._on_refused)
        rules.looked_ahead.connect(self._on_looked_ahead)

    def show_content(self, content: DisposalContent) -> None:
        """Show the rules anew; whoever stands on one stays there."""
        self._content = content
        stood = next((key for key, button in self._changing.items() if button.hasFocus()), "")
        self._changing = {}
        self.list.clear()
        plans = dict(content.kept)
        for number, rule in enumerate(content.classes):
            if number:
                self.list.add(Line(self.theme))
            self.list.add(self._row(rule, plans.get(rule.id, 0)))
        if stood:
            self._from = stood
            self._focus.ask()

    def first_focus(self) -> QWidget:
        """Begin with the form where there is one."""
        return self.add_button if self.form is None else self.form.name.control

    # -- rows ----------------------------------------------------------------------------------------------------

    def _row(self, rule: RetentionClass, plans: int) -> QWidget:
        theme = self.theme
        words = Column(theme, spacing=1)
        words.add(Text(theme, rule.name, "strong", wrap=True))
        words.add(Text(theme, _whom(rule), "label", wrap=True))
        words.add(Text(theme, rule.rule, "label", tone="text2", wrap=True))
        years = ngettext("{n} year", "{n} years", rule.years).format(n=rule.years)
        held = ngettext("{n} plan", "{n} plans", plans).format(n=f"{plans:,}")
        facts = Column(theme, spacing=1)
        facts.add(Text(theme, years, "strong", wrap=True))
        facts.add(Text(theme, held if plans else _("No plan yet"), "label", tone="text2", wrap=True))
        facts.add_stretch()
        tools = Row(theme, spacing=4)
        tools.add_stretch()
        if not plans and rule.applies is not Applies.OTHERWISE:
            remove = _("Take the rule “{name}” away").format(name=rule.name)
            gone = Button(theme, _("Take away"), "ghost", icon="trash-2", role="label", name=remove)
            gone.clicked.connect(bound(self.rules.remove, rule))
            tools.add(gone)
        name = _("Change the rule “{name}”").format(name=rule.name)
        change = Button(theme, _("Change"), role="label", icon="pen-line", name=name)
        self._changing[rule.id] = change
        change.clicked.connect(bound(self.open_form, rule))
        tools.add(change)
        row = Row(theme, margins=(0, 12, 0, 12))
        row.add(Reflow(theme, [(words, 6), (facts, 2), (tools, 3)], spacing=14, need=_BESIDE), 1)
        return row

    # -- the form ------------------------------------------------------------------------------------------------

    def open_form(self, rule: RetentionClass | None) -> None:
        """Word a rule, or another one."""
        content = self._content
        if content is None:
            return
        self._from = rule.id if rule is not None else ""
        taken = {name for each in content.classes for name in each.templates}
        free = [name for name in dict.fromkeys(content.templates) if name not in taken]
        plans = dict(content.kept).get(rule.id, 0) if rule is not None else 0
        self.form_place.clear()
        self.form = self.form_place.add(RetentionForm(self.theme, rule, plans, free))
        self.form_place.show()
        self.add_button.hide()
        self.form.given.connect(self._on_given)
        self.form.cancelled.connect(self.close_form)
        self.form.ahead_asked.connect(self._on_ahead_asked)
        self.form.name.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Put the form away; the keyboard is where it was asked for."""
        if self.form is None:
            return
        self.form = None
        self.form_place.clear()
        self.form_place.hide()
        self.add_button.show()
        self._focus.ask()

    def _on_given(self, rule: RetentionClass) -> None:
        self.rules.keep(rule)

    def _on_refused(self, error: ReviewDeskError) -> None:
        if self.form is not None:
            self.form.refuse(error)

    def _on_ahead_asked(self, years: int) -> None:
        self.rules.look_ahead(self._from, years)

    def _on_looked_ahead(self, class_id: str, years: int, due: int) -> None:
        if self.form is not None:
            self.form.look_ahead(class_id, years, due)


def _whom(rule: RetentionClass) -> str:
    """Return which plans come under a rule, in plain words."""
    if rule.applies is Applies.CONTESTED:
        return _("Plans that were declined, or answered with an account of the employee’s own")
    if rule.applies is Applies.OTHERWISE:
        return _("Every plan that no other rule takes")
    if not rule.templates:
        return _("Only plans that somebody puts under it")
    return _("Plans of the template {names}").format(names=" · ".join(dict.fromkeys(rule.templates)))
