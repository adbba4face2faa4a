"""The pages of the meeting, each built once and, while nobody does anything, before it is asked for."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.stage_page import StagePage
from reviewdesk.ui.meeting.stage_pages import page_for
from reviewdesk.ui.theme import Theme

AHEAD_AFTER_MS: Final = 400
"""Without a key, a click or a stroke: long enough for the page that was asked for to be on the screen."""
_AT_WORK: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class PageStack(QStackedWidget):
    """``footer_changed``, ``next_wanted`` and ``key_wanted`` come from any of its pages."""

    footer_changed = Signal()
    next_wanted = Signal()
    key_wanted = Signal(object)

    def __init__(self, theme: Theme, meeting: MeetingViewModel) -> None:
        super().__init__()
        self._theme, self._meeting = theme, meeting
        self._pages: dict[StageKind, StagePage] = {}
        self._ahead = QTimer(self, singleShot=True, interval=AHEAD_AFTER_MS)
        self._ahead.timeout.connect(self._on_ahead_timeout)
        meeting.left.connect(self._ahead.stop)

    def page(self, stage: StageKind) -> StagePage:
        """Return the page of ``stage``, built now if it is not there yet."""
        page = self._pages.get(stage)
        if page is None:
            page = self._pages[stage] = page_for(stage, self._theme, self._meeting)
            page.footer_changed.connect(self.footer_changed)
            page.next_wanted.connect(self.next_wanted)
            page.key_wanted.connect(self.key_wanted)
            self.addWidget(page)
        return page

    def show_page(self, page: StagePage) -> None:
        """Show ``page``; what must not stay behind on the one before is put away."""
        before = self.currentWidget()
        if isinstance(before, StagePage):
            before.leave()
        self.setCurrentWidget(page)
        self._go_ahead()

    @property
    def is_building(self) -> bool:
        """Say whether a page is about to be built ahead."""
        return self._ahead.isActive()

    def _missing(self) -> list[StageKind]:
        """Return the stages without a page: those to come, then those before, the nearest first."""
        stages = self._meeting.stages
        place = stages.index(self._meeting.snapshot.stage)
        return [kind for kind in (*stages[place:], *reversed(stages[:place])) if kind not in self._pages]

    def _go_ahead(self) -> None:
        if self._missing():
            self._ahead.start()

    def _on_ahead_timeout(self) -> None:
        """Build one page, which takes up to a fifth of a second; the others wait for another quiet moment."""
        missing = self._missing()
        if missing and not (self._meeting.busy or self._meeting.texts.pending):
            page = self.page(missing[0])
            page.build_ahead(self._meeting.snapshot)
            page.resize(self.size())
            page.grab()  # drawn once unseen: layouts, fonts and icons are ready by then
        self._go_ahead()

    def showEvent(self, event: QShowEvent) -> None:
        """See from now on what keyboard, mouse and pen do in this window, before its widgets do."""
        super().showEvent(event)
        handle = self.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let nobody wait in the middle of a word or a stroke: building ahead begins to wait anew."""
        if event.type() in _AT_WORK and self._ahead.isActive():
            self._ahead.start()
        return super().eventFilter(watched, event)
