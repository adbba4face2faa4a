"""A text box for a shared text: grows with what is written, and belongs to whoever has the keyboard."""

import math
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QSizePolicy, QWidget

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain.fields import may_write, rule_for
from reviewdesk.domain.people import Party
from reviewdesk.ui.binding.offsets import one_kind_of_line_end
from reviewdesk.ui.binding.text_binding import TextBinding
from reviewdesk.ui.widgets.writing_direction import follow_writing

PROSE_LINES: Final = 3
MOST_LINES: Final = 12
_NARROWEST_IN_CHARACTERS: Final = 12
_CLOSING: Final = frozenset(".,;:!?…)]”’")
"""Signs that stand close to the word before them."""


class SharedEdit(QPlainTextEdit):
    """Shows one field of a shared document, for prose or for one line, as the field's rule says.

    A one-line field wraps and grows like prose, so that nothing is ever out of sight, but takes no line break: Enter
    moves on. Tab moves on in both. A field that belongs to the other person is read-only and stays reachable.
    """

    edited = Signal()
    """The person at this control changed the text."""
    refused = Signal(object)
    """A ``RuleViolation`` to be worded beside the field."""
    finished = Signal()
    """Enter in a one-line field, Ctrl+Enter in prose."""

    def __init__(self, parent: QWidget | None = None, *, least_lines: int = PROSE_LINES) -> None:
        super().__init__(parent)
        self._least_lines = least_lines
        self._binding: TextBinding | None = None
        self._doc: SharedDoc | None = None
        self._field = ""
        self._multiline = True
        self._visited = False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._on_document_size_changed)
        self.textChanged.connect(self._on_text_changed)
        follow_writing(self)

    @property
    def binding(self) -> TextBinding | None:
        """Return what ties this box to its text, or ``None`` before ``bind``."""
        return self._binding

    def bind(self, doc: SharedDoc, field: str, party: Party) -> None:
        """Show ``field`` and let ``party`` write, if it is theirs to write. Replaces an earlier binding."""
        self.unbind()
        self._multiline = rule_for(field).multiline
        self._visited = self.hasFocus()
        self._doc, self._field = doc, field
        binding = TextBinding(self, doc.text(field), party, doc.undo_manager(party, field))
        binding.edited.connect(self.edited)
        binding.refused.connect(self.refused)
        self._binding = binding
        self.set_party(party)
        self.updateGeometry()

    def unbind(self) -> None:
        """Let go of the text; the box keeps showing it and takes no keys until it is bound again."""
        if self._binding is not None:
            self._binding.close()
            self._binding.deleteLater()
            self._binding = None
            self.setReadOnly(True)

    def set_party(self, party: Party) -> None:
        """Hand the keyboard to ``party``: later words and undo are theirs."""
        if self._binding is None or self._doc is None:
            return
        if self._binding.composing:
            QGuiApplication.inputMethod().commit()
        self._binding.origin = party
        self._binding.undo_stack = self._doc.undo_manager(party, self._field)
        self.setReadOnly(not may_write(self._field, party))

    def undo(self) -> None:
        """Take back own words only."""
        if self._binding is not None and not self.isReadOnly():
            self._binding.undo()

    def redo(self) -> None:
        """Bring own words back."""
        if self._binding is not None and not self.isReadOnly():
            self._binding.redo()

    def sizeHint(self) -> QSize:
        """Return the height that shows the whole text, within bounds."""
        return QSize(super().sizeHint().width(), self._fitting_height())

    def minimumSizeHint(self) -> QSize:
        """Return the same height: a text box that is squeezed shows half lines."""
        width = self.fontMetrics().averageCharWidth() * _NARROWEST_IN_CHARACTERS
        return QSize(width, self._fitting_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height anew: how thick the frame is, and where lines break, can be told only now."""
        super().resizeEvent(event)
        if self.height() != self._fitting_height():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Begin at the other side when the window turns, and look like what it is when it may not be written in."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            follow_writing(self)
        elif event.type() == QEvent.Type.ReadOnlyChange:  # Qt repaints QLineEdit only
            self.update()
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Route undo to the person's own stack, and Enter to where the field's kind says."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif self._is_moving_on(event):
            self.finished.emit()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Know from now on that somebody chose where the cursor is."""
        super().focusInEvent(event)
        self._visited = True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose as usual, then show what came from the other person meanwhile."""
        super().inputMethodEvent(event)
        if self._binding is not None:
            self._binding.after_input_method()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text only."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert pasted or dropped text as plain words, with one kind of line end, or none in a one-line field."""
        words = one_kind_of_line_end(source.text())
        if not self._multiline:
            words = " ".join(words.split("\n")).strip()
        self.textCursor().insertText(words)
        self.ensureCursorVisible()

    def put_in(self, words: str) -> None:
        """Write ``words`` at the cursor, apart from the words beside it, as if they had been typed.

        They come at the end where nobody has been with the keyboard yet.
        """
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        if not self._visited:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        start, following = cursor.selectionStart(), self.document().characterAt(cursor.selectionEnd())
        before = " " if start > 0 and not self.document().characterAt(start - 1).isspace() else ""
        after = "" if following.isspace() or following in _CLOSING else " "
        cursor.insertText(f"{before}{words}{after}")
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the usual menu, with undo for own words."""
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def context_menu(self) -> QMenu:
        """Return the usual menu; its undo and redo act on the person's own words."""
        menu = self.createStandardContextMenu()
        stack = self._binding.undo_stack if self._binding is not None and not self.isReadOnly() else None
        for action in menu.actions():
            if action.objectName() == "edit-undo":
                action.setEnabled(stack is not None and stack.can_undo)
                action.triggered.connect(self.undo)
            elif action.objectName() == "edit-redo":
                action.setEnabled(stack is not None and stack.can_redo)
                action.triggered.connect(self.redo)
        return menu

    def _is_moving_on(self, event: QKeyEvent) -> bool:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return False
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return with_control or not self._multiline

    def _fitting_height(self) -> int:
        least = self._height_of_lines(self._least_lines if self._multiline else 1)
        most = self._height_of_lines(MOST_LINES)
        frame = self.height() - self.viewport().height() if self.isVisible() else 2 * self.frameWidth()
        return min(max(self._text_height(most), least), most) + frame

    def _height_of_lines(self, lines: int) -> int:
        return math.ceil(lines * self.fontMetrics().lineSpacing() + 3 * self.document().documentMargin())

    def _text_height(self, enough: int) -> int:
        """Return the height of all lines, measured only until it is known to be more than enough.

        Qt counts the margin below into the last block and once more when it decides whether to scroll.
        """
        height, block = 2 * self.document().documentMargin(), self.document().begin()
        while block.isValid() and height <= enough:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return math.ceil(height)

    def _on_text_changed(self) -> None:
        follow_writing(self)

    def _on_document_size_changed(self) -> None:
        most = self._height_of_lines(MOST_LINES)
        policy = Qt.ScrollBarPolicy
        scrolls = self._text_height(most) > most
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)
        if self.height() != self._fitting_height():  # with most letters only the width of a line has changed
            self.updateGeometry()
