"""The page a desk opens with."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.office.home_content import HomeContent, Item, NextTalk, Way
from reviewdesk.ui.office.home_view_model import HomeViewModel
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_page import OfficePage
from reviewdesk.ui.office.private_offer import PrivateOffer
from reviewdesk.ui.theme import Theme, Token
from reviewdesk.ui.widgets import (
    Avatar,
    Banner,
    Button,
    Column,
    EmptyState,
    Frame,
    Icon,
    Line,
    ListRow,
    ProgressBar,
    Reflow,
    Row,
    Text,
)

WIDTH = 1320
AVATAR = 36
_TOP = Qt.AlignmentFlag.AlignTop


class HomePage(OfficePage):
    """Date, greeting, the next conversation with one primary button, and three quiet cards."""

    def __init__(self, theme: Theme, view_model: HomeViewModel) -> None:
        super().__init__(theme, view_model, max_width=WIDTH)
        self.sample = self.add(
            Banner(
                theme,
                _("This is the sample company. Try anything; nothing here is real."),
                "info",
                action=_("Delete the sample"),
            )
        )
        self.sample.acted.connect(self.sample_delete_asked)
        self.sample.hide()
        self.sample_gap = self.add(Column(theme, margins=(0, 0, 0, 20)))
        self.sample_gap.hide()
        self.day = self.add(Text(theme, "", "label", tone="text2"))
        self.add_space(4)
        self.greeting = self.add(Text(theme, "", "h1", wrap=True))
        self.add_space(20)
        self.body = self.add(Column(theme, spacing=16))
        self.add_stretch()

    def refresh(self, snapshot: HomeContent) -> None:
        """Show the page in words."""
        self.sample.setVisible(snapshot.sample)
        self.sample_gap.setVisible(snapshot.sample)
        self.day.setText(snapshot.day)
        self.greeting.setText(snapshot.greeting)
        self.body.clear()
        theme = self.theme
        if snapshot.reminders:
            self.body.add(Frame(theme, "soft", spacing=4)).add(self._list(theme, snapshot.reminders))
        if snapshot.talk is not None:
            self.body.add(self._hero(theme, snapshot.talk))
        elif snapshot.lead is not None:
            card = self.body.add(Frame(theme, "hero"))
            lead = EmptyState(
                theme,
                snapshot.lead.icon,
                snapshot.lead.sentence,
                action=_words(snapshot.lead.way),
                action_icon="",
            )
            if snapshot.lead.way is not None:
                lead.acted.connect(self._follow(snapshot.lead.way))
            card.add(lead)
        if snapshot.outlook:
            steps = [(self._step(theme, item), 1) for item in snapshot.outlook]
            self.body.add(Reflow(theme, steps, need=760))
        cards = self._cards(theme, snapshot)
        if cards:
            self.body.add(Reflow(theme, [(card, 1) for card in cards], need=760))
        if snapshot.goals:
            self.body.add(self._goals(theme, snapshot))

    def _hero(self, theme: Theme, talk: NextTalk) -> Frame:
        hero = Frame(theme, "hero", horizontal=True, margins=(24, 22, 24, 22), spacing=20)
        hero.add(Avatar(theme, talk.initials, "employee", size=56), align=_TOP)
        words = Column(theme, spacing=4)
        words.add(Text(theme, _("Next conversation"), "overline", tone="accent_text", wrap=True))
        words.add(Text(theme, talk.title, "h2", wrap=True))
        words.add(Text(theme, talk.told, "body", tone="text2", wrap=True))
        if talk.prepared is not None:
            words.add_space(6)
            done = words.add(Row(theme, spacing=10))
            done.add(Text(theme, _("Your preparation"), "label", tone="text2"))
            bar = done.add(ProgressBar(theme, talk.prepared, name=_("Your preparation")), 1)
            bar.setMaximumWidth(theme.px(320))
            done.add(Text(theme, talk.prepared_words, "label", tone="text2"))
            done.add_stretch()
        if talk.notes is not None and self.view_model.office.preferences.text("private_window") != "never":
            words.add_space(6)
            offer = words.add(PrivateOffer(theme, talk.given_name))
            offer.read_asked.connect(self._follow(Way(offer.read.text(), "", talk.notes)))
        words.add_stretch()
        buttons = Column(theme)
        after = talk.first.icon == "arrow-right"
        first = buttons.add(
            Button(theme, talk.first.words, "primary", icon=talk.first.icon, icon_after=after)
        )
        first.clicked.connect(self._follow(talk.first, talk.review_id))
        if talk.second is not None:
            second = buttons.add(Button(theme, talk.second.words, icon=talk.second.icon))
            second.clicked.connect(self._follow(talk.second, talk.review_id))
        buttons.add_stretch()
        hero.add(Reflow(theme, [(words, 1), (buttons, 0)], need=640), 1)
        return hero

    def _cards(self, theme: Theme, snapshot: HomeContent) -> list[QWidget]:
        cards: list[QWidget] = []
        if snapshot.upcoming:
            see = (
                Way(_("See all"), "", Place("reviews"), _("See all reviews"))
                if "reviews" in snapshot.ways
                else None
            )
            cards.append(self._card(theme, _("After that"), see, snapshot.upcoming))
        if snapshot.promises:
            cards.append(self._card(theme, _("Promises I made"), None, snapshot.promises))
        if snapshot.newest:
            see = Way(_("See all"), "", Place("archive"), _("See the whole archive"))
            cards.append(self._card(theme, _("Sealed last"), see, snapshot.newest))
        if snapshot.wanting:
            cards.append(self._card(theme, _("How the archive is"), None, snapshot.wanting))
        return cards

    @staticmethod
    def _step(theme: Theme, item: Item) -> Frame:
        card = Frame(theme, "card", spacing=6)
        card.add(Icon(theme, item.icon, tone="accent", size=24), align=Qt.AlignmentFlag.AlignLeading)
        card.add_space(4)
        card.add(Text(theme, item.title, "h3", wrap=True))
        card.add(Text(theme, item.told, "body", tone="text2", wrap=True))
        card.add_stretch()
        return card

    def _goals(self, theme: Theme, snapshot: HomeContent) -> Frame:
        title = _("Team goals, latest evidence") if snapshot.manages else _("My goals, latest evidence")
        see = Way(_("See all"), "", Place("goals"), _("See all goals")) if "goals" in snapshot.ways else None
        card = Frame(theme, spacing=4)
        card.add(self._head(theme, title, see))
        half = (len(snapshot.goals) + 1) // 2
        columns = [self._list(theme, part) for part in (snapshot.goals[:half], snapshot.goals[half:]) if part]
        card.add(Reflow(theme, [(column, 1) for column in columns], spacing=32, below=0, need=760))
        card.add_stretch()
        return card

    def _card(self, theme: Theme, title: str, see: Way | None, items: tuple[Item, ...]) -> Frame:
        card = Frame(theme, spacing=4)
        card.add(self._head(theme, title, see))
        card.add(self._list(theme, items))
        card.add_stretch()
        return card

    def _head(self, theme: Theme, title: str, see: Way | None) -> Row:
        head = Row(theme)
        head.add(Text(theme, title, "h3", wrap=True), 1)
        button = head.add(Button(theme, see.words if see else "", "ghost", name=see.name if see else ""))
        if see is not None:
            button.clicked.connect(self._follow(see))
        else:  # the titles of two cards beside each other stand on one line
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
            button.hide()
        return head

    def _list(self, theme: Theme, items: tuple[Item, ...]) -> Column:
        column = Column(theme, spacing=0)
        room = AVATAR if any(item.initials for item in items) else 0
        for number, item in enumerate(items):
            if number:
                column.add(Line(theme))
            column.add(self._row(theme, item, room))
        column.add_stretch()
        return column

    def _row(self, theme: Theme, item: Item, room: int) -> ListRow:
        tone: Token = "warn" if item.late else "text2"
        leading: QWidget = Icon(theme, "circle-alert" if item.late else item.icon, tone=tone, room=room)
        if item.initials:
            leading = Avatar(theme, item.initials, size=AVATAR)
        trailing = None
        if item.way is not None:
            trailing = Button(theme, item.way.words, role="label", name=item.way.name)
            trailing.clicked.connect(self._follow(item.way, item.key))
        return ListRow(
            theme,
            item.title,
            item.told,
            leading=leading,
            trailing=trailing,
            tone=tone,
        )

    def _follow(self, way: Way, review_id: str = "") -> Callable[[], None]:
        """Return what a button does: go to the way's place, or to the meeting of a review."""

        def follow() -> None:
            if way.place is not None:
                self.place_asked.emit(way.place)
            else:
                self.meeting_asked.emit(review_id)

        return follow


def _words(way: Way | None) -> str:
    return way.words if way is not None else ""
