"""A review that was taken home: what waits, what comes along on paper, and how it goes on when it is back."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from reviewdesk.system.i18n import _
from reviewdesk.ui.save_dialog import ask_where
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Frame, Icon, IconLine, Reflow, Row, Text

_TOP = Qt.AlignmentFlag.AlignTop
_NEED = 560


class HomeCard(Frame):
    """``copy_wanted`` asks for the copy's name; ``place_chosen`` carries where it goes."""

    copy_wanted = Signal()
    place_chosen = Signal(Path)
    folder_wanted = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, "hero", margins=(22, 18, 22, 20), spacing=14)
        waits = _(
            "The review waits here and nothing is lost. "
            "When {name} is ready, open it again and go on where you are now."
        ).format(name=name)
        self._add_line("house", waits)
        along = _(
            "Take a copy along to read. Every page of it says that it is not signed. "
            "{name} may add own words later; the text itself stays as it is."
        ).format(name=name)
        self._add_line("book-open", along)
        row = Row(theme, spacing=10)
        self.save = row.add(Button(theme, _("Save a copy to read …"), "secondary", icon="download"))
        self.folder = row.add(Button(theme, _("Open its folder"), "ghost", icon="folder-open"))
        row.add_stretch()
        self.back_again = Button(theme, _("It is back: go on"), "secondary", icon="play")
        self.add(Reflow(theme, [(row, 1), (self.back_again, 0)], spacing=10, need=_NEED))
        self.saved = self.add(IconLine(theme, "circle-check", "", tone="accent_text", wrap=True))
        self.saved.hide()
        self.folder.hide()
        self.save.clicked.connect(self.copy_wanted)
        self.folder.clicked.connect(self.folder_wanted)

    def ask_place(self, file_name: str) -> None:
        """Let the person choose where the copy goes."""
        ask_where(self, _("Save a copy to read"), file_name, "PDF", self.place_chosen.emit)

    def show_saved(self, place: Path) -> None:
        """Say where the copy lies."""
        told = _("Saved in {folder}").format(folder=place.parent)
        self.saved.set_line("circle-check", told, tone="accent_text")
        self.saved.show()
        self.folder.show()

    def _add_line(self, icon: str, words: str) -> None:
        row = self.add(Row(self.theme, spacing=14))
        row.add(Icon(self.theme, icon, tone="accent", size=26), align=_TOP)
        row.add(Text(self.theme, words, "body", wrap=True), 1)


class AsReadNote(Frame):
    """Back from home: what is signed is what was read. ``open_again`` lets both change it once more."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, "soft", margins=(16, 12, 16, 12), spacing=8)
        row = Row(theme, spacing=12)
        row.add(Icon(theme, "book-open", tone="accent", size=22), align=_TOP)
        told = _("The text stands as it was read at home. {name} may add own words; nothing else changes.")
        row.add(Text(theme, told.format(name=name), "caption", tone="text2", wrap=True), 1)
        self.open_again = Button(theme, _("Change the text together"), "ghost", icon="undo-2")
        self.add(Reflow(theme, [(row, 1), (self.open_again, 0)], spacing=8, need=_NEED))
