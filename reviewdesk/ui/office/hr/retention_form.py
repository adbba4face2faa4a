"""The form in which HR words a rule: what it is called, how many years, why, and for which template."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError, RuleViolation
from reviewdesk.domain.retention import MOST_YEARS, Applies, RetentionClass
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, ComboBox, Field, Form, LineEdit, Reflow, Row, Text, TextEdit
from reviewdesk.ui.widgets.number_edit import NumberEdit

_AT_FIRST: Final = 3
_PAIR: Final = 560


class RetentionForm(Form):
    """``given`` carries a rule, without an id where it is new; ``ahead_asked`` a number of years to look ahead with.

    Which plans a rule is for is asked once: what lies in the archive stays under its rule.
    """

    given = Signal(object)
    ahead_asked = Signal(int)

    def __init__(
        self, theme: Theme, rule: RetentionClass | None, plans: int, templates: Sequence[str]
    ) -> None:
        super().__init__(theme)
        self.rule = rule
        self._plans = plans
        shown = rule or RetentionClass("", "", _AT_FIRST, "", Applies.TEMPLATES)
        title = _("Add a rule") if rule is None else _("Change the rule “{name}”").format(name=rule.name)
        self.add(Text(theme, title, "h2", wrap=True))
        self.name = Field(theme, _("Name"), LineEdit(theme, shown.name))
        years = NumberEdit(theme, shown.years, most=MOST_YEARS, name=_("Years"))
        self.years = Field(theme, _("Years"), years)
        self.add(Reflow(theme, [(self.name, 1), (self.years, 1)], spacing=18, need=_PAIR))
        self.why = self.add(Field(theme, _("Why that long?"), TextEdit(theme, shown.rule)))
        self.template: Field[ComboBox] | None = None
        if rule is None:
            hint = _("Plans that come in from now on. Those that are here stay under their rule.")
            self.template = self.add(Field(theme, _("For which plans?"), ComboBox(theme), hint=hint))
            self.template.control.addItem(_("Only those that somebody puts under it"), "")
            for name in templates:
                self.template.control.addItem(_("Plans of “{template}”").format(template=name), name)
        foot = self.add(Row(theme, spacing=8))
        give = Button(theme, _("Add the rule") if rule is None else _("Done"), "primary")
        self.put_buttons(
            foot, give, Button(theme, _("Cancel"), "ghost", name=_("Leave the rules as they are"))
        )
        years.valueChanged.connect(self._on_years_changed)
        self._tell(None)

    def submit(self) -> None:
        """Hand the rule over; what it lacks is said beside its field."""
        self.wait(waiting=True)
        shown = self.rule or RetentionClass("", "", 0, "", Applies.TEMPLATES)
        chosen = self.template.control.currentData() if self.template is not None else ""
        self.given.emit(
            replace(
                shown,
                name=self.name.control.text().strip(),
                years=self.years.control.value(),
                rule=self.why.control.toPlainText().strip(),
                templates=(chosen,) if chosen else shown.templates,
            )
        )

    def refuse(self, error: ReviewDeskError) -> None:
        """Say beside the field what would help."""
        self.wait(waiting=False)
        field = error.field if isinstance(error, RuleViolation) else ""
        place: Field[LineEdit] | Field[NumberEdit] | Field[TextEdit] = self.name
        if field == "years":
            place = self.years
        elif field == "rule":
            place = self.why
        place.set_error(sentence(error))
        place.control.setFocus()

    def look_ahead(self, class_id: str, years: int, due: int) -> None:
        """Say how many plans would be due, unless the number is another one by now."""
        if self.rule is not None and (class_id, years) == (self.rule.id, self.years.control.value()):
            self._tell(due)

    def _on_years_changed(self, years: int) -> None:
        self._tell(None)
        if self.rule is not None and self._plans:
            self.ahead_asked.emit(years)

    def _tell(self, due: int | None) -> None:
        if self.rule is None or not self._plans:
            self.years.set_hint(_("Counted from the day of the conversation."))
            return
        counts = ngettext(
            "Counts at once for the {n} plan of this rule, from the day of its conversation.",
            "Counts at once for all {n} plans of this rule, from the day of each conversation.",
            self._plans,
        ).format(n=f"{self._plans:,}")
        if due:
            told = ngettext(
                "{n} of them is due then; it stays until somebody lets it go.",
                "{n} of them are due then; they stay until somebody lets them go.",
                due,
            )
            counts = f"{counts} {told.format(n=f'{due:,}')}"
        self.years.set_hint(counts)
