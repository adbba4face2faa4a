"""The pages of an archived plan, large enough to be read, with what one does with pages."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage

from reviewdesk.services.register_snapshots import RegisterView
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.hr.plan_file import PlanFile
from reviewdesk.ui.office.hr.plan_words import sealed_day
from reviewdesk.ui.office.words import isolated
from reviewdesk.ui.printing import PrintButton
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, PdfView, Reflow, Row, Text

_PICTURE_WIDTH: Final = 1100
_READABLE: Final = 640
_HEIGHT: Final = 560


class PlanReading(Column):
    """``left``: back to the list; ``copy_asked``: a copy is to be saved."""

    left = Signal()
    copy_asked = Signal()

    def __init__(self, theme: Theme, file: PlanFile) -> None:
        super().__init__(theme, spacing=14)
        self._file = file
        head = Row(theme, spacing=10)
        self.back_button = head.add(Button(theme, _("Back to the archive"), "ghost", icon="arrow-left"))
        head.add_stretch()
        self.print_button = PrintButton(theme)
        self.save_button = Button(theme, _("Save a copy"), "primary", icon="download")
        self.add(Reflow(theme, [(head, 1), (self.print_button, 0), (self.save_button, 0)], below=8))
        self.title = self.add(Text(theme, "", "h2", wrap=True))
        self.told = self.add(Text(theme, "", "body", tone="text2", wrap=True))
        self.view = self.add(PdfView(theme, name=_("The sealed plan")), 1)
        self.view.setMinimumHeight(theme.px(_HEIGHT))
        self.view.sharper_wanted.connect(file.draw)
        self.back_button.clicked.connect(self.left)
        self.save_button.clicked.connect(self.copy_asked)
        self.print_button.wanted.connect(file.draw_for_paper)
        file.printable.connect(self.print_button.print_pages)
        file.drawn.connect(self._on_drawn)

    def open(self, plan: RegisterView) -> None:
        """Show a plan."""
        self._empty()
        self.title.setText(_("{title} with {name}").format(title=plan.title, name=isolated(plan.employee)))
        self.told.setText(_("Sealed {day}").format(day=sealed_day(plan)))
        self._file.open(plan.document_id, round(_PICTURE_WIDTH * self.devicePixelRatioF()))
        self.save_button.setFocus()

    def close_plan(self) -> None:
        """Let go of it."""
        self._file.close()
        self._empty()

    def _empty(self) -> None:
        self.view.set_pages([])
        self.print_button.offer(pages=False)

    def _on_drawn(self, pages: Sequence[QImage]) -> None:
        if self.isHidden():
            return
        first = not self.view.has_pages()
        self.view.set_pages(pages)
        self.print_button.offer(pages=True)
        if first:
            self.view.zoom_to(self.theme.px(_READABLE))
