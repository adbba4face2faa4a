"""The archive: what was signed, and whether a file is what was signed."""

from collections.abc import Callable, Sequence
from datetime import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.folders import documents_folder
from reviewdesk.ui.office.archive_chain import ArchiveChain, PlanAround
from reviewdesk.ui.office.archive_view_model import ArchiveContent, ArchiveViewModel, PlanRow
from reviewdesk.ui.office.check_result import CheckLegend, CheckResult
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_page import OfficePage
from reviewdesk.ui.office.plan_along import PlanAlong
from reviewdesk.ui.office.verdict_look import VerdictLook
from reviewdesk.ui.office.words import isolated, shown_path
from reviewdesk.ui.printing import PrintButton
from reviewdesk.ui.sharing import send_by_mail
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Avatar,
    Button,
    Column,
    DropTarget,
    EmptyState,
    Field,
    Frame,
    Line,
    LineEdit,
    ListRow,
    PdfView,
    Reflow,
    Row,
    Text,
    announce,
)

WIDTH: Final = 1320
FIND_FROM: Final = 8
"""From so many plans on there is a field to find one."""
_PICTURE_WIDTH: Final = 1100
_READABLE: Final = 640
"""Px at 100 % from which the words of a page can be read."""


class ArchivePage(OfficePage):
    """A list, a drop target with its big result, and a plan to read."""

    def __init__(self, theme: Theme, view_model: ArchiveViewModel) -> None:
        super().__init__(theme, view_model, max_width=WIDTH)
        self.archive = view_model
        self.ask_place: Callable[[], str] = self._pick_folder
        self.chain = ArchiveChain(view_model)
        self._reading: PlanRow | None = None
        self._wanted = ""
        self._copy = Path()
        self.listing = self.add(Column(theme, spacing=16), 1)
        self.listing.add(Text(theme, _("Archive"), "h1", wrap=True))
        self.result = self.listing.add(Column(theme))
        self.result.hide()
        self.plans = Frame(theme, spacing=4)
        check = Column(theme, spacing=8)
        self.target = check.add(
            DropTarget(
                theme,
                _("Drop a signed plan here to see who signed it and whether anything changed."),
                button=_("Choose a PDF"),
                icon="file-check",
                pattern="PDF (*.pdf)",
            ),
            1,
        )
        check.add(CheckLegend(theme))
        self.target.chosen.connect(self._on_target_chosen)
        self.listing.add(
            Reflow(theme, [(self.plans, 3), (check, 2)], need=820), 1
        )  # down to the foot of the page
        self.reading = self._build_reading(theme)
        self.add(self.reading, 1)
        self.reading.hide()
        view_model.checked.connect(self._on_checked)
        view_model.previewed.connect(self._on_previewed)
        view_model.saved.connect(self._on_saved)
        view_model.kept.connect(self._on_kept)

    def _build_reading(self, theme: Theme) -> Column:
        column = Column(theme, spacing=14)
        head = Row(theme, spacing=10)
        self.back_button = head.add(Button(theme, _("Back to the archive"), "ghost", icon="arrow-left"))
        self.back_button.clicked.connect(self.close_plan)
        head.add_stretch()
        self.save_button = Button(theme, _("Save a copy"), "primary", icon="download")
        self.save_button.clicked.connect(self._on_save_clicked)
        self.print_button = PrintButton(theme)
        self.print_button.wanted.connect(self.archive.draw_for_paper)
        self.archive.printable.connect(self.print_button.print_pages)
        column.add(Reflow(theme, [(head, 1), (self.print_button, 0), (self.save_button, 0)], below=8))
        self.reading_title = column.add(Text(theme, "", "h2", wrap=True))
        self.reading_told = column.add(Text(theme, "", "body", tone="text2", wrap=True))
        self.along = column.add(self._build_along(theme))
        self.view = column.add(PdfView(theme, name=_("The sealed plan")), 1)
        self.view.setMinimumHeight(theme.px(560))
        self.view.sharper_wanted.connect(self._on_view_sharper_wanted)
        return column

    def _build_along(self, theme: Theme) -> PlanAlong:
        along = PlanAlong(theme)
        along.plan_asked.connect(self._on_plan_asked)
        along.amendment_asked.connect(self._on_amendment_asked)
        along.review_asked.connect(self.meeting_asked)
        along.mail_asked.connect(self._on_mail_asked)
        along.check_ins_asked.connect(self._on_check_ins_asked)
        self.chain.known.connect(self._on_chain_known)
        self.chain.amended.connect(self._on_amended)
        self.chain.check_ins_saved.connect(along.check_ins.show_saved)
        return along

    def shown(self, thing: str = "") -> None:
        """Show the plan of that number, or check the file that another start of ReviewDesk handed over."""
        super().shown(thing)
        if thing:
            self.close_plan()
            self._wanted = thing
            if self.archive.snapshot is not None:
                self._show_wanted()

    def _show_wanted(self) -> None:
        """Open the plan that was asked for, or check the file of that name."""
        thing, self._wanted = self._wanted, ""
        plan = self.archive.plan(thing)
        if plan is not None:
            self.open_plan(plan)
        elif thing:
            self._check(Path(thing))

    # -- the list ------------------------------------------------------------------------------------------------

    def refresh(self, snapshot: ArchiveContent) -> None:
        """Show the list."""
        if self._wanted:
            self._show_wanted()
        theme = self.theme
        self.plans.clear()
        if not snapshot.plans:
            words = (
                _("No plans here yet. Check a signed plan, and keep it.")
                if snapshot.keeps
                else _("No plans here yet. The first one arrives when both of you have signed.")
            )
            self.plans.add(EmptyState(theme, "archive", words))
            self.plans.add_stretch()
            return
        self.plans.add(Text(theme, _("Sealed plans"), "h3", wrap=True))
        self._rows: list[tuple[str, QWidget]] = []
        if len(snapshot.plans) >= FIND_FROM:
            find = self.plans.add(Field(theme, _("Find by name or title"), LineEdit(theme)))
            find.control.textChanged.connect(self._on_find_changed)
        for number, plan in enumerate(snapshot.plans):
            row = Column(theme, spacing=0)
            if number:
                row.add(Line(theme))
            row.add(self._row(theme, plan))
            self.plans.add(row)
            self._rows.append((f"{plan.title} {plan.told}".casefold(), row))
        self.plans.add_stretch()

    def _row(self, theme: Theme, plan: PlanRow) -> ListRow:
        button = Button(theme, _("Read"), role="label", name=_("Read {plan}").format(plan=plan.spoken))
        button.clicked.connect(self._reader(plan))
        return ListRow(theme, plan.title, plan.told, leading=Avatar(theme, plan.initials), trailing=button)

    def _on_find_changed(self, words: str) -> None:
        wanted = words.casefold().split()
        for text, row in self._rows:
            row.setVisible(all(word in text for word in wanted))

    # -- one plan ------------------------------------------------------------------------------------------------

    def _reader(self, plan: PlanRow) -> Callable[[], None]:
        def read() -> None:
            self.open_plan(plan)

        return read

    def open_plan(self, plan: PlanRow) -> None:
        """Show the pages of a plan."""
        self._reading = plan
        self.reading_title.setText(plan.spoken)
        self.reading_told.setText(plan.told)
        self.view.set_pages([])
        self.print_button.offer(pages=False)
        self.listing.hide()
        self.reading.show()
        self.verticalScrollBar().setValue(0)
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.along.show_around(None)
        self.chain.look(plan.document_id)
        self.archive.preview(plan.document_id, round(_PICTURE_WIDTH * self.devicePixelRatioF()))

    def close_plan(self) -> None:
        """Go back to the list."""
        self._reading = None
        self.view.set_pages([])
        self.print_button.offer(pages=False)
        self.archive.close_preview()
        self.reading.hide()
        self.listing.show()

    def left(self) -> None:
        """Let go of what was being read."""
        super().left()
        self.close_plan()

    def _on_previewed(self, pages: Sequence[QImage]) -> None:
        if self._reading is None:
            return
        first = not self.view.has_pages()
        self.view.set_pages(pages)
        self.print_button.offer(pages=True)
        if first:
            self.view.zoom_to(self.theme.px(_READABLE))

    def _on_view_sharper_wanted(self, width: int) -> None:
        if self._reading is not None:
            self.archive.sharpen(width)

    def _on_save_clicked(self) -> None:
        place = self.ask_place()
        if place and self._reading is not None:
            self.archive.save_copy(self._reading.document_id, Path(place))

    def _pick_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, _("Choose where the copy goes"), documents_folder())

    def _on_chain_known(self, around: PlanAround) -> None:
        if self._reading is not None:
            self.along.show_around(around)

    def _on_plan_asked(self, document_id: str) -> None:
        plan = self.archive.plan(document_id)
        if plan is not None:
            self.open_plan(plan)

    def _on_amendment_asked(self) -> None:
        if self._reading is not None:
            self.chain.amend(self._reading.document_id)

    def _on_amended(self, _review_id: str) -> None:
        self.said.emit(_("The amendment is begun. The sealed plan stays as it is."), None)
        self.place_asked.emit(Place("reviews"))

    def _on_mail_asked(self) -> None:
        self.said.emit(send_by_mail(self._copy), None)

    def _on_check_ins_asked(self, place: Path, at: time) -> None:
        if self._reading is not None:
            self.chain.save_check_ins(self._reading.document_id, place, at)

    def _on_saved(self, place: Path) -> None:
        self._copy = place
        self.along.show_copied()
        self.said.emit(_("A copy lies in {folder}").format(folder=shown_path(place.parent)), None)

    # -- a file from elsewhere -----------------------------------------------------------------------------------

    def _on_target_chosen(self, file: Path) -> None:
        self._check(file)

    def _check(self, file: Path) -> None:
        """Take the verdict on another file away, then check this one."""
        self.result.hide()
        self.result.clear()
        self.archive.check(file)

    def _on_checked(self, look: VerdictLook) -> None:
        self.result.clear()
        content = self.archive.snapshot
        card = CheckResult(self.theme, look, keeps=content is not None and content.keeps)
        self.result.add(card)
        self.keep_button, self.done_button = card.keep_button, card.done_button
        card.keep_button.clicked.connect(self.archive.keep)
        card.done_button.clicked.connect(self.close_result)
        self.result.show()
        self.verticalScrollBar().setValue(0)
        announce(self, f"{look.headline}. {look.advice}", urgent=not look.intact)

    def close_result(self) -> None:
        """Take the result away."""
        self.result.hide()
        self.result.clear()
        self.target.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_kept(self, name: str) -> None:
        self.close_result()
        self.said.emit(_("The plan of {name} is in the archive").format(name=isolated(name)), None)
