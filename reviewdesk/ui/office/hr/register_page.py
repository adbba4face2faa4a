"""HR's archive: every plan in one list, and beside it what is known of the one that is chosen."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from reviewdesk.services.register import Search, Which
from reviewdesk.services.register_snapshots import HoldView, RegisterView
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.folders import documents_folder
from reviewdesk.ui.office.hr.finder import Finder
from reviewdesk.ui.office.hr.line_list import LineList
from reviewdesk.ui.office.hr.plan_file import PlanFile
from reviewdesk.ui.office.hr.plan_panel import PlanPanel
from reviewdesk.ui.office.hr.plan_reading import PlanReading
from reviewdesk.ui.office.hr.plan_words import class_named, found_words, lifted_words
from reviewdesk.ui.office.hr.register_view_model import PlanDetail, RegisterContent, RegisterViewModel
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_page import WIDTH, OfficePage
from reviewdesk.ui.office.reveal import Reveal
from reviewdesk.ui.office.words import shown_path
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, EmptyState, Frame, Reflow, Text

_SIDE_BY_SIDE: Final = 860
_LEAST_HEIGHT: Final = 360
_FOOT: Final = 48
_REST_MS: Final = 150
"""Showing a plan takes the window some time; in between, an arrow key that is held down moves on."""


class RegisterPage(OfficePage):
    """Asked for with a document's id it opens that plan; a file goes on to the inbox, which checks it."""

    view_model: RegisterViewModel

    def __init__(self, theme: Theme, view_model: RegisterViewModel) -> None:
        super().__init__(theme, view_model, max_width=WIDTH)
        self.ask_place: Callable[[], str] = self._pick_folder
        self.file = PlanFile(view_model.office, view_model)
        self.empty: EmptyState | None = None
        self._next = self._read_next = ""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._open_next)
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._fit)
        theme.changed.connect(self._settled.start)
        self.listing = self.add(Column(theme, spacing=16), 1)
        self.listing.add(self._head(theme))
        self.finder = self.listing.add(Finder(theme, view_model.office.clock.today))
        self.list = LineList(theme, view_model.lines, _("Sealed plans"))
        self.nothing = EmptyState(theme, "search", "")
        self.found = Frame(theme, "card", margins=(10, 8, 8, 8), spacing=0)
        self.found.add(self.list, 1)
        self.found.add(self.nothing)
        left = Column(theme, spacing=0)
        left.add(self.found)
        left.add_stretch()
        side = Column(theme)
        self.panel = side.add(PlanPanel(theme))
        side.add_stretch()
        self.body = self.listing.add(Reflow(theme, [(left, 6), (side, 5)], spacing=16, need=_SIDE_BY_SIDE), 1)
        self.empty_place = self.listing.add(Column(theme, spacing=0))
        self.reading = self.add(PlanReading(theme, self.file), 1)
        self.reading.hide()
        self._reveal = Reveal(self, self.panel)
        self._connect(view_model)

    def _head(self, theme: Theme) -> Reflow:
        words = Column(theme, spacing=2)
        words.add(Text(theme, _("Archive"), "h1", wrap=True))
        self.told = words.add(Text(theme, "", "body", tone="text2", wrap=True))
        self.bring_button = Button(theme, _("Bring in plans"), icon="plus")
        self.bring_button.clicked.connect(self._on_bring_clicked)
        return Reflow(theme, [(words, 1), (self.bring_button, 0)])

    def _connect(self, view_model: RegisterViewModel) -> None:
        self.finder.search_changed.connect(view_model.look_for)
        self.finder.which_chosen.connect(view_model.show_only)
        self.list.chosen.connect(self._on_list_chosen)
        self.list.opened.connect(self._on_list_opened)
        self.list.clicked.connect(self._reveal_soon)
        view_model.detailed.connect(self._on_detailed)
        view_model.refused.connect(self.panel.refuse)
        view_model.held.connect(self._on_held)
        view_model.lifted.connect(self._on_lifted)
        view_model.moved.connect(self._on_moved)
        self.panel.read_asked.connect(self.read)
        self.panel.copy_asked.connect(self._on_copy_asked)
        self.panel.plan_asked.connect(self.open_plan)
        self.panel.bring_asked.connect(self._on_bring_clicked)
        self.panel.hold_asked.connect(self._on_hold_asked)
        self.panel.lift_asked.connect(view_model.lift)
        self.panel.rule_asked.connect(self._on_rule_asked)
        self.reading.left.connect(self.close_reading)
        self.reading.copy_asked.connect(self._on_copy_asked)
        self.file.saved.connect(self._on_saved)
        self.file.failed.connect(view_model.failed)

    # -- coming and going ----------------------------------------------------------------------------------------

    def shown(self, thing: str = "") -> None:
        """Open what was asked for."""
        super().shown(thing)
        if Path(thing).suffix:  # a file's name has an ending, a plan's number has none
            self.place_asked.emit(Place("inbox", thing))
        elif thing in set(Which):
            self.finder.choose(Which(thing))
        elif thing:
            self.open_plan(thing)

    def left(self) -> None:
        """Let go of what was being read."""
        super().left()
        self.close_reading()

    def first_focus(self) -> QWidget | None:
        """Begin with the words to look for."""
        if not self.reading.isHidden():
            return self.reading.save_button
        return self.empty.button if self.empty is not None else self.finder.words.control

    def refresh(self, snapshot: RegisterContent) -> None:
        """Show how many there are; the list is the model's."""
        counts = snapshot.counts
        told = ngettext("{n} sealed plan", "{n} sealed plans", counts.plans).format(n=f"{counts.plans:,}")
        held = ngettext("{n} on hold", "{n} on hold", counts.held).format(n=f"{counts.held:,}")
        if snapshot.question.search != Search():
            self.told.setText(found_words(len(snapshot.plans), counts.plans, more=bool(snapshot.after)))
        else:
            self.told.setText(f"{told} · {held}" if counts.held else told)
        self.finder.offer_lost(some=counts.lost > 0)
        bare = counts.plans == 0
        self.body.setVisible(not bare)
        self.finder.setVisible(not bare)
        self.told.setVisible(not bare)
        self.bring_button.setVisible(not bare)
        self._show_empty(bare=bare)
        found = bool(snapshot.plans)
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        self.nothing.text.setText(_nothing(snapshot.question.which))
        self._show_primary()

    def _show_empty(self, *, bare: bool) -> None:
        self.empty_place.clear()
        self.empty = None
        if bare:
            words = _(
                "No plans here yet. Bring in the files that managers have sent you, or a whole folder of them."
            )
            self.empty = self.empty_place.add(
                EmptyState(self.theme, "archive", words, action=_("Bring in plans"), action_icon="plus")
            )
            self.empty.acted.connect(self._on_bring_clicked)

    def _show_primary(self) -> None:
        chosen = self.view_model.detail is not None
        self.bring_button.set_kind("secondary" if chosen else "primary")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the list end where the window ends, so that the page itself need not scroll for it."""
        super().resizeEvent(event)
        self._fit()
        self._settled.start()  # what stands above may be laid out anew, and the list begins lower then

    def _fit(self) -> None:
        host = self.widget()
        top = self.body.mapTo(host, QPoint(0, 0)).y() if host is not None else 0
        room = self.viewport().height() - top - self.theme.px(_FOOT)
        self.found.setFixedHeight(max(room, self.theme.px(_LEAST_HEIGHT)))

    # -- one plan ------------------------------------------------------------------------------------------------

    def open_plan(self, document_id: str) -> None:
        """Show what is known of a plan."""
        self.close_reading()
        self.list.mark(document_id)
        self.view_model.open(document_id)

    def _on_detailed(self, detail: PlanDetail | None) -> None:
        self.panel.show_detail(detail)
        if detail is not None:
            self._mark(detail.plan.document_id)
        self._show_primary()
        if detail is not None and detail.plan.document_id == self._read_next:
            self._read_next = ""
            self.read()

    def _mark(self, document_id: str) -> None:
        """Mark the plan that is shown, unless somebody has moved on."""
        if not self._next:
            self.list.mark(document_id)

    def _on_list_chosen(self, document_id: str) -> None:
        """Show the first at once; while an arrow key is held down, show where somebody is now and then."""
        self._next = document_id
        if not self._rest.isActive():
            self._open_next()

    def _open_next(self) -> None:
        if self._next:
            self.view_model.open(self._next)
            self._next = ""
            self._rest.start()

    def _on_list_opened(self, document_id: str) -> None:
        detail = self.view_model.detail
        if detail is not None and detail.plan.document_id == document_id:
            self.read()
            return
        self._read_next = document_id
        self._next = ""
        self.view_model.open(document_id)

    def _reveal_soon(self) -> None:
        if self.body.is_stacked():
            self._reveal.soon()

    def read(self) -> None:
        """Show the pages of the plan that is chosen."""
        detail = self.view_model.detail
        if detail is not None:
            self.listing.hide()
            self.reading.show()
            self.reading.open(detail.plan)
            self.verticalScrollBar().setValue(0)

    def close_reading(self) -> None:
        """Go back to the list."""
        if not self.reading.isHidden():
            self.reading.hide()
            self.reading.close_plan()
            self.listing.show()
            self.list.setFocus()

    def _on_copy_asked(self) -> None:
        place, detail = self.ask_place(), self.view_model.detail
        if place and detail is not None:
            self.file.save_copy(detail.plan.document_id, Path(place))

    def _pick_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, _("Choose where the copy goes"), documents_folder())

    def _on_saved(self, place: Path) -> None:
        self.said.emit(_("A copy lies in {folder}").format(folder=shown_path(place.parent)), None)

    # -- keeping -------------------------------------------------------------------------------------------------

    def _on_hold_asked(self, reason: str) -> None:
        self.panel.focus_next("hold")
        self.view_model.hold(self.view_model.chosen, reason)

    def _on_held(self, hold: HoldView) -> None:
        def undo() -> None:
            self.view_model.lift(hold)

        self.said.emit(_("The plan is on hold and stays until the hold is lifted."), undo)

    def _on_lifted(self, hold: HoldView, left: int) -> None:
        def undo() -> None:
            self.view_model.hold(hold.document_id, hold.reason)

        self.panel.focus_next("hold")
        self.said.emit(lifted_words(left), undo)

    def _on_rule_asked(self, class_id: str) -> None:
        detail = self.view_model.detail
        if detail is not None and class_id != detail.plan.retention_class:
            self.panel.focus_next("rule")
            self.view_model.move(detail.plan, class_id)
        else:
            self.panel.close_form()

    def _on_moved(self, plan: RegisterView, before: str) -> None:
        detail = self.view_model.detail
        kept = class_named(detail.classes, plan.retention_class) if detail is not None else None
        words = _("Kept by the rule “{name}” now.").format(name=kept.name if kept else plan.retention_class)

        def undo() -> None:
            self.view_model.move(plan, before)

        self.said.emit(words, undo)

    def _on_bring_clicked(self) -> None:
        self.place_asked.emit(Place("inbox"))


def _nothing(which: Which) -> str:
    if which is Which.DUE:
        return _(
            "Nothing is due. Plans stand here once their rule's years are over, unless they are on hold."
        )
    if which is Which.HELD:
        return _("No plan is on hold. A hold keeps a plan whatever its rule says.")
    return _("No plan has all of that. Try fewer words, or the beginning of a name.")
