"""A line icon in the page."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.theme import Theme, Token
from reviewdesk.ui.widgets.painting import centred_square, is_mirrored


class Icon(QWidget):
    """An icon beside words that say the same; give ``name`` only where it stands alone.

    ``room`` is the side of the square it stands in the middle of, where others in the list are larger.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        *,
        tone: Token = "text2",
        size: int = 18,
        room: int = 0,
        name: str = "",
    ) -> None:
        super().__init__()
        self.theme, self._icon, self._size = theme, icon, size
        self._room = max(room, size)
        self._tone: Token = tone
        self.setAccessibleName(name)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take the size from the theme again."""
        side = self.theme.px(self._room)
        self.setFixedSize(side, side)
        self.update()

    def set_icon(self, icon: str, tone: Token | None = None) -> None:
        """Show another icon."""
        self._icon = icon
        self._tone = tone or self._tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        del event
        painter = QPainter(self)
        box = centred_square(QRectF(self.rect()).center(), self.theme.px(self._size))
        self.theme.draw_icon(painter, box, self._icon, self._tone, mirrored=is_mirrored(self))
        painter.end()
