"""The sealed plan: proved, and to be taken along."""

from pathlib import Path

from PySide6.QtCore import Signal

from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.sealing_sheet import breakable
from reviewdesk.ui.meeting.sign_off_values import Finished
from reviewdesk.ui.save_dialog import ask_where
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Frame, IconLine, Reflow, Row, Text


class FinishedCard(Frame):
    """``copy_wanted`` carries the path a person chose; ``folder_wanted`` asks to see where the copy lies.

    ``mail_wanted`` asks to send that copy: what is handed on is a file that the person has saved.
    """

    copy_wanted = Signal(Path)
    folder_wanted = Signal()
    mail_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "hero", margins=(24, 20, 24, 22), spacing=14)
        self._file_name = ""
        self.verdict = self.add(IconLine(theme, "hourglass", "", wrap=True))
        self.add(
            Text(
                theme,
                _(
                    "It is kept on this desk as one PDF. Each of you can take a copy along, and HR needs one for"
                    " the archive."
                ),
                "body",
                tone="text2",
                wrap=True,
            )
        )
        self.save = Button(theme, _("Save a copy …"), "secondary", icon="download")
        self.folder = Button(theme, _("Open its folder"), "ghost", icon="folder-open")
        self.mail = Button(theme, _("Send it by mail …"), "ghost", icon="external-link")
        row = [(self.save, 0), (self.folder, 0), (self.mail, 0), (Row(theme), 1)]
        self.add(Reflow(theme, row, spacing=10, below=4))
        self.file = self.add(Text(theme, "", "label", tone="text2", wrap=True))
        self.saved = self.add(IconLine(theme, "circle-check", "", tone="accent_text", wrap=True))
        self.add_stretch()
        for later in (self.folder, self.mail, self.saved):
            later.hide()
        self.save.clicked.connect(self._on_save_clicked)
        self.folder.clicked.connect(self.folder_wanted)
        self.mail.clicked.connect(self.mail_wanted)

    def show_finished(self, finished: Finished) -> None:
        """Show the plan, and what checking its file has told."""
        self._file_name = finished.file_name
        self.file.setText(_("File: {name}").format(name=breakable(finished.file_name)))
        if not finished.verdict:
            self.verdict.set_line("hourglass", _("The file is being checked …"))
        elif finished.sound:
            self.verdict.set_line("shield-check", finished.verdict, tone="accent_text")
        else:
            self.verdict.set_line("shield-alert", finished.verdict, tone="warn")

    def show_saved(self, place: Path) -> None:
        """Say where the copy lies."""
        self.saved.set_line(
            "circle-check", _("Saved in {folder}").format(folder=place.parent), tone="accent_text"
        )
        for now in (self.saved, self.folder, self.mail):
            now.show()

    def _on_save_clicked(self) -> None:
        ask_where(self, _("Save a copy"), self._file_name, "PDF", self.copy_wanted.emit)
