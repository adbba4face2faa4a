"""Where the employee writes at the end without being read along, until they show it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.people import Party
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.covered_words_view_model import CoveredWordsViewModel
from reviewdesk.ui.meeting.sample_hint import sample_hint
from reviewdesk.ui.meeting.unlock_form import UnlockForm
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Avatar, Button, Column, CoveredEdit, Field, IconLine, Reflow, Row, announce

_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_NEED: Final = 520


class CoveredField(Column):
    """One field behind its cover; ``shown`` tells that both may read it from now on.

    ``show_words`` and ``read_words`` are what its two buttons say; on a page with two such fields they must differ.
    """

    shown = Signal()

    def __init__(
        self,
        theme: Theme,
        model: CoveredWordsViewModel,
        field: str,
        label: str,
        *,
        name: str,
        show_words: str,
        read_words: str,
        lines: int,
    ) -> None:
        super().__init__(theme, spacing=8)
        self.model, self.meeting, self.field = model, model.meeting, field
        edit = CoveredEdit(theme, name=name, lines=lines)
        self.box_field: Field[CoveredEdit] = self.add(Field(theme, label, edit))
        self._put_mark()
        self._build_buttons(show_words, read_words)
        self._build_safety()
        edit.textChanged.connect(self._on_edit_text_changed)
        edit.left.connect(model.keep)
        self.show_button.clicked.connect(self.show_to_both)
        self.read_button.toggled.connect(self._on_read_button_toggled)
        self.keep_button.clicked.connect(self._on_keep_button_clicked)
        self.unlock.submitted.connect(model.open_drawer)
        self.unlock.given_up.connect(self._on_unlock_given_up)
        model.changed.connect(self.settle)
        model.loaded.connect(self._on_model_loaded)
        model.refused.connect(self._on_model_refused)
        model.locked_out.connect(self._on_model_locked_out)
        self.meeting.turn_changed.connect(self._on_meeting_turn_changed)
        self.settle()

    @property
    def edit(self) -> CoveredEdit:
        """The text box."""
        return self.box_field.control

    def settle(self) -> None:
        """Show what can be done now."""
        mine = self.meeting.party is Party.EMPLOYEE
        written = bool(self.model.words(self.field).strip())
        self.edit.setReadOnly(not mine)
        if not mine:  # what is read-only could still be marked
            self.edit.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.buttons.setVisible(written)
        self.show_button.setEnabled(mine)
        self.read_button.setEnabled(mine)
        employee, manager = (self.meeting.name(party) for party in Party)
        if not mine:
            self.box_field.set_hint(
                _("{name} writes here. F6 hands over the keyboard.").format(name=employee)
            )
        elif not written:
            told = _("Covered while you write, {name}: {manager} reads it when you show it, and not before.")
            self.box_field.set_hint(told.format(name=employee, manager=manager))
        else:
            self.box_field.set_hint("")
        self._show_safety(written=written)

    def cover(self) -> None:
        """Put the cover back on, and wipe a passphrase that was half typed."""
        self.read_button.setChecked(False)
        self.unlock.forget()

    def show_to_both(self) -> None:
        """Put the words where both read them."""
        if self.model.show(self.field):
            self.cover()
            self.edit.clear()
            self.shown.emit()

    def first_focus(self) -> QWidget:
        """Return where the employee writes."""
        return self.edit

    # -- building ------------------------------------------------------------------------------------------------

    def _put_mark(self) -> None:
        person = self.meeting.snapshot.employee
        row = Row(self.theme, spacing=8)
        row.add(Avatar(self.theme, person.initials, "employee", size=24), align=_MIDDLE)
        self.box_field.box.removeWidget(self.box_field.label)
        row.add(self.box_field.label, 1, align=_MIDDLE)
        self.box_field.box.insertWidget(0, row)

    def _build_buttons(self, show_words: str, read_words: str) -> None:
        row = Row(self.theme, spacing=8)
        self.show_button = row.add(Button(self.theme, show_words, "secondary", icon="users", role="label"))
        self.read_button = row.add(Button(self.theme, read_words, "ghost", icon="eye", checkable=True))
        row.add_stretch()
        self.buttons = self.add(Reflow(self.theme, [(row, 1)], spacing=0))

    def _build_safety(self) -> None:
        self.safety = self.add(Column(self.theme, spacing=6))
        self._told_row = row = Row(self.theme, spacing=8)
        self.told = row.add(IconLine(self.theme, "lock", "", wrap=True), 1, align=_MIDDLE)
        self.keep_button = Button(self.theme, _("Keep them in my drawer"), "ghost", icon="key")
        self._beside = Row(self.theme)
        parts = [(row, 1), (self.keep_button, 0), (self._beside, 1)]
        self.safety.add(Reflow(self.theme, parts, spacing=8, need=_NEED))
        person, hint = self.meeting.snapshot.employee, sample_hint(self.meeting, Party.EMPLOYEE)
        words, instead = _("Open my drawer"), _("Not now")
        self.unlock = self.safety.add(UnlockForm(self.theme, person, words=words, instead=instead, hint=hint))
        self.unlock.hide()

    # -- parts ---------------------------------------------------------------------------------------------------

    def _show_safety(self, *, written: bool) -> None:
        safe, has_drawer = self.model.safe, self.meeting.snapshot.employee.has_drawer
        self.safety.setVisible(written or (has_drawer and not safe))
        self._told_row.setVisible(written)
        self._beside.setVisible(not written)
        if safe:
            self.unlock.hide()
            self.told.set_line("lock", _("Locked in your drawer, and kept if the program ends."))
        else:
            sentence = _("Not stored: lost when the meeting is left or the program ends.")
            self.told.set_line("info", sentence)
        asking = not self.unlock.isHidden()
        self.keep_button.setVisible(has_drawer and not safe and not asking)
        words = _("Keep them in my drawer") if written else _("Open my drawer to write there")
        self.keep_button.setText(words)

    def _on_edit_text_changed(self) -> None:
        self.model.write(self.field, self.edit.toPlainText())

    def _on_read_button_toggled(self, read: bool) -> None:  # noqa: FBT001  # a signal's slot
        self.edit.set_covered(covered=not read)

    def _on_keep_button_clicked(self) -> None:
        self.unlock.show()
        self.settle()
        self.unlock.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_unlock_given_up(self) -> None:
        self.unlock.hide()
        self.settle()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_model_loaded(self) -> None:
        if self.edit.toPlainText() != self.model.words(self.field):
            self.edit.setPlainText(self.model.words(self.field))
            announce(self.edit, _("Your words are back, still covered."))

    def _on_model_refused(self, field: str, sentence: str) -> None:
        if field == self.field:
            self.box_field.set_error(sentence)

    def _on_model_locked_out(self, sentence: str) -> None:
        if not self.unlock.isHidden():
            self.unlock.refuse(sentence)

    def _on_meeting_turn_changed(self, _party: object) -> None:
        self.cover()
        self.settle()
