"""One person's signature: the pad, the passphrase that makes it theirs, and when it was made."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal

from reviewdesk.domain.passphrases import is_strong
from reviewdesk.domain.people import Party
from reviewdesk.services.meeting_snapshot import MeetingPerson
from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import clock_words
from reviewdesk.ui.meeting.company_key_part import CompanyKeyPart
from reviewdesk.ui.meeting.cutting import Cutting
from reviewdesk.ui.meeting.sign_off_values import Hand, Signed, Strokes
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Avatar,
    Button,
    CheckBox,
    Column,
    Field,
    IconLine,
    PassphraseEdit,
    Row,
    SignaturePad,
    Text,
)
from reviewdesk.ui.widgets.focus_soon import FocusSoon

_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


class SignatureBlock(Column):
    """``signed`` carries a ``Signed``; the passphrase is wiped here at once.

    ``hint`` stands beside a passphrase that is there already.
    """

    signed = Signal(object)

    def __init__(self, theme: Theme, person: MeetingPerson, party: Party, *, hint: str = "") -> None:
        super().__init__(theme, spacing=8)
        self.person, self._hint = person, hint
        self._new = False
        self.offer = FocusSoon(self, lambda: self.unstamped)
        self._busy = self._held = False
        head = self.add(Row(theme, spacing=10))
        head.add(Avatar(theme, person.initials, party.value, size=30))
        head.add(Text(theme, person.name, "strong", wrap=True), 1, align=_MIDDLE)
        self.when = head.add(IconLine(theme, "circle-check", "", tone="accent_text"))
        self.pad = self.add(SignaturePad(theme, person.name))
        self.stands = self.add(Column(theme, spacing=6))
        self.cutting = self.stands.add(Cutting(theme, person.name))
        self.stands.add(IconLine(theme, "signature", _("The signature stands in the document."), wrap=True))
        self.help = self.add(IconLine(theme, "circle-alert", "", tone="danger", wrap=True))
        self.later = self.add(IconLine(theme, "hourglass", "", wrap=True))
        self.key = CompanyKeyPart(theme, person)
        self._build_form()
        self.add(self.key)
        self.add_stretch()
        self.pad.changed.connect(self.help.hide)
        self.help.hide()

    def show_hand(self, hand: Hand, *, at: datetime | None, new: bool, busy: bool, later: str = "") -> None:
        """Show what the signature waits for; ``later`` says who or what comes first."""
        done, now = hand is Hand.DONE, hand is Hand.NOW
        self.when.setVisible(done)
        if at is not None:
            self.when.set_line(
                "circle-check", _("Signed {time}").format(time=clock_words(at)), tone="accent_text"
            )
        self.pad.setVisible(not (done and self.pad.is_empty()))
        self.pad.lock(locked=not now)
        self.pad.setEnabled(now and not busy)
        self.stands.setVisible(done and self.pad.is_empty())
        self.later.setVisible(hand is Hand.LATER and bool(later))
        self.later.text.setText(later)
        self.form.setVisible(now)
        self._new = new
        self.second.setVisible(new)
        row = self._rows[2 if self.key.is_open else 1 if new else 0]
        if self.button.parentWidget() is not row:
            row.add(self.button)
        self.strength.setVisible(new)
        self.first.label.setText(self._label())
        self.first.set_hint("" if new else self._hint)
        self._busy = busy
        self._settle_button()
        if not now:
            self.forget()

    def take_away(self) -> None:
        """Empty the pad: the signature was taken away."""
        self.pad.lock(locked=False)
        self.pad.clear_signature()

    def forget(self) -> None:
        """Wipe what was typed into the passphrase."""
        for field in (self.first, self.second):
            field.control.wipe()
            field.clear_error()
        self.key.forget()

    def refuse(self, sentence: str, *, of_key: bool = False) -> None:
        """Say why nothing was signed, beside what was wrong, and let it be tried again: all is typed once more."""
        if of_key and self.key.is_open:
            self.key.secret.set_error(sentence)
        else:
            self.first.set_error(sentence)
        self.first.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_unstamped(self) -> None:
        """Let the person go on without a time stamp that is not to be had."""
        self.unstamped.show()
        self.offer.ask()

    def hold(self, *, held: bool) -> None:
        """Wait while the document is drawn: only what is shown is signed."""
        self._held = held
        self._settle_button()

    def submit(self) -> None:
        """Hand over signature and passphrase, unless one is missing."""
        passphrase = self.first.control.text()
        if not self.button.isEnabled():
            return
        if self.pad.is_empty():
            self.help.set_line(
                "circle-alert", _("Draw your signature first, or type your name."), tone="danger"
            )
            self.help.show()
            self.pad.area.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not passphrase:
            self.first.set_error(_("Type your passphrase, then press Enter."))
            self.first.control.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._new and self.second.control.text() != passphrase:
            self.second.set_error(_("The two are not the same. Type the second one again."))
            self.second.control.wipe()
            self.second.control.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.key.is_ready():
            self._hand_over(passphrase)

    def _hand_over(self, passphrase: str) -> None:
        typed, stamp = self.pad.typed_name(), not self.unstamped.isChecked()
        place, secret = (self.key.place, self.key.secret.control.text()) if self.key.chosen else (None, "")
        self.forget()
        strokes = self._strokes()
        self.signed.emit(Signed(passphrase, strokes, typed, self._new, stamp, place, secret))

    def _settle_button(self) -> None:
        """Say on the button itself why it waits: there is no room beside it."""
        self.button.setEnabled(not self._busy and not self._held)
        waiting = _("Signing …") if self._busy else _("One moment …") if self._held else ""
        self.button.setText(waiting or _("Sign"))
        self.button.setAccessibleDescription(
            _("The document is drawn with the last words.") if self._held else ""
        )

    def _strokes(self) -> Strokes:
        """Return the strokes in one unit both ways; the pad counts in shares of its own width and height."""
        high = self.pad.area.height() / max(1, self.pad.area.width())
        return _in_one_unit(self.pad.strokes(), high)

    def _build_form(self) -> None:
        self.form = self.add(Column(self.theme, spacing=8))
        self.first = self.form.add(self._passphrase())
        self.second = self.form.add(self._passphrase())
        self.second.label.setText(_("The same once more"))
        self.second.control.setAccessibleName(
            _("The same passphrase once more, {name}").format(name=self.person.given_name)
        )
        self.form.add(self.key.secret)
        self.key.secret.control.returnPressed.connect(self.submit)
        self.unstamped = self.form.add(CheckBox(self.theme, _("Sign without a time stamp"), role="caption"))
        self.unstamped.hide()
        self.strength = self.form.add(IconLine(self.theme, "lightbulb", "", wrap=True))
        self.button = Button(
            self.theme,
            _("Sign"),
            "primary",
            icon="pen-line",
            name=_("Sign as {name}").format(name=self.person.name),
        )
        self._rows = [self._in_row(field) for field in (self.first, self.second, self.key.secret)]
        self.button.clicked.connect(self.submit)
        self.first.control.textChanged.connect(self._on_first_text_changed)
        self._on_first_text_changed("")

    def _in_row(self, field: Field[PassphraseEdit]) -> Row:
        """Make room for the button beside the last passphrase to be typed."""
        row = Row(self.theme, spacing=8)
        field.box.removeWidget(field.control)
        row.add(field.control, 1)
        field.box.insertWidget(1, row)
        return row

    def _passphrase(self) -> Field[PassphraseEdit]:
        edit = PassphraseEdit(self.theme)
        edit.returnPressed.connect(self.submit)
        return Field(self.theme, self._label(), edit)

    def _label(self) -> str:
        words = _("A new passphrase, {name}") if self._new else _("{name}’s passphrase")
        return words.format(name=self.person.given_name)

    def _on_first_text_changed(self, text: str) -> None:
        if is_strong(text):
            self.strength.set_line("shield-check", _("That is hard to guess."), tone="accent_text")
        else:
            hint = _("Four words that have nothing to do with each other. Nobody can reset it.")
            self.strength.set_line("lightbulb", hint)


def _in_one_unit(
    strokes: Sequence[Sequence[tuple[float, float, float]]], high: float
) -> tuple[tuple[tuple[float, float], ...], ...]:
    return tuple(tuple((x, y * high) for x, y, _width in stroke) for stroke in strokes)
