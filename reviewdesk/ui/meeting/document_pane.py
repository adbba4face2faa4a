"""The exact document beside the signatures: paged, enlarged, printed, and honest about what it cannot print."""

from collections.abc import Sequence

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.unprintable import Unprintable
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.document_preview import DocumentPreview, Pictured
from reviewdesk.ui.printing import PrintButton
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Banner, Column, IconLine, PdfView


class DocumentPane(Column):
    """Shows what ``preview`` draws. A changed page is drawn again after a moment, and says so until then."""

    def __init__(self, theme: Theme, preview: DocumentPreview) -> None:
        super().__init__(theme, spacing=8)
        self.preview = preview
        self.uncovered = self.add(Banner(theme, "", "warn"))
        self.uncovered.hide()
        self.trouble = self.add(Banner(theme, "", "danger", action=_("Try again")))
        self.trouble.hide()
        self.view = self.add(PdfView(theme, name=_("The document")), 1)
        self.print_button = PrintButton(theme)
        self.view.add_tool(self.print_button)
        self.waiting = self.add(IconLine(theme, "hourglass", _("Your last words are being set …")))
        policy = self.waiting.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the page must not jump at every pause in typing
        self.waiting.setSizePolicy(policy)
        self.waiting.hide()
        self.show_end = False
        """Open the page on which the signatures stand, with the next drawing."""
        preview.drawn.connect(self._on_preview_drawn)
        preview.failed.connect(self._on_preview_failed)
        preview.waiting_changed.connect(self._on_preview_waiting_changed)
        preview.printable.connect(self.print_button.print_pages)
        self.view.sharper_wanted.connect(preview.sharpen)
        self.trouble.acted.connect(preview.draw)
        self.print_button.wanted.connect(preview.draw_for_paper)

    def _on_preview_drawn(self, pictured: Pictured) -> None:
        self.view.set_pages(pictured.pages)
        if self.show_end:
            self.show_end = False
            self.view.show_page(max((each.page for each in pictured.signatures), default=0))
        self.print_button.offer(pages=True)
        self.trouble.hide()
        self.uncovered.setVisible(bool(pictured.uncovered))
        if pictured.uncovered:
            sentence = self._named(pictured.uncovered)
            if sentence != self.uncovered.text.text():
                self.uncovered.show_sentence(sentence)

    def _named(self, uncovered: Sequence[Unprintable]) -> str:
        """Say which characters cannot be printed, in whose words they stand, and what is printed instead."""
        told = []
        for party in dict.fromkeys(each.party for each in uncovered):
            signs = [f"{each.character} ({each.code})" for each in uncovered if each.party == party]
            whose = _("in {name}’s words: {signs}") if party else _("in what you share: {signs}")
            name = self.preview.meeting.name(party) if party else ""
            told.append(whose.format(name=name, signs=", ".join(signs)))
        return _(
            "No font here can print some characters, {told}. The page shows their numbers in their place; "
            "the attached data keeps them as written."
        ).format(told="; ".join(told))

    def _on_preview_failed(self, error: ReviewDeskError) -> None:
        self.trouble.show_sentence(self.preview.meeting.sentence(error), _("Try again"))

    def _on_preview_waiting_changed(self, waiting: bool) -> None:  # noqa: FBT001  # a signal's slot
        self.waiting.setVisible(waiting and self.view.has_pages())
