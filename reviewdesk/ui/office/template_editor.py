"""Wording a template: its parts on the one side, the fields of the open part on the other."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError, RuleViolation
from reviewdesk.domain.review import StageKind
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.template_draft_view_model import TemplateDraftViewModel
from reviewdesk.ui.office.template_outline import BASICS, COMPETENCIES, SCALE, TemplateOutline
from reviewdesk.ui.office.template_panels import TemplatePanel, panel_for
from reviewdesk.ui.office.template_words import time_told
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, IconLine, Reflow, Row, Text, announce


class TemplateEditor(Column):
    """Nothing is stored by itself here.

    ``keep_asked`` hands the draft over, ``left`` puts it aside. ``below_opened``: a part was opened below the list of
    parts, where it may be out of sight.
    """

    keep_asked = Signal(object)
    left = Signal()
    below_opened = Signal()

    def __init__(self, theme: Theme, model: TemplateDraftViewModel) -> None:
        super().__init__(theme, spacing=14)
        self.model = model
        model.setParent(self)
        head = Row(theme, spacing=10)
        self.back = head.add(Button(theme, _("Leave without keeping"), "ghost", icon="arrow-left"))
        head.add_stretch()
        version = model.template.version
        self.keep = Button(theme, _("Keep as version {n}").format(n=version), "primary", icon="check")
        self.add(Reflow(theme, [(head, 1), (self.keep, 0)]))
        self.title = self.add(Text(theme, "", "h1", wrap=True))
        told = _("Reviews that are planned already keep the words they were planned with.")
        self.add(Text(theme, told, "body", tone="text2", wrap=True))
        self.trouble = self.add(IconLine(theme, "circle-alert", "", tone="warn", wrap=True))
        self.trouble.hide()
        self.outline = TemplateOutline(theme, model)
        self.place = Column(theme, spacing=0)
        self.sides = self.add(Reflow(theme, [(self.outline, 2), (self.place, 3)], spacing=18, need=900))
        self.add_stretch()
        self.panel: TemplatePanel = self._open(BASICS)
        self.back.clicked.connect(self.left)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.outline.chosen.connect(self._on_outline_chosen)
        model.rearranged.connect(self._on_model_rearranged)
        model.asked_anew.connect(self._on_model_asked_anew)
        model.timed.connect(self._show_state)
        self._show_state()

    def first_focus(self) -> QWidget | None:
        """Begin with the name."""
        return self.panel.first_focus()

    def open(self, part: str) -> None:
        """Show the fields of a part."""
        self.outline.mark(part)
        self.panel = self._open(part)

    def refuse(self, error: ReviewDeskError) -> None:
        """Say what a version needs before it can be kept, beside the field it is about."""
        self._show_state()
        field = error.field if isinstance(error, RuleViolation) else ""
        part = self._part_of(field)
        if part:
            self.open(part)
        place = self.panel.fields.get(field)
        if place is not None:
            place.set_error(sentence(error))
            place.control.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.trouble.set_line("circle-alert", sentence(error), tone="warn")
        self.trouble.show()
        announce(self.keep, sentence(error))

    def _part_of(self, field: str) -> str:
        head = field.partition(".")[0]
        if head in {"name", "description"}:
            return BASICS
        if head in {SCALE, COMPETENCIES} or head in set(StageKind):
            return head
        return ""

    def _open(self, part: str) -> TemplatePanel:
        self.part = part
        self.place.clear()
        panel = self.place.add(panel_for(self.theme, self.model, part))
        self.place.add_stretch()
        name = panel.fields.get("name")
        if name is not None:
            name.control.textChanged.connect(self._show_state)
        return panel

    def _show_state(self) -> None:
        self.trouble.hide()
        self.title.setText(self.model.template.name.strip() or _("A template without a name"))
        self.keep.setEnabled(self.model.may_keep)
        self.keep.setAccessibleDescription("" if self.model.may_keep else time_told(self.model.template))

    def _on_outline_chosen(self, part: str) -> None:
        self.panel = self._open(part)
        if self.sides.is_stacked():
            self.below_opened.emit()

    def _on_model_rearranged(self) -> None:
        """Put the name's fields in place of those of a stage that was taken out."""
        if self.outline.part != self.part:
            self.panel = self._open(self.outline.part)

    def _on_model_asked_anew(self) -> None:
        """Show the questions as they are now, and go on with the new one."""
        before = set(self.panel.fields)
        self.panel = self._open(self.part)
        new = (field.control for key, field in self.panel.fields.items() if key not in before)
        control = next(new, None) or self.panel.first_focus()
        if control is not None:
            QTimer.singleShot(0, control, control.setFocus)

    def _on_keep_clicked(self) -> None:
        self.keep.setEnabled(False)  # until the answer is there: two presses are one version
        self.keep_asked.emit(self.model.template)
