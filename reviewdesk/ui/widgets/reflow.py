"""Side by side while it fits, below each other otherwise (WCAG 2.2, 1.4.10)."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from reviewdesk.ui.theme import Theme


class Reflow(QWidget):
    """Children with their stretch; ``need`` is the width in px at 100 % from which they stand side by side.

    Without ``need`` they do where their least widths fit. ``below`` is the gap where they stand below each other,
    if it is another one. ``turned``: they stand the other way now.
    """

    turned = Signal()

    def __init__(
        self,
        theme: Theme,
        children: Sequence[tuple[QWidget, int]],
        *,
        spacing: int = 16,
        below: int | None = None,
        need: int = 0,
    ) -> None:
        super().__init__()
        self.theme, self._need, self._spacing = theme, need, spacing
        self._below = spacing if below is None else below
        self._children = [child for child, _ in children]
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for child, stretch in children:
            self._box.addWidget(child, stretch)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take lengths from the theme again."""
        self._turn(self.width())

    def is_stacked(self) -> bool:
        """Tell whether the children stand below each other."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the widest child alone."""
        shown = [child for child in self._children if not child.isHidden()]
        width = max((_least_width(child) for child in shown), default=0)
        return QSize(width, self._box.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where it no longer fits."""
        self._turn(event.size().width())
        super().resizeEvent(event)

    def _turn(self, width: int) -> None:
        shown = [child for child in self._children if not child.isHidden()]
        beside, below = self.theme.px(self._spacing), self.theme.px(self._below)
        least = sum(_least_width(child) for child in shown) + beside * max(0, len(shown) - 1)
        fits = width >= max(least, self.theme.px(self._need))
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._box.setSpacing(beside if fits else below)
        if self._box.direction() != way:
            self._box.setDirection(way)
            self.updateGeometry()
            self.turned.emit()


def _least_width(widget: QWidget) -> int:
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())
