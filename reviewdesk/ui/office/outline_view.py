"""The outline of objectives and goals: a real tree to keyboard and screen reader, drawn in our own look."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPen, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from reviewdesk.ui.office.goals_outline import OutlineEntry
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.theme.tokens import RADIUS_INPUT
from reviewdesk.ui.widgets.painting import Paragraph, centred_square, is_mirrored, paragraph

_THING: Final = int(Qt.ItemDataRole.UserRole) + 1
_CAPTION: Final = _THING + 1
_ICON: Final = _THING + 2
_INDENT: Final = 18
_EDGE: Final = 7
_ICON_SIDE: Final = 16
_TEXT_AT: Final = 26
_LEAST: Final = (240, 320)
Index = QModelIndex | QPersistentModelIndex


class OutlineView(QTreeView):
    """``chosen`` carries the id of what was opened, by click or arrow keys."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self._entries: tuple[OutlineEntry, ...] = ()
        self._open = ""
        self._items: dict[str, QStandardItem] = {}
        self.setAccessibleName(name)
        self.setModel(QStandardItemModel(self))
        self.setItemDelegate(_Delegate(self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTreeView { background: transparent; border: 0; }")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take fonts and lengths from the theme again."""
        self.setIndentation(self.theme.px(_INDENT))
        self.setMinimumSize(self.theme.px(_LEAST[0]), self.theme.px(_LEAST[1]))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def show_outline(self, entries: tuple[OutlineEntry, ...]) -> None:
        """Show other lines; what was folded stays folded, and what is open stays marked."""
        if entries == self._entries:
            return
        folded = {thing for thing, item in self._items.items() if not self.isExpanded(item.index())}
        self._entries, self._items = entries, {}
        self.selectionModel().blockSignals(True)
        model = QStandardItemModel(self)
        for entry in entries:
            model.appendRow(self._item(entry))
        before = self.model()
        self.selectionModel().blockSignals(False)
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        before.deleteLater()
        self.expandAll()
        for thing in folded & self._items.keys():
            if self._items[thing].hasChildren():
                self.collapse(self._items[thing].index())
        self.mark(self._open)

    def mark(self, thing: str) -> None:
        """Mark the line of what is open, without saying that somebody chose it."""
        selection = self.selectionModel()
        selection.blockSignals(True)
        self._open = thing
        item = self._items.get(thing)
        if item is None:
            selection.clear()
        else:
            self.setCurrentIndex(item.index())
            self.scrollTo(item.index())
        selection.blockSignals(False)
        self.viewport().update()

    def things(self) -> tuple[str, ...]:
        """Return the ids of all lines, in order."""
        return tuple(self._items)

    def _item(self, entry: OutlineEntry) -> QStandardItem:
        item = QStandardItem(entry.title)
        item.setData(entry.thing, _THING)
        item.setData(entry.caption, _CAPTION)
        item.setData(entry.icon, _ICON)
        item.setData(f"{entry.title}. {entry.caption}", Qt.ItemDataRole.AccessibleTextRole)
        self._items[entry.thing] = item
        for child in entry.children:
            item.appendRow(self._item(child))
        return item

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid():
            self._open = str(current.data(_THING))
            self.chosen.emit(self._open)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first line without opening it: passing by on the way is not choosing."""
        selection = self.selectionModel()
        selection.blockSignals(True)
        super().focusInEvent(event)
        selection.blockSignals(False)
        self.viewport().update()

    def is_open(self, index: Index) -> bool:
        """Say whether the line's goal or objective is what is shown."""
        return bool(self._open) and index.data(_THING) == self._open

    # -- drawing -------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line: its ground if it is open, its arrow, its words."""
        row = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_open = self.is_open(index)
        here = index == self.currentIndex() and self.hasFocus()
        if is_open or here:
            edge = here or self._strong()
            painter.setPen(QPen(self.theme.colour("accent"), 1) if edge else Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("accent_soft") if is_open else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row, RADIUS_INPUT, RADIUS_INPUT)
        painter.restore()
        place = self.visualRect(index)
        self._draw_arrow(painter, place, index)
        inner = QStyleOptionViewItem(option)
        inner.rect = place
        self.itemDelegate().paint(painter, inner, index)

    def _strong(self) -> bool:
        return self.theme.mode == "high_contrast"

    def _draw_arrow(self, painter: QPainter, place: QRect, index: Index) -> None:
        if not self.model().hasChildren(index):
            return
        mirrored = is_mirrored(self)
        half = self.indentation() / 2
        x = place.right() + half if mirrored else place.left() - half
        words = self.words(self.theme.font("strong"), str(index.data()), place.width())
        y = place.top() + self.theme.px(_EDGE) + min(words.height, self.theme.px(20)) / 2
        icon = "chevron-down" if self.isExpanded(index) else "chevron-right"
        box = centred_square(QPointF(x, y), self.theme.px(14))
        self.theme.draw_icon(painter, box, icon, "text3", mirrored=mirrored)

    def words(self, font: object, text: str, width: int) -> Paragraph:
        """Return ``text`` broken for a line ``width`` px wide."""
        room = max(1, width - self.theme.px(_TEXT_AT + _EDGE))
        return paragraph(text, font, room, mirrored=is_mirrored(self))  # type: ignore[arg-type]  # a QFont


class _Delegate(QStyledItemDelegate):
    """Icon, title and a caption below; lines are as high as their words."""

    def __init__(self, view: OutlineView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the words at the width there is."""
        del option
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        width = self._view.viewport().width() - depth * self._view.indentation()
        title, caption = self._words(index, width)
        height = title.height + caption.height + self._view.theme.px(2 * _EDGE + 1)
        return QSize(max(1, width), int(height + 0.999))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line's words."""
        theme, place = self._view.theme, option.rect
        mirrored = is_mirrored(self._view)
        edge, side = theme.px(_EDGE), theme.px(_ICON_SIDE)
        title, caption = self._words(index, place.width())
        chosen = self._view.is_open(index)
        x = place.right() - side if mirrored else place.left()
        box = QRectF(x, place.top() + edge + theme.px(1), side, side)
        theme.draw_icon(
            painter, box, str(index.data(_ICON)), "accent" if chosen else "text3", mirrored=mirrored
        )
        x = place.left() + edge if mirrored else place.left() + theme.px(_TEXT_AT)
        title.draw(painter, QPointF(x, place.top() + edge), theme.colour("text"))
        caption.draw(painter, QPointF(x, place.top() + edge + title.height), theme.colour("text2"))

    def _words(self, index: Index, width: int) -> tuple[Paragraph, Paragraph]:
        theme = self._view.theme
        weighty = index.model().hasChildren(index) or not index.parent().isValid()
        title = self._view.words(theme.font("strong" if weighty else "body"), str(index.data()), width)
        return title, self._view.words(theme.font("caption"), str(index.data(_CAPTION)), width)
