"""In a person's signature: the quiet offer of a company's key, which key it is, and what opens it."""

from PySide6.QtCore import Qt, Signal

from reviewdesk.domain.key_places import KeyPlace
from reviewdesk.services.meeting_snapshot import MeetingPerson
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.sealing_sheet import breakable
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Field, IconLine, PassphraseEdit, Reflow, Row


class CompanyKeyPart(Column):
    """``wanted`` asks where the key lies; ``taken_back`` signs without one again.

    ``secret`` is for the block to place, beside the person's own passphrase.
    """

    wanted = Signal()
    taken_back = Signal()

    def __init__(self, theme: Theme, person: MeetingPerson) -> None:
        super().__init__(theme, spacing=4)
        self._name = person.given_name
        self.place: KeyPlace | None = None
        self.chosen = False
        self.line = self.add(IconLine(theme, "key", "", tone="accent_text", wrap=True))
        self.offer = self._button(_("Sign with a company key …"), "key")
        self.other = self._button(_("Choose the key …"), "key")
        self.without = self._button(_("Without it"), "x")
        self.add(self._led(self.offer))
        self.add(Reflow(theme, [(self._led(self.other), 0), (self._led(self.without), 1)], spacing=2))
        self.secret: Field[PassphraseEdit] = Field(theme, _("The key’s password"), PassphraseEdit(theme))
        self.offer.clicked.connect(self.wanted)
        self.other.clicked.connect(self.wanted)
        self.without.clicked.connect(self.taken_back)

    def show_key(self, place: KeyPlace | None, *, chosen: bool, open_: bool, done: bool) -> None:
        """Show whether the person signs with a company's key; ``open_`` is it until the first signature."""
        if (place, chosen) != (self.place, self.chosen):
            self.forget()
        self.place, self.chosen = place, chosen
        self.line.setVisible(chosen and not done)
        self.line.text.setText(_key_words(place))
        self.offer.setVisible(open_ and not chosen)
        self.other.setVisible(chosen and not done)
        self.without.setVisible(open_ and chosen)
        self.setVisible(not done and (open_ or chosen))
        self.secret.setVisible(chosen and place is not None)
        label = _("The card’s PIN") if place is not None and place.card else _("The key’s password")
        self.secret.label.setText(label)
        self.secret.control.setAccessibleName(self._spoken(label))

    @property
    def is_open(self) -> bool:
        """Say whether something is asked for beside the person's own passphrase."""
        return self.chosen and self.place is not None

    def is_ready(self) -> bool:
        """Say whether nothing is missing to sign; what is missing is asked for."""
        if not self.chosen:
            return True
        if self.place is None:
            self.wanted.emit()
            return False
        if not self.secret.control.text():
            self.refuse(
                _("Type the card’s PIN, then press Enter.")
                if self.place.card
                else _("Type the key’s password, then press Enter.")
            )
            return False
        return True

    def refuse(self, sentence: str) -> None:
        """Say why the key did not do."""
        if self.is_open:
            self.secret.set_error(sentence)
            self.secret.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Wipe what was typed to open the key."""
        self.secret.control.wipe()
        self.secret.clear_error()

    def _button(self, words: str, icon: str) -> Button:
        return Button(self.theme, words, "ghost", icon=icon, name=self._spoken(words))

    def _led(self, button: Button) -> Row:
        """Keep a button at the leading edge."""
        row = Row(self.theme)
        row.add(button)
        row.add_stretch()
        return row

    def _spoken(self, words: str) -> str:
        return _("{action}, {person}").format(action=words, person=self._name)


def _key_words(place: KeyPlace | None) -> str:
    if place is None:
        return _("To be signed with a company key, level C. Choose which.")
    if place.card:
        return _("To be signed with a card, level C")
    return _("To be signed with {file}, level C").format(file=breakable(place.path.name))
