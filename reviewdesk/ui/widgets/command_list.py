"""The list in the command palette: a real list to keyboard and screen reader, drawn in our own look."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPen, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.theme.tokens import RADIUS_INPUT
from reviewdesk.ui.widgets.commands import icon_of, keys_of, words_of
from reviewdesk.ui.widgets.painting import Paragraph, is_mirrored, paragraph, text_width

_EDGE: Final = 9
_SIDE: Final = 10
_ICON: Final = 18
_GAP: Final = 12
_KEYS, _SIGN = int(Qt.ItemDataRole.UserRole) + 1, int(Qt.ItemDataRole.UserRole) + 2
Index = QModelIndex | QPersistentModelIndex


class CommandList(QListView):
    """``given`` carries the place of the command that was clicked, or chosen with Enter."""

    given = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; border: 0; }")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take fonts and lengths from the theme again."""
        self.setFont(self.theme.font("body"))
        self.scheduleDelayedItemsLayout()

    def show_commands(self, actions: Sequence[QAction]) -> None:
        """Show these, the first one chosen."""
        self._rows.clear()
        for action in actions:
            words, keys = words_of(action), keys_of(action)
            words = _("{command} (now)").format(command=words) if action.isChecked() else words
            item = QStandardItem(words)
            item.setData(keys, _KEYS)
            item.setData(icon_of(action), _SIGN)
            item.setData(f"{words}, {keys}" if keys else words, Qt.ItemDataRole.AccessibleTextRole)
            self._rows.appendRow(item)
        self.choose(0)

    @property
    def chosen(self) -> int:
        """The place of the chosen command, -1 in an empty list."""
        return self.currentIndex().row()

    def choose(self, place: int) -> None:
        """Choose the command at ``place``; from the last one on to the first and back."""
        count = self._rows.rowCount()
        if count:
            self.setCurrentIndex(self._rows.index(place % count, 0))
            self.scrollTo(self.currentIndex())

    def spoken(self) -> str:
        """Return the chosen command as it is read aloud."""
        return str(self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def needed_height(self) -> int:
        """Return the height that shows every command."""
        return sum(self.sizeHintForRow(row) for row in range(self._rows.rowCount()))

    def painted_overflow(self) -> str:
        """Return words that have no room beside their key."""
        for row in range(self._rows.rowCount()):
            words = str(self._rows.item(row).text())
            longest = max((text_width(word, self.font()) for word in words.split()), default=0.0)
            if longest > self.room(self._rows.index(row, 0)):
                return words
        return ""

    def room(self, index: Index) -> float:
        """Return the width there is for the words of one command."""
        px = self.theme.px
        keys = text_width(str(index.data(_KEYS)), self.theme.font("caption"))
        gaps = px(_GAP) * (2 if keys else 1)
        return max(1.0, self.viewport().width() - 2 * px(_SIDE) - px(_ICON) - gaps - keys)

    def words(self, index: Index) -> Paragraph:
        """Return the words of one command broken into lines."""
        return paragraph(str(index.data()), self.font(), self.room(index), mirrored=is_mirrored(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the chosen command on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen >= 0:
            self.given.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: Index) -> None:
        self.given.emit(index.row())


class _Delegate(QStyledItemDelegate):
    """Icon, words, and the key at the trailing edge."""

    def __init__(self, view: CommandList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the words at the width there is."""
        del option
        px = self._view.theme.px
        height = max(self._view.words(index).height, px(_ICON)) + 2 * px(_EDGE)
        return QSize(max(1, self._view.viewport().width()), ceil(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one command."""
        view, theme, px = self._view, self._view.theme, self._view.theme.px
        mirrored, row = is_mirrored(view), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index == view.currentIndex():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), RADIUS_INPUT, RADIUS_INPUT)
        painter.restore()
        side, icon, gap = px(_SIDE), px(_ICON), px(_GAP)
        x = row.right() - side - icon if mirrored else row.left() + side
        box = QRectF(x, row.center().y() - icon / 2, icon, icon)
        theme.draw_icon(painter, box, str(index.data(_SIGN)), "accent_text", mirrored=mirrored)
        words, room = view.words(index), view.room(index)
        x = x - gap - room if mirrored else x + icon + gap
        words.draw(painter, QPointF(x, row.center().y() - words.height / 2), theme.colour("text"))
        keys = str(index.data(_KEYS))
        if keys:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text2"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            flags |= Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
            painter.drawText(row.adjusted(side, 0, -side, 0), flags, keys)
