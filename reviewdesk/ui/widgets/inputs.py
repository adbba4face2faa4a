"""Where people write; framed by the style sheet, with our fonts."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
)

from reviewdesk.ui.theme import Role, Theme
from reviewdesk.ui.widgets.writing_direction import follow_writing, follow_writing_in_line

FRAME: Final = 18
"""Padding and border above and below a line of text."""


class LineEdit(QLineEdit):
    """One line of text; ``left`` tells that the person moved on, the moment to check it."""

    left = Signal()

    def __init__(
        self, theme: Theme, text: str = "", *, name: str = "", placeholder: str = "", role: Role = "input"
    ) -> None:
        super().__init__(text)
        self.theme = theme
        self._role: Role = role
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self.retheme)
        self.retheme()

    def _on_text_changed(self) -> None:
        follow_writing_in_line(self)

    def changeEvent(self, event: QEvent) -> None:
        """Begin at the other side when the window turns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            follow_writing_in_line(self)

    def retheme(self) -> None:
        """Take the font from the theme again."""
        self.setFont(self.theme.font(self._role))
        self.setFixedHeight(round(QFontMetricsF(self.font()).height()) + self.theme.px(FRAME))

    def wipe(self) -> None:
        """Empty the field for good: ``clear`` can be undone, and would give a passphrase back."""
        self.setText("")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person moved on; a popup is not moving on."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextEdit(QPlainTextEdit):
    """Several lines, growing with what is written; Tab moves on, as in every other field.

    ``lines`` is the height when empty, ``most_lines`` where it begins to scroll.
    """

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        name: str = "",
        placeholder: str = "",
        lines: int = 2,
        most_lines: int = 14,
        role: Role = "input",
    ) -> None:
        super().__init__(text)
        self.theme, self._lines, self._most = theme, lines, most_lines
        self._role: Role = role
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_document_size_changed)
        self.textChanged.connect(self._on_text_changed)
        follow_writing(self)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take the font from the theme again."""
        self.setFont(self.theme.font(self._role))
        self._grow()

    def _on_document_size_changed(self) -> None:
        self._grow()

    def _on_text_changed(self) -> None:
        follow_writing(self)

    def _grow(self) -> None:
        """Be as high as the text needs, within limits."""
        rows = self.document().documentLayout().documentSize().height()  # counted in lines by QPlainTextEdit
        wanted = min(max(self._lines, round(rows)), self._most)
        margin = 2 * self.document().documentMargin()
        height = round(wanted * QFontMetricsF(self.font()).lineSpacing() + margin) + self.theme.px(FRAME - 2)
        always = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if rows > self._most
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(always)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow when narrower."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Begin at the other side when the window turns, and look like what it is when it may not be written in."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            follow_writing(self)
        elif event.type() == QEvent.Type.ReadOnlyChange:  # Qt repaints QLineEdit only
            self.update()
            self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """Be narrow if the page is."""
        return QSize(self.theme.px(120), self.height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person moved on."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll unless the text itself is longer than the field."""
        if self.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            event.ignore()
            return
        super().wheelEvent(event)
