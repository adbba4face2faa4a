"""Templates: the desk's own beside those that ship; look at one, copy it, word it, hand it on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from reviewdesk.content.messages import sentence
from reviewdesk.content.template import Template
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.services.template_views import Draft, Shelf, TemplateCard
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.bound import bound
from reviewdesk.ui.office.office_page import WIDTH, OfficePage
from reviewdesk.ui.office.template_draft_view_model import TemplateDraftViewModel
from reviewdesk.ui.office.template_editor import TemplateEditor
from reviewdesk.ui.office.template_reading import TemplateReading
from reviewdesk.ui.office.template_words import origin_words, time_words
from reviewdesk.ui.office.templates_view_model import Reading, TemplatesViewModel
from reviewdesk.ui.office.words import shown_path
from reviewdesk.ui.save_dialog import ask_where
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Button,
    Column,
    DropTarget,
    Frame,
    IconLine,
    Line,
    ListRow,
    Reflow,
    Text,
    announce,
)


class TemplatesPage(OfficePage):
    """One of three at a time: the list, a template that is read, a template that is worded."""

    view_model: TemplatesViewModel

    def __init__(self, theme: Theme, view_model: TemplatesViewModel) -> None:
        super().__init__(theme, view_model, max_width=WIDTH)
        self.reading: TemplateReading | None = None
        self.editor: TemplateEditor | None = None
        self.listing = self.add(Column(theme, spacing=16))
        self.listing.add(Text(theme, _("Templates"), "h1", wrap=True))
        told = _("What a meeting asks, in which order and for how long. Copy one and word it your way.")
        self.listing.add(Text(theme, told, "body", tone="text2", wrap=True))
        self.own = Column(theme, spacing=14)
        self.shipped = Frame(theme, "card", margins=(26, 18, 26, 12), spacing=0)
        self.listing.add(Reflow(theme, [(self.shipped, 1), (self._side(theme), 1)], spacing=18, need=900))
        self.detail = self.add(Column(theme, spacing=0))
        self.detail.hide()
        self.add_stretch()
        for signal, slot in (
            (view_model.opened, self._on_opened),
            (view_model.drafted, self._on_drafted),
            (view_model.kept, self._on_kept),
            (view_model.brought, self._on_brought),
            (view_model.retired, self._on_retired),
            (view_model.exported, self._on_exported),
            (view_model.refused, self._on_refused),
            (view_model.unread, self._on_unread),
        ):
            signal.connect(slot)

    def _side(self, theme: Theme) -> Column:
        side = Column(theme, spacing=14)
        side.add(self.own)
        self.target = side.add(
            DropTarget(
                theme,
                _("Bring in a template that somebody saved as a file."),
                button=_("Choose a template file"),
                pattern="TOML (*.toml)",
            )
        )
        self.unread = side.add(IconLine(theme, "circle-alert", "", tone="warn", wrap=True))
        self.unread.hide()
        self.target.chosen.connect(self._on_target_chosen)
        side.add_stretch()
        return side

    # -- the list ------------------------------------------------------------------------------------------------

    def refresh(self, snapshot: Shelf) -> None:
        """Show the list."""
        theme = self.theme
        self.shipped.clear()
        self.shipped.add(Text(theme, _("Come with ReviewDesk"), "h3", wrap=True))
        self._add_rows(self.shipped, snapshot.shipped)
        self.shipped.add_stretch()
        self.own.clear()
        frame = self.own.add(Frame(theme, "card", margins=(26, 18, 26, 12), spacing=0))
        frame.add(Text(theme, _("Yours"), "h3", wrap=True))
        if snapshot.own:
            self._add_rows(frame, snapshot.own)
        else:
            told = _(
                "None yet. Look at one that comes with ReviewDesk and make a copy: every word of it is then yours."
            )
            frame.add_space(6)
            frame.add(Text(theme, told, "body", tone="text2", wrap=True))
            frame.add_space(8)
        if snapshot.retired:
            frame = self.own.add(Frame(theme, "soft", margins=(26, 14, 26, 8), spacing=0))
            frame.add(Text(theme, _("Off the shelf"), "h3", wrap=True))
            self._add_rows(frame, snapshot.retired)

    def _add_rows(self, frame: Frame, cards: tuple[TemplateCard, ...]) -> None:
        for number, card in enumerate(cards):
            if number:
                frame.add(Line(self.theme))
            if card.retired:
                name = _("Put {name} back on the shelf").format(name=card.name)
                button = Button(self.theme, _("Put back"), "ghost", icon="undo-2", name=name)
                button.clicked.connect(bound(self._on_restore_clicked, card))
            else:
                name = _("Look at {name}, {origin}").format(name=card.name, origin=origin_words(card))
                button = Button(self.theme, _("Look"), role="label", name=name)
                button.clicked.connect(bound(self._on_look_clicked, card))
            told = time_words(card.minutes, card.forward_minutes)
            if card.own:
                told = f"{told} · {origin_words(card)}"
            frame.add(ListRow(self.theme, card.name, told, trailing=button))

    def first_focus(self) -> QWidget | None:
        """Go on with what is open."""
        if self.editor is not None:
            return self.editor.first_focus()
        return self.reading.word if self.reading is not None else None

    # -- one template --------------------------------------------------------------------------------------------

    def _show(self, detail: TemplateReading | TemplateEditor | None) -> None:
        """Show one template instead of the list, or the list again."""
        self.detail.clear()
        self.reading = detail if isinstance(detail, TemplateReading) else None
        self.editor = detail if isinstance(detail, TemplateEditor) else None
        if detail is not None:
            self.detail.add(detail)
        self.detail.setVisible(detail is not None)
        self.listing.setVisible(detail is None)
        self.unread.hide()
        self.verticalScrollBar().setValue(0)
        focus = self.first_focus() if detail is not None else self.target.button
        if focus is not None:
            focus.setFocus()

    def close_detail(self) -> None:
        """Go back to the list."""
        self._show(None)

    def _on_look_clicked(self, card: TemplateCard) -> None:
        self.view_model.open(card)

    def _on_restore_clicked(self, card: TemplateCard) -> None:
        self.view_model.restore(card)

    def _on_opened(self, found: Reading) -> None:
        reading = TemplateReading(self.theme, found)
        reading.left.connect(self.close_detail)
        reading.word_asked.connect(bound(self.view_model.draft, found.card))
        reading.export_asked.connect(bound(self._on_export_asked, found.card))
        reading.retire_asked.connect(bound(self.view_model.retire, found.card))
        self._show(reading)

    def _on_export_asked(self, card: TemplateCard) -> None:
        def on_place_chosen(place: Path) -> None:
            self.view_model.export(card, place)

        ask_where(self, _("Save the template"), f"{card.id}.toml", "TOML", on_place_chosen)

    def _on_exported(self, place: Path) -> None:
        self.said.emit(_("A copy lies in {folder}").format(folder=shown_path(place.parent)), None)

    def _on_retired(self, card: TemplateCard, undo: Callable[[], None]) -> None:
        self.close_detail()
        self.said.emit(_("{name} is off the shelf.").format(name=card.name), undo)

    # -- wording -------------------------------------------------------------------------------------------------

    def _on_drafted(self, draft: Draft) -> None:
        self._word(TemplateDraftViewModel(draft))

    def _word(self, model: TemplateDraftViewModel) -> None:
        editor = TemplateEditor(self.theme, model)
        editor.keep_asked.connect(self._on_keep_asked)
        editor.left.connect(self._on_editor_left)
        editor.below_opened.connect(self._on_editor_below_opened)
        self._show(editor)

    def _on_editor_below_opened(self) -> None:
        QTimer.singleShot(0, self, self._scroll_to_part)

    def _scroll_to_part(self) -> None:
        control = self.editor.first_focus() if self.editor is not None else None
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(control)

    def _on_keep_asked(self, worded: Template) -> None:
        self.view_model.keep(worded)

    def _on_refused(self, error: ReviewDeskError) -> None:
        if self.editor is not None:
            self.editor.refuse(error)

    def _on_editor_left(self) -> None:
        if self.editor is None:
            return
        draft, template, changed = (
            self.editor.model.draft,
            self.editor.model.template,
            self.editor.model.changed,
        )
        self.close_detail()

        def undo() -> None:
            model = TemplateDraftViewModel(draft)
            model.template = template
            self._word(model)

        if changed:
            self.said.emit(_("Nothing was kept."), undo)

    def _on_kept(self, card: TemplateCard, undo: Callable[[], None]) -> None:
        self.close_detail()
        self.said.emit(_("{name} is kept as version {n}.").format(name=card.name, n=card.version), undo)

    # -- files ---------------------------------------------------------------------------------------------------

    def _on_target_chosen(self, file: Path) -> None:
        self.unread.hide()
        self.view_model.bring_in(file)

    def _on_brought(self, card: TemplateCard, undo: Callable[[], None]) -> None:
        self.said.emit(_("{name} is on your shelf now.").format(name=card.name), undo)

    def _on_unread(self, error: ReviewDeskError) -> None:
        self.unread.set_line("circle-alert", sentence(error), tone="warn")
        self.unread.show()
        announce(self.target.button, sentence(error))
