"""The employee's own window on somebody else's computer: one drawer, and nothing of the owner's."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.system.i18n import _
from reviewdesk.ui.drawer.drawer_view_model import DrawerPlace, DrawerViewModel
from reviewdesk.ui.drawer.own_copies import OwnCopies
from reviewdesk.ui.drawer.own_reviews import OwnReviews
from reviewdesk.ui.drawer.passphrase_card import PassphraseCard
from reviewdesk.ui.prepare.prepare_panel import PreparePanel
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Avatar,
    Banner,
    Button,
    Column,
    FocusRing,
    FocusSoon,
    Frame,
    Line,
    Page,
    Text,
)

_CARD_WIDTH = 560


class DrawerWindow(QWidget):
    """``returned``: the owner has typed the desk's passphrase. ``abandoned``: the window was closed otherwise.

    Whoever opened this window locks the desk when it is abandoned: closing it is no way around the passphrase.
    """

    returned = Signal()
    abandoned = Signal()

    def __init__(self, theme: Theme, model: DrawerViewModel) -> None:
        super().__init__()
        self.theme, self.model = theme, model
        self._done = False
        self._shown: object = None
        model.setParent(self)
        name = model.handover.given_name
        self.setWindowTitle(_("{name}’s drawer").format(name=name))
        theme.dress(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._top())
        box.addWidget(Line(theme))
        self.banner = Banner(theme, "", "danger", action=_("Close message"))
        self.banner.hide()
        self.banner.acted.connect(self.banner.hide)
        box.addWidget(self.banner)
        self.page = Page(theme, margins=(32, 24, 32, 28))
        box.addWidget(self.page, 1)
        self.card: PassphraseCard | None = None
        self.list: OwnReviews | None = None
        self.panel: PreparePanel | None = None
        self._copies = OwnCopies(self)
        self._focus = FocusSoon(self, self.first_focus)
        model.changed.connect(self._on_model_changed)
        model.refused.connect(self._on_model_refused)
        model.failed.connect(self._on_model_failed)
        model.returned.connect(self._on_model_returned)
        self.ring = FocusRing(self, theme)
        model.look()

    def _top(self) -> Frame:
        handover = self.model.handover
        bar = Frame(self.theme, "side", horizontal=True, margins=(24, 10, 16, 10), spacing=12)
        bar.add(Avatar(self.theme, handover.initials, "employee", size=36))
        words = bar.add(Column(self.theme, spacing=0), 1)
        words.add_stretch()
        words.add(
            Text(self.theme, _("{name}’s drawer").format(name=handover.given_name), "strong", wrap=True)
        )
        told = _("On {name}’s computer. The desk itself is locked meanwhile.")
        words.add(
            Text(self.theme, told.format(name=handover.owner_given_name), "label", tone="text2", wrap=True)
        )
        words.add_stretch()
        self.away = bar.add(Button(self.theme, _("Close drawer"), icon="lock"))
        self.away.clicked.connect(self._on_away_clicked)
        return bar

    # -- what the model says -------------------------------------------------------------------------------------

    def _on_model_changed(self) -> None:
        place = self.model.place
        shown = (place, self.model.reviews if place is DrawerPlace.REVIEWS else ())
        if shown != self._shown:
            self._shown = shown
            self.banner.hide()
            self._build(place)
        if self.card is not None:
            self.card.set_busy(busy=self.model.busy)

    def _on_model_refused(self, words: str) -> None:
        if self.card is not None:
            self.card.refuse(words)

    def _on_model_failed(self, error: ReviewDeskError) -> None:
        self.banner.show_sentence(sentence(error), _("Close message"))

    def _on_model_returned(self) -> None:
        self._done = True
        self.returned.emit()
        self.close()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self, place: DrawerPlace) -> None:
        self.card = self.list = self.panel = None
        self.page.clear()
        inside = place in {DrawerPlace.REVIEWS, DrawerPlace.PREPARING}
        if inside:
            self._copies.watch()
        elif place is not DrawerPlace.WAITING:
            self._copies.take_back()
        back = _("Give back to {name}").format(name=self.model.handover.owner_given_name)
        self.away.setText(_("Close drawer") if inside else back)
        self.away.set_icon("lock" if inside else "key")
        self.away.setVisible(place is not DrawerPlace.RETURN)
        if place is DrawerPlace.REVIEWS:
            self.list = self.page.add(OwnReviews(self.theme, self.model.handover, self.model.reviews))
            self.list.chosen.connect(self.model.prepare)
        elif place is DrawerPlace.PREPARING and self.model.preparation is not None:
            self.panel = self.page.add(PreparePanel(self.theme, self.model.preparation, _("Your reviews")))
            self.panel.left.connect(self.model.list_reviews)
            self.panel.turned.connect(self._on_panel_turned)
        elif place is not DrawerPlace.WAITING:
            self._build_card(place)
        self.page.add_stretch()
        self._focus.ask()

    def _build_card(self, place: DrawerPlace) -> None:
        makers = {
            DrawerPlace.NEW: self._new_card,
            DrawerPlace.DOOR: self._door_card,
            DrawerPlace.RETURN: self._return_card,
        }
        self.page.add_stretch()
        self.card = self.page.add(makers[place](), align=Qt.AlignmentFlag.AlignHCenter)
        self.card.setMaximumWidth(self.theme.px(_CARD_WIDTH))
        self.page.add_stretch()

    def _new_card(self) -> PassphraseCard:
        names = {"name": self.model.handover.given_name, "owner": self.model.handover.owner_given_name}
        card = PassphraseCard(
            self.theme,
            _("A drawer of your own, {name}").format(**names),
            _(
                "Here you prepare your review in quiet. Your draft is locked with a passphrase that only you"
                " know; you open it yourself when you meet."
            ),
            label=_("Choose a passphrase"),
            action=_("Make my drawer"),
            twice=True,
            hint=_("Four words that have nothing to do with each other are hard to guess and easy to keep."),
            small_print=_(
                "With four words, nobody opens this drawer, not even with a copy of {owner}’s files. A short"
                " passphrase only keeps out a curious look. Nobody can reset it: if it is forgotten, the draft is"
                " lost."
            ).format(**names),
        )
        card.given.connect(self.model.create)
        return card

    def _door_card(self) -> PassphraseCard:
        name = self.model.handover.given_name
        card = PassphraseCard(
            self.theme,
            _("Welcome back, {name}").format(name=name),
            _("Your draft is as you left it. Open the drawer with your passphrase."),
            label=_("Your passphrase"),
            action=_("Open my drawer"),
        )
        card.given.connect(self.model.open)
        return card

    def _return_card(self) -> PassphraseCard:
        owner = self.model.handover.owner_given_name
        card = PassphraseCard(
            self.theme,
            _("The drawer is closed"),
            _(
                "Everything is saved and locked, {name}. You can hand the computer back to {owner}, whose own"
                " passphrase leads on from here."
            ).format(name=self.model.handover.given_name, owner=owner),
            label=_("{owner}’s passphrase").format(owner=owner),
            action=_("Back to the desk"),
            icon="circle-check",
        )
        card.given.connect(self.model.give_back)
        self.reopen = Button(self.theme, _("Open the drawer again"), "ghost", icon="lock-open")
        self.reopen.clicked.connect(self.model.go_back_to_door)
        card.add_space(8)
        card.add(self.reopen, align=Qt.AlignmentFlag.AlignLeading)
        return card

    # -- focus and closing ---------------------------------------------------------------------------------------

    def first_focus(self) -> QWidget | None:
        """Return the control where the person begins."""
        if self.card is not None:
            return self.card.first.control
        if self.list is not None:
            return next(iter(self.list.buttons), None)
        return self.panel.first_focus() if self.panel is not None else None

    def _on_panel_turned(self) -> None:
        self.page.verticalScrollBar().setValue(0)

    def _on_away_clicked(self) -> None:
        self.model.close_drawer()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the drawer, whichever way the window goes."""
        if not self._done:
            self._done = True
            self.model.close_drawer()
            self._copies.take_back()
            self.abandoned.emit()
        self.ring.release()
        super().closeEvent(event)
