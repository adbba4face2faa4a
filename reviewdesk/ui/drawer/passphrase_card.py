"""A card that asks for a passphrase: to make a drawer, to open it, or to take the computer back."""

from PySide6.QtCore import Qt, Signal

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Field, Frame, Icon, PassphraseEdit, PeekButton, Row, Text


class PassphraseCard(Frame):
    """``given`` carries the passphrase; what was typed is wiped as soon as it was handed over."""

    given = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        *,
        label: str,
        action: str,
        icon: str = "lock",
        twice: bool = False,
        hint: str = "",
        small_print: str = "",
    ) -> None:
        super().__init__(theme, "card", margins=(30, 26, 30, 28), spacing=0)
        self._busy = False
        head = self.add(Row(theme, spacing=12))
        head.add(Icon(theme, icon, tone="accent", size=26))
        head.add(Text(theme, title, "h1", wrap=True), 1)
        self.add_space(10)
        self.add(Text(theme, text, "body", tone="text2", wrap=True))
        self.add_space(20)
        self.first = self.add(self._field(label, hint))
        self.second: Field[PassphraseEdit] | None = None
        if twice:
            self.add_space(14)
            self.second = self.add(self._field(_("The same once more"), ""))
        self.add_space(10)
        lines = [field.control for field in (self.first, self.second) if field is not None]
        self.peek = self.add(PeekButton(theme, lines), align=Qt.AlignmentFlag.AlignLeading)
        if small_print:
            self.add_space(10)
            note = self.add(Frame(theme, "soft", margins=(16, 12, 16, 14), spacing=10, horizontal=True))
            note.add(Icon(theme, "info", size=18), align=Qt.AlignmentFlag.AlignTop)
            note.add(Text(theme, small_print, "label", tone="text2", wrap=True), 1)
        self.add_space(20)
        self.button = self.add(Button(theme, action, "primary"), align=Qt.AlignmentFlag.AlignLeading)
        self.button.clicked.connect(self.submit)

    def submit(self) -> None:
        """Hand the passphrase over, unless there is none or the two differ."""
        passphrase = self.first.control.text()
        self.first.clear_error()
        if self._busy:
            return
        if not passphrase:
            self.first.set_error(_("Type the passphrase first."))
            self.first.control.setFocus()
            return
        if self.second is not None and self.second.control.text() != passphrase:
            self.second.set_error(_("The two are not the same. Type the second one again."))
            self.second.control.wipe()
            self.second.control.setFocus()
            return
        self.forget()
        self.given.emit(passphrase)

    def forget(self) -> None:
        """Wipe what was typed, and cover what will be."""
        self.peek.cover()
        for field in (self.first, self.second):
            if field is not None:
                field.control.wipe()
                field.clear_error()

    def refuse(self, sentence: str) -> None:
        """Say why it did not open, and let it be tried again."""
        self.first.set_error(sentence)
        self.first.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, *, busy: bool) -> None:
        """Wait while the passphrase is tried."""
        self._busy = busy
        self.button.setEnabled(not busy)

    def _field(self, label: str, hint: str) -> Field[PassphraseEdit]:
        edit = PassphraseEdit(self.theme)
        edit.returnPressed.connect(self.submit)
        return Field(self.theme, label, edit, hint=hint)
