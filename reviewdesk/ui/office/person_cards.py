"""What a person's page is made of: the next conversation, goals, promises, the drawer, and what happened."""

from typing import Final

from PySide6.QtCore import Qt, Signal

from reviewdesk.domain.goals import GoalState
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import BEFORE_MEETING, ReviewState
from reviewdesk.services.office_snapshots import (
    CommitmentView,
    GoalView,
    PersonView,
    ReviewView,
    TimelineEntry,
)
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.dates import short_day
from reviewdesk.ui.office.review_words import next_step, progress_words, when_words
from reviewdesk.ui.office.words import isolated
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Avatar,
    Button,
    Column,
    Frame,
    Icon,
    Line,
    ListRow,
    Reflow,
    Row,
    Text,
    TimelineRow,
)

_ICONS: Final = {"evidence": "notebook-pen", "review": "calendar", "sealed_plan": "file-check"}
_SHOWN: Final = 6


def card_head(
    theme: Theme, title: str, action: str = "", *, name: str = "", icon: str = ""
) -> tuple[Row, Button]:
    """Return a card's heading with one quiet action at its end."""
    row = Row(theme)
    row.add(Text(theme, title, "h3", wrap=True), 1)
    button = row.add(Button(theme, action, "ghost", icon=icon, name=name))
    button.setVisible(bool(action))  # not before: without a parent it would open as a window
    return row, button


class NextConversation(Frame):
    """The review that comes next. ``prepare_asked`` and ``meeting_asked`` carry its id.

    ``named=False`` where the page is about the person anyway.
    """

    prepare_asked = Signal(str)
    meeting_asked = Signal(str)

    def __init__(self, theme: Theme, review: ReviewView, *, named: bool = True) -> None:
        super().__init__(theme, "hero", horizontal=True, margins=(24, 20, 24, 20), spacing=20)
        self.review = review
        if named:
            avatar = Avatar(theme, review.employee_initials, "employee", size=56)
            self.add(avatar, align=Qt.AlignmentFlag.AlignTop)
        self.words = words = Column(theme, spacing=4)
        under_way = review.state not in BEFORE_MEETING
        kicker = _("Under way") if under_way else _("Next conversation")
        words.add(Text(theme, kicker, "overline", tone="accent_text", wrap=True))
        title = _("{title} with {name}").format(title=review.title, name=isolated(review.employee))
        words.add(Text(theme, title if named else review.title, "h2", wrap=True))
        words.add(Text(theme, when_words(review), "body", tone="text2", wrap=True))
        words.add(Text(theme, progress_words(review), "label", tone="text2", wrap=True))
        buttons = Column(theme)
        action, icon, meeting_first = next_step(review)
        name = f"{action}: {review.title}, {review.employee}"
        self.first = buttons.add(
            Button(theme, action, "primary", icon=icon, icon_after=not meeting_first, name=name)
        )
        self.first.clicked.connect(self._on_meeting if meeting_first else self._on_prepare)
        if (
            not under_way or review.state is ReviewState.MEETING
        ):  # one paused, or opened too early, is prepared on
            words_2 = _("Prepare") if meeting_first else _("Open meeting")
            name = f"{words_2}: {review.title}, {review.employee}"
            icon = "pen-line" if meeting_first else "presentation"
            self.second = buttons.add(Button(theme, words_2, icon=icon, name=name))
            self.second.clicked.connect(self._on_prepare if meeting_first else self._on_meeting)
        buttons.add_stretch()
        self.add(Reflow(theme, [(words, 1), (buttons, 0)], need=560), 1)

    def _on_prepare(self) -> None:
        self.prepare_asked.emit(self.review.id)

    def _on_meeting(self) -> None:
        self.meeting_asked.emit(self.review.id)


class GoalsCard(Frame):
    """Open goals; ``goal_asked`` carries an id, ``add_asked`` asks for a new one."""

    goal_asked = Signal(str)
    add_asked = Signal()

    def __init__(self, theme: Theme, person: PersonView, goals: tuple[GoalView, ...]) -> None:
        super().__init__(theme, "card", margins=(22, 14, 22, 14), spacing=0)
        head, add = card_head(theme, _("Goals"), _("Add a goal"), icon="plus")
        self.add(head)
        add.clicked.connect(self.add_asked)
        open_ones = [goal for goal in goals if goal.state is GoalState.OPEN]
        if not open_ones:
            told = _("No open goal yet. {name} owns the goals: agree on one together.")
            self.add_space(4)
            self.add(Text(theme, told.format(name=person.given_name), "body", tone="text2", wrap=True))
            self.add_space(6)
        for number, goal in enumerate(open_ones):
            if number:
                self.add(Line(theme))
            self.add(self._row(theme, goal))
        closed = len(goals) - len(open_ones)
        if closed:
            self.add(Line(theme))
            told = ngettext("{n} goal is done or let go", "{n} goals are done or let go", closed).format(
                n=closed
            )
            self.add_space(8)
            self.add(Text(theme, told, "label", tone="text2", wrap=True))
        self.add_stretch()

    def _row(self, theme: Theme, goal: GoalView) -> ListRow:
        count = len(goal.evidence)
        notes = ngettext("{n} note", "{n} notes", count).format(n=count) if count else _("nothing noted yet")
        serves = goal.objective or _("serves no objective yet")
        button = Button(
            theme, _("Open"), role="label", name=_("Open the goal {title}").format(title=goal.title)
        )
        button.setProperty("goal", goal.id)
        button.clicked.connect(self._on_goal_clicked)
        return ListRow(theme, goal.title, f"{serves} · {notes}", trailing=button)

    def _on_goal_clicked(self) -> None:
        self.goal_asked.emit(self.sender().property("goal"))


class PromisesCard(Frame):
    """What either of the two has promised and not yet kept."""

    def __init__(self, theme: Theme, promises: tuple[CommitmentView, ...]) -> None:
        super().__init__(theme, "card", margins=(22, 14, 22, 16), spacing=10)
        head, _button = card_head(theme, _("Open promises"))
        self.add(head)
        if not promises:
            told = _("No promise is open. What you agree on in a review shows up here.")
            self.add(Text(theme, told, "body", tone="text2", wrap=True))
        for promise in promises:
            column = self.add(Column(theme, spacing=1))
            column.add(Text(theme, promise.text, "body", wrap=True))
            due = _("by {day}").format(day=short_day(promise.due)) if promise.due else _("no day named")
            who = _("You") if promise.by is Party.MANAGER else isolated(promise.person)
            column.add(Text(theme, f"{who} · {due}", "caption", tone="text2", wrap=True))
        self.add_stretch()


class DrawerCard(Frame):
    """Whether the person has a drawer on this computer, and handing over to them."""

    asked = Signal()

    def __init__(self, theme: Theme, person: PersonView) -> None:
        super().__init__(theme, "employee", margins=(22, 16, 22, 18), spacing=8)
        name = person.given_name
        head = self.add(Row(theme, spacing=10))
        head.add(Icon(theme, "lock", tone="employee", size=20))
        head.add(Text(theme, _("{name}’s drawer").format(name=name), "h3", wrap=True), 1)
        if person.has_drawer:
            told = _(
                "{name} prepares in a drawer on this computer. It opens with {name}’s passphrase, not with yours."
            )
        else:
            told = _(
                "{name} can prepare on this computer, in a drawer that only {name} can open. There is none yet."
            )
        self.add(Text(theme, told.format(name=name), "body", wrap=True))
        self.add_space(4)
        self.button = self.add(
            Button(theme, _("Hand over to {name}").format(name=name), icon="key"),
            align=Qt.AlignmentFlag.AlignLeading,
        )
        self.button.clicked.connect(self.asked)
        self.add(Text(theme, _("Your own desk is covered meanwhile."), "caption", tone="text2", wrap=True))
        self.add_stretch()


class TimelineCard(Frame):
    """What happened, newest first; the first few, and the rest when asked for."""

    def __init__(self, theme: Theme, timeline: tuple[TimelineEntry, ...]) -> None:
        super().__init__(theme, "card", margins=(22, 14, 22, 14), spacing=0)
        self._timeline = timeline
        self._show(_SHOWN)

    def _show(self, limit: int) -> None:
        theme, shown = self.theme, self._timeline[:limit]
        self.clear()
        head, _button = card_head(theme, _("What happened"))
        self.add(head)
        self.add_space(4)
        if not shown:
            told = _("Nothing yet. Notes on goals and reviews gather here over the year.")
            self.add(Text(theme, told, "body", tone="text2", wrap=True))
        for number, entry in enumerate(shown):
            row = TimelineRow(
                theme,
                short_day(entry.on),
                entry.title,
                _detail(entry),
                icon=_ICONS.get(entry.kind, "calendar"),
                tone="accent" if entry.kind == "sealed_plan" else "text2",
                first=number == 0,
                last=number == len(shown) - 1,
            )
            self.add(row)
        if len(self._timeline) > limit:
            more = Button(theme, _("Show everything"), "ghost", icon="chevron-down")
            more.clicked.connect(self._on_more_clicked)
            self.add(more, align=Qt.AlignmentFlag.AlignLeading)
        self.add_stretch()

    def _on_more_clicked(self) -> None:
        self._show(len(self._timeline))


def _detail(entry: TimelineEntry) -> str:
    if entry.kind == "sealed_plan":
        return _("Signed and sealed. The plan is in the archive.")
    return entry.detail or _("Planned")
