"""How the employee closes the review: four dignified ways, none of them chosen beforehand."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal

from reviewdesk.domain.sign_off import Outcome
from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Field, Frame, Icon, LineEdit, Reflow, Row, Text

_NEED: Final = 480


class OutcomeChoice(Column):
    """Four ways to choose from; once one is chosen a line that says which, and a way back.

    ``chosen`` carries an ``Outcome`` or ``None``; ``witnessed`` the witness and the reason of one who would rather
    not sign. An amendment ``needs_both``: that way is shown with a word why it is closed.
    """

    chosen = Signal(object)
    witnessed = Signal(str, str)

    def __init__(
        self, theme: Theme, name: str, meanings: Mapping[Outcome, str], *, needs_both: bool = False
    ) -> None:
        super().__init__(theme, spacing=10)
        self._name = name
        self._closed = {Outcome.DECLINED: _why_both()} if needs_both else {}
        self._build_options({**meanings, **self._closed})
        self._build_settled()
        self._build_declined()
        theme.changed.connect(self._even_out)  # after the buttons have taken their own fonts
        self._even_out()
        self.show_outcome(None, writable=True)

    def show_outcome(
        self, outcome: Outcome | None, *, writable: bool, witness: str = "", reason: str = ""
    ) -> None:
        """Show what is chosen."""
        self.options.setVisible(outcome is None)
        self.settled.setVisible(outcome is not None)
        for each, button in self.buttons.items():
            button.setEnabled(writable and each not in self._closed)
        self.otherwise.setVisible(writable)
        declined = outcome is Outcome.DECLINED
        self.declined.setVisible(declined)
        if outcome is not None:
            self._words.setText(_settled(outcome, self._name))
        for field, kept in ((self.witness, witness), (self.reason, reason)):
            field.control.setReadOnly(not writable)
            if not declined or (kept and not field.control.hasFocus()):
                field.control.setText(kept)
        if witness:
            self.witness.clear_error()

    def _even_out(self) -> None:
        """Keep the four buttons equally wide."""
        widest = max(button.sizeHint().width() for button in self.buttons.values())
        for side in self._sides:
            side.setMinimumWidth(widest)

    def _build_options(self, meanings: Mapping[Outcome, str]) -> None:
        self.options = self.add(Column(self.theme, spacing=8))
        title = _("How would {name} like to close it?").format(name=self._name)
        self.options.add(Text(self.theme, title, "strong", wrap=True))
        self.buttons: dict[Outcome, Button] = {}
        self._sides: list[Column] = []
        for outcome, words, icon in (
            (Outcome.ACKNOWLEDGED, _("Acknowledge"), "signature"),
            (Outcome.WITH_COMMENTS, _("Acknowledge with comments"), "quote"),
            (Outcome.TAKEN_HOME, _("Take it home"), "house"),
            (Outcome.DECLINED, _("I’d rather not sign now"), "minus"),
        ):
            button = Button(self.theme, words, "secondary", icon=icon, role="label")
            self.buttons[outcome] = button
            side = Column(self.theme)
            side.add_stretch()
            side.add(button)
            side.add_stretch()
            self._sides.append(side)
            meaning = Text(self.theme, meanings.get(outcome, ""), "caption", tone="text2", wrap=True)
            self.options.add(Reflow(self.theme, [(side, 0), (meaning, 1)], spacing=14, need=_NEED))
            button.setAccessibleDescription(meanings.get(outcome, ""))
            button.clicked.connect(lambda _checked=False, each=outcome: self.chosen.emit(each))

    def _build_settled(self) -> None:
        self.settled = self.add(Row(self.theme, spacing=10))
        self.settled.add(Icon(self.theme, "circle-check", tone="accent", size=20))
        self._words = self.settled.add(Text(self.theme, "", "strong", tone="accent_text", wrap=True), 1)
        self.otherwise = self.settled.add(Button(self.theme, _("Choose otherwise"), "ghost", icon="undo-2"))
        self.otherwise.clicked.connect(lambda: self.chosen.emit(None))

    def _build_declined(self) -> None:
        self.declined = self.add(Frame(self.theme, "card", margins=(18, 14, 18, 14), spacing=12))
        sentence = _(
            "That is {name}’s right, and the record says no more than that. "
            "A witness confirms that the conversation took place."
        )
        self.declined.add(
            Text(self.theme, sentence.format(name=self._name), "caption", tone="text2", wrap=True)
        )
        self.witness: Field[LineEdit] = Field(self.theme, _("Who is the witness?"), LineEdit(self.theme))
        self.reason: Field[LineEdit] = Field(self.theme, _("A reason"), LineEdit(self.theme), optional=True)
        self.declined.add(Reflow(self.theme, [(self.witness, 1), (self.reason, 1)], need=_NEED))
        self.witness.control.left.connect(self._on_witness_left)
        self.reason.control.left.connect(self._keep)
        for field in (self.witness, self.reason):
            field.control.returnPressed.connect(self._keep)

    def _on_witness_left(self) -> None:
        if not self.witness.control.text().strip():
            self.witness.set_error(_("Somebody you both know, in the room or not, is enough."))
        self._keep()

    def _keep(self) -> None:
        if not self.witness.control.isReadOnly() and not self.declined.isHidden():
            self.witnessed.emit(self.witness.control.text().strip(), self.reason.control.text().strip())


def _why_both() -> str:
    return _("An amendment needs both of you. Without both signatures the plan before it stands.")


def _settled(outcome: Outcome, name: str) -> str:
    return {
        Outcome.ACKNOWLEDGED: _("{name} acknowledges it as it stands"),
        Outcome.WITH_COMMENTS: _("{name} acknowledges it, with comments"),
        Outcome.TAKEN_HOME: _("{name} takes it home"),
        Outcome.DECLINED: _("{name} would rather not sign now"),
    }[outcome].format(name=name)
