"""The left half of wording a template: its parts with their minutes and their order, and how the time adds up."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.content.template import StagePlan, fill
from reviewdesk.content.template_rules import MOST_MINUTES
from reviewdesk.domain.review import StageKind
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.bound import bound
from reviewdesk.ui.office.template_draft_view_model import TemplateDraftViewModel
from reviewdesk.ui.office.template_words import time_told
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Frame, IconLine, Line, Reflow, Row, Text, announce
from reviewdesk.ui.widgets.number_edit import NumberEdit

BASICS: Final = "basics"
SCALE: Final = "scale"
COMPETENCIES: Final = "competencies"


class TemplateOutline(Frame):
    """``chosen`` carries the key of a part: a stage's kind, ``basics``, ``scale`` or ``competencies``."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, model: TemplateDraftViewModel) -> None:
        super().__init__(theme, "card", margins=(20, 18, 20, 20), spacing=6)
        self.model, self.part = model, BASICS
        self.parts: dict[str, Button] = {}
        self.minutes: dict[StageKind, NumberEdit] = {}
        self.tools: dict[str, Button] = {}
        self._forward = model.may_keep
        model.rearranged.connect(self.build)
        model.timed.connect(self._on_model_timed)
        self.build()

    def build(self) -> None:
        """Show the parts as they are now; the keyboard stays with what was just used, or goes to its part."""
        held = next((name for name, button in self.tools.items() if button.hasFocus()), "")
        self.clear()
        self.parts, self.minutes, self.tools = {}, {}, {}
        theme = self.theme
        self._add_part(self, BASICS, _("Name and description"))
        self.add(Text(theme, _("The meeting"), "overline", tone="text2", wrap=True))
        for stage in self.model.template.stages:
            self._add_stage(stage)
        self.time = self.add(IconLine(theme, "clock", "", wrap=True))
        self._show_time()
        self._add_spare()
        self.add(Line(theme))
        self._add_part(self, SCALE, _("Words of the scale"))
        self._add_part(self, COMPETENCIES, _("Competencies"))
        self.add_stretch()
        self.mark(self.part if self.part in self.parts else BASICS)
        self._keep_focus(held)

    def mark(self, part: str) -> None:
        """Show which part is open."""
        self.part = part
        for key, button in self.parts.items():
            button.setChecked(key == part)

    def _keep_focus(self, held: str) -> None:
        button = self.tools.get(held)
        if not held:
            return
        if button is None or not button.isEnabled():
            button = self.parts[self.part]
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_part(self, place: Frame, part: str, words: str) -> None:
        button = Button(self.theme, words, "chip", checkable=True)
        button.clicked.connect(bound(self._choose, part))
        self.parts[part] = button
        place.add(button)

    def _choose(self, part: str) -> None:
        self.mark(part)
        self.chosen.emit(part)

    def _add_stage(self, stage: StagePlan) -> None:
        theme, model, kind = self.theme, self.model, stage.kind
        title = fill(stage.title)
        name = Column(theme, spacing=0)
        self._add_part(name, kind, title)
        tools = Row(theme, spacing=2)
        minutes = NumberEdit(
            theme,
            stage.minutes,
            most=MOST_MINUTES,
            name=_("Minutes for {stage}").format(stage=title),
            suffix=" " + _("min"),
        )
        minutes.valueChanged.connect(partial(model.set_minutes, kind))
        self.minutes[kind] = tools.add(minutes)
        self._add_action(
            tools, "arrow-up", _("Move {stage} up").format(stage=title), bound(model.move, kind, -1),
            enabled=model.may_move(kind, -1),
        )  # fmt: skip
        self._add_action(
            tools, "arrow-down", _("Move {stage} down").format(stage=title), bound(model.move, kind, 1),
            enabled=model.may_move(kind, 1),
        )  # fmt: skip
        self._add_action(
            tools, "minus", _("Take {stage} out").format(stage=title), bound(model.take_out, kind),
            enabled=model.may_take_out(kind),
        )  # fmt: skip
        self.add(Reflow(theme, [(name, 1), (tools, 0)], spacing=8, below=4))

    def _add_action(self, row: Row, icon: str, name: str, act: Callable[[], None], *, enabled: bool) -> None:
        button = row.add(Button(self.theme, "", "ghost", icon=icon, name=name))
        button.setEnabled(enabled)
        button.clicked.connect(act)
        self.tools[name] = button

    def _add_spare(self) -> None:
        chips: list[tuple[QWidget, int]] = []
        for stage in self.model.spare():
            words = _("Put in {stage}").format(stage=fill(stage.title))
            chip = Button(self.theme, words, "ghost", icon="plus")
            chip.clicked.connect(bound(self.model.put_in, stage.kind))
            self.tools[words] = chip
            chips.append((chip, 0))
        if chips:
            self.add(Reflow(self.theme, [*chips, (Column(self.theme), 1)], spacing=4))

    def _on_model_timed(self) -> None:
        self._show_time()
        if self.model.may_keep != self._forward:
            self._forward = self.model.may_keep
            announce(self.time, time_told(self.model.template))

    def _show_time(self) -> None:
        enough = self.model.may_keep
        self.time.set_line(
            "clock" if enough else "hourglass",
            time_told(self.model.template),
            tone="text2" if enough else "warn",
        )
