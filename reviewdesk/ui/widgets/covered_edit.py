"""A text box whose words cannot be read along: a bar for each line, until the person who writes lifts the cover."""

from typing import Final

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.inputs import TextEdit

_STRENGTH: Final = 0.34
_RADIUS: Final = 4
_INSET: Final = 0.22
"""How much of a line's height stays free above and below its bar."""
_TAKING: Final = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut)


class CoveredEdit(TextEdit):
    """Bars tell how much is written and nothing of what: neither letters nor the length of a word.

    Nothing is painted by Qt while it is covered, since glyphs with colours of their own show through any other cover.
    Nor does anything leave it then: what can be pasted elsewhere can be read there. Words may still come in.
    """

    def __init__(self, theme: Theme, *, name: str, lines: int) -> None:
        self._covered = True
        super().__init__(theme, name=name, lines=lines)

    @property
    def covered(self) -> bool:
        """Say whether the words are covered."""
        return self._covered

    def set_covered(self, *, covered: bool) -> None:
        """Cover the words, or lift the cover."""
        self._covered = covered
        if covered and self.textCursor().hasSelection():
            self._let_go()
        self.viewport().update()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give nothing away: Qt asks here for the clipboard, for a drag, and for what is merely marked on X11."""
        return QMimeData() if self._covered else super().createMimeDataFromSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the clipboard as it was, and let nothing be cut that would be gone then."""
        if self._covered and any(event.matches(key) for key in _TAKING):
            event.accept()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to mark anew, where Qt would begin to drag what is marked."""
        if self._covered and event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer no copying."""
        if self._covered:
            event.ignore()
            return
        super().contextMenuEvent(event)

    def _let_go(self) -> None:
        """Mark nothing any more, nor leave to a middle click what was marked while the words could be read."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bars for lines, and where the next letter goes."""
        if not self._covered:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self.theme.px(_RADIUS)
        path = QPainterPath()
        for bar in self.bars():
            path.addRoundedRect(bar, radius, radius)
        painter.fillPath(path, self.theme.colour("employee", _STRENGTH))
        if self.hasFocus() and not self.isReadOnly():
            painter.fillRect(self.cursorRect(), self.theme.colour("text"))
        painter.end()

    def bars(self) -> list[QRectF]:
        """Return where the bars are: one for each line that is in view and holds anything."""
        found, block, room = [], self.firstVisibleBlock(), self.viewport().height()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > room:
                break
            layout = block.layout()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number).naturalTextRect().translated(place.topLeft())
                if line.width() > 0:
                    found.append(line.adjusted(0, line.height() * _INSET, 0, -line.height() * _INSET))
            block = block.next()
        return found
