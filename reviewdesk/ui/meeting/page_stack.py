"""The pages of the meeting, each built once; the next one while the two still talk about this one."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.stage_page import StagePage
from reviewdesk.ui.meeting.stage_pages import page_for
from reviewdesk.ui.theme import Theme

AHEAD_AFTER_MS: Final = 400
"""Long enough for the page that was asked for to be on the screen, shorter than anybody stays on one."""


class PageStack(QStackedWidget):
    """``footer_changed`` and ``next_wanted`` come from any of its pages."""

    footer_changed = Signal()
    next_wanted = Signal()

    def __init__(self, theme: Theme, meeting: MeetingViewModel) -> None:
        super().__init__()
        self._theme, self._meeting = theme, meeting
        self._pages: dict[StageKind, StagePage] = {}
        self._ahead = QTimer(self, singleShot=True, interval=AHEAD_AFTER_MS)
        self._ahead.timeout.connect(self._on_ahead_timeout)
        meeting.left.connect(self._ahead.stop)

    def page(self, stage: StageKind) -> StagePage:
        """Return the page of ``stage``, built now if nobody has been there."""
        page = self._pages.get(stage)
        if page is None:
            page = self._pages[stage] = page_for(stage, self._theme, self._meeting)
            page.footer_changed.connect(self.footer_changed)
            page.next_wanted.connect(self.next_wanted)
            self.addWidget(page)
        return page

    def show_page(self, page: StagePage) -> None:
        """Show ``page``; what must not stay behind on the one before is put away."""
        before = self.currentWidget()
        if isinstance(before, StagePage):
            before.leave()
        self.setCurrentWidget(page)
        self._ahead.start()

    @property
    def is_building(self) -> bool:
        """Say whether a page is about to be built ahead."""
        return self._ahead.isActive()

    def _on_ahead_timeout(self) -> None:
        following = self._meeting.neighbour(+1)
        if following is not None and following not in self._pages:
            page = self.page(following)
            page.build_ahead(self._meeting.snapshot)
            page.resize(self.size())
            page.grab()  # drawn once unseen: layouts, fonts and icons are ready by then
