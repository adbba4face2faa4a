"""A window and a page that show how both are composed; every widget is in ``gallery_widgets``."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reviewdesk.ui.theme import Theme, Tone
from reviewdesk.ui.widgets import (
    Avatar,
    Button,
    Column,
    FocusRing,
    Frame,
    Icon,
    IconLine,
    Line,
    ListRow,
    NavItem,
    Page,
    ProgressBar,
    Reflow,
    Row,
    Sparkline,
    StageLook,
    StageRail,
    Text,
    TimeRing,
)

STAGES = ("Welcome", "Self-assessment", "Progress ratings", "Growth", "Development plan", "Sign-off")


class ExamplePage(Page):
    """The example to copy: a page gets its theme, builds once, and is set from data."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        head = self.add(Row(theme, spacing=12))
        words = head.add(Column(theme, spacing=4), 1)
        words.add(Text(theme, "Tuesday 14 October", "label", tone="text2"))
        words.add(Text(theme, "Good morning, Maya", "h1", wrap=True))
        head.add(Button(theme, "Find", "ghost", icon="search", tip="Find anything (Ctrl+K)"))
        head.add(Button(theme, "New check-in", icon="plus"))
        self.add_space(20)
        self.add(self._hero(theme))
        self.add_space(16)
        self.add(Reflow(theme, [(self._check_ins(theme), 1), (self._goals(theme), 1)], need=760))
        self.add_space(16)
        self.add(self._pilot(theme))
        self.add_stretch()

    @staticmethod
    def _hero(theme: Theme) -> Frame:
        hero = Frame(theme, "hero", horizontal=True, margins=(24, 22, 24, 22), spacing=20)
        hero.add(Avatar(theme, "DP", "employee", size=56), align=Qt.AlignmentFlag.AlignTop)
        words = Column(theme, spacing=4)
        words.add(Text(theme, "Next conversation", "overline", tone="accent_text", wrap=True))
        words.add(Text(theme, "Year review with Devon Park", "h2", wrap=True))
        told = "Thursday 14:00 · 75 minutes · Devon has finished the self-assessment"
        words.add(Text(theme, told, "body", tone="text2", wrap=True))
        words.add_space(6)
        done = Row(theme, spacing=10)
        done.add(Text(theme, "Your preparation", "label", tone="text2"))
        done.add(ProgressBar(theme, 0.6, name="Your preparation"), 1)
        done.add(Text(theme, "3 of 5 topics", "label", tone="text2"))
        words.add(done)
        buttons = Column(theme)
        buttons.add(Button(theme, "Continue preparing", "primary", icon="arrow-right", icon_after=True))
        buttons.add(Button(theme, "Open meeting", icon="presentation"))
        hero.add(Reflow(theme, [(words, 1), (buttons, 0)], need=640), 1)
        return hero

    @staticmethod
    def _check_ins(theme: Theme) -> Frame:
        card = Frame(theme, spacing=0)
        head = card.add(Row(theme))
        head.add(Text(theme, "Check-ins due", "h3", wrap=True), 1)
        head.add(Button(theme, "See all", "ghost", name="See all check-ins"))
        people = (
            ("Amara Okafor", "Last talked 16 days ago · wants feedback on the pitch"),
            ("Jonas Lind", "Last talked 9 days ago · one promise open"),
            ("Sofia Reyes", "First check-in after her review"),
        )
        for i, (name, told) in enumerate(people):
            if i:
                card.add(Line(theme))
            letters = "".join(word[0] for word in name.split())
            button = Button(theme, "Open", role="label", name=f"Open check-in with {name}")
            card.add(ListRow(theme, name, told, leading=Avatar(theme, letters), trailing=button))
        card.add_stretch()
        return card

    @staticmethod
    def _goals(theme: Theme) -> Frame:
        card = Frame(theme, spacing=6)
        head = card.add(Row(theme))
        head.add(Text(theme, "Team goals", "h3", wrap=True), 1)
        head.add(Button(theme, "See all", "ghost", name="See all goals"))
        on_track = IconLine(theme, "circle-check", "On track", tone="accent_text", icon_tone="accent")
        talk = IconLine(theme, "circle-alert", "Needs a talk", tone="warn")
        for title, share, line, values in (
            ("Onboarding in 7 days", 0.72, on_track, (12, 12, 11, 10, 10, 9, 8)),
            ("Answer support within a day", 0.28, talk, (60, 62, 58, 50, 49, 44, 45)),
        ):
            card.add(Reflow(theme, [(Text(theme, title, "strong", wrap=True), 1), (line, 0)], spacing=8))
            bar = card.add(Row(theme, spacing=14))
            tone: Tone = "warn" if line is talk else "accent"
            bar.add(ProgressBar(theme, share, name=title, tone=tone), 1)
            bar.add(Sparkline(theme, values, name=title, tone=tone, width=84, height=26, filled=False))
            card.add_space(10)
        card.add_stretch()
        return card

    @staticmethod
    def _pilot(theme: Theme) -> Frame:
        words = Column(theme, spacing=2)
        words.add(Text(theme, "How the pilot is going", "h3", wrap=True))
        told = "Pilot team against the others (dashed). Small groups: read as a hint, not proof."
        words.add(Text(theme, told, "label", tone="text2", wrap=True))
        line = Sparkline(
            theme, (3.4, 3.5, 3.5, 3.8, 3.9, 4.1, 4.2), name="Pilot team", width=260, height=56,
            compare=(3.4, 3.4, 3.5, 3.4, 3.5, 3.5, 3.6),
        )  # fmt: skip
        number = Column(theme, spacing=0)
        number.add(Text(theme, "4.2", "number"))
        number.add(Text(theme, "others 3.6 · n = 9", "label", tone="text2", wrap=True))
        card = Frame(theme, "card", horizontal=True)
        card.add(Reflow(theme, [(words, 3), (line, 2), (number, 1)], spacing=24, need=640), 1)
        return card


class Gallery(QWidget):
    """Navigation, rail and one of the two pages, as the windows of the product are built."""

    def __init__(self, theme: Theme, page: Page, *, rail: bool = False) -> None:
        super().__init__()
        self.theme, self.page = theme, page
        self.setWindowTitle("Gallery")
        theme.dress(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.side = Frame(theme, "side", margins=(14, 18, 14, 14), spacing=2)
        self.items: list[NavItem] = []
        self.rail = StageRail(theme)
        self.ring = TimeRing(theme)
        if rail:
            self._build_rail()
        else:
            self._build_navigation()
        box.addWidget(self.side)
        box.addWidget(page, 1)
        self.focus_ring = FocusRing(self, theme)

    def _build_rail(self) -> None:
        looks = [StageLook(title, "done" if i < 2 else "todo") for i, title in enumerate(STAGES)]
        looks[2] = StageLook(STAGES[2], "now", "Goal 2 of 4")
        self.rail.set_stages(looks)
        self.side.add(self.rail)
        self.side.add_stretch()
        self.ring.set_time(8, 13)
        self.side.add(self.ring)

    def _build_navigation(self) -> None:
        brand = self.side.add(Row(self.theme, spacing=10, margins=(8, 0, 0, 14)))
        brand.add(Icon(self.theme, "sprout", tone="accent", size=22))
        self.brand = brand.add(Text(self.theme, "ReviewDesk", "h3"), 1)
        rooms = (
            ("Home", "house", 0),
            ("Reviews", "calendar", 0),
            ("Check-ins", "message-circle", 3),
            ("People", "users", 0),
            ("Goals", "target", 0),
            ("Archive", "archive", 0),
        )
        for words, icon, badge in rooms:
            self.items.append(self.side.add(NavItem(self.theme, words, icon, badge=badge)))
        self.items[0].setChecked(True)
        self.side.add_stretch()
        self.items.append(self.side.add(NavItem(self.theme, "Lock", "lock", selectable=False)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows show icons only."""
        super().resizeEvent(event)
        compact = event.size().width() < self.theme.px(960)
        for item in self.items:
            item.set_compact(compact=compact)
        self.rail.set_compact(compact=compact)
        if self.items:
            self.brand.setVisible(not compact)
        self.side.setFixedWidth(self.theme.px(72 if compact else 250))
