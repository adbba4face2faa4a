"""The rules of the room in the meeting's window: one menu in the bar, a line to park a point, and the sheets.

A sheet takes the place of the whole page. That the stop sheet is open is written nowhere, and the time runs on below
it: a gap in the minutes of a stage would tell of it.
"""

from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.parked import ParkedFate
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.system.i18n import _
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.meeting.company_key_sheet import CompanyKeySheet, KeyWanted
from reviewdesk.ui.meeting.cover import Cover, Sheet
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.page_stack import PageStack
from reviewdesk.ui.meeting.park_strip import ParkStrip
from reviewdesk.ui.meeting.parked_sheet import ParkedSheet
from reviewdesk.ui.meeting.rebook_sheet import RebookSheet
from reviewdesk.ui.meeting.room_actions import RoomActions, RoomSlots, RoomState
from reviewdesk.ui.meeting.room_view_model import RoomViewModel
from reviewdesk.ui.meeting.side import Side
from reviewdesk.ui.meeting.stage_page import StagePage
from reviewdesk.ui.meeting.stop_sheet import StopSheet
from reviewdesk.ui.meeting.talk_balance import TalkBalance
from reviewdesk.ui.meeting.top_bar import TopBar
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Curtain, Toast


class HasARoom(Protocol):
    """What the window of a meeting has for the rules to work on."""

    theme: Theme
    meeting: MeetingViewModel
    preferences: Preferences
    stack: PageStack
    bar: TopBar
    side: Side
    toast: Toast
    curtain: Curtain

    @property
    def page(self) -> StagePage:
        """The page that is open."""


class RulesOfTheRoom(QObject):
    """``strip`` and ``cover`` are for the window to lay out; ``actions`` is what any list of commands may read."""

    def __init__(self, window: QWidget, room: HasARoom, strip: ParkStrip, cover: Cover) -> None:
        super().__init__(window)
        self._window, self._room, self.strip, self.cover = window, room, strip, cover
        self.meeting = room.meeting
        self.model = RoomViewModel(room.meeting, self)
        self.balance: TalkBalance | None = None
        self._stage = room.meeting.snapshot.stage
        self._shown: set[tuple[int, str]] = set()
        self._focus_before: QWidget | None = None
        self._leaving = False
        self.actions = RoomActions(
            window,
            RoomSlots(self.open_strip, self.show_parked, self.add_minutes, self.show_rebook, self.show_stop),
        )
        self._connect()
        self._refresh()

    def _connect(self) -> None:
        room, meeting = self._room, self.meeting
        room.bar.more_asked.connect(self.show_menu)
        room.stack.key_wanted.connect(self.show_company_key)
        room.side.extras.minutes_asked.connect(self.add_minutes)
        room.side.extras.parked_asked.connect(self.show_parked)
        room.curtain.drawn.connect(self._on_curtain_drawn)
        room.curtain.lifted.connect(self._on_curtain_lifted)
        self.strip.parked.connect(self.park)
        self.strip.closed.connect(self.close_strip)
        self.cover.changed.connect(self._refresh)
        self.model.changed.connect(self._on_model_changed)
        meeting.changed.connect(self._on_meeting_changed)
        meeting.turn_changed.connect(self._on_meeting_turn_changed)
        meeting.ticked.connect(self._show_balance)
        meeting.saving_failed.connect(self._on_meeting_saving_failed)

    # -- the menu ------------------------------------------------------------------------------------------------

    def show_menu(self) -> None:
        """Show the rules of the room below their button."""
        self.actions.menu(self._room.theme).open_below(self._room.bar.more)

    def _refresh(self) -> None:
        curtain = self._room.curtain.isVisible()
        sealed = self.meeting.snapshot.state is ReviewState.SEALED
        self.actions.refresh(
            RoomState(
                free=not curtain and self.cover.sheet is None and not sealed,
                writable=self.meeting.writable,
                may_park=self.model.may_park,
                may_rebook=self.model.may_rebook,
                parked=len(self.model.points),
            )
        )
        self._room.side.show_extras(writable=self.meeting.writable, parked=len(self.model.points))

    def _on_meeting_changed(self, snapshot: MeetingSnapshot) -> None:
        before, self._stage = self._stage, snapshot.stage
        self._refresh()
        if not self.meeting.writable:
            self.close_strip()
        if snapshot.stage is StageKind.SIGN_OFF and before is not StageKind.SIGN_OFF:
            self._bring_parked_back(before)

    # -- time ----------------------------------------------------------------------------------------------------

    def add_minutes(self) -> None:
        """Give the open stage three more minutes."""
        if not self.meeting.writable:
            return
        stage = self.meeting.snapshot.stage
        self.model.add_minutes()
        self._room.toast.say(_("Three more minutes here"), lambda: self.model.take_minutes_back(stage))

    # -- parking -------------------------------------------------------------------------------------------------

    def open_strip(self) -> None:
        """Take a point in a few words; the page stays as it is, and so does what is typed there."""
        if self.strip.isHidden():
            self._focus_before = self._window.focusWidget()
        self.strip.open(self.model.points)

    def close_strip(self) -> None:
        """Go back to where the keyboard was."""
        if self.strip.isHidden():
            return
        self.strip.hide()
        before, self._focus_before = self._focus_before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def park(self, words: str) -> None:
        """Park a point and say so, with a way to take it back."""
        point = self.model.park(words)
        if point is None:
            return
        self.close_strip()
        self._room.toast.say(
            _("Parked. It comes back before the sign-off."), lambda: self.model.take_back(point.number)
        )

    def show_parked(self) -> None:
        """Show what is parked."""
        self._show_parked(before_sign_off=False).left.connect(self.leave_sheet)

    def _show_parked(self, *, before_sign_off: bool) -> ParkedSheet:
        sheet = ParkedSheet(
            self._room.theme,
            self.model.points,
            writable=self.meeting.writable,
            before_sign_off=before_sign_off,
        )
        sheet.decided.connect(self._on_sheet_decided)
        sheet.removed.connect(self._on_sheet_removed)
        self._cover(sheet)
        return sheet

    def _bring_parked_back(self, before: StageKind) -> None:
        """Show what is still open, once: who left it open then is not asked at every visit."""
        waiting = {(point.number, point.text) for point in self.model.open_points} - self._shown
        if waiting and self.meeting.writable and self.cover.sheet is None:
            sheet = self._show_parked(before_sign_off=True)
            sheet.went_on.connect(lambda: self._go_on_to_sign_off(waiting))
            sheet.left.connect(lambda: self._go_back_to(before))

    def _go_on_to_sign_off(self, asked: set[tuple[int, str]]) -> None:
        self._shown |= asked
        self.leave_sheet()

    def _go_back_to(self, stage: StageKind) -> None:
        """Return to where the two came from; what is still open is asked again before the sign-off."""
        self.meeting.go_to_stage(stage)
        self.leave_sheet()

    def _on_sheet_decided(self, number: int, fate: ParkedFate | None) -> None:
        self.model.decide(number, fate)

    def _on_sheet_removed(self, number: int) -> None:
        point = next(point for point in self.model.points if point.number == number)
        self.model.take_back(number)
        self._room.toast.say(_("Point removed"), lambda: self.model.put_back(point))

    def _on_model_changed(self) -> None:
        self._refresh()
        sheet = self.cover.sheet
        if isinstance(sheet, ParkedSheet):
            sheet.show_points(self.model.points)
            focus: QWidget | None = self._window.focusWidget()
            if sheet.isVisible() and (focus is None or not sheet.isAncestorOf(focus)):
                sheet.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    # -- sheets --------------------------------------------------------------------------------------------------

    def show_stop(self) -> None:
        """Lead a grievance or a matter of health out of the meeting; nothing of it is kept."""
        snapshot = self.meeting.snapshot
        sheet = StopSheet(
            self._room.theme,
            contact=snapshot.hr_contact,
            organisation=snapshot.organisation,
            may_rebook=self.model.may_rebook,
        )
        sheet.pause_asked.connect(self._pause)
        sheet.rebook_asked.connect(self.show_rebook)
        self._take_page(sheet)

    def show_rebook(self) -> None:
        """Choose another day."""
        sheet = RebookSheet(self._room.theme, self.meeting.clock.now())
        sheet.asked.connect(self._on_sheet_asked)
        self._take_page(sheet)

    def show_company_key(self, wanted: KeyWanted) -> None:
        """Choose a company's key to sign with."""
        self._take_page(CompanyKeySheet(self._room.theme, wanted, self._room.preferences))

    def leave_sheet(self) -> None:
        """Go on with the meeting; what is to be signed is shown with what was decided here."""
        decided = isinstance(self.cover.sheet, ParkedSheet | CompanyKeySheet)
        self.cover.uncover()
        if decided and self.meeting.snapshot.stage is StageKind.SIGN_OFF:
            self._room.page.leave()
            self._room.page.refresh(self.meeting.snapshot)
        self._turn(self.meeting.party)

    def _cover(self, sheet: Sheet) -> None:
        self.close_strip()
        self._room.toast.hide()
        self.cover.cover(sheet)

    def _take_page(self, sheet: Sheet) -> None:
        sheet.left.connect(self.leave_sheet)
        self._room.page.leave()
        self._turn(None)
        self._cover(sheet)

    def _pause(self) -> None:
        self._leaving = True
        self.meeting.pause()

    def _on_meeting_saving_failed(self, _error: object) -> None:
        """Show the page again, where it is told, if somebody wanted to leave from a sheet."""
        if self._leaving:
            self._leaving = False
            self.leave_sheet()

    def _on_sheet_asked(self, moment: datetime) -> None:
        self._leaving = True
        self.model.rebook(moment, self._on_rebook_refused)

    def _on_rebook_refused(self, error: ReviewDeskError) -> None:
        self._leaving = False
        sheet = self.cover.sheet
        if isinstance(sheet, RebookSheet):
            sheet.refuse(self.meeting.sentence(error))

    def _on_curtain_drawn(self) -> None:
        self._refresh()
        self._turn(None)

    def _on_curtain_lifted(self) -> None:
        self._refresh()
        if not isinstance(self.cover.sheet, (StopSheet, RebookSheet, CompanyKeySheet)):
            self._turn(self.meeting.party)

    # -- talk balance --------------------------------------------------------------------------------------------

    def estimate_balance(self) -> None:
        """Begin to estimate how the talk is shared: only where the two have asked for it, and in memory alone."""
        self.balance = TalkBalance(self.meeting.clock.now)
        self.balance.turn(self.meeting.party)

    def _turn(self, party: Party | None) -> None:
        if self.balance is not None:
            self.balance.turn(party)

    def _on_meeting_turn_changed(self, party: Party) -> None:
        self._turn(party)

    def _show_balance(self) -> None:
        if self.balance is not None:
            self._room.side.extras.show_balance(self.balance.share(), self.meeting.snapshot)
