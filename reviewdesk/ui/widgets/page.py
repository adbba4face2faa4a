"""A page that scrolls, with its content in a centred column."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.containers import NOWHERE, Column, Margins, W


class Page(QScrollArea):
    """Put widgets in with ``add``; never scrolls sideways."""

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
        across = QHBoxLayout(host)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self.column = Column(theme, spacing=spacing, margins=margins)
        self.column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across.addStretch(1)
        across.addWidget(self.column, 1000)
        across.addStretch(1)
        self.setWidget(host)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Widen the column with the text."""
        self.column.setMaximumWidth(self.theme.px(self._max_width))

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
