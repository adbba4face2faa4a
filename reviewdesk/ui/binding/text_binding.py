"""Ties a text control to a shared text: keys go out as splices, the other's words come in without moving the caret.

Three texts are kept in step: the shared text, the control, and the *mirror*, the last text both agreed on. Qt's
change counts cannot be trusted (it reports whole blocks), so a change signal is only a trigger: what was typed is the
difference between mirror and control. While an input method composes, the control is left alone and changes of
others wait; afterwards the composed words are put where they belong among them.
"""

import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from reviewdesk.coedit.own_undo import OwnUndo
from reviewdesk.coedit.shared_text import SharedText, TextChange
from reviewdesk.coedit.splices import Splice, apply_splices, carry, difference, surviving
from reviewdesk.coedit.subscription import Subscription
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.ui.binding.offsets import as_shown, as_stored, from_utf16, to_utf16, utf16_length

_COMPOSITION_POLL_MILLISECONDS = 50


class TextBinding(QObject):
    """One control and one shared text. Ends with ``close`` or with the control."""

    edited = Signal()
    """The person at this control changed the text."""
    refused = Signal(object)
    """A ``RuleViolation``: what was typed or pasted is not taken, and the control shows the text as it was."""

    def __init__(self, edit: QPlainTextEdit, text: SharedText, origin: str, undo: OwnUndo) -> None:
        super().__init__(edit)
        self.origin = origin
        self.undo_stack = undo
        self._edit = edit
        self._text = text
        self._mirror = text.value
        self._held: list[TextChange] = []
        self._own_change = False
        self._caret_follows = False
        self._rebuild_soon = QTimer(self, singleShot=True, interval=0)
        self._rebuild_soon.timeout.connect(self._rebuild)
        edit.setUndoRedoEnabled(False)  # Qt's own stack would take back the other person's words
        self._show_whole_text()
        edit.document().contentsChange.connect(self._on_document_contents_changed)
        self._subscription = self._observe()

    @property
    def composing(self) -> bool:
        """Say whether an input method holds unfinished text in the control."""
        return bool(self._edit.textCursor().block().layout().preeditAreaText())

    @property
    def in_step(self) -> bool:
        """Say whether shared text, mirror and control agree."""
        return self._text.value == self._mirror and as_shown(self._mirror) == self._edit.toPlainText()

    def close(self) -> None:
        """Let go of the shared text."""
        self._subscription.close()
        self._edit.document().contentsChange.disconnect(self._on_document_contents_changed)

    def undo(self) -> bool:
        """Take back the last own words; say whether there were any."""
        return self._travel(self.undo_stack.undo)

    def redo(self) -> bool:
        """Bring back what was taken back last; say whether there was anything."""
        return self._travel(self.undo_stack.redo)

    def after_input_method(self) -> None:
        """Show what waited for the end of a composition; call after every input method event."""
        if self._held and not self.composing and not self._rebuild_soon.isActive():
            self._catch_up()

    # From the person to the shared text

    def _on_document_contents_changed(self, _position: int, _removed: int, _added: int) -> None:
        if self._own_change:
            return
        shown = self._edit.toPlainText()
        stored = as_stored(shown, multiline=self._text.rule.multiline)
        # PySide drops half surrogate pairs from the text it hands over; only the length gives them away.
        if stored != shown or self._edit.document().characterCount() - 1 != utf16_length(shown):
            self._rebuild_soon.start()
        caret = from_utf16(stored, self._edit.textCursor().position())
        splice = difference(as_shown(self._mirror), stored, caret)
        if splice is not None:
            self._send(splice)

    def _send(self, splice: Splice) -> None:
        try:
            with self._making_own_change():
                self._text.edit(self._among_held_changes(splice), self.origin)
        except RuleViolation as violation:
            self._rebuild_soon.start()
            self.refused.emit(violation)
            return
        self._mirror = apply_splices(self._mirror, [splice])
        if self._held:
            self._held = self._gap()
        self.edited.emit()

    def _gap(self) -> list[TextChange]:
        """Return what lies between mirror and shared text, as one change."""
        splice = difference(self._mirror, self._text.value)
        return [TextChange(self._mirror, self._text.value, (splice,))] if splice else []

    def _among_held_changes(self, splice: Splice) -> list[Splice]:
        """Translate a splice of the mirror into splices of the shared text, which others have changed meanwhile."""
        pieces: list[tuple[int, int]] = [(splice.at, splice.end)] if splice.removed else []
        at = splice.at
        for change in self._held:
            pieces = [piece for start, end in pieces for piece in surviving(start, end, change.splices)]
            at = carry(at, change.splices)
        cuts = [Splice(start, end - start, "") for start, end in pieces]
        insertion = [Splice(at, 0, splice.inserted)] if splice.inserted else []
        return sorted(insertion + cuts, key=lambda part: part.at)

    # From the shared text to the control

    def _observe(self) -> Subscription:
        """Listen without keeping this object alive, and stop once it or its control is gone."""
        listener = weakref.ref(self)

        def tell(change: TextChange) -> None:
            binding = listener()
            if binding is None or not shiboken6.isValid(binding):
                subscription.close()
            else:
                binding._on_text_changed(change)  # noqa: SLF001  # a method of this very class

        subscription = self._text.observe(tell)
        return subscription

    def _on_text_changed(self, change: TextChange) -> None:
        if self._own_change:
            return
        if self.composing or self._rebuild_soon.isActive():
            self._held.append(change)
        elif change.before == self._mirror:
            self._show(change.splices, change.after)
        else:
            self._catch_up()

    def _catch_up(self) -> None:
        """Show the shared text wherever the mirror has fallen behind."""
        self._held.clear()
        splice = difference(self._mirror, self._text.value)
        if splice is not None:
            self._show((splice,), self._text.value)

    def _show(self, splices: tuple[Splice, ...], after: str) -> None:
        """Do splices of the mirror in the control, back to front in one edit block; then put the caret right.

        Setting the control's caret inside an open edit block crashes Qt.
        """
        before, self._mirror = self._mirror, after
        anchor, position = self._carried_caret(before, splices)
        scroll = self._edit.verticalScrollBar().value()
        with self._making_own_change():
            cursor = QTextCursor(self._edit.document())
            cursor.beginEditBlock()
            for splice in reversed(splices):
                _splice_control(cursor, before, splice)
            cursor.endEditBlock()
            if self._edit.document().characterCount() - 1 != utf16_length(after):
                self._rebuild_soon.start()
            self._set_caret(anchor, position)
        if not self._caret_follows:
            self._edit.verticalScrollBar().setValue(scroll)

    def _carried_caret(self, before: str, splices: tuple[Splice, ...]) -> tuple[int, int]:
        """Return anchor and position in UTF-16 units of the text after the splices."""
        after = self._mirror
        if self._caret_follows and splices:
            last = splices[-1]
            end = to_utf16(after, carry(last.at, splices[:-1]) + len(last.inserted))
            return end, end
        caret = self._edit.textCursor()
        moved = (carry(from_utf16(before, place), splices) for place in (caret.anchor(), caret.position()))
        anchor, position = (to_utf16(after, place) for place in moved)
        return anchor, position

    def _set_caret(self, anchor: int, position: int) -> None:
        last = self._edit.document().characterCount() - 1
        anchor, position = min(anchor, last), min(position, last)
        caret = self._edit.textCursor()
        if (caret.anchor(), caret.position()) != (anchor, position):
            caret.setPosition(anchor)
            caret.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self._edit.setTextCursor(caret)

    # Starting over

    def _rebuild(self) -> None:
        """Write the mirror into the control anew, after something got in that the shared text cannot hold."""
        if self.composing:
            self._rebuild_soon.start(_COMPOSITION_POLL_MILLISECONDS)
            return
        self._rebuild_soon.setInterval(0)
        self._held.clear()
        self._mirror = self._text.value
        caret = self._edit.textCursor()
        anchor, position = caret.anchor(), caret.position()
        self._show_whole_text()
        self._set_caret(anchor, position)

    def _show_whole_text(self) -> None:
        with self._making_own_change():
            self._edit.setPlainText(self._mirror)

    def _travel(self, step: Callable[[], bool]) -> bool:
        """Undo or redo; the caret goes to where it happened."""
        if self.composing:
            return False
        self._caret_follows = True
        try:
            done = step()
        finally:
            self._caret_follows = False
        if done:
            self._edit.ensureCursorVisible()
            self.edited.emit()
        return done

    @contextmanager
    def _making_own_change(self) -> Iterator[None]:
        """Mark changes that this binding makes itself, so that they do not come back to it as news."""
        self._own_change = True
        try:
            yield
        finally:
            self._own_change = False


def _splice_control(cursor: QTextCursor, before: str, splice: Splice) -> None:
    start = to_utf16(before, splice.at)
    cursor.setPosition(start)
    if splice.removed:
        end = start + utf16_length(before[splice.at : splice.end])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    if splice.inserted:
        cursor.insertText(splice.inserted)
