"""Looking at a template: how the time is spent, what is asked, what the steps of the scale are called."""

from PySide6.QtCore import Signal

from reviewdesk.content.template import StagePlan, Template, fill
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.office.template_words import origin_words, time_words
from reviewdesk.ui.office.templates_view_model import Reading
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Frame, IconLine, Line, RatingMark, Reflow, Row, Text


class TemplateReading(Column):
    """What ships is copied, the desk's own is worded anew; both can be handed on as a file."""

    left = Signal()
    word_asked = Signal()
    export_asked = Signal()
    retire_asked = Signal()

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme, spacing=14)
        card, template = reading.card, reading.template
        head = Row(theme, spacing=10)
        self.back = head.add(Button(theme, _("Back to the templates"), "ghost", icon="arrow-left"))
        head.add_stretch()
        words = _("Word it anew") if card.own else _("Make a copy")
        self.word = Button(theme, words, "primary", icon="pen-line" if card.own else "plus")
        self.add(Reflow(theme, [(head, 1), (self.word, 0)]))
        self.add(Text(theme, card.name, "h1", wrap=True))
        self.add(Text(theme, card.description, "body", tone="text2", wrap=True))
        time = IconLine(theme, "clock", time_words(card.minutes, card.forward_minutes), wrap=True)
        self.add(
            Reflow(
                theme, [(time, 0), (IconLine(theme, "file-text", origin_words(card), wrap=True), 1)], need=560
            )
        )
        tools = self.add(Row(theme, spacing=8))
        self.export = tools.add(Button(theme, _("Save as a file"), icon="file-down"))
        if card.own:
            self.retire = tools.add(Button(theme, _("Take off the shelf"), "ghost", icon="archive"))
            self.retire.clicked.connect(self.retire_asked)
        tools.add_stretch()
        self.add(
            Reflow(theme, [(self._stages(template), 3), (self._scale(template), 2)], spacing=18, need=820)
        )
        self.add_stretch()
        self.back.clicked.connect(self.left)
        self.word.clicked.connect(self.word_asked)
        self.export.clicked.connect(self.export_asked)

    def _stages(self, template: Template) -> Frame:
        theme = self.theme
        frame = Frame(theme, "card", margins=(26, 18, 26, 18), spacing=10)
        frame.add(Text(theme, _("The meeting"), "h3", wrap=True))
        for stage in template.stages:
            frame.add(Line(theme))
            frame.add(self._stage(stage))
        frame.add_stretch()
        return frame

    def _stage(self, stage: StagePlan) -> Column:
        theme = self.theme
        column = Column(theme, spacing=2)
        head = column.add(Row(theme, spacing=8))
        head.add(Text(theme, fill(stage.title), "strong", wrap=True), 1)
        minutes = ngettext("{n} minute", "{n} minutes", stage.minutes).format(n=stage.minutes)
        head.add(Text(theme, minutes, "label", tone="text2"))
        column.add(Text(theme, fill(stage.question, employee="…", manager="…", goal="…"), "body", wrap=True))
        return column

    def _scale(self, template: Template) -> Frame:
        theme = self.theme
        frame = Frame(theme, "card", margins=(26, 18, 26, 18), spacing=12)
        frame.add(Text(theme, _("Words of the scale"), "h3", wrap=True))
        for word in template.scale:
            row = frame.add(Row(theme, spacing=12))
            row.add(RatingMark(theme, word.step.value, size=24, name=fill(word.label)))
            told = row.add(Column(theme, spacing=0), 1)
            told.add(Text(theme, fill(word.label), "strong", wrap=True))
            told.add(Text(theme, fill(word.meaning), "label", tone="text2", wrap=True))
        frame.add_stretch()
        return frame
