"""How far something is, as a share."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from reviewdesk.ui.theme import Theme, Tone
from reviewdesk.ui.theme.tokens import front_of
from reviewdesk.ui.widgets.painting import is_mirrored


class ProgressBar(QProgressBar):
    """A thin bar; its words belong beside it."""

    def __init__(
        self, theme: Theme, share: float, *, name: str, tone: Tone = "accent", height: int = 6
    ) -> None:
        super().__init__()
        self.theme, self._height = theme, height
        self._tone: Tone = tone
        self.setRange(0, 100)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share)
        theme.changed.connect(self.retheme)
        self.retheme()

    def set_share(self, share: float) -> None:
        """Show a share between 0 and 1."""
        self.setValue(round(100 * max(0.0, min(1.0, share))))

    def retheme(self) -> None:
        """Take the height from the theme again."""
        self.setFixedHeight(self.theme.px(self._height))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a modest width."""
        return QSize(self.theme.px(120), self.theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Be as short as the page needs."""
        return QSize(self.theme.px(40), self.theme.px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track and share."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        radius = box.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("track"))
        painter.drawRoundedRect(box, radius, radius)
        if self.value():
            width = max(box.height(), box.width() * self.value() / 100)
            x = box.right() - width if is_mirrored(self) else box.left()
            painter.setBrush(self.theme.colour(front_of(self._tone)))
            painter.drawRoundedRect(QRectF(x, box.top(), width, box.height()), radius, radius)
        if self.theme.mode == "high_contrast":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("border_strong"), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()
