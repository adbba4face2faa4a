"""A question before something that cannot be taken back: what comes of it above, and the answers at the foot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, FocusRing, Reflow, Text


class QuestionDialog(QDialog):
    """``column`` takes what there is to say; it scrolls where the letters are large. Sizes are px at 100 %."""

    def __init__(
        self, theme: Theme, title: str, question: str, size: tuple[int, int], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.theme, self._size = theme, size
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.dress(self)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column = Column(theme, spacing=10, margins=(28, 24, 28, 12))
        self.column.add(Text(theme, question, "h2", wrap=True))
        scroll.setWidget(self.column)
        self._outer.addWidget(scroll, 1)

    def finish(self, act: Button, keep: Button) -> None:
        """Put the answers below, after all was said; ``keep`` is the one that changes nothing, and has the keyboard."""
        self.column.add_stretch()
        foot = Column(self.theme, margins=(28, 8, 28, 20))
        foot.add(Reflow(self.theme, [(Column(self.theme), 1), (act, 0), (keep, 0)], spacing=10, need=360))
        self._outer.addWidget(foot)
        keep.clicked.connect(self.reject)
        self.resize(*(self.theme.px(side) for side in self._size))
        keep.setFocus()
        self.ring = FocusRing(self, self.theme)
