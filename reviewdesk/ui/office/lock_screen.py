"""The desk is closed: a passphrase opens it, or a sentence says why it does not and what to do."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from reviewdesk.content.messages import sentence
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.front_door import Locked, Remedy
from reviewdesk.ui.office.words import shown_path
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Button,
    Column,
    Field,
    Frame,
    Icon,
    Page,
    PassphraseEdit,
    Row,
    Text,
    announce,
)

WIDTH: Final = 520
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


class LockScreen(Page):
    """Emits what the person wants; shows one ``Locked`` after the other."""

    unlock_asked = Signal(str)
    accept_asked = Signal()
    again_asked = Signal()
    folder_shown = Signal(Path)
    folder_asked = Signal()
    new_asked = Signal()
    quit_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, max_width=WIDTH)
        self._view: Locked | None = None
        self.add_stretch(2)
        brand = self.add(Row(theme, spacing=10))
        brand.add_stretch()
        brand.add(Icon(theme, "sprout", tone="accent", size=26))
        brand.add(Text(theme, "ReviewDesk", "h3"))
        brand.add_stretch()
        self.add_space(20)
        self.card = self.add(Frame(theme, "card", margins=(32, 28, 32, 28), spacing=0))
        self.heading = self.card.add(Text(theme, "", "h1", wrap=True))
        self.card.add_space(8)
        self.told = self.card.add(Text(theme, "", "body", tone="text2", wrap=True))
        self.card.add_space(20)
        self._build_asking(theme)
        self._build_trouble(theme)
        self.card.add_space(16)
        self.place = self.card.add(Text(theme, "", "label", tone="text3", wrap=True))
        self.add_space(12)
        self.other_button = self.add(
            Button(theme, _("Use the desk in another folder"), "ghost", icon="folder-open"), align=_CENTRE
        )
        self.other_button.clicked.connect(self.folder_asked)
        self.add_stretch(3)

    def _build_asking(self, theme: Theme) -> None:
        self.asking = self.card.add(Column(theme, spacing=14))
        line = PassphraseEdit(theme)
        line.returnPressed.connect(self._on_unlock)
        self.field = self.asking.add(Field(theme, _("Passphrase"), line))
        self.unlock_button = self.asking.add(Button(theme, _("Open my desk"), "primary", icon="lock-open"))
        self.unlock_button.clicked.connect(self._on_unlock)

    def _build_trouble(self, theme: Theme) -> None:
        self.trouble = self.card.add(Column(theme, spacing=10))
        self.remedy_button = self.trouble.add(Button(theme, "", "primary"))
        self.remedy_button.clicked.connect(self._on_remedy)
        self.accept_button = self.trouble.add(Button(theme, _("Open it as it is"), icon="lock-open"))
        self.accept_button.clicked.connect(self.accept_asked)
        self.new_button = self.trouble.add(Button(theme, _("Make a new desk elsewhere"), icon="plus"))
        self.new_button.clicked.connect(self.new_asked)

    def refresh(self, view: Locked) -> None:
        """Show this state; what was typed stays, so that a mistake can be corrected."""
        self._view = view
        in_trouble = view.trouble is not None
        self.heading.setText(_("This desk cannot be opened now") if in_trouble else _heading(view))
        self.told.setText(_told(view))
        self.told.setVisible(bool(self.told.text()))
        self.asking.setVisible(not in_trouble)
        self.trouble.setVisible(in_trouble)
        self.field.control.setEnabled(not view.busy)
        self.unlock_button.setEnabled(not view.busy)
        self.other_button.setVisible(not view.busy and view.remedy is not Remedy.CHOOSE_FOLDER)
        self.place.setText(_("The desk lies in {folder}").format(folder=shown_path(view.folder)))
        if view.wrong is not None:
            self.field.set_error(sentence(view.wrong))
            self.field.control.selectAll()
        else:
            self.field.clear_error()
        hint = _("The sample’s passphrase is no secret: {words}").format(words=view.passphrase)
        self.field.set_hint(hint if view.passphrase else "")
        if in_trouble:
            self._show_remedy(view)
        elif not view.busy and self.isVisible():
            self.field.control.setFocus(Qt.FocusReason.OtherFocusReason)
        if in_trouble or view.note is not None:
            announce(self, self.told.text(), urgent=in_trouble)

    def _show_remedy(self, view: Locked) -> None:
        words, icon = {
            Remedy.TRY_AGAIN: (_("Try again"), "refresh-cw"),
            Remedy.SHOW_FOLDER: (_("Show the folder"), "folder-open"),
            Remedy.CHOOSE_FOLDER: (_("Choose the folder of a desk"), "folder-open"),
            Remedy.QUIT: (_("Close ReviewDesk"), "x"),
        }[view.remedy]
        self.remedy_button.setText(words)
        self.remedy_button.set_icon(icon)
        self.accept_button.setVisible(view.can_be_accepted)
        self.new_button.setVisible(view.remedy is Remedy.CHOOSE_FOLDER)
        if self.isVisible():
            self.remedy_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Forget what was typed, once it has opened the desk."""
        self.field.control.wipe()

    def first_focus(self) -> QWidget:
        """Return what should have the keyboard."""
        return self.remedy_button if self._view and self._view.trouble else self.field.control

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keyboard in the field."""
        super().showEvent(event)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_unlock(self) -> None:
        self.unlock_asked.emit(self.field.control.text())

    def _on_remedy(self) -> None:
        view = self._view
        if view is None:
            return
        if view.remedy is Remedy.SHOW_FOLDER:
            self.folder_shown.emit(view.folder)
            return
        {
            Remedy.TRY_AGAIN: self.again_asked,
            Remedy.CHOOSE_FOLDER: self.folder_asked,
            Remedy.QUIT: self.quit_asked,
        }[view.remedy].emit()


def _heading(view: Locked) -> str:
    return _("Opening your desk") if view.busy and not view.wrong else _("Your desk is locked")


def _told(view: Locked) -> str:
    if view.trouble is not None:
        return sentence(view.trouble)
    if view.note is not None:
        return sentence(view.note)
    return ""
