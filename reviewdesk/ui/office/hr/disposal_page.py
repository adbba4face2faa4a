"""Disposal: what is due by its rule, one plain question before it goes, the log of what has gone, and the rules."""

from typing import Final

from PySide6.QtWidgets import QButtonGroup, QWidget

from reviewdesk.services.register_snapshots import RegisterView
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.office.bound import bound
from reviewdesk.ui.office.hr.disposal_panel import ConfirmPanel, DuePanel
from reviewdesk.ui.office.hr.disposal_view_model import DisposalContent, DisposalViewModel
from reviewdesk.ui.office.hr.gone_panel import GonePanel
from reviewdesk.ui.office.hr.line_list import LineList
from reviewdesk.ui.office.hr.retention_part import RetentionPart
from reviewdesk.ui.office.hr.retention_rules import RetentionRules
from reviewdesk.ui.office.hr.run_card import RunCard
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_page import WIDTH, OfficePage
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, EmptyState, Frame, Reflow, Row, Text
from reviewdesk.ui.widgets.tab_order import stop_at_chosen

_SIDE_BY_SIDE: Final = 820
_LIST_HEIGHT: Final = 330


class DisposalPage(OfficePage):
    """Three lists, one at a time; beside what is due stands what can be done about it."""

    view_model: DisposalViewModel

    def __init__(self, theme: Theme, view_model: DisposalViewModel) -> None:
        super().__init__(theme, view_model, max_width=WIDTH)
        self.panel: DuePanel | ConfirmPanel | GonePanel | None = None
        self.add(Text(theme, _("Disposal"), "h1", wrap=True))
        told = _(
            "A rule only proposes: nothing leaves the archive unless you say so, and never while it is on hold."
        )
        self.add(Text(theme, told, "body", tone="text2", wrap=True))
        self.add_space(12)
        self.due_chip = Button(theme, _("Time is over"), "chip", icon="clock", checkable=True)
        self.log_chip = Button(theme, _("What has gone"), "chip", icon="history", checkable=True)
        self.rules_chip = Button(theme, _("Rules"), "chip", icon="list-checks", checkable=True)
        group = QButtonGroup(self)
        chips = (self.due_chip, self.log_chip, self.rules_chip)
        for chip in chips:
            group.addButton(chip)
        self.due_chip.setChecked(True)
        self.add(Reflow(theme, [*((chip, 0) for chip in chips), (Row(theme), 1)], spacing=8))
        self.add_space(14)
        self.run_card = self.add(RunCard(theme, _("Plans go")))
        self.run_card.hide()
        self.due_list = LineList(theme, view_model.due, _("Plans that are due"))
        self.gone_list = LineList(theme, view_model.gone, _("The log of what has gone"))
        self.nothing = Column(theme, spacing=0)
        self.nothing.add_stretch()
        self.nothing_said = self.nothing.add(EmptyState(theme, "circle-check", ""))
        self.nothing.add_stretch()
        card = Frame(theme, "card", margins=(10, 8, 8, 8), spacing=0)
        for part in (self.due_list, self.gone_list):
            part.setMinimumHeight(theme.px(_LIST_HEIGHT))
            card.add(part, 1)
        card.add(self.nothing, 1)
        self.side = Column(theme, spacing=0)
        self.lists = self.add(Reflow(theme, [(card, 3), (self.side, 2)], need=_SIDE_BY_SIDE), 1)
        rules = RetentionRules(view_model)
        self.rules = self.add(RetentionPart(theme, rules), 1)
        rules.said.connect(self.said)
        self.rules_chip.toggled.connect(self._show_lists)
        self.due_chip.toggled.connect(self._show_lists)
        self.due_list.chosen.connect(self._on_due_chosen)
        self.gone_list.chosen.connect(self._on_gone_chosen)
        self.due_list.opened.connect(self._on_read_asked)
        self.run_card.stop_asked.connect(view_model.stop)
        view_model.counted.connect(self._on_counted)
        view_model.moved.connect(self._on_moved)
        view_model.disposed.connect(self._on_disposed)
        self._show_lists()

    def first_focus(self) -> QWidget | None:
        """Begin with the list."""
        if self.rules_chip.isChecked():
            return self.rules.first_focus()
        if isinstance(self.panel, ConfirmPanel):
            return self.panel.keep_button
        if self.log_chip.isChecked():
            return self.log_chip
        return self.due_list if self.due_list.lines.lines else self.due_chip

    def left(self) -> None:
        """Take back a question that was not answered."""
        super().left()
        self.rules.close_form()
        self._put(None)
        self._show_lists()

    def refresh(self, snapshot: DisposalContent) -> None:
        """Show every list anew."""
        self.rules.show_content(snapshot)
        if not isinstance(self.panel, ConfirmPanel):
            self._put(None)
        self._show_lists()

    def _show_lists(self) -> None:
        stop_at_chosen((self.due_chip, self.log_chip, self.rules_chip))
        self.rules.setVisible(self.rules_chip.isChecked())
        self.lists.setVisible(not self.rules_chip.isChecked())
        due = self.due_chip.isChecked()
        lines = self.view_model.due if due else self.view_model.gone
        some = bool(lines.lines)
        self.due_list.setVisible(due and some)
        self.gone_list.setVisible(not due and some)
        self.nothing.setVisible(not some)
        words = (
            _("Nothing is due. Plans stand here once their rule's years are over, unless they are on hold.")
            if due
            else _("Nothing has gone yet. What goes is noted here, without a name.")
        )
        self.nothing_said.text.setText(words)
        self.side.setVisible(some)
        if some and not due and not isinstance(self.panel, GonePanel):
            self._on_gone_chosen("")
        if some and due and not isinstance(self.panel, DuePanel | ConfirmPanel):
            self._show_panel(None)

    # -- what stands beside ----------------------------------------------------------------------------------------

    def _show_panel(self, plan: RegisterView | None) -> None:
        panel = DuePanel(self.theme, plan, self.view_model.rule(plan) if plan is not None else None)
        panel.read_asked.connect(self._on_read_asked)
        panel.one_asked.connect(self._on_one_asked)
        panel.all_asked.connect(self.view_model.count)
        self._put(panel)

    def _put(self, panel: DuePanel | ConfirmPanel | GonePanel | None) -> None:
        self.side.clear()
        self.panel = panel
        if panel is not None:
            self.side.add(panel)
        self.side.add_stretch()

    def _on_gone_chosen(self, document_id: str) -> None:
        model = self.view_model
        gone = model.logged.get(document_id)
        rule = model.rule(gone) if gone is not None else None
        self._put(GonePanel(self.theme, gone, rule, model.confirmed_by(gone) if gone is not None else ""))

    def _on_due_chosen(self, document_id: str) -> None:
        self._show_panel(self.view_model.plans.get(document_id))

    def _on_read_asked(self, document_id: str) -> None:
        self.place_asked.emit(Place("archive", document_id))

    def _on_one_asked(self, plan: RegisterView) -> None:
        self._ask((plan.document_id,), plan)

    def _on_counted(self, documents: tuple[str, ...]) -> None:
        self._ask(documents, None)

    def _ask(self, documents: tuple[str, ...], plan: RegisterView | None) -> None:
        panel = ConfirmPanel(self.theme, len(documents), plan)
        panel.kept.connect(bound(self._on_kept, plan))
        panel.confirmed.connect(bound(self._on_confirmed, documents))
        self._put(panel)
        panel.keep_button.setFocus()

    def _on_kept(self, plan: RegisterView | None) -> None:
        self._show_panel(plan)
        self.due_list.setFocus()

    def _on_confirmed(self, documents: tuple[str, ...]) -> None:
        self._show_panel(None)
        self.view_model.dispose(documents)

    def _on_moved(self, done: int, total: int) -> None:
        self.run_card.setVisible(self.view_model.running and total > 1)
        self.run_card.show_progress(done, total)

    def _on_disposed(self, count: int) -> None:
        self.run_card.hide()
        words = ngettext(
            "{n} plan has gone. The log keeps its number and fingerprint.",
            "{n} plans have gone. The log keeps their numbers and fingerprints.",
            count,
        )
        if count:
            self.said.emit(words.format(n=f"{count:,}"), None)
        self.due_chip.setFocus()
