"""The view of ``LinesModel``: every line as high as the others, so that a million of them scroll like ten."""

from math import ceil
from typing import Final

from PySide6.QtCore import QModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from reviewdesk.ui.office.hr.lines import LINE, Index, LinesModel, ListLine
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.theme.tokens import RADIUS_INPUT
from reviewdesk.ui.widgets.painting import is_mirrored, paragraph, text_width

_EDGE: Final = 10
_GAP: Final = 2
_ICON: Final = 16
_BESIDE: Final = 8
_NARROW: Final = 420
"""px at 100 %, below which the mark takes a row of its own."""
_LEAST: Final = (220, 150)


class LineList(QTableView):
    """``chosen`` carries the key of the line somebody moved to, ``opened`` that of one they pressed Enter on.

    A table of one column: a list or a tree of Qt asks for every line again whenever some are added.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, model: LinesModel, name: str) -> None:
        super().__init__()
        self.theme, self.lines = theme, model
        self._marked = ""
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(
            "QTableView { background: transparent; border: 0; selection-background-color: transparent; }"
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.activated.connect(self._on_activated)
        model.modelReset.connect(self._on_reset)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take fonts and lengths from the theme again."""
        self.setMinimumSize(self.theme.px(_LEAST[0]), self.theme.px(_LEAST[1]))
        self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        """Make every line as high as its rows."""
        theme = self.theme
        rows = _height(theme.font("strong")) + _height(theme.font("label")) * (2 if self.is_narrow() else 1)
        self.verticalHeader().setDefaultSectionSize(ceil(rows + theme.px(2 * _EDGE + _GAP)))

    def is_narrow(self) -> bool:
        """Say whether the mark takes a row of its own."""
        return self.viewport().width() < self.theme.px(_NARROW)

    def mark(self, key: str) -> None:
        """Stand on a line without saying that somebody chose it."""
        self._marked = key
        row = self.lines.row_of(key)
        selection = self.selectionModel()
        selection.blockSignals(True)
        if row < 0:
            selection.clear()
        else:
            self.setCurrentIndex(self.lines.index(row))
            self.scrollTo(self.lines.index(row))
        selection.blockSignals(False)
        self.viewport().update()

    def is_marked(self, line: ListLine) -> bool:
        """Say whether this is the line whose thing is shown."""
        return bool(self._marked) and line.key == self._marked

    def stands_on(self, index: Index) -> bool:
        """Say whether the keyboard is on this line."""
        return index == self.currentIndex() and self.hasFocus()

    def _on_reset(self) -> None:
        self.mark(self._marked)

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid():
            self._marked = self.lines.lines[current.row()].key
            self.chosen.emit(self._marked)

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self.lines.lines[index.row()].key)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Lead Home and End to the first and the last line, as in every list."""
        last = len(self.lines.lines) - 1
        if last >= 0 and action == QAbstractItemView.CursorAction.MoveHome:
            return self.lines.index(0)
        if last >= 0 and action == QAbstractItemView.CursorAction.MoveEnd:
            return self.lines.index(last)
        return super().moveCursor(action, modifiers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the mark a row of its own where the list has become narrow."""
        super().resizeEvent(event)
        self._fit()
        if self._marked:
            self.scrollTo(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first line without choosing it: passing by on the way is not choosing."""
        selection = self.selectionModel()
        selection.blockSignals(True)
        super().focusInEvent(event)
        selection.blockSignals(False)
        self.viewport().update()


class _Delegate(QStyledItemDelegate):
    """Title and mark on one row, the sentence below; what does not fit ends in an ellipsis and is in the tooltip."""

    def __init__(self, view: LineList) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        line: ListLine = index.data(LINE)
        theme = self._view.theme
        outer = QRectF(option.rect)
        self._draw_ground(painter, outer, line, index)
        edge, beside = theme.px(_EDGE), theme.px(_BESIDE)
        inner = outer.adjusted(edge, edge, -edge, -edge)
        title = _height(theme.font("strong"))
        mark = self._mark_width(line)
        narrow = self._view.is_narrow()
        width = inner.width() - (0 if narrow or not mark else mark + beside)
        self._draw_words(painter, line.title, inner, width, strong=True)
        below = inner.top() + title + theme.px(_GAP)
        lower = inner.adjusted(0, below - inner.top(), 0, 0)
        self._draw_words(painter, line.told, lower, inner.width(), strong=False)
        if mark:
            top = below + _height(theme.font("label")) if narrow else inner.top()
            self._draw_mark(painter, line, inner, top, leading=narrow)

    def _draw_ground(self, painter: QPainter, outer: QRectF, line: ListLine, index: Index) -> None:
        theme = self._view.theme
        marked, here = self._view.is_marked(line), self._view.stands_on(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if marked or here:
            strong = here or theme.mode == "high_contrast"
            painter.setPen(QPen(theme.colour("accent"), 1) if strong else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft") if marked else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(outer.adjusted(1, 1, -1, -1), RADIUS_INPUT, RADIUS_INPUT)
        else:
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.drawLine(outer.bottomLeft(), outer.bottomRight())
        painter.restore()

    def _draw_words(
        self, painter: QPainter, words: str, place: QRectF, width: float, *, strong: bool
    ) -> None:
        """Draw as much as fits into ``width``, from the leading side of ``place``."""
        theme, mirrored = self._view.theme, is_mirrored(self._view)
        font = theme.font("strong" if strong else "label")
        fitting = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
        laid = paragraph(fitting, font, width + 1, mirrored=mirrored)
        x = place.right() - width if mirrored else place.left()
        laid.draw(painter, QPointF(x, place.top()), theme.colour("text" if strong else "text2"))

    def _mark_width(self, line: ListLine) -> float:
        if not line.mark:
            return 0.0
        theme = self._view.theme
        return text_width(line.mark, theme.font("label")) + theme.px(_ICON + 6) + 2

    def _draw_mark(
        self, painter: QPainter, line: ListLine, inner: QRectF, top: float, *, leading: bool
    ) -> None:
        theme, mirrored = self._view.theme, is_mirrored(self._view)
        font, side, gap = theme.font("label"), theme.px(_ICON), theme.px(6)
        height, words = _height(font), text_width(line.mark, font) + 2
        at_left = leading != mirrored
        x = inner.left() if at_left else inner.right() - side - gap - words
        icon_x = x + words + gap if mirrored else x
        box = QRectF(icon_x, top + (height - side) / 2, side, side)
        theme.draw_icon(painter, box, line.icon or "info", line.tone, mirrored=mirrored)
        laid = paragraph(line.mark, font, words + 1, mirrored=mirrored)
        laid.draw(painter, QPointF(x if mirrored else x + side + gap, top), theme.colour(line.tone))


def _height(font: QFont) -> float:
    return QFontMetricsF(font).lineSpacing()
