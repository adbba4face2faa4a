"""A page that scrolls, with its content in a centred column."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.containers import NOWHERE, Column, Margins, W
from reviewdesk.ui.widgets.painting import is_mirrored

_BAR: Final = 12  # the width of a scroll bar in the style sheet, px at any text size


class Page(QScrollArea):
    """Put widgets in with ``add``; never scrolls sideways.

    The trailing margin holds the scroll bar, or its room: nothing moves aside when a page grows too long.
    """

    def __init__(
        self, theme: Theme, *, max_width: int = 1080, margins: Margins = (32, 28, 32, 32), spacing: int = 0
    ) -> None:
        super().__init__()
        self.theme, self._max_width = theme, max_width
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        host = QWidget()
        self._across = across = QHBoxLayout(host)
        across.setSpacing(0)
        self.column = Column(theme, spacing=spacing, margins=margins)
        self.column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across.addStretch(1)
        across.addWidget(self.column, 1000)
        across.addStretch(1)
        self.setWidget(host)
        self.set_margins(margins)
        self._on_bar_range_changed()
        self.verticalScrollBar().rangeChanged.connect(self._on_bar_range_changed)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Widen the column with the text."""
        self.column.setMaximumWidth(self.theme.px(self._max_width))

    def set_margins(self, margins: Margins) -> None:
        """Keep other distances from the edges."""
        leading, top, trailing, bottom = margins
        self.column.set_margins((leading, top, trailing - _BAR, bottom))

    def changeEvent(self, event: QEvent) -> None:
        """Keep the scroll bar's room on the other side when the reading direction turns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._on_bar_range_changed()

    def _on_bar_range_changed(self) -> None:
        room = 0 if self.verticalScrollBar().maximum() else _BAR
        mirrored = is_mirrored(self)
        self._across.setContentsMargins(room if mirrored else 0, 0, 0 if mirrored else room, 0)

    def add(self, widget: W, stretch: int = 0, *, align: Qt.AlignmentFlag = NOWHERE) -> W:
        """Append ``widget`` to the column and return it."""
        return self.column.add(widget, stretch, align=align)

    def add_space(self, length: int) -> None:
        """Append a gap of ``length`` px at 100 %."""
        self.column.add_space(length)

    def add_stretch(self, stretch: int = 1) -> None:
        """Append a gap that takes what is left."""
        self.column.add_stretch(stretch)

    def clear(self) -> None:
        """Take everything out and delete it."""
        self.column.clear()
