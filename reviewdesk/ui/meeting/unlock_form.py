"""The employee's passphrase, asked for in the middle of the meeting: after a pause the drawer is closed again."""

from PySide6.QtCore import Qt, Signal

from reviewdesk.services.meeting_snapshot import MeetingPerson
from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Field, PassphraseEdit, Row


class UnlockForm(Column):
    """``submitted`` carries the passphrase, which is wiped here at once; ``given_up`` goes on without the drawer.

    ``words`` and ``instead`` say on the two buttons what follows; ``hint`` stands under the field.
    """

    submitted = Signal(str)
    given_up = Signal()

    def __init__(
        self, theme: Theme, employee: MeetingPerson, *, words: str, instead: str, hint: str = ""
    ) -> None:
        super().__init__(theme, spacing=10)
        label = _("{name}’s passphrase").format(name=employee.given_name)
        self.field: Field[PassphraseEdit] = self.add(Field(theme, label, PassphraseEdit(theme), hint=hint))
        self.passphrase.returnPressed.connect(self.submit)
        row = self.add(Row(theme, spacing=8))
        self.button = row.add(Button(theme, words, "secondary", icon="lock-open", role="caption"))
        self.instead = row.add(Button(theme, instead, "ghost", role="caption"))
        row.add_stretch()
        self.button.clicked.connect(self.submit)
        self.instead.clicked.connect(self._on_instead_clicked)

    @property
    def passphrase(self) -> PassphraseEdit:
        """Where the passphrase is typed."""
        return self.field.control

    def submit(self) -> None:
        """Hand the passphrase over, unless there is none."""
        passphrase = self.passphrase.text()
        if not passphrase:
            self.field.set_error(_("Type your passphrase, then press Enter."))
            return
        self.forget()
        self.submitted.emit(passphrase)

    def forget(self) -> None:
        """Wipe what was typed."""
        self.passphrase.wipe()
        self.field.clear_error()

    def refuse(self, sentence: str) -> None:
        """Say why the drawer stayed closed, and let it be tried again."""
        self.field.set_error(sentence)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_instead_clicked(self) -> None:
        self.forget()
        self.given_up.emit()
