"""Tab in the meeting's window: bar, rail, the open page as it is read, footer; whenever their parts were made."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reviewdesk.ui.widgets.tab_order import link, stops

if TYPE_CHECKING:
    from reviewdesk.ui.meeting.meeting_window import MeetingWindow


class TabChain(QObject):
    """Puts Tab in order a moment after ``settle_soon``.

    Only what is shown: with hidden parts in between Qt passes over some that are not. Always anew: what moves to
    another parent leaves its place in Qt's order, even where it returns to where it was.
    """

    def __init__(self, window: "MeetingWindow") -> None:
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_soon_timeout)

    def settle_soon(self) -> None:
        """Look again once what was just built has its place."""
        self._soon.start()

    def _on_soon_timeout(self) -> None:
        window = self._window
        parts = (window.bar, window.side, window.banner, window.page, window.questions, window.footer)
        link([stop for part in parts for stop in stops(part) if stop.isVisible()])
