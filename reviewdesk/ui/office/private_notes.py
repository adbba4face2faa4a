"""The drawer for private notes: set apart by a dashed edge, and honest about who may come to read them."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.services.office_snapshots import NoteView
from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import clock_words, short_day
from reviewdesk.ui.office.notes_view_model import NEW, NotesViewModel
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Frame, Icon, IconLine, Row, Text, TextEdit


class NoteBox(TextEdit):
    """A note that can be written on where it stands."""

    def __init__(self, theme: Theme, notes: NotesViewModel, note_id: str, text: str, name: str) -> None:
        super().__init__(theme, text, name=name, lines=3 if note_id == NEW else 1, role="body")
        self._notes, self.note_id = notes, note_id
        self.textChanged.connect(self._on_text_changed)
        self.left.connect(notes.flush)

    def show_text(self, text: str) -> None:
        """Show what is stored, unless somebody is writing here."""
        if text != self.toPlainText().strip() and not self.hasFocus():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)

    def _on_text_changed(self) -> None:
        self._notes.type(self.note_id, self.toPlainText())


class PrivateNotes(Frame):
    """Notes about one person; nothing here has a way into the meeting's window.

    ``promise`` says who can see them where they stand.
    """

    def __init__(self, theme: Theme, notes: NotesViewModel, promise: str = "") -> None:
        super().__init__(theme, "drawer", margins=(22, 18, 22, 20), spacing=8)
        self.notes = notes
        head = self.add(Row(theme, spacing=10))
        head.add(Icon(theme, "eye-off", size=20))
        head.add(Text(theme, _("Private notes"), "h3", wrap=True), 1)
        words = promise or _("Only you. Never shown while sharing.")
        self.add(Text(theme, words, "strong", wrap=True))
        self.add(
            Text(
                theme,
                _(
                    "Write them as if they could be read: if the person asks for their data, these notes may have to"
                    " be handed over."
                ),
                "label",
                tone="text2",
                wrap=True,
            )
        )
        self.add_space(4)
        self.new = self.add(NoteBox(theme, notes, NEW, "", _("A new private note")))
        foot = self.add(Row(theme, spacing=8))
        self.saved = foot.add(IconLine(theme, "pen-line", _("Saved as you write")), 1)
        self.another = foot.add(Button(theme, _("Next note"), "ghost", icon="plus"))
        self.another.setVisible(False)
        self.another.clicked.connect(self._on_another_clicked)
        self.list = self.add(Column(theme, spacing=10))
        self.add_stretch()
        self._boxes: dict[str, NoteBox] = {}
        self._shown: tuple[tuple[str, datetime], ...] = ()
        notes.changed.connect(self.refresh)
        notes.saved.connect(self._on_notes_saved)
        notes.begun.connect(self._on_notes_begun)

    def start(self) -> None:
        """Begin with an empty box, for another person or on coming back."""
        self._empty_box()
        self.saved.set_line("pen-line", _("Saved as you write"))

    def refresh(self, snapshot: tuple[NoteView, ...]) -> None:
        """Show the notes; the one that is being written stays in its box."""
        older = [note for note in snapshot if note.id != self.notes.writing]
        shown = tuple((note.id, note.at) for note in older)
        if shown != self._shown:
            self._shown = shown
            self.list.clear()
            self._boxes = {}
            for note in older:
                self.list.add(self._note(note))
        for note in older:
            self._boxes[note.id].show_text(note.text)

    def _note(self, note: NoteView) -> QWidget:
        column = Column(self.theme, spacing=2)
        day = short_day(note.at.astimezone().date())
        at = _("{day}, {time}").format(day=day, time=clock_words(note.at))
        head = column.add(Row(self.theme, spacing=8))
        head.add(Text(self.theme, at, "caption", tone="text3", wrap=True), 1)
        name = _("Remove the note of {at}").format(at=at)
        remove = head.add(Button(self.theme, "", "ghost", icon="trash-2", name=name))
        remove.setProperty("note", note.id)
        remove.clicked.connect(self._on_remove_clicked)
        box = NoteBox(self.theme, self.notes, note.id, note.text, _("Private note of {at}").format(at=at))
        self._boxes[note.id] = column.add(box)
        return column

    def _empty_box(self) -> None:
        self.new.blockSignals(True)
        self.new.clear()
        self.new.blockSignals(False)
        self.another.setVisible(False)

    def _on_another_clicked(self) -> None:
        self.notes.start_another()
        self._empty_box()
        self.notes.refresh()
        if self.notes.snapshot is not None:
            self.refresh(self.notes.snapshot)
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_remove_clicked(self) -> None:
        self.notes.remove(self.sender().property("note"))

    def _on_notes_begun(self) -> None:
        self.another.setVisible(True)

    def _on_notes_saved(self, at: datetime) -> None:
        self.saved.set_line("cloud-check", _("Saved {time}").format(time=clock_words(at)))
