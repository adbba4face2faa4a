"""The owner's rooms: navigation on a sunken tint, and the page that is open."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from shiboken6 import isValid

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.office import Office, Place
from reviewdesk.ui.office.office_actions import shell_actions
from reviewdesk.ui.office.office_page import OfficePage
from reviewdesk.ui.office.rooms import Room, rooms_for
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Banner, Frame, Icon, NavItem, Row, Text, announce
from reviewdesk.ui.widgets.tab_order import first_stop

COMPACT_BELOW: Final = 960
WIDTH: Final = 224
COMPACT_WIDTH: Final = 72


class Shell(QWidget):
    """Made when a desk has been opened and gone when it is locked: nothing of the desk outlives it.

    ``meeting_asked`` carries a review's id, ``said`` a sentence and a function that undoes it (or None).
    """

    meeting_asked = Signal(str)
    drawer_asked = Signal(str)
    said = Signal(str, object)
    lock_asked = Signal()
    sample_delete_asked = Signal()
    place_changed = Signal(object)

    def __init__(self, theme: Theme, office: Office) -> None:
        super().__init__()
        self.theme, self.office = theme, office
        self.rooms = {room.key: room for room in rooms_for(office.owner_kind)}
        self.items: dict[str, NavItem] = {}
        self.pages: dict[str, OfficePage] = {}
        self.place = Place("")
        self._begun: QWidget | None = None
        self._may_begin = False
        self.side = Frame(theme, "side", margins=(14, 18, 14, 14), spacing=2)
        self.stack = QStackedWidget()
        self.banner = Banner(theme, "", "danger", action=_("Try again"))
        self.banner.hide()
        self.banner.acted.connect(self._on_banner_acted)
        self._build_navigation()
        right = Frame(theme, "plain", spacing=0)
        right.add(self.banner)
        right.add(self.stack, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.side)
        box.addWidget(right, 1)
        theme.changed.connect(self.retheme)
        QTimer.singleShot(0, self, self._make_early)

    def _make_early(self) -> None:
        """Make the rooms that work without being looked at, once the first page is on the screen."""
        for room in self.rooms.values():
            if room.early and room.key not in self.pages:
                self._make_page(room)

    def _build_navigation(self) -> None:
        brand = self.side.add(Row(self.theme, spacing=10, margins=(9, 0, 9, 14)))
        brand.add(Icon(self.theme, "sprout", tone="accent", size=22))
        self.brand = brand.add(Text(self.theme, "ReviewDesk", "h3"), 1)
        listed = [room for room in self.rooms.values() if not room.under]
        for room in (room for room in listed if not room.foot):
            self._add_item(room)
        self.side.add_stretch()
        for room in (room for room in listed if room.foot):
            self._add_item(room)
        self.lock_item = self.side.add(NavItem(self.theme, _("Lock"), "lock", selectable=False))
        self.lock_item.clicked.connect(self.lock_asked)
        self.addActions(shell_actions(self))

    def _add_item(self, room: Room) -> None:
        item = NavItem(self.theme, room.words(self.office.owner_kind), room.icon)
        item.setObjectName(room.key)
        item.clicked.connect(self._on_item_clicked)
        self.items[room.key] = self.side.add(item)

    # -- moving about --------------------------------------------------------------------------------------------

    def go_to(self, place: Place) -> None:
        """Open a page, making it on the first visit."""
        room = self.rooms[place.room]
        page = self.pages.get(room.key) or self._make_page(room)
        before = self.page
        if before is not None and before is not page:
            before.left()
        self.place = place
        self.banner.hide()
        self.stack.setCurrentWidget(page)
        self._mark(room.under or room.key)
        page.shown(place.thing)
        self.place_changed.emit(place)
        if before is not None:
            self._begin(page)
        if before is not page:
            announce(self, room.words(self.office.owner_kind))

    def take_keyboard(self) -> None:
        """Have the keyboard in the page, not in the navigation; again when the page has been filled anew."""
        page, focus = self.page, self._focus()
        if page is not None and not self._is_elsewhere():
            inside = focus is not None and page.isAncestorOf(focus)
            self._begun = focus if inside else self._begin(page)
            self._may_begin = True

    def _begin(self, page: OfficePage) -> QWidget | None:
        """Give the page the keyboard where it begins; one that has opened a form has it there already."""
        self._may_begin = False
        focus, now = page.first_focus(), self._focus()
        if focus is None and not (now is not None and page.isAncestorOf(now)):
            focus = first_stop(page)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
            if (
                not focus.isVisible()
            ):  # just made: Qt shows it in a moment, and only then it can be given a key
                QTimer.singleShot(0, self, self._confirm_focus)
        return focus

    def _confirm_focus(self) -> None:
        page = self.page
        focus = page.first_focus() if page is not None else None
        if focus is not None and focus is self._focus() and not focus.hasFocus():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus(self) -> QWidget | None:
        return self.window().focusWidget()

    def _on_view_model_changed(self) -> None:
        self.banner.hide()
        page = self.page
        if not self._may_begin or page is None or self.sender() is not page.view_model:
            return
        self._may_begin = False
        if self._begun is None or not isValid(self._begun) or not self._begun.isVisible():
            QTimer.singleShot(0, self, self._begin_anew)

    def _is_elsewhere(self) -> bool:
        """Say whether somebody is at work over the page: in the palette, on the sheet of keys, at a toast."""
        focus = self._focus()
        return focus is not None and focus.isVisible() and not self.isAncestorOf(focus)

    def _begin_anew(self) -> None:
        if self.page is not None and not self._is_elsewhere():
            self._begin(self.page)

    def _mark(self, key: str) -> None:
        """Mark a room; Tab stops at the marked one, arrow keys lead to the others."""
        for name, item in self.items.items():
            item.setChecked(name == key)
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == key else Qt.FocusPolicy.ClickFocus)

    @property
    def page(self) -> OfficePage | None:
        """The page that is open."""
        return self.pages.get(self.place.room)

    def title(self) -> str:
        """Return the words for the window's title."""
        return self.rooms[self.place.room].words(self.office.owner_kind)

    def close_pages(self) -> None:
        """Let every page hand over what it has not saved; the desk closes after this."""
        for page in self.pages.values():
            page.left()

    def _make_page(self, room: Room) -> OfficePage:
        page = self.pages[room.key] = room.build(self.theme, self.office)
        page.place_asked.connect(self.go_to)
        page.meeting_asked.connect(self.meeting_asked)
        page.drawer_asked.connect(self.drawer_asked)
        page.said.connect(self.said)
        page.sample_delete_asked.connect(self.sample_delete_asked)
        page.view_model.failed.connect(self._on_view_model_failed)
        page.view_model.changed.connect(self._on_view_model_changed)
        self.stack.addWidget(page)
        return page

    def _on_item_clicked(self) -> None:
        self.go_to(Place(self.sender().objectName()))

    def _on_view_model_failed(self, error: ReviewDeskError) -> None:
        self.banner.show_sentence(sentence(error), _("Try again"))

    def _on_banner_acted(self) -> None:
        self.banner.hide()
        if self.page is not None:
            self.page.view_model.refresh()

    # -- size ----------------------------------------------------------------------------------------------------

    def retheme(self) -> None:
        """Take lengths from the theme again."""
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the page, after the lock screen as after a meeting."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.take_keyboard)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows show icons only."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        compact = self.width() < self.theme.px(COMPACT_BELOW)
        for item in (*self.items.values(), self.lock_item):
            item.set_compact(compact=compact)
        self.brand.setVisible(not compact)
        self.side.setFixedWidth(self.theme.px(COMPACT_WIDTH if compact else WIDTH))
