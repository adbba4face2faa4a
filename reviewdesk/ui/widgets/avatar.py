"""A person's initials: a circle for the employee, a rounded square for the manager; no colour needed."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.theme import Theme, Token, Tone
from reviewdesk.ui.theme.tokens import front_of, soft_of

_CORNER: Final = 0.28  # of the width
_LETTERS: Final = 0.36


class Avatar(QWidget):
    """Initials in the person's shape; ``name`` only where no name stands beside it."""

    def __init__(
        self, theme: Theme, initials: str, who: Tone = "neutral", *, size: int = 36, name: str = ""
    ) -> None:
        super().__init__()
        self.theme, self._initials, self._size = theme, initials, size
        self._who: Tone = who
        self.setAccessibleName(name)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take the size from the theme again."""
        side = self.theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shape and letters."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        neutral = self._who == "neutral"
        painter.setBrush(self.theme.colour(soft_of(self._who)))
        line: Token = "border_strong" if neutral and self.theme.mode == "high_contrast" else "border"
        painter.setPen(
            QPen(self.theme.colour(line if neutral else front_of(self._who)), 1.0 if neutral else 1.5)
        )
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._who == "manager":
            painter.drawRoundedRect(box, box.width() * _CORNER, box.width() * _CORNER)
        else:
            painter.drawEllipse(box)
        font = self.theme.font("label", weight=600)
        font.setPixelSize(max(9, round(self.width() * _LETTERS)))
        painter.setFont(font)
        painter.setPen(self.theme.colour(front_of(self._who)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.end()
