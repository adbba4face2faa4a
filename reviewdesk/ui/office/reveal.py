"""Scrolls a page to one of its parts, and holds it there until the page has come to rest."""

from typing import Final

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.widgets import Page

_REST_MS: Final = 250
"""By then the heights of what was just built are settled; nobody has begun to scroll."""
_GAP: Final = 16


class Reveal(QObject):
    """``soon`` brings the top of ``part`` to the top of ``page``."""

    def __init__(self, page: Page, part: QWidget) -> None:
        super().__init__(page)
        self._page, self._part = page, part
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)
        page.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def soon(self) -> None:
        """Show the part once it has its place."""
        self._resting.start()
        QTimer.singleShot(0, self, self._show)

    def _on_range_changed(self) -> None:
        if self._resting.isActive():
            QTimer.singleShot(0, self, self._show)

    def _show(self) -> None:
        host = self._page.widget()
        if host is not None:
            top = self._part.mapTo(host, QPoint(0, 0)).y()
            self._page.verticalScrollBar().setValue(top - self._page.theme.px(_GAP))
