"""What the owner sets for the meetings held here: whom to talk to in HR, and whether turns are estimated."""

from PySide6.QtCore import Signal

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.services.desk_settings import LONGEST_CONTACT
from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import CheckBox, Field, Frame, Line, LineEdit, Text


class MeetingSettingsCard(Frame):
    """``contact_written`` carries a new line for HR, ``balance_wanted`` whether the talk balance is shown."""

    contact_written = Signal(str)
    balance_wanted = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, spacing=12)
        self._kept = ""
        self.add(Text(theme, _("In the meeting"), "h3", wrap=True))
        self.contact = LineEdit(theme)
        self.contact.setMaxLength(LONGEST_CONTACT)
        self.field = self.add(Field(theme, _("Who to talk to in HR"), self.contact, optional=True))
        self.field.set_hint(
            _("A name and a number. It is shown where something does not belong in a review.")
        )
        self.add(Line(theme))
        self.balance = self.add(CheckBox(theme, _("Show how the turns at the keyboard are shared")))
        told = _(
            "An estimate, shown quietly to both of you. Nothing listens, and nothing of it is kept. It applies from"
            " the next meeting you open."
        )
        self.add(Text(theme, told, "label", tone="text2", wrap=True))
        self.contact.left.connect(self._on_contact_left)
        self.contact.returnPressed.connect(self._on_contact_left)
        self.balance.clicked.connect(self.balance_wanted)

    def show_settings(self, contact: str, *, balance: bool) -> None:
        """Show what is in force; a line that is being written stays."""
        if contact != self._kept or not self.contact.hasFocus():
            self.contact.setText(contact)
        self._kept = contact
        self.field.clear_error()
        self.balance.setChecked(balance)

    def refuse(self, error: ReviewDeskError) -> None:
        """Say why the line was not kept."""
        self.field.set_error(sentence(error))

    def _on_contact_left(self) -> None:
        written = " ".join(self.contact.text().split())
        if written != self._kept:
            self.contact_written.emit(written)
