"""A review that was taken home: what waits, what comes along on paper, and how it goes on when it is back."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal

from reviewdesk.services.meeting_snapshot import BackFromHome
from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import day_words
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
            "{name} may add own words later. If anything else reads differently by then, this page says so."
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
    """Back from home: whether the text is the one that went. ``open_again`` lets both read and change it once more."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, "soft", margins=(16, 12, 16, 12), spacing=8)
        self._name = name
        row = Row(theme, spacing=12)
        self._icon = row.add(Icon(theme, "book-open", tone="accent", size=22), align=_TOP)
        self.told = row.add(Text(theme, "", "caption", tone="text2", wrap=True), 1)
        self.open_again = Button(theme, "", "ghost", icon="undo-2", role="label")
        self.add(Reflow(theme, [(row, 1), (self.open_again, 0)], spacing=8, need=_NEED))

    def show_back(self, back: BackFromHome) -> None:
        """Say whether this is the text that was taken home; where it is not, how to go on."""
        told = self._opened(back, back.opened) if back.opened else self._as_read(back)
        if back.other is not None:
            earlier = _("Another version went home on {day}, and you have opened the text together since.")
            told.append(earlier.format(day=day_words(back.other)))
        self.told.setText(" ".join(told))
        calm = back.unchanged or back.opened is not None
        self._icon.set_icon("book-open" if calm else "info", "accent" if calm else "warn")
        self.open_again.setVisible(back.opened is None)
        self.open_again.setText(
            _("Change the text together") if back.unchanged else _("Read it again together")
        )

    def _as_read(self, back: BackFromHome) -> list[str]:
        if back.unchanged:
            return [
                _(
                    "This is word for word the text that was taken home on {day}."
                    " {name} may add own words; what you both wrote stays as it is."
                ).format(day=day_words(back.on), name=self._name)
            ]
        return [
            _(
                "This is not found to be the text that was taken home on {day}. What you both wrote stands; a"
                " goal, a note on it, an objective, a name or the form’s own words may have changed on this desk."
            ).format(day=day_words(back.on)),
            _("Read it again together. Then it can be signed, or taken home once more."),
        ]

    def _opened(self, back: BackFromHome, opened: date) -> list[str]:
        went = _("The text was taken home on {day}, and you opened it again together on {opened}.")
        same = _("It reads the same now as it did then.")
        otherwise = _("It is not found to read the same now. You sign what stands here.")
        return [
            went.format(day=day_words(back.on), opened=day_words(opened)),
            same if back.unchanged else otherwise,
        ]
