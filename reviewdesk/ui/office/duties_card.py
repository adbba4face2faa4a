"""In the settings: the fact sheet, and what a person may ask of whoever holds data about them."""

from typing import Final

from PySide6.QtCore import Signal

from reviewdesk.services.duty_snapshots import Subject
from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Button,
    Column,
    ComboBox,
    Field,
    Frame,
    IconLine,
    Line,
    Reflow,
    Text,
    announce,
)

FACTS_NAME: Final = "reviewdesk-facts.pdf"
DATA_NAME: Final = "personal-data.zip"
"""No name of a person stands in it, like in every file that ReviewDesk proposes."""


class DutiesCard(Frame):
    """``facts_asked``; ``data_asked`` and ``erasure_asked`` carry a person's id."""

    facts_asked = Signal()
    data_asked = Signal(str)
    erasure_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, spacing=12)
        self._shown: tuple[Subject, ...] = ()
        self.add(Text(theme, _("Data protection"), "h3", wrap=True))
        words = Column(theme, spacing=2)
        words.add(Text(theme, _("Fact sheet for works council and data protection"), "strong", wrap=True))
        told = _(
            "What is stored about people, why, who can read it, and for how long. Made from this desk itself."
        )
        words.add(Text(theme, told, "label", tone="text2", wrap=True))
        self.facts_button = Button(theme, _("Save the fact sheet …"), icon="file-text")
        self.facts_button.clicked.connect(self.facts_asked)
        self.add(Reflow(theme, [(words, 1), (self.facts_button, 0)], need=620))
        self.add(Line(theme))
        self.add(self._person(theme))
        self.line = self.add(IconLine(theme, "circle-check", "", tone="accent_text", wrap=True))
        self.line.hide()

    def _person(self, theme: Theme) -> Column:
        whole = Column(theme, spacing=10)
        whole.add(Text(theme, _("Data about one person"), "strong", wrap=True))
        told = _(
            "Everybody may ask what you hold about them, and ask to have it erased. Your private notes are part of it."
        )
        whole.add(Text(theme, told, "label", tone="text2", wrap=True))
        self.person = ComboBox(theme)
        field = Field(theme, _("Person"), self.person)
        self.data_button = Button(theme, _("Hand out all data …"), icon="file-down")
        self.erase_button = Button(theme, _("Erase all data …"), "danger", icon="eraser")
        self.data_button.clicked.connect(lambda: self.data_asked.emit(self.person.currentData()))
        self.erase_button.clicked.connect(lambda: self.erasure_asked.emit(self.person.currentData()))
        side = Column(theme, spacing=0)
        side.add_stretch()
        side.add(Reflow(theme, [(self.data_button, 0), (self.erase_button, 0)], spacing=8, need=330))
        whole.add(Reflow(theme, [(field, 1), (side, 0)], spacing=16, need=700))
        return whole

    def show_people(self, people: tuple[Subject, ...]) -> None:
        """Offer everybody there is something about; who is chosen stays chosen."""
        if people == self._shown:
            return
        self._shown, chosen = people, self.person.currentData()
        self.person.clear()
        for each in people:
            name = each.name if each.listed else _("{name} (not on the list)").format(name=each.name)
            self.person.addItem(name, each.id)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))

    def say(self, words: str) -> None:
        """Say below what was done."""
        self.line.set_line("circle-check", words, tone="accent_text")
        self.line.show()
        announce(self.facts_button, words)
