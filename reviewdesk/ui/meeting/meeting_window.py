"""The window that the two people look at together, and that may be shared in a call: nothing private can be in it."""

from typing import Final

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.people import Party
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.system.i18n import _
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.meeting.cover import Cover
from reviewdesk.ui.meeting.footer import Footer
from reviewdesk.ui.meeting.meeting_actions import MeetingActions
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.moment_drawer import BesideThePage, MomentDrawer
from reviewdesk.ui.meeting.moment_view_model import MomentViewModel
from reviewdesk.ui.meeting.page_stack import PageStack
from reviewdesk.ui.meeting.park_strip import ParkStrip
from reviewdesk.ui.meeting.rules_of_the_room import RulesOfTheRoom
from reviewdesk.ui.meeting.side import Side
from reviewdesk.ui.meeting.stage_page import StagePage
from reviewdesk.ui.meeting.text_sizes import SIZES, larger, size_menu, size_names, smaller
from reviewdesk.ui.meeting.top_bar import COMPACT_BELOW, TopBar
from reviewdesk.ui.meeting.unwritten import unwritten
from reviewdesk.ui.theme import Theme, window_factor
from reviewdesk.ui.widgets import Banner, Curtain, FocusRing, Frame, Toast, announce
from reviewdesk.ui.widgets.shared_edit import SharedEdit
from reviewdesk.ui.widgets.tab_order import link, stops

LEAST: Final = (640, 480)
NARROW_BELOW: Final = 960
"""px at 100 %; below it the rail leaves out the names of the stages."""
FIRST_SIZE: Final = (1366, 768)


class MeetingWindow(QWidget):
    """Bar, rail, one page a stage, footer; and a curtain over all of it. ``left`` is emitted when it has closed."""

    left = Signal()

    def __init__(self, meeting: MeetingViewModel, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self.meeting, self.theme, self.preferences = meeting, theme, preferences
        self.text_size = preferences.number("meeting_scale")
        meeting.texts.hints.wanted = lambda: preferences.flag("wording_hints")
        meeting.texts.hints.begin(*(meeting.snapshot.person(party).name for party in Party))
        self._focus_before_curtain: QWidget | None = None
        self._gone, self._unwritten = False, unwritten(meeting.snapshot, meeting.joint)
        self.setMinimumSize(*LEAST)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.dress(self)
        self._build()
        self._connect()
        self._on_meeting_changed(meeting.snapshot)
        self._restore_place()

    def _build(self) -> None:
        theme = self.theme
        self.bar, self.side, self.footer = TopBar(theme), Side(theme), Footer(theme)
        self.banner = Banner(theme, "", "danger", action=_("Try again"))
        self.banner.hide()
        self.stack = PageStack(theme, self.meeting)
        self.questions = MomentDrawer(theme, MomentViewModel(self.meeting, self))
        right = Frame(theme, "plain")
        right.box.setSpacing(0)
        right.add(self.banner)
        right.add(BesideThePage(theme, self.stack, self.questions), 1)
        self._strip = right.add(ParkStrip(theme))
        right.add(self.footer)
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        body = QWidget()
        row = QHBoxLayout(body)
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(self.bar)
        row.addWidget(self.side)
        row.addWidget(right, 1)
        column.addWidget(body, 1)
        self._cover = Cover((self.bar, body))
        column.addWidget(self._cover, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(self.content)
        self.curtain = Curtain(self, theme)
        self.toast = Toast(self, theme, above=self.footer, within=self.footer.free_room)
        self.actions_here = MeetingActions(self)
        self.ring = FocusRing(self, theme)

    def _connect(self) -> None:
        meeting = self.meeting
        meeting.changed.connect(self._on_meeting_changed)
        meeting.turn_changed.connect(self._on_meeting_turn_changed)
        meeting.ticked.connect(self._show_time)
        meeting.saved.connect(self._on_meeting_saved)
        meeting.saving_failed.connect(self._on_meeting_saving_failed)
        meeting.failed.connect(self._on_meeting_failed)
        meeting.left.connect(self._on_meeting_left)
        self.stack.footer_changed.connect(self._show_step)
        self.stack.next_wanted.connect(self.footer.next.setFocus)
        self.bar.turn_asked.connect(meeting.switch_turn)
        self.bar.questions_asked.connect(self.questions.toggle)
        self.bar.curtain_asked.connect(self.toggle_curtain)
        self.bar.text_size_asked.connect(self._show_sizes)
        self.bar.pause_asked.connect(meeting.pause)
        self.side.stage_chosen.connect(meeting.go_to_stage)
        self.footer.back_asked.connect(self.go_back)
        self.footer.next_asked.connect(self.go_on)
        self.banner.acted.connect(meeting.texts.flush)
        self.curtain.lifted.connect(self._on_curtain_lifted)
        self._cover.changed.connect(self._on_cover_changed)
        self.rules = RulesOfTheRoom(self, self, self._strip, self._cover)
        if self.preferences.get("talk_balance"):
            self.rules.estimate_balance()

    # -- what is shown -------------------------------------------------------------------------------------------

    @property
    def page(self) -> StagePage:
        """The page of the stage that is open."""
        return self.stack.page(self.meeting.snapshot.stage)

    def _on_meeting_changed(self, snapshot: MeetingSnapshot) -> None:
        self._show_title()
        self._unwritten = unwritten(snapshot, self.meeting.joint)
        self.actions_here.refresh(snapshot)
        self.bar.refresh(snapshot, self.meeting.party)
        before = self.stack.currentWidget()
        page = self.page
        page.refresh(snapshot)
        if page is not before:
            self.stack.show_page(page)
            self._begin_page(page)
        self._show_step()
        self._show_time()

    def _begin_page(self, page: StagePage) -> None:
        page.focus_soon(from_top=True)
        if self.isVisible():
            announce(self, page.question.text())

    def _show_step(self) -> None:
        """Show rail and footer as the page says."""
        page = self.page
        self.side.show_stages(self.meeting.snapshot, page.caption(), self._unwritten)
        step = page.next_step()
        self.footer.refresh(step, can_go_back=step.way_back and self.meeting.neighbour(-1) is not None)

    def _show_time(self) -> None:
        self.side.show_time(self.meeting.time())

    def _show_title(self) -> None:
        snapshot = self.meeting.snapshot
        pair = _("{title}: {employee} and {manager}").format(
            title=snapshot.title,
            employee=snapshot.employee.given_name,
            manager=snapshot.manager.given_name,
        )
        self.setWindowTitle(_("One moment") if self.curtain.isVisible() else pair)

    def _on_meeting_turn_changed(self, party: Party) -> None:
        self.bar.refresh(self.meeting.snapshot, party)
        announce(self, _("{name} types").format(name=self.meeting.name(party)))

    def _on_meeting_saved(self, at: object) -> None:
        self.banner.hide()
        self.footer.show_saved(at)  # type: ignore[arg-type]  # the signal carries a datetime

    def _on_meeting_saving_failed(self, error: ReviewDeskError) -> None:
        self.banner.show_sentence(self.meeting.sentence(error), _("Try again"))

    def _on_meeting_failed(self, error: ReviewDeskError) -> None:
        self.toast.say(self.meeting.sentence(error))

    # -- moving about --------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Take the page's next step, or go to the next stage."""
        following = self.meeting.neighbour(+1)
        if not self.page.go_on() and following is not None:
            self.meeting.go_to_stage(following)

    def go_back(self) -> None:
        """Take a step back in the page, or go to the stage before."""
        before = self.meeting.neighbour(-1)
        if not self.page.go_back() and before is not None:
            self.meeting.go_to_stage(before)

    # -- the curtain ---------------------------------------------------------------------------------------------

    def toggle_curtain(self) -> None:
        """Cover everything, or show it again."""
        if self.curtain.isVisible():
            self.curtain.lift()
            return
        self.actions_here.put_away()
        self._focus_before_curtain = self.focusWidget()
        self.page.leave()
        self.meeting.rest()
        self.curtain.draw()
        self.content.hide()  # what is hidden is not in the accessible tree either
        self.toast.hide()
        self._show_title()

    @property
    def is_covered(self) -> bool:
        """Say whether a sheet has taken the place of the page."""
        return self._cover.sheet is not None

    def _on_cover_changed(self) -> None:
        self.actions_here.put_away()
        if self.is_covered:
            self.actions_here.hold(self.actions_here.curtain)
        else:
            self.actions_here.release()

    def _on_curtain_lifted(self) -> None:
        self.content.show()
        self.meeting.resume()
        self._show_title()
        if self._focus_before_curtain is not None:
            self._focus_before_curtain.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- text size -----------------------------------------------------------------------------------------------

    def enlarge(self) -> None:
        """Take the next larger text size."""
        self.set_text_size(larger(self.text_size))

    def reduce(self) -> None:
        """Take the next smaller text size."""
        self.set_text_size(smaller(self.text_size))

    def reset_size(self) -> None:
        """Go back to the size for a desk."""
        self.set_text_size(SIZES[0])

    def set_text_size(self, size: float) -> None:
        """Set all text ``size`` times as large as at a desk, and remember it."""
        self.text_size = size
        self.preferences.set("meeting_scale", size)
        self._scale()
        self.page.keep_in_view()

    def _show_sizes(self) -> None:
        menu = size_menu(self, self.theme, self.text_size, self.set_text_size)
        menu.open_below(self.bar.text_size)

    def _scale(self) -> None:
        self.bar.show_size(size_names().get(self.text_size, ""))
        self.theme.set(shared=self.text_size * window_factor(self.width(), self.height()))
        room = self.width() / self.theme.factor
        self.side.set_compact(compact=room < NARROW_BELOW)
        self.bar.set_compact(compact=room < COMPACT_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the type by the window: at 1920 a page must not look lost."""
        self._scale()
        super().resizeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  # Qt's signature
        """Have Tab go through the window as it is read, as it stands at this moment: parts come, go and move."""
        parts = (self.bar, self.side, self.banner, self.page, self.questions, self.footer)
        link([stop for part in parts for stop in stops(part) if stop.isVisible()])
        return super().focusNextPrevChild(forward)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keyboard in the page."""
        super().showEvent(event)
        self.page.focus_soon(from_top=True)

    # -- place and end -------------------------------------------------------------------------------------------

    def _restore_place(self) -> None:
        place = QByteArray.fromBase64(self.preferences.text("meeting_place").encode())
        if place.isEmpty() or not self.restoreGeometry(place):
            self.resize(*FIRST_SIZE)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Pause instead: first everything is saved, then the window goes."""
        if not self._gone:
            event.ignore()
            self.meeting.pause()
            return
        super().closeEvent(event)

    def _on_meeting_left(self) -> None:
        self._gone = True
        for edit in self.findChildren(SharedEdit):
            edit.unbind()
        self.preferences.set("meeting_place", bytes(self.saveGeometry().toBase64().data()).decode())
        self.ring.release()
        self.close()
        self.left.emit()
