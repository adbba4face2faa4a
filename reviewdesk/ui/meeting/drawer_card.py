"""The closed drawer on the shared screen: only its owner opens it, and nobody else needs to look away."""

from PySide6.QtCore import Qt, Signal

from reviewdesk.domain.passphrases import is_strong
from reviewdesk.services.meeting_snapshot import MeetingPerson
from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Avatar, Button, Field, Frame, IconLine, PassphraseEdit, Row, Text

WIDTH = 620


class DrawerCard(Frame):
    """A passphrase and one button; twice the passphrase where the employee makes a drawer now.

    ``opened`` carries the passphrase; it is wiped here at once. ``told_aloud`` asks to go on without a drawer.
    ``hint`` stands beside a passphrase that is there already.
    """

    opened = Signal(str)
    told_aloud = Signal()

    def __init__(self, theme: Theme, employee: MeetingPerson, *, new: bool, hint: str = "") -> None:
        super().__init__(theme, "employee", margins=(28, 24, 28, 24), spacing=14)
        self._new = new
        name = employee.given_name
        head = self.add(Row(theme, spacing=14))
        head.add(Avatar(theme, employee.initials, "employee", size=44))
        title = _("{name}, would you like to write here?") if new else _("{name} opens this")
        head.add(Text(theme, title.format(name=name), "heading", wrap=True), 1)
        self.add(Text(theme, _explanation(name, new=new), "body", tone="text2", wrap=True))
        self.first = self.add(
            self._field(_("A passphrase of your own") if new else _("{name}’s passphrase"), name)
        )
        self.first.set_hint("" if new else hint)
        self.second: Field[PassphraseEdit] | None = None
        if new:
            self.second = self.add(self._field(_("The same once more"), name))
            self.strength = self.add(IconLine(theme, "lightbulb", _weak_hint(), wrap=True))
            self.passphrase.textChanged.connect(self._on_passphrase_text_changed)
        foot = self.add(Row(theme, spacing=12))
        words = _("Set it and write") if new else _("Open")
        self.button = foot.add(Button(theme, words, "primary", icon="key" if new else "lock-open"))
        self.aloud = foot.add(Button(theme, _("Tell it aloud instead"), "ghost", icon="message-circle"))
        foot.add_stretch()
        self.add_stretch()
        self.button.clicked.connect(self.submit)
        self.aloud.clicked.connect(self.told_aloud)

    @property
    def passphrase(self) -> PassphraseEdit:
        """Where the passphrase is typed."""
        return self.first.control

    def retheme(self) -> None:
        """Take lengths from the theme again."""
        super().retheme()
        self.setMaximumWidth(self.theme.px(WIDTH))

    def submit(self) -> None:
        """Hand the passphrase over, unless the two differ or there is none."""
        passphrase = self.passphrase.text()
        if not passphrase:
            self.first.set_error(_("Type your passphrase, then press Enter."))
            return
        if self.second is not None and self.second.control.text() != passphrase:
            self.second.set_error(_("The two are not the same. Type the second one again."))
            self.second.control.wipe()
            self.second.control.setFocus()
            return
        self.forget()
        self.opened.emit(passphrase)

    def forget(self) -> None:
        """Wipe what was typed."""
        for field in (self.first, self.second):
            if field is not None:
                field.control.wipe()
                field.clear_error()

    def refuse(self, sentence: str) -> None:
        """Say why it stayed closed, and let it be tried again."""
        self.first.set_error(sentence)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self, label: str, name: str) -> Field[PassphraseEdit]:
        edit = PassphraseEdit(self.theme)
        edit.returnPressed.connect(self.submit)
        return Field(self.theme, label.format(name=name), edit)

    def _on_passphrase_text_changed(self, text: str) -> None:
        if is_strong(text):
            self.strength.set_line("shield-check", _("That is hard to guess."), tone="accent_text")
        else:
            self.strength.set_line("lightbulb", _weak_hint())


def _explanation(name: str, *, new: bool) -> str:
    if not new:
        return _(
            "What {name} wrote beforehand is locked with a passphrase that only {name} knows. "
            "Once it is open, you both see it."
        ).format(name=name)
    return _(
        "Nothing was written beforehand on this computer. With a passphrase of your own your words stay yours: "
        "nobody else can open them later, and nobody can reset it."
    )


def _weak_hint() -> str:
    return _("Four words that have nothing to do with each other are hard to guess and easy to keep.")
