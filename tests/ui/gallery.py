"""One window with every widget, and a small page that shows how pages are composed."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from reviewdesk.ui.theme import Theme, Tone
from reviewdesk.ui.widgets import (
    ActionCard,
    Avatar,
    Banner,
    Button,
    Column,
    ComboBox,
    DateEdit,
    DropTarget,
    EmptyState,
    Field,
    FocusRing,
    Frame,
    Icon,
    IconLine,
    Line,
    LineEdit,
    ListRow,
    NavItem,
    Page,
    PdfView,
    ProgressBar,
    RatingMark,
    RatingScale,
    Reflow,
    Row,
    SecretRating,
    SignaturePad,
    Sparkline,
    StageLook,
    StageRail,
    Text,
    TextEdit,
    TimelineRow,
    TimeRing,
    Veil,
)

STAGES = ("Welcome", "Self-assessment", "Progress ratings", "Growth", "Development plan", "Sign-off")
SIGNATURE = [
    [(0.10, 0.20, 0.010), (0.11, 0.45, 0.011), (0.12, 0.70, 0.009)],
    [(0.06, 0.22, 0.010), (0.22, 0.28, 0.010), (0.25, 0.48, 0.009), (0.10, 0.72, 0.008)],
    [(0.27, 0.60, 0.008), (0.33, 0.48, 0.010), (0.37, 0.62, 0.008), (0.44, 0.47, 0.010), (0.50, 0.62, 0.008)],
]


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


class WidgetsPage(Page):
    """Everything that a page is made of."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, max_width=1180, spacing=16)
        self.add(
            Text(
                theme,
                "How far did we get with making a new colleague productive in 7 days?",
                "question",
                wrap=True,
            )
        )
        self.add(Banner(theme, "The link was lost at 10:04; both can go on.", "info", action="Try again"))
        self.add(Banner(theme, "This desk could not be saved.", "danger", action="Choose another folder"))
        views = [(self._view(theme, "employee"), 1), (self._view(theme, "manager"), 1)]
        self.add(Reflow(theme, views, need=640))
        blind = [(self._sealed(theme), 1), (self._choosing(theme), 1)]
        self.add(Reflow(theme, blind, need=640))
        agreed = self.add(Frame(theme, spacing=12))
        agreed.add(Text(theme, "What do we agree on?", "strong", wrap=True))
        self.scale = agreed.add(RatingScale(theme, name="Agreed rating", step="achieved"))
        agreed.add(self._buttons(theme))
        self.add(Reflow(theme, [(self._plan(theme), 5), (self._editor(theme), 8)], spacing=24, need=760))
        self.add(Reflow(theme, [(self._sign_off(theme), 6), (self._preview(theme), 5)], spacing=28, need=820))
        self.add(Reflow(theme, [(self._timeline(theme), 1), (self._empty(theme), 1)], need=640))
        self.add_stretch()

    @staticmethod
    def _view(theme: Theme, who: str) -> Frame:
        employee = who == "employee"
        card = Frame(theme, "employee" if employee else "manager", margins=(20, 16, 20, 18), spacing=10)
        head = card.add(Row(theme, spacing=10))
        head.add(Avatar(theme, "DP" if employee else "ME", "employee" if employee else "manager", size=34))
        words = "Devon sees" if employee else "Maya sees"
        head.add(Text(theme, words, "strong", tone="employee" if employee else "manager", wrap=True), 1)
        shown = card.add(Row(theme, spacing=12))
        shown.add(
            RatingMark(
                theme, "beyond" if employee else "well_on_the_way", "employee" if employee else "manager"
            )
        )
        shown.add(Text(theme, "Beyond" if employee else "Well on the way", "rating", wrap=True), 1)
        card.add(Text(theme, "“The checklist worked. The last two shipped in week one.”", "body", wrap=True))
        card.add_stretch()
        return card

    @staticmethod
    def _sealed(theme: Theme) -> Frame:
        card = Frame(theme, "employee")
        card.add(Text(theme, "Ready", "rating", wrap=True))
        card.add(Text(theme, "Hidden until you both are ready.", "body", tone="text2", wrap=True))
        card.add(Veil(theme, "employee", name="Rating by Devon, hidden"))
        card.add_stretch()
        return card

    def _choosing(self, theme: Theme) -> Frame:
        card = Frame(theme, "manager")
        card.add(Text(theme, "Choosing now", "rating", wrap=True))
        card.add(Text(theme, "Press 1 to 5. Nothing shows on the screen.", "body", tone="text2", wrap=True))
        self.secret = card.add(SecretRating(theme, name="Rating by Maya, hidden", tone="manager"))
        card.add_stretch()
        return card

    @staticmethod
    def _buttons(theme: Theme) -> Reflow:
        row = Row(theme, spacing=10)
        row.add(Button(theme, "We agree", "primary", icon="check"))
        row.add(Button(theme, "Keep both views"))
        row.add_stretch()
        more = Row(theme, spacing=10)
        more.add_stretch()
        more.add(Button(theme, "Remove", "danger", icon="trash-2"))
        disabled = more.add(Button(theme, "Next goal", "primary", icon="arrow-right", icon_after=True))
        disabled.setEnabled(False)
        return Reflow(theme, [(row, 1), (more, 0)], spacing=10)

    @staticmethod
    def _plan(theme: Theme) -> Column:
        column = Column(theme, spacing=10)
        first = column.add(
            ActionCard(theme, 1, "Lead the November release end to end", "On the job · begins 20 Oct")
        )
        first.setChecked(True)
        column.add(
            ActionCard(
                theme, 2, "Pair with Amara on interviews", "With someone · first step missing", warn=True
            )
        )
        column.add(Button(theme, "Add another", "ghost", icon="plus"))
        column.add_stretch()
        return column

    @staticmethod
    def _editor(theme: Theme) -> Frame:
        card = Frame(theme, spacing=13)
        card.add(
            Field(theme, "What will Devon practise?", LineEdit(theme, "Lead the November release end to end"))
        )
        chips = card.add(Row(theme, spacing=8))
        group = QButtonGroup(chips)
        for i, words in enumerate(("On the job", "With someone", "Learning")):
            chip = chips.add(Button(theme, words, "chip", checkable=True))
            chip.setChecked(i == 0)
            group.addButton(chip)
        chips.add_stretch()
        choice = ComboBox(theme)
        choice.addItems(["Ship smaller, ship weekly", "Customers stay three years"])
        card.add(Field(theme, "Serves which objective?", choice, optional=True))
        step = Field(theme, "First small step", LineEdit(theme, placeholder="For example: shadow a release"))
        step.set_error("Add a step that fits into the next two weeks.")
        begin = Field(theme, "Begin", DateEdit(theme, QDate(2025, 10, 20)))
        card.add(Reflow(theme, [(step, 3), (begin, 2)], spacing=20, need=460))
        words = "Clears the calendar on release day, and debriefs for 20 minutes the day after."
        card.add(
            Field(theme, "What will Maya do to help?", TextEdit(theme, words), hint="A promise with a date.")
        )
        card.add(IconLine(theme, "cloud-check", "Saved 10:42", icon_tone="accent"))
        return card

    @staticmethod
    def _sign_off(theme: Theme) -> Column:
        column = Column(theme, spacing=12)
        column.add(Text(theme, "Read it together, then sign", "question", wrap=True))
        drawn = SignaturePad(theme, "Devon Park")
        drawn.set_strokes(SIGNATURE)
        column.add(Reflow(theme, [(drawn, 1), (SignaturePad(theme, "Maya Ellis"), 1)], need=520))
        soft = column.add(Frame(theme, "soft", horizontal=True, spacing=12))
        soft.add(Icon(theme, "shield-check", tone="accent", size=22))
        told = "After both signatures the PDF is sealed. Any later change can be seen."
        soft.add(Text(theme, told, "body", tone="text2", wrap=True), 1)
        drawer = column.add(Frame(theme, "drawer"))
        drawer.add(IconLine(theme, "lock", "Only you. Never shown while sharing.", wrap=True))
        column.add_stretch()
        return column

    @staticmethod
    def _preview(theme: Theme) -> PdfView:
        view = PdfView(theme, name="Preview of the plan")
        view.set_pages([paper(1), paper(2)])
        return view

    @staticmethod
    def _timeline(theme: Theme) -> Frame:
        card = Frame(theme, spacing=0)
        card.add(
            TimelineRow(theme, "14 Oct", "Check-in", "One promise made", icon="message-circle", first=True)
        )
        card.add(TimelineRow(theme, "2 Sep", "Goal agreed", icon="target", last=True))
        card.add_stretch()
        return card

    @staticmethod
    def _empty(theme: Theme) -> Frame:
        card = Frame(theme)
        card.add(
            EmptyState(theme, "target", "No goals yet. Start with one that matters.", action="Write a goal")
        )
        card.add(DropTarget(theme, "Drop a sealed plan here to check it."))
        return card


def paper(number: int) -> QImage:
    """Return a page with some grey lines."""
    image = QImage(620, 877, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    for line in range(12 + number):
        painter.fillRect(60, 80 + 40 * line, 500 - 23 * (line % 4), 8, QColor("#C8C4BC"))
    painter.end()
    return image


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
