"""One person's view of a goal: covered while the two choose, in the open after the reveal."""

from typing import Final

from PySide6.QtCore import Qt, Signal

from reviewdesk.domain.fields import progress_reason
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.services.meeting_snapshot import MeetingGoal
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.owned_field import OwnedField
from reviewdesk.ui.meeting.progress_view_model import CardState
from reviewdesk.ui.meeting.sample_hint import sample_hint
from reviewdesk.ui.meeting.unlock_form import UnlockForm
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Avatar,
    Button,
    Column,
    Frame,
    Icon,
    RatingMark,
    Row,
    SecretRating,
    Text,
    Veil,
    announce,
)
from reviewdesk.ui.widgets.rating_words import RatingWords

_ICONS: Final = {
    CardState.READY: "circle-check",
    CardState.CHOOSING: "eye-off",
    CardState.UNLOCKING: "key",
    CardState.WAITING: "hourglass",
}


class ViewCard(Frame):
    """``sealed`` carries the rating chosen, or ``None`` for the prepared one; ``turn_asked`` wants the keyboard.

    ``unlocked`` carries the passphrase of the drawer that holds the prepared rating; ``choice_asked`` goes back from
    there to choosing.
    """

    sealed = Signal(object)
    unlocked = Signal(str)
    choice_asked = Signal()
    turn_asked = Signal()

    def __init__(self, theme: Theme, meeting: MeetingViewModel, party: Party) -> None:
        super().__init__(theme, party.value, margins=(20, 16, 20, 18), spacing=10)
        self.meeting, self.party = meeting, party
        person = meeting.snapshot.person(party)
        self.words = RatingWords.of(meeting.snapshot.scale)
        head = self.add(Row(theme, spacing=10))
        head.add(Avatar(theme, person.initials, party.value, size=34))
        self.title = head.add(Text(theme, "", "strong", tone=party.value), 1)
        self.icon = head.add(Icon(theme, "eye-off", tone=party.value, size=22))
        self.inside = self.add(Column(theme, spacing=10))
        self.add_stretch()
        self.secret: SecretRating | None = None
        self.unlock: UnlockForm | None = None
        self.bring: Button | None = None
        self.reason: OwnedField | None = None

    # -- before the reveal ---------------------------------------------------------------------------------------

    def show_blind(self, state: CardState, *, may_use_prepared: bool, other_ready: bool) -> None:
        """Show a state of choosing; nothing in it depends on what was chosen.

        Until the other is ready nothing here asks for the keyboard: sealing hands it over by itself.
        """
        self._begin(self.meeting.name(self.party))
        self.icon.set_icon(_ICONS[state])
        self.icon.show()
        if state is CardState.CHOOSING:
            self._show_choosing(may_use_prepared=may_use_prepared)
        elif state is CardState.READY:
            self._say(_("Ready"), _("Hidden until you reveal both."))
            name = _("{name}’s rating, hidden").format(name=self.meeting.name(self.party))
            self.inside.add(Veil(self.theme, self.party.value, name=name))
        elif state is CardState.UNLOCKING:
            self._show_unlocking()
        else:
            self._show_waiting(may_ask=other_ready)

    def _show_choosing(self, *, may_use_prepared: bool) -> None:
        name = self.meeting.name(self.party)
        keys = _(
            "Press 1 to 5 or 0, then Enter. Nothing changes on screen while you choose, so nobody can see it."
        )
        self._say(_("Choosing now"), keys)
        label = _("{name} chooses unseen").format(name=name)
        self.secret = self.inside.add(
            SecretRating(self.theme, name=label, tone=self.party.value, words=self.words)
        )
        self.secret.sealed.connect(self._on_secret_sealed)
        self.secret.missing.connect(self._on_secret_missing)
        row = self.inside.add(Row(self.theme, spacing=8))
        seal = row.add(Button(self.theme, _("Seal"), "secondary", icon="lock", role="caption"))
        seal.clicked.connect(self.secret.seal)
        if may_use_prepared:
            words, tip = _("Use what I prepared"), _("Enter alone takes what you prepared.")
            prepared = row.add(
                Button(self.theme, words, "ghost", icon="notebook-pen", role="caption", tip=tip)
            )
            prepared.clicked.connect(self._on_prepared_clicked)
        row.add_stretch()

    def _show_unlocking(self) -> None:
        self._say(
            _("Locked in the drawer"),
            _("Your passphrase seals what you prepared. It opens nothing on the screen."),
        )
        self._add_unlock(_("Seal what I prepared"), _("Choose now instead")).given_up.connect(
            self.choice_asked
        )

    def _add_unlock(self, words: str, instead: str) -> UnlockForm:
        person = self.meeting.snapshot.person(self.party)
        hint = sample_hint(self.meeting, self.party)
        form = self.inside.add(UnlockForm(self.theme, person, words=words, instead=instead, hint=hint))
        form.submitted.connect(self.unlocked)
        self.unlock = form
        return form

    def _show_waiting(self, *, may_ask: bool) -> None:
        name = self.meeting.name(self.party)
        self._say(_("Not yet"), _("{name} chooses next.").format(name=name))
        if not may_ask:
            return
        hand = self.inside.add(
            Button(
                self.theme,
                _("Hand the keyboard to {name}").format(name=name),
                "secondary",
                icon="keyboard",
                role="caption",
            ),
            align=Qt.AlignmentFlag.AlignLeading,
        )
        hand.setEnabled(self.meeting.writable)
        hand.clicked.connect(self.turn_asked)

    def _say(self, state: str, sentence: str) -> None:
        self.inside.add(Text(self.theme, state, "rating"))
        self.inside.add(Text(self.theme, sentence, "body", tone="text2", wrap=True))

    def forget(self) -> None:
        """Drop a choice that was not sealed, and a passphrase that was not handed over."""
        if self.secret is not None:
            self.secret.forget()
        if self.unlock is not None:
            self.unlock.forget()

    def refuse(self, sentence: str) -> None:
        """Say beside the passphrase why the drawer stayed closed."""
        if self.unlock is not None:
            self.unlock.refuse(sentence)

    def _on_secret_sealed(self, step: str) -> None:
        self.sealed.emit(Progress(step))

    def _on_secret_missing(self) -> None:
        self.sealed.emit(None)

    def _on_prepared_clicked(self) -> None:
        self.forget()
        self.sealed.emit(None)

    # -- after the reveal ----------------------------------------------------------------------------------------

    def show_view(self, goal: MeetingGoal, rating: Progress) -> None:
        """Show the rating in words and mark, and the reason, which stays this person's to write."""
        name = self.meeting.name(self.party)
        self._begin(_("{name} sees").format(name=name))
        self.icon.hide()
        row = self.inside.add(Row(self.theme, spacing=12))
        row.add(RatingMark(self.theme, rating.value, self.party.value, name=self.words.label(rating.value)))
        row.add(Text(self.theme, self.words.label(rating.value), "rating", wrap=True), 1)
        label = _("{name}’s reason").format(name=name)
        self.reason = self.inside.add(
            OwnedField(
                self.theme, self.meeting, progress_reason(goal.id, self.party), label, mark=False, lines=2
            )
        )

    def offer(self, *, offered: bool) -> None:
        """Offer to bring a reason out of the closed drawer, or offer it no longer."""
        if not offered:
            self._drop_unlock()
            if self.bring is not None:
                self.bring.hide()
            return
        if self.bring is None:
            words = _("Bring what I prepared")
            self.bring = self.inside.add(
                Button(self.theme, words, "ghost", icon="notebook-pen", role="caption"),
                align=Qt.AlignmentFlag.AlignLeading,
            )
            self.bring.clicked.connect(self._on_bring_clicked)
        self.bring.setVisible(self.unlock is None)

    def say_nothing_there(self) -> None:
        """Say that the drawer held no reason for this goal: nobody should wait for words that do not come."""
        if self.reason is not None:
            told = _("No reason was prepared for this goal. It can be written here.")
            self.reason.set_hint(told)
            self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, told)

    def _drop_unlock(self) -> None:
        if self.unlock is not None:
            self.unlock.forget()
            self.unlock.hide()
            self.unlock.deleteLater()
            self.unlock = None

    def _on_bring_clicked(self) -> None:
        form = self._add_unlock(_("Bring it here"), _("Leave it there"))
        form.given_up.connect(self._on_bring_given_up)
        self.offer(offered=True)
        form.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_bring_given_up(self) -> None:
        self._drop_unlock()
        self.offer(offered=True)
        if self.bring is not None:
            self.bring.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, title: str) -> None:
        self.forget()
        self.secret = self.unlock = self.bring = self.reason = None
        self.inside.clear()
        self.title.setText(title)
