"""In the settings: this desk's own certificate, and the desks that are trusted here."""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication

from reviewdesk.system.i18n import _
from reviewdesk.ui.office.known_desks_part import KnownDesksPart
from reviewdesk.ui.office.new_root_dialog import NewRootDialog
from reviewdesk.ui.office.trust_view_model import TrustContent, TrustViewModel
from reviewdesk.ui.office.words import in_groups, shown_fingerprint, shown_path
from reviewdesk.ui.save_dialog import ask_where
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Frame, IconLine, Line, Reflow, Row, Text, announce

CERTIFICATE_NAME: Final = "reviewdesk-certificate.pem"


class TrustCard(Frame):
    """What is told to others stands above, what others told stands below."""

    def __init__(self, theme: Theme, model: TrustViewModel) -> None:
        super().__init__(theme, spacing=12)
        self.model = model
        self.dialog: NewRootDialog | None = None
        self._own = ""
        self.add(Text(theme, _("Who is trusted"), "h3", wrap=True))
        self._build_own(theme)
        self.add(Line(theme))
        self.known = self.add(KnownDesksPart(theme, model))
        model.changed.connect(self.refresh)
        model.saved.connect(self._on_saved)

    def _build_own(self, theme: Theme) -> None:
        words = self.add(Column(theme, spacing=2))
        words.add(Text(theme, _("Who signed here"), "strong", wrap=True))
        told = _(
            "With this certificate others can check that a plan was signed on this desk. Nothing in it is secret."
        )
        words.add(Text(theme, told, "label", tone="text2", wrap=True))
        self.own_part = self.add(Column(theme, spacing=2))
        self.own_part.add(Text(theme, _("Its fingerprint"), "caption", tone="text3", wrap=True))
        self.own_words = self.own_part.add(Text(theme, "", "body", wrap=True))
        told = _("Read it out to whoever wants to trust this desk, or send it by another way than the file.")
        self.own_part.add(Text(theme, told, "label", tone="text2", wrap=True))
        self.own_part.hide()
        self.certificate_button = Button(theme, _("Save the certificate …"), icon="download")
        self.copy_button = Button(theme, _("Copy the fingerprint"), icon="file-text")
        self.renew_button = Button(theme, _("Make a new one …"), "ghost", icon="refresh-cw")
        buttons = (self.certificate_button, self.copy_button, self.renew_button)
        self.add(Reflow(theme, [*((button, 0) for button in buttons), (Row(theme), 1)], spacing=8))
        self.saved_line = self.add(IconLine(theme, "circle-check", "", tone="accent_text", wrap=True))
        self.saved_line.hide()
        self.certificate_button.clicked.connect(self._on_certificate_clicked)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.renew_button.clicked.connect(self._on_renew_clicked)

    def refresh(self, content: TrustContent) -> None:
        """Show what is in force."""
        self._own = content.own
        self.own_words.setText(shown_fingerprint(content.own))
        for part in (self.own_part, self.copy_button, self.renew_button):
            part.setVisible(bool(content.own))
        self.known.show_desks(content.desks)

    def _say(self, words: str) -> None:
        self.saved_line.set_line("circle-check", words, tone="accent_text")
        self.saved_line.show()
        announce(self.certificate_button, words)

    def _on_certificate_clicked(self) -> None:
        title, kind = _("Save the certificate"), _("Certificate")
        ask_where(self, title, CERTIFICATE_NAME, kind, self.model.save_certificate)

    def _on_saved(self, place: Path) -> None:
        self._say(_("Saved in {folder}").format(folder=shown_path(place.parent)))

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(in_groups(self._own))
        self._say(_("The fingerprint is copied."))

    def _on_renew_clicked(self) -> None:
        self.saved_line.hide()
        self.dialog = NewRootDialog(self.theme, self)
        self.dialog.accepted.connect(self.model.renew_root)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.open()

    def _on_dialog_finished(self, _code: int) -> None:
        self.dialog = None
