"""The check-ins of a sealed plan, to be put into a calendar."""

from datetime import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal

from reviewdesk.system.i18n import _
from reviewdesk.ui.save_dialog import ask_where
from reviewdesk.ui.sharing import open_file
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Field, Frame, Icon, IconLine, Reflow, Row, Text
from reviewdesk.ui.widgets.time_edit import TimeEdit

FILE_NAME: Final = "check-ins.ics"
USUAL: Final = time(10, 0)
_NEED: Final = 520


class CheckInsCard(Frame):
    """``wanted`` carries where the file goes and the time of day that was chosen."""

    wanted = Signal(Path, time)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "card", margins=(24, 16, 24, 18), spacing=12)
        head = self.add(Row(theme, spacing=12))
        head.add(Icon(theme, "calendar-plus", tone="accent", size=24))
        head.add(
            Text(theme, _("Your check-ins"), "strong", wrap=True), 1, align=Qt.AlignmentFlag.AlignVCenter
        )
        told = _(
            "One file that any calendar opens. The entries say “Check-in” and nothing of this conversation, "
            "for many eyes see a calendar."
        )
        self.add(Text(theme, told, "caption", tone="text2", wrap=True))
        self.at: Field[TimeEdit] = Field(theme, _("Time"), TimeEdit(theme, USUAL))
        self.save = Button(theme, _("Save for the calendar …"), "secondary", icon="calendar-check")
        self.open = Button(theme, _("Open in the calendar"), "ghost", icon="external-link")
        buttons = Row(theme, spacing=10)
        for button in (self.save, self.open):
            buttons.add(button, align=Qt.AlignmentFlag.AlignBottom)
        buttons.add_stretch()
        self.add(Reflow(theme, [(self.at, 0), (buttons, 1)], spacing=16, below=10, need=_NEED))
        self.saved = self.add(IconLine(theme, "circle-check", "", tone="accent_text", wrap=True))
        self._file = Path()
        self.forget()
        self.save.clicked.connect(self._on_save_clicked)
        self.open.clicked.connect(self._on_open_clicked)

    def forget(self) -> None:
        """Begin anew, for another plan."""
        self.open.hide()
        self.saved.hide()

    def show_saved(self, place: Path) -> None:
        """Say where the file lies, and offer to open it."""
        self._file = place
        told = _("Saved in {folder}").format(folder=place.parent)
        self.saved.set_line("circle-check", told, tone="accent_text")
        self.saved.show()
        self.open.show()

    def _on_save_clicked(self) -> None:
        ask_where(self, _("Save for the calendar"), FILE_NAME, _("Calendar"), self._on_place_chosen)

    def _on_place_chosen(self, place: Path) -> None:
        self.wanted.emit(place, self.at.control.value())

    def _on_open_clicked(self) -> None:
        open_file(self._file)
