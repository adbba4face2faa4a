"""A list of lines that grows page by page as somebody scrolls, however many there are."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from reviewdesk.ui.theme import Token

Index = QModelIndex | QPersistentModelIndex
LINE: Final = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line: what it is, a sentence below, and a mark with its icon; ``tip``: more, for who asks."""

    key: str
    title: str
    told: str
    mark: str = ""
    icon: str = ""
    tone: Token = "text2"
    tip: str = ""

    @property
    def spoken(self) -> str:
        """Return the line as a screen reader says it."""
        return ". ".join(filter(None, [self.title, self.mark, self.told]))


class LinesModel(QAbstractListModel):
    """``wanted``: somebody has scrolled to the end of what is here, and there is more."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ListLine] = []
        self._more = False
        self._asked = False

    def show(self, lines: Sequence[ListLine], *, more: bool = False) -> None:
        """Show these; where the same things stay in the same order, nobody loses their place."""
        self._more, self._asked = more, False
        if [line.key for line in lines] == [line.key for line in self.lines]:
            self.lines = list(lines)
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def add(self, lines: Sequence[ListLine], *, more: bool = False) -> None:
        """Show these below the others."""
        self._more, self._asked = more, False
        if lines:
            begin = len(self.lines)
            self.beginInsertRows(QModelIndex(), begin, begin + len(lines) - 1)
            self.lines += lines
            self.endInsertRows()

    def row_of(self, key: str) -> int:
        """Return where a thing stands, -1 where it is not in the list."""
        return next((row for row, line in enumerate(self.lines) if line.key == key), -1)

    # -- what Qt asks --------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many lines are here."""
        return 0 if parent.isValid() else len(self.lines)

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether there are lines that were not asked for yet."""
        return self._more and not self._asked and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Ask for more; they arrive by ``add``."""
        if self.canFetchMore(parent):
            self._asked = True
            self.wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown, said and explained of a line."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            told = filter(None, (line.title, line.told, line.tip))
            return f"<p>{'<br>'.join(map(html.escape, told))}</p>"
        return None
