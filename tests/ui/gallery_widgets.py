"""A page with every widget, as the walker and the pictures see them."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QButtonGroup

from reviewdesk.ui.theme import Theme
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
    Frame,
    Icon,
    IconLine,
    LineEdit,
    Page,
    PdfView,
    RatingMark,
    RatingScale,
    Reflow,
    Row,
    SecretRating,
    SignaturePad,
    Text,
    TextEdit,
    TimelineRow,
    Veil,
)

SIGNATURE = [
    [(0.10, 0.20, 0.010), (0.11, 0.45, 0.011), (0.12, 0.70, 0.009)],
    [(0.06, 0.22, 0.010), (0.22, 0.28, 0.010), (0.25, 0.48, 0.009), (0.10, 0.72, 0.008)],
    [(0.27, 0.60, 0.008), (0.33, 0.48, 0.010), (0.37, 0.62, 0.008), (0.44, 0.47, 0.010), (0.50, 0.62, 0.008)],
]


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
        column.add(Button(theme, "Add another", "ghost", icon="plus"), align=Qt.AlignmentFlag.AlignLeading)
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
