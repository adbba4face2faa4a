"""A labelled text of the meeting: whose words they are, and writing only for whoever has the keyboard."""

from PySide6.QtCore import Qt, Signal

from reviewdesk.domain.errors import ReviewDeskError, RuleViolation
from reviewdesk.domain.fields import may_write, rule_for
from reviewdesk.domain.people import Party
from reviewdesk.system.i18n import _
from reviewdesk.ui.hint_under import hint_under
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Avatar, Field, Row, announce
from reviewdesk.ui.widgets.shared_edit import PROSE_LINES, SharedEdit


class WordsEdit(SharedEdit):
    """A shared text box that tells when there is nothing left of one's own to take back."""

    undo_spent = Signal()

    def undo(self) -> None:
        """Take back own words, or tell that there are none."""
        if self.binding is not None and not self.isReadOnly() and not self.binding.undo_stack.can_undo:
            self.undo_spent.emit()
            return
        super().undo()


class OwnedField(Field[SharedEdit]):
    """A field of a shared document with its label, its owner's mark and, where it is locked, how to unlock it.

    ``mark=False`` where the card around it shows the owner already. ``name`` is what a screen reader says where the
    label alone would not tell two fields apart. ``inline`` puts a short label before the box, for rows of a list.
    ``lines`` is the height of an empty prose field.
    """

    def __init__(
        self,
        theme: Theme,
        meeting: MeetingViewModel,
        field: str,
        label: str,
        *,
        hint: str = "",
        name: str = "",
        mark: bool = True,
        optional: bool = False,
        inline: bool = False,
        lines: int = PROSE_LINES,
    ) -> None:
        self._inline = inline
        self._explains = mark and not inline  # the card around it says whose it is
        edit = WordsEdit(least_lines=lines)
        edit.setAccessibleName(name)
        super().__init__(theme, label, edit, optional=optional)
        self.meeting = meeting
        self.field = field
        self._guidance = hint
        self._owner = rule_for(field).owner
        self._settled: tuple[Party, bool] | None = None
        if inline:
            self._put_in_line()
        elif mark and self._owner is not None:
            self._put_mark(self._owner)
        self._doc = meeting.document(rule_for(field).authority)
        edit.bind(self._doc, field, meeting.party)
        edit.undo_spent.connect(self._on_edit_undo_spent)
        edit.refused.connect(self._on_edit_refused)
        edit.edited.connect(self.clear_error)
        self.wording = hint_under(self, field, meeting.texts.hints)
        meeting.turn_changed.connect(self._settle)
        meeting.changed.connect(self._settle)
        self.retheme()
        self._settle()

    @property
    def edit(self) -> SharedEdit:
        """The text box."""
        return self.control

    def retheme(self) -> None:
        """Take fonts and lengths from the theme again."""
        super().retheme()
        if hasattr(self, "control"):  # the first call comes from the constructor of the base
            self.control.setFont(self.theme.font("input"))
            self.label.setMinimumWidth(self.theme.px(14) if self._inline else 0)

    def _put_mark(self, owner: Party) -> None:
        person = self.meeting.snapshot.person(owner)
        row = Row(self.theme, spacing=8)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.add(Avatar(self.theme, person.initials, owner.value, size=24), align=middle)
        self.box.removeWidget(self.label)
        row.add(self.label, 1, align=middle)
        self.box.insertWidget(0, row)

    def _put_in_line(self) -> None:
        row = Row(self.theme, spacing=10)
        row.add(self.label, align=Qt.AlignmentFlag.AlignVCenter)
        row.add(self.control, 1)
        self.box.insertWidget(0, row)

    def _settle(self, _news: object = None) -> None:
        """Lock or unlock, and say how."""
        party = self.meeting.party
        if self._settled == (party, self.meeting.writable):
            return  # most news of the meeting are about something else
        self._settled = party, self.meeting.writable
        self.control.set_party(party)
        if self.wording is not None:
            self.wording.hide()  # it was about what the other wrote
        if not self.meeting.writable:
            self.control.setReadOnly(True)
            self.set_hint("")
        elif not self._explains or self._owner is None or may_write(self.field, party):
            self.set_hint(self._guidance)
        else:
            writer = self.meeting.name(self._owner)
            self.set_hint(_("{name} writes here. F6 hands over the keyboard.").format(name=writer))

    def _on_edit_undo_spent(self) -> None:
        """Say why undo goes no further, if something has happened that it must not reach behind."""
        if self._doc.undo_cleared_because is not None:
            sentence = self.meeting.sentence(ReviewDeskError(self._doc.undo_cleared_because))
            self.set_hint(sentence)
            self._settled = None  # the next news put the usual hint back
            announce(self, sentence)

    def _on_edit_refused(self, violation: RuleViolation) -> None:
        self.set_error(self.meeting.sentence(violation))
