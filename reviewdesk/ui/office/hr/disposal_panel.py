"""Beside the list of what is due: what can be done, and the one question before something goes for good."""

from PySide6.QtCore import Signal

from reviewdesk.domain.retention import RetentionClass
from reviewdesk.services.register_snapshots import RegisterView
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui import dates
from reviewdesk.ui.office.bound import bound
from reviewdesk.ui.office.hr.plan_words import class_words, sealed_day
from reviewdesk.ui.office.words import isolated
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Frame, IconLine, Reflow, Row, Text


class DuePanel(Frame):
    """One plan that is due, or what can be done about all of them."""

    read_asked = Signal(str)
    one_asked = Signal(object)
    all_asked = Signal()

    def __init__(self, theme: Theme, plan: RegisterView | None, rule: RetentionClass | None) -> None:
        super().__init__(theme, "card", spacing=12)
        if plan is None:
            self.add(Text(theme, _("Look at them one by one, or let all of them go"), "h3", wrap=True))
            told = _(
                "Choose a plan to see why it is due. Put it on hold in the archive if somebody still needs it."
            )
            self.add(Text(theme, told, "body", tone="text2", wrap=True))
            self.all_button = Button(theme, _("Dispose of all that are due …"), "danger", icon="trash-2")
            self.all_button.clicked.connect(self.all_asked)
            self.add(Reflow(theme, [(self.all_button, 0), (Row(theme), 1)]))
            return
        self.add(Text(theme, plan.employee, "h2", wrap=True))
        self.add(Text(theme, plan.title, "body", tone="text2", wrap=True))
        due = _("Kept long enough since {day}: keep it or dispose of it").format(
            day=dates.short_day(plan.review_on)
        )
        sealed = _("Sealed {day}").format(day=sealed_day(plan))
        self.add(IconLine(theme, "clock", due, tone="text", wrap=True))
        self.add(IconLine(theme, "signature", sealed, tone="text", wrap=True))
        if rule is not None:
            kept = _("Rule: {rule}").format(rule=class_words(rule))
            self.add(IconLine(theme, "list-checks", kept, tone="text", wrap=True))
            self.add(Text(theme, rule.rule, "label", tone="text2", wrap=True))
        self.read_button = Button(theme, _("Look at it in the archive"), "primary", icon="archive")
        self.dispose_button = Button(theme, _("Dispose of it …"), "danger", icon="trash-2")
        self.read_button.clicked.connect(bound(self.read_asked.emit, plan.document_id))
        self.dispose_button.clicked.connect(bound(self.one_asked.emit, plan))
        self.add(Reflow(theme, [(self.read_button, 0), (self.dispose_button, 0), (Row(theme), 1)], below=8))


class ConfirmPanel(Frame):
    """Says what is lost and what stays; keeping is what is offered first."""

    kept = Signal()
    confirmed = Signal()

    def __init__(self, theme: Theme, count: int, plan: RegisterView | None) -> None:
        super().__init__(theme, "warn", margins=(22, 18, 22, 18), spacing=12)
        if plan is not None:
            asked = _("Let go of {title} with {name}?").format(title=plan.title, name=isolated(plan.employee))
        else:
            asked = ngettext("Let go of {n} plan?", "Let go of {n} plans?", count).format(n=f"{count:,}")
        self.add(Text(theme, asked, "h2", wrap=True))
        for icon, words in (
            (
                "trash-2",
                _(
                    "The archive’s file is removed, and no name or word of the plan is found in the archive any more."
                ),
            ),
            (
                "history",
                _(
                    "The log keeps its number, its fingerprint, its rule, the day it went and who confirmed it; not"
                    " whose plan it was."
                ),
            ),
            (
                "info",
                _(
                    "It cannot be taken back. PDFs in a watched folder, in copies you wrote out, in backups and with"
                    " other people stay: delete yours too."
                ),
            ),
        ):
            self.add(IconLine(theme, icon, words, tone="text", icon_tone="warn", wrap=True))
        self.keep_button = Button(theme, _("Keep"), "primary", name=_("Keep what is due"))
        self.confirm_button = Button(theme, _("Dispose of it for good"), "danger", icon="trash-2")
        if count > 1:
            words = ngettext("Dispose of {n} plan for good", "Dispose of {n} plans for good", count)
            self.confirm_button.setText(words.format(n=f"{count:,}"))
        self.keep_button.clicked.connect(self.kept)
        self.confirm_button.clicked.connect(self.confirmed)
        self.add(Reflow(theme, [(self.keep_button, 0), (self.confirm_button, 0), (Row(theme), 1)], below=8))
