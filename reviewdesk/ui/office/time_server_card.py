"""In the settings: what confirms the times in a plan, and what is sent for that."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import stamp
from reviewdesk.ui.folders import documents_folder
from reviewdesk.ui.office.trust_view_model import TrustContent, TrustViewModel
from reviewdesk.ui.office.words import isolated, shown_address, shown_fingerprint
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Button,
    Column,
    Field,
    FocusSoon,
    Frame,
    IconLine,
    LineEdit,
    Reflow,
    Row,
    Text,
    announce,
)


class TimeServerCard(Frame):
    """Either the server that is set, or where to name one. ``ask_file`` as elsewhere."""

    def __init__(self, theme: Theme, model: TrustViewModel) -> None:
        super().__init__(theme, spacing=12)
        self.model = model
        self.ask_file: Callable[[], str] = self._pick_file
        self._certificate: Path | None = None
        self.add(Text(theme, _("Time stamps"), "h3", wrap=True))
        told = _(
            "Without a time-stamp server the times in a plan are those of the computer, and the plan says so. A server"
            " confirms them. It is sent a fingerprint of the document, a number from which nobody can read a word."
        )
        self.add(Text(theme, told, "label", tone="text2", wrap=True))
        self._build_form(theme)
        self._build_set(theme)
        self.result = self.add(IconLine(theme, "clock", "", tone="text", wrap=True))
        self.result.hide()
        self._focus = FocusSoon(self, self.first)
        model.changed.connect(self.refresh)
        model.time_asked.connect(self._on_time_asked)
        model.time_told.connect(self._on_time_told)
        model.time_troubled.connect(self._on_time_troubled)
        model.server_refused.connect(self._on_server_refused)

    def _build_form(self, theme: Theme) -> None:
        self.form = self.add(Column(theme, spacing=12))
        self.address = LineEdit(theme)
        self.field = self.form.add(Field(theme, _("Address of a time-stamp server"), self.address))
        self.field.set_hint(_("Ask your IT. It begins with https:// or http://."))
        self.chosen = self.form.add(IconLine(theme, "file-check", "", tone="text", wrap=True))
        self.chosen.hide()
        self.use_button = Button(theme, _("Use this server"), icon="check")
        self.certificate_button = Button(
            theme, _("Add its certificate (optional) …"), "ghost", icon="file-text"
        )
        buttons: list[tuple[QWidget, int]] = [
            (self.use_button, 0),
            (self.certificate_button, 0),
            (Row(theme), 1),
        ]
        self.form.add(Reflow(theme, buttons, spacing=8))
        self.address.returnPressed.connect(self._on_use_clicked)
        self.use_button.clicked.connect(self._on_use_clicked)
        self.certificate_button.clicked.connect(self._on_certificate_clicked)

    def _build_set(self, theme: Theme) -> None:
        self.set_part = self.add(Column(theme, spacing=12))
        words = self.set_part.add(Column(theme, spacing=2))
        self.where = words.add(Text(theme, "", "strong", wrap=True))
        self.believed = words.add(Text(theme, "", "label", tone="text2", wrap=True))
        self.try_button = Button(theme, _("Try it"), icon="clock")
        self.none_button = Button(theme, _("Use none"), "ghost")
        buttons: list[tuple[QWidget, int]] = [(self.try_button, 0), (self.none_button, 0), (Row(theme), 1)]
        self.set_part.add(Reflow(theme, buttons, spacing=8))
        self.set_part.hide()
        self.try_button.clicked.connect(self.model.try_server)
        self.none_button.clicked.connect(self._on_none_clicked)

    def first(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.try_button if self.form.isHidden() else self.address

    def refresh(self, content: TrustContent) -> None:
        """Show the server that is set, if one is."""
        server = content.server
        stops = (self.address, self.use_button, self.certificate_button, self.try_button, self.none_button)
        had = any(stop.hasFocus() for stop in stops)
        turned = self.form.isHidden() != (server is not None)
        self.form.setVisible(server is None)
        self.set_part.setVisible(server is not None)
        if server is not None:
            self.address.setText(server.url)
            self.where.setText(_("Asked for the time: {address}").format(address=shown_address(server.url)))
            certificate = shown_fingerprint(server.fingerprint)
            self.believed.setText(
                _("Only stamps that lead to this certificate are taken: {certificate}").format(
                    certificate=certificate
                )
                if certificate
                else _("Every sound stamp from there is taken; no certificate was given for it.")
            )
        if turned and had:
            self._focus.ask()

    def _on_certificate_clicked(self) -> None:
        file = self.ask_file()
        if file:
            self._certificate = Path(file)
            self.chosen.set_line("file-check", isolated(self._certificate.name), tone="text")
            self.chosen.show()

    def _on_use_clicked(self) -> None:
        self.result.hide()
        self.field.clear_error()
        self.model.set_server(self.address.text(), self._certificate)

    def _on_none_clicked(self) -> None:
        self.result.hide()
        self._certificate = None
        self.chosen.hide()
        self.model.use_none()

    def _on_time_asked(self) -> None:
        self._say("hourglass", _("Asking it for the time …"))

    def _on_time_told(self, told: datetime) -> None:
        self._say("circle-check", _("It works: it says that it is {time}.").format(time=stamp(told)))

    def _on_time_troubled(self, error: ReviewDeskError) -> None:
        self.result.set_line("circle-alert", sentence(error), tone="warn")
        self.result.show()
        announce(self.try_button, sentence(error), urgent=True)

    def _say(self, icon: str, words: str) -> None:
        self.result.set_line(icon, words, tone="text")
        self.result.show()
        announce(self.try_button, words)

    def _on_server_refused(self, error: ReviewDeskError) -> None:
        self.field.set_error(sentence(error))

    def _pick_file(self) -> str:
        title = _("Choose the certificate of the time-stamp server")
        return QFileDialog.getOpenFileName(self, title, documents_folder())[0]
