"""One of a few answers to a question, with room to say what it means."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import ActionCard


class ChoiceCard(ActionCard):
    """Looks like the cards of the plan; an icon stands where they have their number."""

    def __init__(self, theme: Theme, icon: str, title: str, subtitle: str) -> None:
        self._icon_name = icon
        super().__init__(theme, 0, title, subtitle)

    def set_content(self, title: str, subtitle: str, *, warn: bool = False) -> None:
        """Show other words."""
        super().set_content(title, subtitle, warn=warn)
        self.setAccessibleName(f"{title}. {subtitle}")

    def _draw_mark(self, painter: QPainter, disc: QRectF) -> None:
        inset = disc.width() * 0.22
        self.theme.draw_icon(
            painter, disc.adjusted(inset, inset, -inset, -inset), self._icon_name, "accent_text"
        )
