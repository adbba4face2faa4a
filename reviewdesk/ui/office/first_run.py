"""The first run: who you are, your name, where your desk lives, a passphrase; or a sample company to try."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from reviewdesk.domain.people import OwnerKind
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.choice_card import ChoiceCard
from reviewdesk.ui.office.first_run_view_model import ASKED, FirstRunViewModel, Step
from reviewdesk.ui.office.front_door import FrontDoor
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Button,
    CheckBox,
    Column,
    Field,
    Frame,
    Icon,
    IconLine,
    LineEdit,
    Page,
    PassphraseEdit,
    PeekButton,
    ProgressBar,
    Reflow,
    Row,
    Text,
    announce,
)

WIDTH: Final = 640


class FirstRun(Page):
    """One step at a time, each with one primary button. ``step_shown`` carries its question."""

    step_shown = Signal(str)

    def __init__(self, theme: Theme, door: FrontDoor) -> None:
        super().__init__(theme, max_width=WIDTH)
        self.view_model = FirstRunViewModel(door, self)
        self.ask_folder: Callable[[], str] = str
        self._first: dict[Step, QWidget] = {}
        self._questions: dict[Step, str] = {}
        self._primaries: list[Button] = []
        self.add_stretch(2)
        brand = self.add(Row(theme, spacing=10))
        brand.add(Icon(theme, "sprout", tone="accent", size=26))
        brand.add(Text(theme, "ReviewDesk", "h3"), 1)
        self.add_space(18)
        self.steps = {
            Step.WHO: self._who(theme),
            Step.NAME: self._name(theme),
            Step.FOLDER: self._folder(theme),
            Step.PASSPHRASE: self._passphrase(theme),
            Step.MAKING: self._waiting(theme),
        }
        for column in self.steps.values():
            self.add(column)
        self.steps[Step.SAMPLE] = self.steps[Step.MAKING]
        self.add_stretch(3)
        self.view_model.step_changed.connect(self._show_step)
        self.view_model.refused.connect(self._on_view_model_refused)
        self.view_model.progressed.connect(self._on_view_model_progressed)
        self._show_step(self.view_model.step)

    # -- the steps -----------------------------------------------------------------------------------------------

    def _step(self, theme: Theme, step: Step, question: str, told: str) -> Column:
        column = Column(theme, spacing=0)
        words = _("Step {number} of {count}").format(number=step + 1, count=ASKED)
        column.add(Text(theme, words, "label", tone="text2"))
        column.add_space(4)
        column.add(Text(theme, question, "h1", wrap=True))
        self._questions[step] = question
        column.add_space(8)
        column.add(Text(theme, told, "body", tone="text2", wrap=True))
        column.add_space(20)
        return column

    def _buttons(self, theme: Theme, words: str, act: Callable[[], object], *, back: bool = True) -> Row:
        row = Row(theme, spacing=10)
        if back:
            button = row.add(Button(theme, _("Back"), "ghost", icon="arrow-left"))
            button.clicked.connect(self.view_model.back)
        row.add_stretch()
        on = row.add(Button(theme, words, "primary", icon="arrow-right", icon_after=True))
        on.clicked.connect(act)
        self._primaries.append(on)
        return row

    def _who(self, theme: Theme) -> Column:
        told = _("This decides which rooms your desk has. Nothing leaves this computer.")
        column = self._step(theme, Step.WHO, _("Who are you?"), told)
        cards = column.add(Column(theme, spacing=10))
        self.kinds = QButtonGroup(cards)
        for kind, icon, title, meaning in (
            (
                OwnerKind.MANAGER,
                "users",
                _("I hold reviews with my team"),
                _("People, goals, meetings, plans"),
            ),
            (OwnerKind.EMPLOYEE, "user", _("I have reviews with my manager"), _("Your own goals and plans")),
            (
                OwnerKind.HR,
                "archive",
                _("I keep the plans for my organisation"),
                _("Check and file signed plans"),
            ),
        ):
            card = cards.add(ChoiceCard(theme, icon, title, meaning))
            card.setProperty("kind", kind.value)
            if kind is self.view_model.kind:
                card.setChecked(True)
                self._first[Step.WHO] = card
            self.kinds.addButton(card)
        column.add_space(20)
        column.add(self._buttons(theme, _("Go on"), self._on_kind_chosen, back=False))
        column.add_space(24)
        sample = column.add(Frame(theme, "soft", spacing=8))
        words = Column(theme, spacing=2)
        words.add(Text(theme, _("Only want to look round?"), "strong", wrap=True))
        told = _(
            "A made-up company with people, goals and one review ready to be held. One click deletes it."
        )
        words.add(Text(theme, told, "label", tone="text2", wrap=True))
        self.sample_button = Button(theme, _("Try the sample company"), icon="play")
        self.sample_button.clicked.connect(self.view_model.try_sample)
        sample.add(Reflow(theme, [(words, 1), (self.sample_button, 0)], need=480))
        return column

    def _name(self, theme: Theme) -> Column:
        told = _("Your name stands in the plans you sign, so write it as you want to be named.")
        column = self._step(theme, Step.NAME, _("What is your name?"), told)
        self.name = column.add(Field(theme, _("Your name"), LineEdit(theme)))
        column.add_space(14)
        self.organisation = column.add(Field(theme, _("Your organisation"), LineEdit(theme), optional=True))
        column.add_space(20)
        column.add(self._buttons(theme, _("Go on"), self._on_name_given))
        self._first[Step.NAME] = self.name.control
        return column

    def _folder(self, theme: Theme) -> Column:
        told = _(
            "Everything lies in one folder, encrypted. Copy that folder while ReviewDesk is closed, and you have a"
            " copy of your desk."
        )
        column = self._step(theme, Step.FOLDER, _("Where should your desk live?"), told)
        line = LineEdit(theme)
        line.setReadOnly(True)
        self.folder = column.add(Field(theme, _("Folder"), line))
        column.add_space(8)
        self.warning = column.add(Frame(theme, "warn"))
        self.warning_line = self.warning.add(IconLine(theme, "triangle-alert", "", tone="warn", wrap=True))
        column.add_space(12)
        change = column.add(Row(theme))
        self.folder_button = change.add(Button(theme, _("Choose another folder"), icon="folder-open"))
        self.folder_button.clicked.connect(self._on_folder_asked)
        change.add_stretch()
        column.add_space(20)
        row = column.add(self._buttons(theme, _("Go on"), self.view_model.go_on))
        self._first[Step.FOLDER] = row.findChildren(Button)[-1]
        return column

    def _passphrase(self, theme: Theme) -> Column:
        told = _(
            "It opens your desk, and nothing else does: there is no way to reset it. Write it down and keep the paper"
            " somewhere safe."
        )
        column = self._step(theme, Step.PASSPHRASE, _("Choose a passphrase"), told)
        lines = [PassphraseEdit(theme), PassphraseEdit(theme)]
        self.passphrase: Field[LineEdit] = column.add(Field(theme, _("Passphrase"), lines[0]))
        column.add_space(4)
        self.strength = column.add(IconLine(theme, "info", "", wrap=True))
        column.add_space(14)
        self.again: Field[LineEdit] = column.add(Field(theme, _("The same once more"), lines[1]))
        column.add_space(6)
        self.peek = column.add(PeekButton(theme, lines), align=Qt.AlignmentFlag.AlignLeading)
        column.add_space(14)
        self.remember = column.add(CheckBox(theme, _("Open without asking on this computer")))
        self.remember.setChecked(self.view_model.remember)
        told = _("The computer’s own keyring then keeps a key. It can be switched off in Settings.")
        column.add(Text(theme, told, "label", tone="text2", wrap=True))
        column.add_space(20)
        column.add(self._buttons(theme, _("Make my desk"), self._on_passphrase_given))
        self.passphrase.control.textChanged.connect(self._on_passphrase_changed)
        self._first[Step.PASSPHRASE] = self.passphrase.control
        self._on_passphrase_changed("")
        return column

    def _waiting(self, theme: Theme) -> Column:
        column = Column(theme, spacing=0)
        self.waiting = column.add(Text(theme, "", "h1", wrap=True))
        column.add_space(8)
        self.doing = column.add(Text(theme, "", "body", tone="text2", wrap=True))
        column.add_space(16)
        self.bar = column.add(ProgressBar(theme, 0.0, name=_("Making the sample company")))
        return column

    # -- what happens --------------------------------------------------------------------------------------------

    def _show_step(self, step: Step) -> None:
        shown = self.steps[step]
        self.peek.cover()
        for column in self.steps.values():
            column.setVisible(column is shown)
        self.waiting.setText(_("Making the sample company") if step is Step.SAMPLE else _("Making your desk"))
        self.bar.setVisible(step is Step.SAMPLE)
        if step is Step.FOLDER:
            self._show_folder()
        self.verticalScrollBar().setValue(0)
        self.step_shown.emit(self.question())
        if step in self._first and self.isVisible():
            self._first[step].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.isVisible():
            announce(self, self.waiting.text())

    def question(self) -> str:
        """Return what the step that is shown asks, or what is being waited for."""
        return self._questions.get(self.view_model.step, self.waiting.text())

    def _show_folder(self) -> None:
        self.folder.control.setText(str(self.view_model.folder))
        self.folder.clear_error()
        warning = self.view_model.folder_warning()
        self.warning.setVisible(bool(warning))
        self.warning_line.text.setText(warning)

    def _on_kind_chosen(self) -> None:
        chosen = self.kinds.checkedButton()
        if chosen is not None:
            self.view_model.choose_kind(OwnerKind(chosen.property("kind")))
        self.view_model.go_on()

    def _on_name_given(self) -> None:
        self.name.clear_error()
        self.view_model.give_name(self.name.control.text(), self.organisation.control.text())

    def _on_folder_asked(self) -> None:
        chosen = self.ask_folder()
        if chosen:
            self.view_model.choose_folder(Path(chosen))
            self._show_folder()

    def _on_passphrase_changed(self, words: str) -> None:
        found = self.view_model.strength(words)
        self.strength.set_line(
            "circle-check" if found.good else "info",
            found.words,
            tone="accent_text" if found.good else "text2",
        )

    def _on_passphrase_given(self) -> None:
        self.passphrase.clear_error()
        self.again.clear_error()
        self.view_model.give_passphrase(
            self.passphrase.control.text(), self.again.control.text(), remember=self.remember.isChecked()
        )

    def _on_view_model_refused(self, name: str, words: str) -> None:
        field = {"name": self.name, "passphrase": self.passphrase, "again": self.again}.get(name, self.folder)
        field.set_error(words)
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_view_model_progressed(self, share: float, words: str) -> None:
        self.bar.set_share(share)
        self.doing.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, wherever the keyboard is."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            for button in self._primaries:
                if button.isVisible():
                    button.click()
                    return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keyboard in the first question."""
        super().showEvent(event)
        self._first[Step.WHO].setFocus(Qt.FocusReason.OtherFocusReason)
