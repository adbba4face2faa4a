"""The desks that are trusted here: added after two people compared, taken away with one press that can be undone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.services.known_desks import KnownDesk
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.dates import short_day
from reviewdesk.ui.folders import documents_folder
from reviewdesk.ui.office.bound import bound
from reviewdesk.ui.office.trust_view_model import Candidate, TrustViewModel, called
from reviewdesk.ui.office.words import shown_fingerprint
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Button,
    Column,
    Field,
    FocusSoon,
    Frame,
    IconLine,
    Line,
    LineEdit,
    Reflow,
    Row,
    Text,
    announce,
)


class KnownDesksPart(Column):
    """``ask_file`` opens the picker and returns a path or ""; tests give their own."""

    def __init__(self, theme: Theme, model: TrustViewModel) -> None:
        super().__init__(theme, spacing=12)
        self.model = model
        self.ask_file: Callable[[str], str] = self._pick_file
        self.comparing: ComparingPanel | None = None
        self._shown: tuple[KnownDesk, ...] = ()
        words = self.add(Column(theme, spacing=2))
        words.add(Text(theme, _("Desks that are known here"), "strong", wrap=True))
        told = _(
            "Whoever signs on one of these desks is trusted as far as that desk is. Two people compared its fingerprint"
            " first; only a desk’s new certificate comes on the word of its old one."
        )
        words.add(Text(theme, told, "label", tone="text2", wrap=True))
        self.empty = self.add(
            Text(
                theme,
                _("None yet. Plans from elsewhere say that their signers are not known here."),
                wrap=True,
            )
        )
        self.list = self.add(Column(theme, spacing=8))
        self.list.hide()
        self.place = self.add(Column(theme))
        self.place.hide()
        self.trouble = self.add(IconLine(theme, "circle-alert", "", tone="warn", wrap=True))
        self.trouble.hide()
        self.add_button = Button(theme, _("Trust another desk …"), icon="plus")
        self.withdrawn_button = Button(theme, _("Take in withdrawals …"), "ghost", icon="ban")
        buttons: list[tuple[QWidget, int]] = [
            (self.add_button, 0),
            (self.withdrawn_button, 0),
            (Row(theme), 1),
        ]
        self.buttons = self.add(Reflow(theme, buttons, spacing=8))
        self.withdrawn_button.hide()
        self._focus = FocusSoon(self, self._begin)
        self.add_button.clicked.connect(self._on_add_clicked)
        self.withdrawn_button.clicked.connect(self._on_withdrawn_clicked)
        model.looked_at.connect(self.compare)
        model.not_taken.connect(self._on_not_taken)
        model.refused.connect(self._on_refused)
        model.settled.connect(self.leave)

    def show_desks(self, desks: tuple[KnownDesk, ...]) -> None:
        """Show who is known."""
        self.empty.setVisible(not desks)
        self.list.setVisible(bool(desks))
        self.withdrawn_button.setVisible(bool(desks))
        if desks == self._shown:
            return
        self._shown = desks
        self.list.clear()
        for number, desk in enumerate(desks):
            if number:
                self.list.add(Line(self.theme))
            self.list.add(self._row(desk))

    def _row(self, desk: KnownDesk) -> QWidget:
        theme = self.theme
        words = Column(theme, spacing=2)
        words.add(Text(theme, called(desk), "strong", wrap=True))
        since = "" if desk.since is None else _("Trusted since {day}").format(day=short_day(desk.since))
        about = " · ".join(part for part in (since, desk.name if desk.organisation else "") if part)
        words.add(Text(theme, about, "label", tone="text2", wrap=True))
        words.add(Text(theme, shown_fingerprint(desk.fingerprint), "label", tone="text2", wrap=True))
        if desk.withdrawn:
            told = ngettext(
                "{n} certificate of it is withdrawn", "{n} certificates of it are withdrawn", desk.withdrawn
            )
            words.add(IconLine(theme, "ban", told.format(n=desk.withdrawn), wrap=True))
        name = _("Trust {name} no more").format(name=f"{called(desk)}, {desk.name}")
        button = Button(theme, _("Trust no more"), role="label", name=name)
        button.clicked.connect(bound(self._remove, desk))
        return Reflow(theme, [(words, 1), (button, 0)], need=560, below=8)

    # -- one more ------------------------------------------------------------------------------------------------

    def compare(self, candidate: Candidate) -> None:
        """Show whose certificate it is, and ask for what the people there say."""
        self.place.clear()
        panel = self.comparing = self.place.add(ComparingPanel(self.theme, candidate))
        trust = bound(self._trust, panel)
        panel.trust_button.clicked.connect(trust)
        panel.typed.returnPressed.connect(trust)
        panel.leave_button.clicked.connect(self.leave)
        self.place.show()
        self.buttons.hide()
        announce(self, called(candidate.desk))
        self._focus.ask()

    def leave(self) -> None:
        """Ask no more."""
        self.place.clear()
        self.place.hide()
        self.comparing = None
        self.trouble.hide()
        self.buttons.show()
        self._focus.ask()

    def _begin(self) -> QWidget:
        return self.add_button if self.comparing is None else self.comparing.first()

    def _trust(self, panel: "ComparingPanel") -> None:
        self.model.trust(panel.candidate, panel.typed.text())

    def _on_refused(self, error: ReviewDeskError) -> None:
        if self.comparing is not None:
            self.comparing.field.set_error(sentence(error))
            self.comparing.typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_not_taken(self, error: ReviewDeskError) -> None:
        self.trouble.set_line("circle-alert", sentence(error), tone="warn")
        self.trouble.show()
        announce(self.add_button, sentence(error))

    def _on_add_clicked(self) -> None:
        self.trouble.hide()
        file = self.ask_file(_("Choose the certificate of a desk"))
        if file:
            self.model.look_at(Path(file))

    def _on_withdrawn_clicked(self) -> None:
        self.trouble.hide()
        file = self.ask_file(_("Choose a list of withdrawn certificates"))
        if file:
            self.model.take_list(Path(file))

    def _remove(self, desk: KnownDesk) -> None:
        self.trouble.hide()
        self._focus.ask()
        self.model.remove(desk)

    def _pick_file(self, title: str) -> str:
        return QFileDialog.getOpenFileName(self, title, documents_folder())[0]


class ComparingPanel(Frame):
    """Says whose certificate it is, but not its fingerprint: nobody is to type what stands on this screen."""

    def __init__(self, theme: Theme, candidate: Candidate) -> None:
        super().__init__(theme, "soft", spacing=10)
        self.candidate = candidate
        desk = candidate.desk
        words = self.add(Column(theme, spacing=2))
        words.add(Text(theme, called(desk), "strong", wrap=True))
        until = _("can be used until {day}").format(day=short_day(desk.until.astimezone().date()))
        words.add(Text(theme, f"{desk.name} · {until}", "label", tone="text2", wrap=True))
        self.typed = LineEdit(theme)
        self.field = self.add(
            Field(theme, _("Its fingerprint, as the people at that desk tell it"), self.typed)
        )
        self.field.set_hint(
            _(
                "It stands in their Settings. Ask for it by telephone or in person, not in the mail with the file."
            )
        )
        told = _("A desk that is known here gives its word for this one, so there is nothing to compare.")
        self.word = self.add(IconLine(theme, "shield-check", told, tone="accent_text", wrap=True))
        self.field.setVisible(not desk.follows)
        self.word.setVisible(desk.follows)
        self.trust_button = Button(theme, _("Trust this desk"), "primary", icon="check")
        self.leave_button = Button(theme, _("Do not add it"))
        buttons: list[tuple[QWidget, int]] = [(self.trust_button, 0), (self.leave_button, 0), (Row(theme), 1)]
        self.add(Reflow(theme, buttons, spacing=8))

    def first(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.trust_button if self.candidate.desk.follows else self.typed
